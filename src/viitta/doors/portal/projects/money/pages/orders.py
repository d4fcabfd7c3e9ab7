"""Orders, contracts and trials as ready strings: what is committed, and which trials wait for a decision."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.doors.portal.projects.money.tables import MoneyPage
from viitta.doors.reports.money.tables import Cell, Head, Table, figures, money
from viitta.doors.reports.money.words import days_between, euros, in_words, together, type_name
from viitta.parts.benefits.models import Benefit
from viitta.parts.benefits.queries import plan_of
from viitta.parts.joint_projects.models import JointProject, Order, OrderKind, TrialOutcome
from viitta.parts.joint_projects.queries.projects import programme_of
from viitta.parts.joint_projects.words import ORDERS, TRIALS

NOTHING = Decimal(0)
ASK_BEFORE = timedelta(weeks=4)


def orders_page(
    project: JointProject,
    rows: Sequence[Order],
    today: date,
    *,
    benefits: Mapping[int, Benefit],
    can_edit: bool,
    gone: tuple[str, str] | None,
) -> MoneyPage:
    """The list, with what each still commits."""
    address = reverse("project_orders", args=[project.pk])
    add = ((reverse("order_new", args=[project.pk]), _("Add an order"), "main"),) if can_edit else ()
    empty = (
        _("No orders yet."),
        _("Orders and contracts are the committed part of the budget; a trial asks for its decision before it ends."),
    )
    return MoneyPage(
        title=_("Orders and contracts"),
        lead=_("What has been ordered and is still to be paid. A trial ends in a decision: taken into use, or ended."),
        links=add,
        tables=(_table(project, rows, today, benefits, can_edit),) if rows else (),
        files_address=f"{address}?",
        empty=None if rows else empty,
        gone=gone,
    )  # fmt: skip


def committed_of(row: Order) -> Decimal:
    """What an order still commits: its sum less what has been paid of it."""
    paid = getattr(row, "paid", None) or NOTHING
    return NOTHING if row.is_closed else max(row.net - paid, NOTHING)


def state_of(row: Order, today: date) -> tuple[str, str] | None:
    """How an order stands: a trial's decision, or that it is asked for, or that nothing more is paid."""
    if row.kind == OrderKind.TRIAL and row.outcome:
        kind = "done" if row.outcome == TrialOutcome.KEPT else "dropped"
        return kind, str(TRIALS[TrialOutcome(row.outcome)])
    if row.kind == OrderKind.TRIAL and row.ends_on is not None and today > row.ends_on:
        return "late", _("the trial has ended without a decision")
    if row.kind == OrderKind.TRIAL and row.ends_on is not None and today >= row.ends_on - ASK_BEFORE:
        return "behind", _("a decision is needed")
    if row.notice_by is not None and not row.is_closed and row.notice_by - ASK_BEFORE <= today <= row.notice_by:
        return "behind", _("notice by %(day)s") % {"day": in_words(row.notice_by)}
    return ("done", _("paid")) if row.is_closed else ("running", pgettext("order", "open"))


def against(row: Order, benefits: Mapping[int, Benefit]) -> str:
    """What the yearly cost is held against: the benefit and what it saves a year by its plan."""
    benefit = benefits.get(row.benefit or 0)
    if benefit is None:
        return ""
    said = {"benefit": benefit.title, "euros": euros(plan_of(benefit).yearly.euros)}
    return _("against: %(benefit)s, %(euros)s a year") % said


def _table(
    project: JointProject, rows: Sequence[Order], today: date, benefits: Mapping[int, Benefit], can_edit: bool
) -> Table:
    programme = programme_of(project)
    lines = []
    for one in rows:
        under = " · ".join(filter(None, [one.supplier, str(ORDERS[OrderKind(one.kind)])]))
        notice = _("notice by %(day)s") % {"day": in_words(one.notice_by)} if one.notice_by else ""
        cells = [
            Cell(one.subject, reverse("order_edit", args=[one.pk]) if can_edit else "", under),
            Cell(badge=state_of(one, today), under=one.outcome_reason),
            money(one.net), money(committed_of(one)),
            Cell(type_name(programme, one.cost_type), under=one.partner.name if one.partner else _("common to all")),
            Cell(_span(one), under=notice), money(one.yearly_cost, under=against(one, benefits)),
        ]  # fmt: skip
        lines.append(tuple([*cells, _deed(one)] if can_edit else cells))
    heads = (
        Head(_("What is ordered")), Head(pgettext("order", "State")), *figures(_("Net"), _("Committed")),
        Head(_("Cost type")), Head(_("Time")), *figures(_("Yearly cost")), *([Head("")] if can_edit else []),
    )  # fmt: skip
    sums = (sum((one.net for one in rows), NOTHING), sum((committed_of(one) for one in rows), NOTHING))
    yearly = sum((one.yearly_cost for one in rows if one.yearly_cost and one.outcome == TrialOutcome.KEPT), NOTHING)
    foot = (Cell(together()), Cell(), money(sums[0]), money(sums[1]), Cell(), Cell(), money(yearly))
    note = _("The yearly cost together is that of the trials that were taken into use.")
    return Table(_("Orders and contracts"), heads, tuple(lines), (*foot, *([Cell()] if can_edit else [])), note)


def _span(row: Order) -> str:
    return days_between(row.ordered_on, row.ends_on) if row.ends_on else in_words(row.ordered_on)


def _deed(row: Order) -> Cell:
    if row.kind == OrderKind.TRIAL:
        return Cell(_("Decide"), reverse("trial_decide", args=[row.pk]), name=row.subject)
    return Cell(_("Remove"), action=reverse("order_remove", args=[row.pk]), name=row.subject)
