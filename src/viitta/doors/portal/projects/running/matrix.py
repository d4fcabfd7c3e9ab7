"""Results by municipality in ready strings: the matrix, what changed, who was asked, and the same as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.core.results import yearly_costs
from viitta.doors.portal.fields import in_words
from viitta.parts.joint_projects.models import (
    JointProject,
    Partner,
    Result,
    ResultKind,
    ResultLink,
    ResultRound,
    ResultUse,
    ResultUseRevision,
    UseState,
)
from viitta.parts.joint_projects.permissions import can_coordinate, can_fill
from viitta.parts.joint_projects.queries.claims import heirs_of
from viitta.parts.joint_projects.queries.running import users_of
from viitta.parts.joint_projects.words import RESULTS, USES
from viitta.render.tables import Column, Sheet

BADGES = {UseState.IN_USE: "done", UseState.TAKING: "running", UseState.NOT: "dropped"}


@dataclass(frozen=True, slots=True)
class UseCell:
    """A result in a municipality: its badge, and small print. `badge` is empty when nothing has been told."""

    badge: tuple[str, str]
    under: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    title: str
    kind: str
    cells: tuple[UseCell, ...]
    changed: tuple[tuple[str, str], ...]  # municipality, what changed in the way of working


@dataclass(frozen=True, slots=True)
class AskedLine:
    municipality: str
    who: str
    state: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A version of an answer: when, by whom, of what, and how it stood."""

    day: str
    who: str
    what: str
    state: str


@dataclass(frozen=True, slots=True)
class ResultsPage:
    title: str
    lead: str
    sentence: str
    heads: tuple[tuple[str, str], ...]  # municipality, where its column is filled
    rows: tuple[ResultRow, ...]
    costs: tuple[str, ...]
    asked: str
    asked_lines: tuple[AskedLine, ...]
    history: tuple[HistoryLine, ...]
    list_address: str
    ask_address: str
    add_address: str
    files_address: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the page is made of."""

    project: JointProject
    partners: Sequence[Partner]
    results: Mapping[int, Result]
    uses: Sequence[ResultUse]
    rounds: Sequence[ResultRound]
    links: Sequence[ResultLink]
    versions: Sequence[ResultUseRevision]  # the newest first


def results_page(told: Told, actor: Actor, language: str) -> ResultsPage:
    """Results by row, municipalities by column."""
    project, columns = told.project, users_of(told.partners)
    heirs = heirs_of(told.partners)
    here = {(row.result_id, heirs.get(row.partner_id, row.partner_id)): row for row in told.uses}
    here |= {(row.result_id, row.partner_id): row for row in told.uses}
    costs = yearly_costs([(row.partner_id, row.state, row.yearly_cost) for row in told.uses], heirs)
    may = can_coordinate(actor, project)
    return ResultsPage(
        title=_("Results by municipality"),
        lead=_("What of the project's results is in use in which municipality, what changed in the way of working, and what it costs a year."),
        sentence=_sentence(told, columns),
        heads=tuple((row.name, reverse("results_column", args=[row.pk]) if can_fill(actor, row) else "") for row in columns),
        rows=tuple(_row(one, columns, here, language) for one in told.results.values()),
        costs=tuple(formats.money(costs.get(row.pk, Decimal(0)), language) for row in columns),
        asked=_asked(told.rounds, language),
        asked_lines=tuple(_asked_line(row) for row in told.links),
        history=tuple(_version(row, language) for row in told.versions),
        list_address=reverse("project_result_list", args=[project.pk]),
        ask_address=reverse("results_ask", args=[project.pk]) if may and told.results else "",
        add_address=reverse("result_new", args=[project.pk]) if may else "",
        files_address=f"{reverse('project_results', args=[project.pk])}?",
    )  # fmt: skip


def _sentence(told: Told, columns: Sequence[Partner]) -> str:
    if not told.results:
        return ""
    known = {row.pk for row in columns}
    rows = [row for row in told.uses if row.partner_id in known]
    used = sum(row.state == UseState.IN_USE for row in rows)
    missing = len(told.results) * len(columns) - len(rows)
    said = ngettext("In use in %(count)s place of %(all)s", "In use in %(count)s places of %(all)s", used)
    first = said % {"count": used, "all": len(told.results) * len(columns)}
    if not missing:
        return f"{first}."
    then = ngettext("%(count)s has not been told", "%(count)s have not been told", missing) % {"count": missing}
    return f"{first}; {then}."


def _row(
    one: Result, columns: Sequence[Partner], here: Mapping[tuple[int, int], ResultUse], language: str
) -> ResultRow:
    uses = [(row, here.get((one.pk, row.pk))) for row in columns]
    return ResultRow(
        one.title,
        str(RESULTS[ResultKind(one.kind)]),
        tuple(use_cell(use, language) for _partner, use in uses),
        tuple((row.name, use.changed) for row, use in uses if use is not None and use.changed),
    )


def use_cell(use: ResultUse | None, language: str) -> UseCell:
    """How a result stands in a municipality."""
    if use is None:
        return UseCell(("", ""), "")
    state = UseState(use.state)
    cost = formats.money(use.yearly_cost, language) if use.yearly_cost is not None else ""
    per_year = _("%(euros)s a year") % {"euros": cost} if cost else ""
    under = [in_words(use.on) if use.on else "", use.why_not if state is UseState.NOT else "", per_year]
    return UseCell((BADGES[state], str(USES[state])), " · ".join(filter(None, under)))


def _asked(rounds: Sequence[ResultRound], language: str) -> str:
    if not rounds:
        return _("The municipalities have not been asked yet.")
    newest = rounds[0]
    opened = formats.day(timezone.localdate(newest.opened_at), language) if newest.opened_at else ""
    said = {"day": opened, "due": formats.day(newest.due_on, language), "months": newest.months_after}
    if newest.months_after is not None:
        first = _("Asked %(months)s months after the end, on %(day)s.") % said
    else:
        first = _("Asked on %(day)s.") % said
    then = _("Answers are over.") if newest.closed_at else _("Answers are due %(due)s.") % said
    return f"{first} {then}"


def _asked_line(row: ResultLink) -> AskedLine:
    if row.answered_at is None:
        state = _("no answer yet")
    else:
        state = _("answered %(day)s") % {"day": in_words(timezone.localdate(row.answered_at))}
    return AskedLine(row.partner.name, row.person.label, state)


def _version(row: ResultUseRevision, language: str) -> HistoryLine:
    said = [str(USES[UseState(row.state)]), row.why_not, formats.money(row.yearly_cost, language) if row.yearly_cost is not None else ""]  # fmt: skip
    what = f"{row.use.partner.name}: {row.use.result.title}"
    return HistoryLine(in_words(timezone.localdate(row.at)), row.by_label, what, ", ".join(filter(None, said)))


def sheet_of(told: Told) -> Sheet:
    """A row for each result and municipality, those of merged and left ones too."""
    columns = [
        Column(pgettext("result", "Result"), width=40), Column(pgettext("result", "Kind"), width=14),
        Column(_("Municipality"), width=20), Column(_("In use?"), width=18), Column(_("Since when, or decided when"), "date", 14),
        Column(_("What changed in the way of working?"), width=44), Column(_("Yearly cost that stays"), "amount", 14),
        Column(_("If not, why?"), width=36),
    ]  # fmt: skip
    rows = [
        [
            row.result.title, str(RESULTS[ResultKind(row.result.kind)]), row.partner.name, str(USES[UseState(row.state)]),
            row.on, row.changed, row.yearly_cost, row.why_not,
        ]
        for row in told.uses
    ]  # fmt: skip
    return Sheet(_("Results"), columns, rows)
