"""Carrying over as ready strings: which measures go on, and how each would stand in the next roadmap."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core.carrying import GOES
from viitta.doors.portal.carrying.forms import CarryForm
from viitta.doors.portal.fields import in_words
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries.carrying import Candidate, Carriage, Luggage
from viitta.parts.roadmaps.words import CARRY_PROBLEMS, GOING, STATUS


@dataclass(frozen=True, slots=True)
class Line:
    """A measure that may go on, or one that stays and why."""

    id: int
    title: str
    address: str
    theme: str
    dates: str
    why: str
    goes: bool
    is_chosen: bool
    carried_address: str


@dataclass(frozen=True, slots=True)
class CarryPage:
    title: str
    roadmap: str
    roadmap_address: str
    address: str
    into: str
    into_address: str
    others: tuple[tuple[str, str], ...]  # other roadmaps that follow
    next_address: str
    going: tuple[Line, ...]
    staying: tuple[Line, ...]
    said: str


@dataclass(frozen=True, slots=True)
class PreviewLine:
    id: int
    title: str
    address: str
    theme: str
    dates: str
    along: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    title: str
    roadmap: str
    roadmap_address: str
    address: str
    back: str
    said: str
    warning: str
    lines: tuple[PreviewLine, ...]
    problems: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]
    apply_word: str


def _span(start: object, end: object) -> str:
    if not start and not end:
        return _("no schedule")
    if not end:
        return _("%(start)s– (the end is open)") % {"start": in_words(start)}  # type: ignore[arg-type]
    return f"{in_words(start)}–{in_words(end)}"  # type: ignore[arg-type]


def _address(roadmap: Roadmap, into: Roadmap) -> str:
    return f"{reverse('carry_over', args=[roadmap.pk])}?into={into.pk}"


def carry_page(
    roadmap: Roadmap, into: Roadmap, following: Sequence[Roadmap], rows: Sequence[Candidate], chosen: set[int]
) -> CarryPage:
    """All measures: those that go on with a box, the others with the reason why they stay."""
    lines = [_line(one, chosen) for one in rows]
    going = tuple(line for line in lines if line.goes)
    said = ngettext("%(count)s measure can go on.", "%(count)s measures can go on.", len(going))
    return CarryPage(
        title=_("Carry over to the next roadmap"),
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        address=_address(roadmap, into),
        into=into.name,
        into_address=reverse("roadmap", args=[into.pk]),
        others=tuple((_address(roadmap, row), row.name) for row in following if row.pk != into.pk),
        next_address=reverse("carry_over_next", args=[roadmap.pk]),
        going=going,
        staying=tuple(line for line in lines if not line.goes),
        said=said % {"count": len(going)},
    )


def _line(one: Candidate, chosen: set[int]) -> Line:
    row = one.measure
    goes = one.going in GOES
    return Line(
        id=row.pk,
        title=row.title,
        address=reverse("measure", args=[row.pk]),
        theme=row.theme.title,
        dates=_span(row.start, row.end),
        why=f"{GOING[one.going]}, {STATUS[row.status]}" if goes else str(GOING[one.going]),  # type: ignore[index]
        goes=goes,
        is_chosen=row.pk in chosen,
        carried_address=reverse("measure", args=[one.carried_as]) if one.carried_as else "",
    )


def preview_page(
    roadmap: Roadmap, into: Roadmap, found: Sequence[Carriage], luggage: Luggage, form: CarryForm, *, warning: str = ""
) -> PreviewPage:  # fmt: skip
    """How each chosen measure would stand in the next roadmap."""
    lines = tuple(_preview_line(one, luggage) for one in found)
    problems = tuple((f"#row-{line.id}", line.problem) for line in lines if line.problem)
    said = _("These go on in the roadmap %(name)s. In this roadmap they stay as they are.") % {"name": into.name}
    seen = tuple(("seen", f"{one.measure.pk}:{one.measure.revision}") for one in found)
    kept = [("measure", str(one.measure.pk)) for one in found] + [("days", form.cleaned_data["days"])]
    kept += [("adds_goals", "on")] if form.cleaned_data["adds_goals"] else []
    word = ngettext("Carry over %(count)s measure", "Carry over %(count)s measures", len(lines))
    return PreviewPage(
        title=_("Check before carrying over"),
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        address=_address(roadmap, into),
        back=_address(roadmap, into),
        said=said,
        warning=warning,
        lines=lines,
        problems=problems,
        hidden=(*seen, *kept),
        apply_word="" if problems else word % {"count": len(lines)},
    )


def _preview_line(one: Carriage, luggage: Luggage) -> PreviewLine:
    row = one.measure
    before, after = _span(row.start, row.end), _span(one.span.start, one.span.end)
    theme = one.theme_title
    if one.theme is None:
        theme = _("%(theme)s (a new theme)") % {"theme": theme}
    return PreviewLine(
        id=row.pk,
        title=row.title,
        address=reverse("measure", args=[row.pk]),
        theme=theme,
        dates=before if before == after else f"{before} → {after}",
        along=tuple(_along(one, luggage)),
        problem=_problem(one),
    )


def _problem(one: Carriage) -> str:
    if one.going not in GOES:
        return str(CARRY_PROBLEMS["stays"]) % {"titles": one.measure.title}
    return str(CARRY_PROBLEMS["taken"]) % {"titles": one.measure.title} if one.is_taken else ""


def _along(one: Carriage, luggage: Luggage) -> list[str]:
    """What goes along, in words."""
    pk = one.measure.pk
    owners = [row.title for row in luggage.owners.get(pk, [])]
    goals = [goal.title for goal in one.goals] + [
        _("%(goal)s (added)") % {"goal": goal.title} for goal in one.new_goals
    ]
    found = [_("Owners: %(titles)s") % {"titles": ", ".join(owners) or pgettext("owners", "none")}]
    found += [_("Goals: %(titles)s") % {"titles": ", ".join(goals)}] if goals else []
    milestones = [row.title for row in luggage.milestones.get(pk, [])]
    found += [_("Milestones after the period: %(titles)s") % {"titles": ", ".join(milestones)}] if milestones else []
    practices = [row.what for row in luggage.practices.get(pk, [])]
    found += [_("Old practices that go on: %(titles)s") % {"titles": ", ".join(practices)}] if practices else []
    for count, said in (
        (len(luggage.strategy_goals.get(pk, ())), _("goals of the strategy: %(count)s")),
        (len(luggage.indicators.get(pk, ())), _("indicators: %(count)s")),
        (len(luggage.promises.get(pk, ())), _("promises that it waits for: %(count)s")),
    ):
        found += [said % {"count": count}] if count else []
    return found
