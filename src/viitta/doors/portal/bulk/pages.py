"""A change of many measures as ready strings: the choice, and every row before and after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.bulk import Outcome
from viitta.doors.portal.bulk.forms import BulkForm
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries.bulk import Selection
from viitta.parts.roadmaps.words import BULK_FIELD, BULK_PROBLEMS, ORIGIN, STATUS

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A measure: what changes (field, before, after) and what stands in the way."""

    id: int
    title: str
    address: str
    changes: tuple[tuple[str, str, str], ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BulkPage:
    """The form of the change and whom it is about."""

    title: str
    roadmap: str
    roadmap_address: str
    select_address: str
    address: str
    said: str
    titles: tuple[str, ...]
    hidden: Pairs


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Every row before and after; nothing is applied while there is a problem."""

    title: str
    roadmap: str
    roadmap_address: str
    address: str
    said: str
    warning: str
    lines: tuple[Line, ...]
    problems: tuple[tuple[str, str], ...]
    some_fit: bool
    hidden: Pairs
    reason: str
    apply_word: str


def _hidden(measures: Iterable[int]) -> Pairs:
    return tuple(("measure", str(pk)) for pk in measures)


def count_words(count: int) -> str:
    return ngettext("%(count)s measure", "%(count)s measures", count) % {"count": count}


def bulk_page(roadmap: Roadmap, selection: Selection) -> BulkPage:
    """The form of the change."""
    chosen = ngettext("%(count)s measure is chosen.", "%(count)s measures are chosen.", len(selection.rows))
    return BulkPage(
        title=_("Edit many measures"),
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        select_address=f"{reverse('roadmap', args=[roadmap.pk])}?view=select",
        address=reverse("bulk", args=[roadmap.pk]),
        said=chosen % {"count": len(selection.rows)},
        titles=tuple(row.title for row in selection.rows),
        hidden=_hidden(selection.measures),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """Ids of the change in words."""

    themes: Mapping[int, str]
    units: Mapping[int, str]
    people: Mapping[int, str]
    leads: Mapping[int, str]
    language: str

    def say(self, outcome: Outcome, name: str, *, is_after: bool) -> str:
        row = outcome.after if is_after else outcome.before
        value = getattr(row, name)
        if name == "owner":
            return (self.people.get(value) if is_after else self.leads.get(row.id)) or _("no owner")
        if isinstance(value, date):
            return formats.day(value, self.language)
        if not value:
            return "–"
        words: Mapping[object, object] = {
            "theme": self.themes,
            "unit": self.units,
            "status": STATUS,
            "origin": ORIGIN,
        }.get(name, {})  # type: ignore[assignment]
        return str(words.get(value, value))


def preview_page(
    roadmap: Roadmap, selection: Selection, outcomes: Sequence[Outcome], form: BulkForm, words: Words, *, warning: str = ""
) -> PreviewPage:  # fmt: skip
    """What would happen."""
    lines = tuple(_line(one, words) for one in outcomes if one.changed or one.problems)
    same = len(outcomes) - len(lines)
    said = ngettext("%(count)s measure changes.", "%(count)s measures change.", len(lines)) % {"count": len(lines)}
    if same:
        stays = ngettext("%(count)s measure stays as it is.", "%(count)s measures stay as they are.", same)
        said = f"{said} {stays % {'count': same}}"
    seen = tuple(("seen", f"{row.id}:{selection.measures[row.id].revision}:{row.owner}") for row in selection.rows)
    kept = tuple((name, form.data.get(name, "")) for name in form.fields if form.data.get(name))
    problems = tuple((f"#row-{line.id}", f"{line.title}: {said}") for line in lines for said in line.problems)
    change = ngettext("Change %(count)s measure", "Change %(count)s measures", len(lines)) % {"count": len(lines)}
    return PreviewPage(
        title=_("Check before changing"),
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        address=reverse("bulk", args=[roadmap.pk]),
        said=said,
        warning=warning,
        lines=lines,
        problems=problems,
        some_fit=any(line.changes and not line.problems for line in lines),
        hidden=(*_hidden(selection.measures), *seen, *kept),
        reason=form.cleaned_data["reason"],
        apply_word=change if lines and not problems else "",
    )


def _line(outcome: Outcome, words: Words) -> Line:
    return Line(
        id=outcome.before.id,
        title=outcome.before.title,
        address=reverse("measure", args=[outcome.before.id]),
        changes=tuple(
            (str(BULK_FIELD[name]), words.say(outcome, name, is_after=False), words.say(outcome, name, is_after=True))
            for name in outcome.changed
        ),
        problems=tuple(str(BULK_PROBLEMS[problem]) for problem in outcome.problems),
    )
