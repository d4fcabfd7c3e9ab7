"""The money of a project as the budget page needs it, in a fixed number of queries; and single rows to be opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import CharField, Q, QuerySet, Sum
from django.db.models.functions import Cast, Substr

from viitta.core.actors import Actor, Role
from viitta.core.budgets import MonthSums, Sums, by_month, months_of, plan_by_month
from viitta.core.claims import grant_of
from viitta.core.programmes import Programme, flat_costs, with_flat_costs
from viitta.parts.joint_projects.models import (
    BudgetLine,
    BudgetVersion,
    FinancingRow,
    Forecast,
    JointProject,
    LedgerFile,
    LedgerMapping,
    LedgerRow,
    OfficialDays,
    Order,
    Partner,
    PartnerInvoice,
    Phase,
    Worker,
    WorkMonth,
)
from viitta.parts.joint_projects.permissions import can_coordinate, own_partners
from viitta.parts.joint_projects.queries.claims import maximum_of
from viitta.parts.joint_projects.queries.projects import partners_of, phases_of, programme_of, visible
from viitta.parts.organisations.models import Grant, Person

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Money:
    """Everything of the money of a project. Keys are cost types, partners (None: common) and phases (None: none)."""

    project: JointProject
    programme: Programme
    partners: list[Partner]
    phases: list[Phase]
    versions: list[BudgetVersion]
    lines: list[BudgetLine]  # of all versions
    financing: list[FinancingRow]  # of all versions
    current: BudgetVersion | None  # the newest that is locked, else the original being written
    by_type: dict[str, Sums]
    by_partner: dict[int | None, Sums]
    by_phase: dict[int | None, Decimal]
    months: tuple[MonthSums, ...]
    not_eligible: Decimal
    maximum: Decimal
    grant_so_far: Decimal

    @property
    def grant_left(self) -> Decimal:
        """What of the grant the eligible costs so far have not used."""
        return self.maximum - self.grant_so_far

    def lines_of(self, version: BudgetVersion | None) -> list[BudgetLine]:
        """The lines of one version."""
        return [one for one in self.lines if version is not None and one.version_id == version.pk]

    def financing_of(self, version: BudgetVersion | None) -> list[FinancingRow]:
        """The financing of one version."""
        return [one for one in self.financing if version is not None and one.version_id == version.pk]


def current_version(versions: Iterable[BudgetVersion]) -> BudgetVersion | None:
    """The version that holds: the newest locked one, else the original that is being written."""
    rows = sorted(versions, key=lambda one: one.number)
    return next((one for one in reversed(rows) if one.locked_at is not None), rows[0] if rows else None)


def money_of(project: JointProject) -> Money:
    """The money of a project as it stands."""
    programme = programme_of(project)
    versions = list(BudgetVersion.objects.filter(project=project))
    lines = list(BudgetLine.objects.filter(version__project=project))
    financing = list(FinancingRow.objects.filter(version__project=project))
    current = current_version(versions)
    plan = [one for one in lines if current is not None and one.version_id == current.pk]
    actual = _actual(project)
    committed = _committed(project)
    expected = dict(Forecast.objects.filter(project=project, partner=None).values_list("cost_type", "amount"))
    eligible = with_flat_costs(programme, _summed(actual, 0))
    return Money(
        project=project,
        programme=programme,
        partners=partners_of(project),
        phases=phases_of(project),
        versions=versions,
        lines=lines,
        financing=financing,
        current=current,
        by_type=_by_type(programme, plan, actual, committed, expected),
        by_partner=_by_partner(plan, actual, committed),
        by_phase=_summed(actual, 2),
        months=_months(project, programme, plan, actual),
        not_eligible=_not_eligible(project),
        maximum=maximum_of(project),
        grant_so_far=grant_of(programme.max_share, maximum_of(project), sum(eligible.values(), NOTHING)),
    )


Key = tuple[str, int | None, int | None, str]


def _actual(project: JointProject) -> dict[Key, Decimal]:
    """Eligible net euros by type, partner, phase and month."""
    rows = (
        LedgerRow.objects.filter(project=project, is_eligible=True)
        .order_by()
        .annotate(month=Substr(Cast("on", CharField()), 1, 7))  # of every database's own, unlike the parts of a date
        .values_list("cost_type", "partner_id", "phase_id", "month")
        .annotate(sum=Sum("net"))
    )
    return {(kind, partner, phase, month): net for kind, partner, phase, month, net in rows}


def _summed(actual: dict[Key, Decimal], place: int) -> dict:  # type: ignore[type-arg]
    found: dict = {}  # type: ignore[type-arg]
    for key, amount in actual.items():
        found[key[place]] = found.get(key[place], NOTHING) + amount
    return found


def _committed(project: JointProject) -> dict[tuple[str, int | None], Decimal]:
    """What open orders will still take, by type and partner: the order less the rows that have paid it."""
    found: dict[tuple[str, int | None], Decimal] = {}
    orders = Order.objects.filter(project=project, removed_at=None, is_closed=False)
    rows = orders.annotate(paid=Sum("ledger__net", filter=Q(ledger__is_eligible=True)))
    for kind, partner, net, paid in rows.values_list("cost_type", "partner_id", "net", "paid"):
        found[kind, partner] = found.get((kind, partner), NOTHING) + max(net - (paid or NOTHING), NOTHING)
    return found


def _by_type(
    programme: Programme,
    plan: list[BudgetLine],
    actual: dict[Key, Decimal],
    committed: dict[tuple[str, int | None], Decimal],
    expected: dict[str, Decimal],
) -> dict[str, Sums]:
    planned: dict[str, Decimal] = {}
    for line in plan:
        planned[line.cost_type] = planned.get(line.cost_type, NOTHING) + line.amount
    spent = _summed(actual, 0)
    bound: dict[str, Decimal] = {}
    for (kind, _partner), amount in committed.items():
        bound[kind] = bound.get(kind, NOTHING) + amount
    for one in flat_costs(programme, planned):
        planned[one.target] = one.amount
    for one in flat_costs(programme, spent):
        spent[one.target] = one.amount
    order = [one.key for one in programme.cost_types]
    keys = sorted(
        {*planned, *spent, *bound, *expected}, key=lambda key: (order.index(key) if key in order else 99, key)
    )
    return {
        key: Sums(planned.get(key, NOTHING), bound.get(key, NOTHING), spent.get(key, NOTHING), expected.get(key))
        for key in keys
    }


def _by_partner(
    plan: list[BudgetLine], actual: dict[Key, Decimal], committed: dict[tuple[str, int | None], Decimal]
) -> dict[int | None, Sums]:
    planned: dict[int | None, Decimal] = {}
    for line in plan:
        planned[line.partner_id] = planned.get(line.partner_id, NOTHING) + line.amount
    bound: dict[int | None, Decimal] = {}
    for (_kind, partner), amount in committed.items():
        bound[partner] = bound.get(partner, NOTHING) + amount
    spent = _summed(actual, 1)
    return {
        key: Sums(planned.get(key, NOTHING), bound.get(key, NOTHING), spent.get(key, NOTHING))
        for key in {*planned, *bound, *spent}
    }


def _months(
    project: JointProject, programme: Programme, plan: list[BudgetLine], actual: dict[Key, Decimal]
) -> tuple[MonthSums, ...]:
    by_year: dict[int, dict[str, Decimal]] = {}
    for line in plan:
        year = by_year.setdefault(line.year, {})
        year[line.cost_type] = year.get(line.cost_type, NOTHING) + line.amount
    sums = {year: sum(with_flat_costs(programme, types).values(), NOTHING) for year, types in by_year.items()}
    planned = plan_by_month(sums, project.starts_on, project.ends_on)
    return by_month(planned, _summed(actual, 3), months_of(project.starts_on, project.ends_on))


def _not_eligible(project: JointProject) -> Decimal:
    found = LedgerRow.objects.filter(project=project, is_eligible=False).aggregate(sum=Sum("net"))
    return found["sum"] or NOTHING


def ledger_of(actor: Actor, project: JointProject) -> QuerySet[LedgerRow]:
    """Rows of the accounts that the actor may see one by one: all for whoever coordinates, else of own municipalities."""
    rows = LedgerRow.objects.filter(project=project).select_related("partner", "phase", "claim", "order", "file")
    if can_coordinate(actor, project):
        return rows
    return rows.filter(partner__in=own_partners(actor, partners_of(project)))


def get_row(actor: Actor, pk: int, *, on: date) -> LedgerRow:
    """One row of the accounts; LedgerRow.DoesNotExist for whoever may not see it."""
    row = LedgerRow.objects.filter(visible(actor, on, "project__")).select_related("project", "partner").get(pk=pk)
    if not ledger_of(actor, row.project).filter(pk=pk).exists():
        raise LedgerRow.DoesNotExist
    return row


def get_file(actor: Actor, pk: int, *, on: date) -> LedgerFile:
    """One file of the accounts; LedgerFile.DoesNotExist for strangers."""
    return LedgerFile.objects.filter(visible(actor, on, "project__")).select_related("project").get(pk=pk)


def files_of(project: JointProject) -> list[LedgerFile]:
    """The files that were read in or wait, without their bytes, the newest first."""
    return list(LedgerFile.objects.filter(project=project).defer("content"))


def mapping_rows(project: JointProject) -> list[LedgerMapping]:
    """What accounts mean in the project."""
    return list(
        LedgerMapping.objects.filter(project=project).select_related("partner").order_by("account", "cost_centre")
    )


def known_digests(project: JointProject) -> set[str]:
    """What tells the rows that are in the accounts already."""
    return set(LedgerRow.objects.filter(project=project).values_list("digest", flat=True))


def known_vouchers(project: JointProject) -> set[str]:
    """Vouchers that have rows in the accounts already."""
    return set(LedgerRow.objects.filter(project=project).values_list("voucher", flat=True))


def orders_of(project: JointProject) -> list[Order]:
    """Orders, contracts and trials with what has been paid of each; removed ones left out."""
    rows = Order.objects.filter(project=project, removed_at=None).select_related("partner")
    return list(rows.annotate(paid=Sum("ledger__net", filter=Q(ledger__is_eligible=True))))


def get_order(actor: Actor, pk: int, *, on: date) -> Order:
    """One order, a removed one too; Order.DoesNotExist for strangers."""
    return Order.objects.filter(visible(actor, on, "project__")).select_related("project", "partner").get(pk=pk)


def trials_to_ask(*, until: date) -> list[Order]:
    """Open trials that end by the day and whose decision nobody has been asked for."""
    rows = Order.objects.filter(
        kind="trial", outcome="", removed_at=None, is_closed=False, asked_at=None, ends_on__lte=until
    )
    return list(rows.select_related("project", "project__organisation", "project__circle").order_by("ends_on", "pk"))


def undecided_trials(project: JointProject, *, until: date) -> list[Order]:
    """Open trials of a project that end by the day and have no decision, whether it has been asked for or not."""
    rows = Order.objects.filter(project=project, kind="trial", outcome="", removed_at=None, is_closed=False)
    return list(rows.filter(ends_on__lte=until).order_by("ends_on", "pk"))


def workers_of(actor: Actor, project: JointProject) -> list[Worker]:
    """Workers whose hours the actor may see, with their months."""
    rows = Worker.objects.filter(project=project, removed_at=None).select_related("partner", "project")
    if not can_coordinate(actor, project):
        rows = rows.filter(partner__in=own_partners(actor, partners_of(project)))
    return list(rows.prefetch_related("months"))


def get_worker(actor: Actor, pk: int, *, on: date) -> Worker:
    """One worker; Worker.DoesNotExist for whoever may not see the hours."""
    row = Worker.objects.filter(visible(actor, on, "project__")).select_related("project").get(pk=pk)
    found = next((one for one in workers_of(actor, row.project) if one.pk == pk), None)
    if found is None:
        raise Worker.DoesNotExist
    return found


def get_month(actor: Actor, pk: int, *, on: date) -> WorkMonth:
    """One month of a worker; WorkMonth.DoesNotExist for whoever may not see the hours."""
    row = WorkMonth.objects.select_related("worker__project", "worker__partner").get(pk=pk)
    try:
        get_worker(actor, row.worker_id, on=on)
    except Worker.DoesNotExist:
        raise WorkMonth.DoesNotExist from None
    return row


def official_days_of(project: JointProject) -> list[OfficialDays]:
    """Days of officials promised and given: seen by all partners, for they are never a cost."""
    return list(OfficialDays.objects.filter(project=project))


def get_invoice(actor: Actor, pk: int, *, on: date) -> PartnerInvoice:
    """One invoice to a partner; PartnerInvoice.DoesNotExist for whoever may not see it."""
    row = PartnerInvoice.objects.filter(visible(actor, on, "project__")).select_related("project", "partner").get(pk=pk)
    if not can_coordinate(actor, row.project) and not own_partners(actor, [row.partner]):
        raise PartnerInvoice.DoesNotExist
    return row


def waiting_file(project: JointProject) -> LedgerFile:
    """The file that waits to be read in or put aside; LedgerFile.DoesNotExist when none does."""
    return LedgerFile.objects.get(project=project, applied_at=None)


def coordinators_of(project: JointProject, *, on: date) -> list[Person]:
    """People of the applicant who coordinate the project on a day, coordinators before those who convene."""
    grants = Grant.objects.on(on).filter(
        Q(roadmap=None) | Q(roadmap=project.roadmap_id),
        organisation=project.organisation_id,
        role__in=(Role.COORDINATOR, Role.CONVENOR),
    )
    roles = dict(grants.order_by("role").values_list("account", "role"))
    rows = Person.objects.filter(organisation=project.organisation_id, account__in=roles)
    people = rows.filter(Q(left_on=None) | Q(left_on__gt=on)).exclude(email="")
    return sorted(people, key=lambda one: (roles[one.account_id] != Role.COORDINATOR, one.pk))
