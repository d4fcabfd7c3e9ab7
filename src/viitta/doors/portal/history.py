"""Events of the change log in words: what was done, by whom, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext, pgettext_lazy

from viitta.core import formats
from viitta.parts.audit.models import Event
from viitta.parts.audit.queries import labels_of
from viitta.parts.roadmaps.words import KIND, ORIGIN, STATUS

DEEDS = {
    "roadmaps.founded": later("began a roadmap"),
    "roadmaps.changed": later("changed a roadmap"),
    "roadmaps.approved": later("wrote down the approval of a roadmap"),
    "roadmaps.archived": later("put a roadmap away"),
    "roadmaps.taken_back": later("took a roadmap back"),
    "roadmaps.theme.added": later("added themes"),
    "roadmaps.theme.changed": later("changed a theme"),
    "roadmaps.theme.moved": later("put the themes in order"),
    "roadmaps.theme.removed": later("removed a theme"),
    "roadmaps.goal.added": later("added goals"),
    "roadmaps.goal.changed": later("changed a goal"),
    "roadmaps.goal.moved": later("put the goals in order"),
    "roadmaps.goal.removed": later("removed a goal"),
    "roadmaps.provenance.added": later("added source materials"),
    "roadmaps.provenance.changed": later("changed a source material"),
    "roadmaps.provenance.moved": later("put the source materials in order"),
    "roadmaps.provenance.removed": later("removed a source material"),
    "roadmaps.measures.added": later("added measures"),
    "roadmaps.measures.changed": later("changed measures"),
    "roadmaps.measures.removed": later("removed measures"),
    "roadmaps.measures.reported": later("told a new status or end"),
    "roadmaps.owners.assigned": later("named an owner"),
    "roadmaps.owners.ended": later("ended an ownership"),
    "roadmaps.study.concluded": later("wrote down the outcome of a study"),
    "followup.round.opened": later("opened a round"),
    "followup.round.closed": later("closed a round"),
    "followup.round.moved": later("moved the days of a round"),
    "followup.round.not_held": later("marked a round as not held"),
    "followup.round.imported": later("brought in an earlier round from a sheet"),
    "followup.progress.recorded": later("answered the round"),
    "followup.progress.corrected": later("corrected a value of a closed round"),
    "followup.values.imported": later("brought in values from a sheet"),
    "followup.values.restored": later("took an import back"),
    "followup.observations.recorded": later("wrote down what was seen"),
    "followup.observation.changed": later("changed what was seen"),
    "followup.observation.removed": later("removed what was seen"),
    "followup.observation.restored": later("took back what was seen"),
    "followup.asked.handed_over": later("is asked instead of the former owner"),
    "organisations.founded": later("added an organisation"),
    "organisations.changed": later("changed an organisation"),
    "organisations.people.added": later("added people"),
    "organisations.person.changed": later("changed a person"),
    "organisations.person.left": later("marked a person as having left"),
    "organisations.units.added": later("added units"),
    "organisations.unit.changed": later("changed a unit"),
    "organisations.group.added": later("added a group"),
    "organisations.seats.added": later("added seats of a group"),
    "organisations.seats.ended": later("ended seats of a group"),
    "organisations.accounts.created": later("created accounts"),
    "organisations.account.changed": later("changed an account"),
    "organisations.grants.given": later("gave a role"),
    "organisations.grants.taken": later("took a role away"),
    "organisations.population.recorded": later("wrote down a population"),
    "organisations.succession.recorded": later("wrote down a merger"),
}
# Deeds that tell people nothing: links and mails go with every round, sessions are one's own.
QUIET = (
    "followup.links.", "messages.", "organisations.sessions.", "followup.asked.", "followup.round.imported",
)  # fmt: skip
FIELDS = {
    "title": later("title"),
    "description": later("description"),
    "theme": later("theme"),
    "kind": later("kind"),
    "status": later("status"),
    "origin": later("origin"),
    "unit": later("unit"),
    "provenance": later("source material"),
    "whole": later("whole"),
    "start": pgettext_lazy("field", "start"),
    "end": pgettext_lazy("field", "end"),
    "summary": later("realisation in words"),
    "goals": later("goals"),
}
VALUES: dict[str, dict[Any, Any]] = {"kind": KIND, "status": STATUS, "origin": ORIGIN}


@dataclass(frozen=True, slots=True)
class Told:
    """One deed in ready strings."""

    day: str
    who: str
    what: str
    target: str
    address: str


def is_telling(event: Event) -> bool:
    """Whether a deed says something to people."""
    return not event.kind.startswith(QUIET)


def told(events: Iterable[Event], language: str, *, addresses: dict[str, str], about: int | None = None) -> list[Told]:
    """Events in words. `addresses` gives the beginning of an address by kind of target; `about` is a measure's id."""
    found = []
    for event in events:
        labels = labels_of(event)
        address = addresses.get(event.target_kind, "") if event.target else ""
        found.append(
            Told(
                day=formats.day(timezone.localdate(event.at), language),
                who=_who(event, labels),
                what=_what(event, about),
                target=labels.get("target", ""),
                address=f"{address}{event.target}/" if address else "",
            )
        )
    return found


def _who(event: Event, labels: dict[str, str]) -> str:
    if event.actor_kind == "system":
        return _("Viitta by itself")
    return labels.get("actor") or _("somebody whose name has been erased")


def _what(event: Event, about: int | None) -> str:
    deed = str(DEEDS.get(event.kind, event.kind))
    measures = event.data.get("measures")
    if about is not None and isinstance(measures, dict):
        changed = measures.get(str(about), {})
        said = ", ".join(_change(name, values) for name, values in changed.items())
        return f"{deed} ({said})" if said else deed
    count = len(measures or event.data.get("entries") or event.data.get("rows") or ())
    if count > 1:
        many = ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}
        return f"{deed} ({many})"
    return deed


def _change(name: str, values: Any) -> str:
    """A changed field: its name, and what it was and became where the log holds it."""
    word = str(FIELDS.get(name, name))
    if name in VALUES or name in ("start", "end"):
        before, after = (_value(name, value) for value in values)
        return f"{word} {formats.change(before, after)}"
    return word


def _value(name: str, value: Any) -> str:
    if not value:
        return "–"
    if name in VALUES:
        return str(VALUES[name].get(value, value))
    year, month, day = str(value).split("-")
    return f"{int(day)}.{int(month)}.{year}"
