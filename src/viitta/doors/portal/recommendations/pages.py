"""Recommendations as ready strings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.doors.portal.register.pages import Cell, Line, RegisterPage, sheet_of, tabs_of
from viitta.parts.roadmaps.models import Answer, Recommendation, RecommendationAnswer, Roadmap
from viitta.parts.roadmaps.words import ANSWER
from viitta.render.tables import Sheet


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """What a roadmap answered, in words."""

    roadmap: str
    answer: str
    reason: str
    measure: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A recommendation of this roadmap with the answers of later ones."""

    id: int
    number: int
    text: str
    grounds: str
    answers: tuple[AnswerWords, ...]
    edit_address: str
    remove_address: str
    move_address: str
    can_rise: bool
    can_sink: bool


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """A recommendation of an earlier roadmap with the answer of this one."""

    id: int
    text: str
    grounds: str
    source: tuple[str, str]
    answer: AnswerWords | None
    answer_address: str


@dataclass(frozen=True, slots=True)
class RecommendationsPage:
    """Both directions on one page."""

    roadmap: tuple[str, str]
    tabs: tuple[tuple[str, str, bool], ...]
    own: tuple[OwnLine, ...]
    earlier: tuple[EarlierLine, ...]
    waiting: str
    can_edit: bool
    new_address: str
    files_address: str
    gone: tuple[str, str] | None


def words_of(row: RecommendationAnswer) -> AnswerWords:
    """An answer in words."""
    measure = (reverse("measure", args=[row.measure.pk]), row.measure.title) if row.measure else None
    return AnswerWords(row.roadmap.name, str(ANSWER[Answer(row.answer)]), row.reason, measure)


def _own(row: Recommendation, number: int, count: int, can_edit: bool) -> OwnLine:
    edit, remove, move = (
        (reverse(f"recommendation_{name}", args=[row.pk]) for name in ("edit", "remove", "move"))
        if can_edit
        else ("", "", "")
    )
    return OwnLine(
        row.pk, number, row.text, row.grounds, tuple(words_of(one) for one in row.answers.all()),
        edit, remove, move, can_edit and number > 1, can_edit and number < count,
    )  # fmt: skip


def _earlier(row: Recommendation, roadmap: Roadmap, can_edit: bool) -> EarlierLine:
    answer = next((words_of(one) for one in row.answers.all() if one.roadmap_id == roadmap.pk), None)
    source = (f"{reverse('recommendations')}?roadmap={row.roadmap_id}#r{row.pk}", row.roadmap.name)
    address = f"{reverse('recommendation_answer', args=[row.pk])}?roadmap={roadmap.pk}" if can_edit else ""
    return EarlierLine(row.pk, row.text, row.grounds, source, answer, address)


def recommendations_page(
    roadmap: Roadmap,
    names: dict[int, str],
    own: Sequence[Recommendation],
    earlier: Sequence[Recommendation],
    *,
    can_edit: bool,
    gone: tuple[str, str] | None,
) -> RecommendationsPage:
    """What a roadmap recommends and what it answers to earlier ones."""
    here = reverse("recommendations")
    lines = tuple(_earlier(row, roadmap, can_edit) for row in earlier)
    count = sum(line.answer is None for line in lines)
    waiting = ngettext(
        "%(count)s recommendation waits for an answer.", "%(count)s recommendations wait for an answer.", count
    ) % {"count": count}  # fmt: skip
    return RecommendationsPage(
        roadmap=(reverse("roadmap", args=[roadmap.pk]), roadmap.name),
        tabs=tabs_of(names, roadmap.pk, here),
        own=tuple(_own(row, number, len(own), can_edit) for number, row in enumerate(own, 1)),
        earlier=lines,
        waiting=waiting if count else _("Every recommendation has an answer.") if lines else "",
        can_edit=can_edit,
        new_address=f"{reverse('recommendation_new')}?roadmap={roadmap.pk}",
        files_address=f"{here}?roadmap={roadmap.pk}&",
        gone=gone,
    )


def sheet(page: RecommendationsPage) -> Sheet:
    """Both lists as one table of a file."""
    columns = (_("Recommendation"), _("Grounds of it"), _("From which roadmap"), _("Answers"))
    lines = [
        Line(one.id, (Cell(one.text), Cell(one.grounds), Cell(page.roadmap[1]), Cell(_answers(one.answers))))
        for one in page.own
    ]
    lines += [
        Line(one.id, (Cell(one.text), Cell(one.grounds), Cell(one.source[1]), Cell(_answers((one.answer,) if one.answer else ()))))
        for one in page.earlier
    ]  # fmt: skip
    return sheet_of(RegisterPage(_("Recommendations"), "", None, (), columns, tuple(lines), None, ("", ""), ""))


def _answers(rows: Sequence[AnswerWords]) -> str:
    return "\n".join(
        " · ".join(filter(None, [one.roadmap, one.answer, one.measure[1] if one.measure else "", one.reason]))
        for one in rows
    )
