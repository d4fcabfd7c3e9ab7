"""Events of the change log in words: what was done, by whom, when."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from viitta.core import formats
from viitta.doors.portal.projects.deeds import DEEDS as PROJECT_DEEDS
from viitta.parts.audit.models import Event
from viitta.parts.audit.queries import labels_of
from viitta.parts.roadmaps.words import KIND, ORIGIN, STATUS

DEEDS = {
    **PROJECT_DEEDS,
    "benefits.added": gettext_lazy("added a benefit"),
    "benefits.changed": gettext_lazy("changed a benefit"),
    "benefits.removed": gettext_lazy("took a benefit out of the list"),
    "benefits.restored": gettext_lazy("brought a benefit back"),
    "benefits.years.told": gettext_lazy("told what was realised of a benefit in a year"),
    "benefits.reminded": gettext_lazy("reminded of the yearly reading of a benefit"),
    "benefits.retirements.kept": gettext_lazy("kept the number of planned retirements"),
    "benefits.retirements.removed": gettext_lazy("removed the number of planned retirements"),
    "reports.begun": gettext_lazy("began a report"),
    "reports.changed": gettext_lazy("changed the settings of a report"),
    "reports.section.written": gettext_lazy("wrote own text into a report"),
    "reports.section.emptied": gettext_lazy("took own text out of a report"),
    "reports.commented": gettext_lazy("commented on a report"),
    "reports.comments.handled": gettext_lazy("marked comments on a report as handled"),
    "reports.comments.reopened": gettext_lazy("opened comments on a report again"),
    "reports.published": gettext_lazy("published a version of a report"),
    "reports.file.kept": gettext_lazy("made a file of a published report"),
    "decisions.added": gettext_lazy("wrote decisions into the register"),
    "decisions.changed": gettext_lazy("changed a decision of the register"),
    "decisions.removed": gettext_lazy("took a decision out of the register"),
    "decisions.restored": gettext_lazy("brought a decision back into the register"),
    "meetings.visit.added": gettext_lazy("wrote down a visit"),
    "meetings.visit.changed": gettext_lazy("changed what is told of a visit"),
    "meetings.visit.removed": gettext_lazy("took a visit out of the list"),
    "meetings.visit.restored": gettext_lazy("brought a visit back"),
    "meetings.good_practice.added": gettext_lazy("wrote down a good practice of others"),
    "meetings.good_practice.changed": gettext_lazy("changed a good practice of others"),
    "meetings.good_practice.removed": gettext_lazy("took a good practice of others out of the list"),
    "meetings.good_practice.restored": gettext_lazy("brought a good practice of others back"),
    "roadmaps.recommendations.added": gettext_lazy("wrote a recommendation"),
    "roadmaps.recommendation.changed": gettext_lazy("changed a recommendation"),
    "roadmaps.recommendations.moved": gettext_lazy("put the recommendations in order"),
    "roadmaps.recommendations.removed": gettext_lazy("took a recommendation away"),
    "roadmaps.recommendations.restored": gettext_lazy("brought a recommendation back"),
    "roadmaps.recommendations.answered": gettext_lazy("answered recommendations"),
    "files.documents.attached": gettext_lazy("attached documents"),
    "files.document.changed": gettext_lazy("changed what is told of a document"),
    "files.document.removed": gettext_lazy("removed a document"),
    "files.document.restored": gettext_lazy("brought a document back"),
    "files.documents.forgotten": gettext_lazy("let go of documents removed long ago"),
    "roadmaps.handed_over": gettext_lazy("handed measures over to a successor"),
    "roadmaps.hand_over.told": gettext_lazy("told a successor what was handed over"),
    "followup.questions.chosen": gettext_lazy("chose what the update page asks"),
    "followup.sitting.kept": gettext_lazy("kept how long a page was open"),
    "meetings.added": gettext_lazy("called a meeting"),
    "meetings.changed": gettext_lazy("changed a meeting"),
    "meetings.cancelled": gettext_lazy("cancelled a meeting"),
    "meetings.cancelled.told": gettext_lazy("told that a meeting is cancelled"),
    "meetings.participants.added": gettext_lazy("called people to a meeting"),
    "meetings.participants.removed": gettext_lazy("took people off those called to a meeting"),
    "meetings.times.proposed": gettext_lazy("proposed times for a meeting"),
    "meetings.times.dropped": gettext_lazy("took back a time proposed for a meeting"),
    "meetings.times.answered": gettext_lazy("answered which times of a meeting suit"),
    "meetings.time.chosen": gettext_lazy("fixed the time of a meeting"),
    "meetings.links.issued": gettext_lazy("made links to answer a meeting by"),
    "meetings.invited": gettext_lazy("sent the invitation of a meeting"),
    "meetings.memo.changed": gettext_lazy("changed what a memo shows"),
    "meetings.memo.commented": gettext_lazy("commented on a memo"),
    "meetings.memo.comments_handled": gettext_lazy("marked comments on a memo as handled"),
    "meetings.memo.sent": gettext_lazy("sent a memo to be approved"),
    "meetings.memo.word_given": gettext_lazy("checked or approved a memo"),
    "meetings.memo.approved": gettext_lazy("made a memo approved"),
    "meetings.memo.file_kept": gettext_lazy("kept a file of an approved memo"),
    "meetings.answered": gettext_lazy("answered the invitation of a meeting"),
    "system.database.restored": gettext_lazy("brought a copy of the database back"),
    "roadmaps.founded": gettext_lazy("began a roadmap"),
    "roadmaps.changed": gettext_lazy("changed a roadmap"),
    "roadmaps.approved": gettext_lazy("wrote down the approval of a roadmap"),
    "roadmaps.archived": gettext_lazy("put a roadmap away"),
    "roadmaps.taken_back": gettext_lazy("took a roadmap back"),
    "roadmaps.theme.added": gettext_lazy("added themes"),
    "roadmaps.theme.changed": gettext_lazy("changed a theme"),
    "roadmaps.theme.moved": gettext_lazy("put the themes in order"),
    "roadmaps.theme.removed": gettext_lazy("removed a theme"),
    "roadmaps.goal.added": gettext_lazy("added goals"),
    "roadmaps.goal.changed": gettext_lazy("changed a goal"),
    "roadmaps.goal.moved": gettext_lazy("put the goals in order"),
    "roadmaps.goal.removed": gettext_lazy("removed a goal"),
    "roadmaps.provenance.added": gettext_lazy("added source materials"),
    "roadmaps.provenance.changed": gettext_lazy("changed a source material"),
    "roadmaps.provenance.moved": gettext_lazy("put the source materials in order"),
    "roadmaps.provenance.removed": gettext_lazy("removed a source material"),
    "roadmaps.measures.added": gettext_lazy("added measures"),
    "roadmaps.measures.changed": gettext_lazy("changed measures"),
    "roadmaps.measures.removed": gettext_lazy("removed measures"),
    "roadmaps.measures.reported": gettext_lazy("told a new status or end"),
    "roadmaps.owners.assigned": gettext_lazy("named an owner"),
    "roadmaps.owners.ended": gettext_lazy("ended an ownership"),
    "roadmaps.study.concluded": gettext_lazy("wrote down the outcome of a study"),
    "roadmaps.parties.added": gettext_lazy("added external parties"),
    "roadmaps.party.changed": gettext_lazy("changed an external party"),
    "roadmaps.party.removed": gettext_lazy("removed an external party"),
    "roadmaps.promises.added": gettext_lazy("wrote down what somebody outside promised"),
    "roadmaps.promises.changed": gettext_lazy("changed a promise of somebody outside"),
    "roadmaps.promises.moved": gettext_lazy("moved the day of a promise"),
    "roadmaps.promises.kept": gettext_lazy("marked a promise as kept"),
    "roadmaps.promises.cancelled": gettext_lazy("marked a promise as cancelled"),
    "roadmaps.promises.opened": gettext_lazy("opened a promise again"),
    "roadmaps.promises.reminded": gettext_lazy("reminded of a promise that falls due"),
    "roadmaps.efforts.recorded": gettext_lazy("wrote down days of work"),
    "roadmaps.milestones.added": gettext_lazy("added milestones"),
    "roadmaps.milestones.changed": gettext_lazy("changed a milestone"),
    "roadmaps.milestones.removed": gettext_lazy("removed a milestone"),
    "meetings.agenda.drafted": gettext_lazy("drafted an agenda"),
    "meetings.items.proposed": gettext_lazy("proposed to an agenda"),
    "meetings.items.moved": gettext_lazy("put an agenda in order"),
    "meetings.items.postponed": gettext_lazy("kept an item for a later meeting"),
    "meetings.item.changed": gettext_lazy("changed an item of an agenda"),
    "meetings.item.removed": gettext_lazy("removed an item of an agenda"),
    "meetings.item.restored": gettext_lazy("brought an item of an agenda back"),
    "meetings.item.handled": gettext_lazy("went through an item of an agenda"),
    "meetings.begun": gettext_lazy("began a meeting"),
    "meetings.ended": gettext_lazy("ended a meeting"),
    "meetings.pen.taken": gettext_lazy("began to write the notes of a meeting"),
    "meetings.pen.laid": gettext_lazy("stopped writing the notes of a meeting"),
    "meetings.lines.written": gettext_lazy("wrote notes"),
    "meetings.line.changed": gettext_lazy("changed notes"),
    "meetings.line.removed": gettext_lazy("removed notes"),
    "meetings.line.restored": gettext_lazy("brought notes back"),
    "meetings.attendance.recorded": gettext_lazy("wrote down who came to a meeting"),
    "meetings.resolutions.added": gettext_lazy("wrote down a resolution"),
    "meetings.resolution.changed": gettext_lazy("changed a resolution"),
    "meetings.resolution.removed": gettext_lazy("removed a resolution"),
    "meetings.resolution.restored": gettext_lazy("brought a resolution back"),
    "meetings.actions.added": gettext_lazy("wrote down an action"),
    "meetings.action.changed": gettext_lazy("changed an action"),
    "meetings.action.closed": gettext_lazy("closed an action"),
    "meetings.action.opened": gettext_lazy("opened an action again"),
    "meetings.action.removed": gettext_lazy("removed an action"),
    "meetings.action.restored": gettext_lazy("brought an action back"),
    "risks.added": gettext_lazy("added a risk"),
    "risks.changed": gettext_lazy("changed a risk"),
    "risks.reviewed": gettext_lazy("looked at a risk"),
    "roadmaps.measures.changed_in_bulk": gettext_lazy("changed many measures at once"),
    "roadmaps.measures.undone": gettext_lazy("undid a change"),
    "roadmaps.measures.carried_over": gettext_lazy("carried measures over to the next roadmap"),
    "roadmaps.edition.frozen": gettext_lazy("froze an edition"),
    "roadmaps.edition.renamed": gettext_lazy("mended the name of an edition"),
    "roadmaps.measures.merged": gettext_lazy("merged measures"),
    "roadmaps.measures.split": gettext_lazy("split a measure"),
    "roadmaps.measures.superseded": gettext_lazy("replaced measures"),
    "roadmaps.measures.dropped": gettext_lazy("gave up measures"),
    "roadmaps.measures.restored": gettext_lazy("took measures back into the plan"),
    "followup.round.opened": gettext_lazy("opened a round"),
    "followup.round.closed": gettext_lazy("closed a round"),
    "followup.round.moved": gettext_lazy("moved the days of a round"),
    "followup.round.not_held": gettext_lazy("marked a round as not held"),
    "followup.round.imported": gettext_lazy("brought in an earlier round from a sheet"),
    "followup.progress.recorded": gettext_lazy("answered the round"),
    "followup.progress.corrected": gettext_lazy("corrected a value of a closed round"),
    "followup.values.imported": gettext_lazy("brought in values from a sheet"),
    "followup.values.restored": gettext_lazy("took an import back"),
    "followup.observations.recorded": gettext_lazy("wrote down what was seen"),
    "followup.observation.changed": gettext_lazy("changed what was seen"),
    "followup.observation.removed": gettext_lazy("removed what was seen"),
    "followup.observation.restored": gettext_lazy("took back what was seen"),
    "followup.asked.handed_over": gettext_lazy("is asked instead of the former owner"),
    "organisations.founded": gettext_lazy("added an organisation"),
    "organisations.changed": gettext_lazy("changed an organisation"),
    "organisations.people.added": gettext_lazy("added people"),
    "organisations.person.changed": gettext_lazy("changed a person"),
    "organisations.account.erased": gettext_lazy("erased an account that is used no more"),
    "organisations.person.erased": gettext_lazy("erased the personal data of a person"),
    "organisations.person.left": gettext_lazy("marked a person as having left"),
    "organisations.units.added": gettext_lazy("added units"),
    "organisations.unit.changed": gettext_lazy("changed a unit"),
    "organisations.group.added": gettext_lazy("added a group"),
    "organisations.seats.added": gettext_lazy("added seats of a group"),
    "organisations.seats.ended": gettext_lazy("ended seats of a group"),
    "organisations.accounts.created": gettext_lazy("created accounts"),
    "organisations.account.changed": gettext_lazy("changed an account"),
    "organisations.grants.given": gettext_lazy("gave a role"),
    "organisations.grants.taken": gettext_lazy("took a role away"),
    "organisations.population.recorded": gettext_lazy("wrote down a population"),
    "organisations.succession.recorded": gettext_lazy("wrote down a merger"),
    "organisations.sessions.ended": gettext_lazy("signed out everywhere"),
    "organisations.person.removed": gettext_lazy("removed a person that nothing referred to"),
    "organisations.unit.removed": gettext_lazy("removed a unit that nothing referred to"),
    "roadmaps.owners.restored": gettext_lazy("took back a change of owners"),
    "roadmaps.strategy_goals.added": gettext_lazy("added goals of the strategy"),
    "roadmaps.strategy_goals.moved": gettext_lazy("put the goals of the strategy in order"),
    "roadmaps.strategy_goal.changed": gettext_lazy("changed a goal of the strategy"),
    "roadmaps.strategy_goal.removed": gettext_lazy("removed a goal of the strategy"),
    "roadmaps.goal.measured": gettext_lazy("chose the indicators of a goal"),
    "roadmaps.goal.judged": gettext_lazy("gave a verdict on a goal"),
    "roadmaps.practices.added": gettext_lazy("wrote down old practices that end"),
    "roadmaps.practice.changed": gettext_lazy("changed an old practice"),
    "roadmaps.practice.ended": gettext_lazy("wrote down that an old practice has ended"),
    "roadmaps.practice.removed": gettext_lazy("removed an old practice"),
    "indicators.added": gettext_lazy("added indicators"),
    "indicators.changed": gettext_lazy("changed an indicator"),
    "indicators.removed": gettext_lazy("removed an indicator"),
    "indicators.readings.recorded": gettext_lazy("told readings of indicators"),
    "indicators.readings.corrected": gettext_lazy("corrected readings of indicators"),
    "roadmaps.removed": gettext_lazy("removed an empty roadmap"),
    "followup.links.issued": gettext_lazy("sent links for answering"),
    "followup.links.revoked": gettext_lazy("ended links for answering"),
    "importexport.file.kept": gettext_lazy("looked at a sheet before bringing it in"),
    "importexport.file.discarded": gettext_lazy("put a sheet aside"),
    "importexport.columns.chosen": gettext_lazy("chose the columns of a sheet"),
    "importexport.batch.applied": gettext_lazy("brought in a sheet"),
    "importexport.batch.undone": gettext_lazy("took an import back"),
    "messages.queued": gettext_lazy("put mails in the outbox"),
    "messages.queued_again": gettext_lazy("put mails in the outbox again"),
    "messages.sent": gettext_lazy("sent a mail"),
    "messages.failed": gettext_lazy("could not deliver a mail"),
    "followup.reminder.not_sent": gettext_lazy("could not write to somebody without an address"),
}
# Deeds that tell people nothing: links and mails go with every round, sessions are one's own.
QUIET = (
    "followup.links.", "followup.reminder.", "messages.", "organisations.sessions.", "followup.asked.",
    "followup.round.imported", "followup.sitting.", "meetings.pen.", "meetings.line", "meetings.item.handled",
)  # fmt: skip
FIELDS = {
    "title": gettext_lazy("title"),
    "description": gettext_lazy("description"),
    "theme": gettext_lazy("theme"),
    "kind": gettext_lazy("kind"),
    "status": gettext_lazy("status"),
    "origin": gettext_lazy("origin"),
    "unit": gettext_lazy("unit"),
    "provenance": gettext_lazy("source material"),
    "whole": gettext_lazy("whole"),
    "start": pgettext_lazy("field", "start"),
    "end": pgettext_lazy("field", "end"),
    "summary": gettext_lazy("realisation in words"),
    "goals": gettext_lazy("goals"),
    "benefit": gettext_lazy("expected benefit"),
    "benefit_reason": gettext_lazy("reason of the benefit"),
    "cost_once": gettext_lazy("one-off cost"),
    "cost_yearly": gettext_lazy("yearly cost"),
    "financing": gettext_lazy("financing"),
    "scope": gettext_lazy("scope"),
    "owner": gettext_lazy("owner"),
    "owners": gettext_lazy("owner"),
    "strategy_goals": gettext_lazy("goals of the strategy"),
    "indicators": gettext_lazy("indicators"),
    "not_measured_because": gettext_lazy("why it is not measured"),
    "ends_no_practice": gettext_lazy("no old practice ends"),
}
COUNTED = ("measures", "entries", "rows", "owners", "people", "units", "observations")
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
    count = max(len(event.data.get(name) or ()) for name in COUNTED)
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
