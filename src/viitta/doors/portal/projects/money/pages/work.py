"""Working time as ready strings: staff with their months and approvals, days of officials promised and given."""

from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.core.working_time import hours_left, month_cost
from viitta.doors.portal.projects.money.tables import MoneyPage
from viitta.doors.reports.money.tables import Cell, Head, Table, figures, money
from viitta.doors.reports.money.words import euros, language, together
from viitta.parts.joint_projects.actions.work import terms_of, voucher_of
from viitta.parts.joint_projects.models import (
    HoursModel,
    JointProject,
    OfficialDays,
    Partner,
    Phase,
    Worker,
    WorkMonth,
)
from viitta.parts.joint_projects.permissions import can_coordinate, can_speak_for

NOTHING = Decimal(0)


def work_page(
    project: JointProject,
    workers: Sequence[Worker],
    booked: frozenset[str],
    days: Sequence[OfficialDays],
    people: tuple[Sequence[Partner], Sequence[Phase]],
    actor: Actor,
) -> MoneyPage:
    """Everything of the page for whoever looks: hours only of own municipalities, days of all."""
    partners, phases = people
    speaks = [one for one in partners if one.role != "outsider" and can_speak_for(actor, one)]
    links = [(reverse("worker_new", args=[project.pk]), _("Add staff"), "main")] if speaks else []
    edits = can_coordinate(actor, project)
    tables = [_worker_table(one, booked, edits, can_speak_for(actor, one.partner)) for one in workers]
    given = _days_table(partners, phases, days, {one.pk for one in speaks if one.until_date is None})
    return MoneyPage(
        title=_("Working time"),
        lead=_("Working time of project staff, approved by both, and days of the municipalities' own officials."),
        links=tuple(links),
        sentence=_sentence(days),
        tables=(*tables, given, _quarters_table(partners, days)),
        files_address=f"{reverse('project_work', args=[project.pk])}?",
        notes=() if workers else (("info", _("No hours to be seen: one sees those of one's own municipality.")),),
    )


def _sentence(days: Sequence[OfficialDays]) -> str:
    promised = sum((one.days for one in days if not one.quarter), NOTHING)
    given = sum((one.days for one in days if one.quarter), NOTHING)
    if not promised and not given:
        return ""
    said = {"given": number(given), "promised": number(promised)}
    return (
        _("Officials have given %(given)s of the %(promised)s days that were promised. They are never a cost.") % said
    )


def number(days: Decimal) -> str:
    """Days or hours, with decimals only when there are some."""
    plain = days.normalize()
    return formats.number(days, language(), max(0, -int(plain.as_tuple().exponent)))


def _worker_table(worker: Worker, booked: frozenset[str], edits: bool, speaks: bool) -> Table:
    months = list(worker.months.all())
    rows = tuple(_month_row(worker, one, voucher_of(worker, one.month) in booked, edits, speaks) for one in months)
    costs = [month_cost(terms_of(worker), one.hours) or NOTHING for one in months]
    heads = (
        Head(_("Month")), *figures(_("Hours"), _("Cost")), Head(_("Approved by the worker")),
        Head(_("Approved by the employer")), Head(_("In the accounts")), *([Head("")] if speaks else []),
    )  # fmt: skip
    hours = sum((one.hours or NOTHING for one in months), NOTHING)
    foot = (Cell(together()), Cell(number(hours)), money(sum(costs, NOTHING)), *([Cell()] * (4 if speaks else 3)))
    title = f"{worker.title}, {worker.partner.name}"
    empty = _("No months yet.")
    links = (
        (reverse("month_write", args=[worker.pk]), _("Write a month")),
        (reverse("worker_edit", args=[worker.pk]), _("Terms of the work")),
    ) if speaks else ()  # fmt: skip
    note = _terms_words(worker, months)
    return Table(title, heads, rows, foot if rows else (), note, empty, f"w{worker.pk}", links)


def _terms_words(worker: Worker, months: Sequence[WorkMonth]) -> str:
    if worker.model == HoursModel.HOURS:
        years = sorted({one.month[:4] for one in months})
        by_month = {one.month: one.hours or NOTHING for one in months}
        left = ", ".join(f"{year}: {number(hours_left(by_month, int(year), worker.share))}" for year in years)
        said = _("%(price)s an hour (866/2021 § 6).") % {"price": euros(worker.unit_cost or NOTHING)}
        more = _("Hours left of the year: %(left)s.") % {"left": left}
        return f"{said} {more}" if left else said
    said = _("%(share)s of the working time, salary %(salary)s, side costs %(side)s (866/2021 § 7).")
    return said % {
        "share": formats.percent(worker.share or 0, language()),
        "salary": euros(worker.monthly_salary or NOTHING),
        "side": formats.percent(worker.side_cost_percent or 0, language(), 2),
    }


def _month_row(worker: Worker, month: WorkMonth, is_booked: bool, edits: bool, speaks: bool) -> tuple[Cell, ...]:
    cost = month_cost(terms_of(worker), month.hours)
    name = f"{int(month.month[5:])}/{month.month[:4]}"
    cells = (
        Cell(name, under=month.note),
        Cell(number(month.hours) if month.hours is not None else "", value=month.hours),
        money(cost),
        Cell(month.own_approval_by if month.own_approval_at else _("not yet")),
        Cell(month.employer_approval_by if month.employer_approval_at else _("not yet")),
        Cell(_("yes") if is_booked else _("no")),
    )
    if not speaks:
        return cells
    if is_booked:
        return (*cells, Cell())
    if month.own_approval_at is None:
        return (
            *cells,
            Cell(_("Approve as the worker"), action=reverse("month_approve", args=[month.pk, "worker"]), name=name),
        )
    if month.employer_approval_at is None:
        return (
            *cells,
            Cell(_("Approve as the employer"), action=reverse("month_approve", args=[month.pk, "employer"]), name=name),
        )
    if edits:
        return (*cells, Cell(_("Take into the accounts"), action=reverse("month_book", args=[month.pk]), name=name))
    return (*cells, Cell())


def _days_table(
    partners: Sequence[Partner], phases: Sequence[Phase], days: Sequence[OfficialDays], writes: set[int]
) -> Table:
    """Promised and given by municipality and phase."""
    sums: dict[tuple[int, int, bool], Decimal] = {}
    for one in days:
        key = (one.partner_id, one.phase_id, bool(one.quarter))
        sums[key] = sums.get(key, NOTHING) + one.days
    told = [one for one in partners if one.pk in writes or any(key[0] == one.pk for key in sums)]
    rows = tuple(
        (
            _who(one, writes),
            *(_promised_given(sums.get((one.pk, phase.pk, True)), sums.get((one.pk, phase.pk, False))) for phase in phases),
            _promised_given(
                sum((amount for key, amount in sums.items() if key[0] == one.pk and key[2]), NOTHING),
                sum((amount for key, amount in sums.items() if key[0] == one.pk and not key[2]), NOTHING),
            ),
        )
        for one in told
    )  # fmt: skip
    heads = (Head(_("Partner")), *(Head(phase.title, "n") for phase in phases), Head(together(), "n"))
    note = _("Given / promised, days.")
    return Table(_("Days of officials by phase"), heads, rows, note=note, empty=_("Nothing has been promised yet."))


def _who(partner: Partner, writes: set[int]) -> Cell:
    """A municipality; its name leads to where its days are written, for who may."""
    if partner.pk not in writes:
        return Cell(partner.name)
    return Cell(partner.name, reverse("official_days", args=[partner.pk]), name=_("Write the days"))


def _promised_given(given: Decimal | None, promised: Decimal | None) -> Cell:
    if given is None and promised is None:
        return Cell("–")
    return Cell(f"{number(given or NOTHING)} / {number(promised or NOTHING)}")


def _quarters_table(partners: Sequence[Partner], days: Sequence[OfficialDays]) -> Table:
    quarters = sorted({one.quarter for one in days if one.quarter})
    sums: dict[tuple[int, str], Decimal] = {}
    for one in days:
        sums[one.partner_id, one.quarter] = sums.get((one.partner_id, one.quarter), NOTHING) + one.days
    rows = tuple(
        (Cell(one.name), *(Cell(number(sums[one.pk, key]) if (one.pk, key) in sums else "–", value=sums.get((one.pk, key), "")) for key in quarters))
        for one in partners
        if any((one.pk, key) in sums for key in quarters)
    )  # fmt: skip
    heads = (Head(_("Partner")), *(Head(Quarter.parse(key).label, "n") for key in quarters))
    return Table(_("Days given by quarter"), heads, rows, empty=pgettext("days", "Nothing has been given yet."))
