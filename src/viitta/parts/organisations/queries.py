"""Getting organisations, people, groups and actors; always only what the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from viitta.core.actors import ANONYMOUS, Actor, ActorGrant, ActorKind, ActorPerson, Role
from viitta.parts.organisations.models import (
    Account,
    CircleMembership,
    Grant,
    Organisation,
    Person,
    Population,
    Seat,
    SignInLink,
    Succession,
    Unit,
    WorkingGroup,
)


def actor_of(account: Any, *, on: date) -> Actor:
    """The actor of a signed-in account with its persons and the grants in force on a day; the anonymous one of anybody else."""
    if not getattr(account, "is_authenticated", False):
        return ANONYMOUS
    rows = Grant.objects.on(on).filter(account=account.pk).values_list("role", "organisation_id", "roadmap")
    grants = tuple(ActorGrant(Role(role), organisation, roadmap) for role, organisation, roadmap in rows)
    persons = Person.objects.filter(account=account.pk).order_by("pk").values_list("pk", "organisation_id")
    people = tuple(ActorPerson(person, organisation) for person, organisation in persons)
    return Actor(ActorKind.ACCOUNT, account.name or account.email, account.pk, people, grants)


def visible_to(actor: Actor, on: date, *, organisation: str = "organisation", circle: str = "") -> Q:
    """The one filter of rows that have an organisation and perhaps a circle: mine, or shared with one of mine."""
    if actor.is_unlimited:
        return Q()
    mine = Q(**{f"{organisation}__in": actor.organisations})
    if circle:
        shared = CircleMembership.objects.on(on).filter(organisation__in=actor.organisations).values("circle")
        mine |= Q(**{f"{circle}__in": shared})
    return mine


def organisations_of(actor: Actor) -> QuerySet[Organisation]:
    """Organisations in which the actor has a role."""
    rows = Organisation.objects.order_by("name")
    return rows if actor.is_unlimited else rows.filter(pk__in=actor.organisations)


def get_organisation(actor: Actor, pk: int) -> Organisation:
    """One of the actor's organisations; Organisation.DoesNotExist for strangers too."""
    return organisations_of(actor).get(pk=pk)


def people_of(actor: Actor, organisation: int) -> QuerySet[Person]:
    """People of an organisation, by title and name; none for strangers."""
    rows = Person.objects.filter(visible_to(actor, date.min), organisation=organisation)
    return rows.select_related("unit", "account").order_by("title", "name", "pk")


def get_person(actor: Actor, pk: int) -> Person:
    """One person of the actor's organisations; Person.DoesNotExist for strangers too."""
    return Person.objects.filter(visible_to(actor, date.min)).select_related("organisation", "unit").get(pk=pk)


def units_of(actor: Actor, organisation: int) -> QuerySet[Unit]:
    """Units of an organisation, by name; none for strangers."""
    rows = Unit.objects.filter(visible_to(actor, date.min), organisation=organisation)
    return rows.select_related("contact", "parent").order_by("name")


def unit_names(actor: Actor, organisation: int) -> dict[int, str]:
    """Names of the units of an organisation by id."""
    return dict(units_of(actor, organisation).values_list("pk", "name"))


def groups_of(actor: Actor, organisation: int, *, on: date) -> QuerySet[WorkingGroup]:
    """Groups of an organisation and those of circles it belongs to."""
    return WorkingGroup.objects.filter(visible_to(actor, on, circle="circle"), organisation=organisation).order_by(
        "name"
    )


def names_of_groups(actor: Actor, organisation: int, *, on: date) -> list[str]:
    """Names that groups of an organisation have."""
    return list(groups_of(actor, organisation, on=on).values_list("name", flat=True))


def seats_of(group: WorkingGroup) -> QuerySet[Seat]:
    """All seats of a group, past ones too: by role, sector and time."""
    return group.seats.select_related("person", "deputy", "replaces").order_by("title", "from_date", "pk")


def convenors_of(organisation: int, *, on: date, roadmap: int | None = None) -> list[Person]:
    """People who convene in an organisation (or on a roadmap of it) on a day, first the longest in office."""
    grants = Grant.objects.on(on).filter(
        Q(roadmap=None) | Q(roadmap=roadmap), organisation=organisation, role=Role.CONVENOR
    )
    rows = Person.objects.filter(organisation=organisation, account__in=grants.values("account"))
    return list(rows.filter(Q(left_on=None) | Q(left_on__gt=on)).order_by("pk"))


def account_by_email(email: str) -> Account | None:
    """The active account of an address, whatever its capitals."""
    return Account.objects.filter(email__iexact=email.strip(), is_active=True).first()


def grants_in(organisation: int) -> Iterable[Grant]:
    """All grants on an organisation, past ones too; for its administrators."""
    return Grant.objects.filter(organisation=organisation).select_related("account").order_by("account__email", "pk")


def sign_in_link_state(token_hash: str, *, at: datetime) -> str:
    """ "live", "used" or "expired"; empty for a token that was never given."""
    row = SignInLink.objects.filter(token_hash=token_hash).values("used_at", "expires_at").first()
    if row is None:
        return ""
    if row["used_at"] is not None:
        return "used"
    return "live" if row["expires_at"] > at else "expired"


def home_organisation(account: int, *, on: date) -> int | None:
    """The organisation that an account's own mails are counted to: that of its oldest grant in force."""
    rows = Grant.objects.on(on).filter(account=account).order_by("pk")
    return rows.values_list("organisation_id", flat=True).first()


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation of an actor, with the widest role there."""

    organisation: str
    role: Role
    is_sample: bool


def role_labels(actor: Actor) -> list[Place]:
    """Where the actor belongs, by name of the organisation: for the heading of pages."""
    order = list(Role)
    coordinated = {grant.roadmap for grant in actor.grants if grant.role == Role.COORDINATOR}
    widest: dict[int, Role] = {}
    for grant in actor.grants:
        if grant.role == Role.CONVENOR and grant.roadmap is not None and grant.roadmap in coordinated:
            continue  # whoever coordinates a project convenes its roadmap too, and is called the coordinator
        before = widest.get(grant.organisation, Role.READER)
        widest[grant.organisation] = min(before, grant.role, key=order.index)
    rows = Organisation.objects.filter(pk__in=widest).order_by("name").values_list("pk", "name", "is_sample")
    return [Place(name, widest[pk], is_sample) for pk, name, is_sample in rows]


def first_account_with(role: Role, *, on: date) -> Account | None:
    """The active account that has had a role longest; sample organisations first."""
    rows = Grant.objects.on(on).filter(role=role, account__is_active=True).select_related("account")
    grant = rows.order_by("-organisation__is_sample", "pk").first()
    return grant.account if grant else None


def get_group(actor: Actor, pk: int, *, on: date) -> WorkingGroup:
    """One group of the actor's organisations or circles; WorkingGroup.DoesNotExist for strangers too."""
    rows = WorkingGroup.objects.filter(visible_to(actor, on, circle="circle"))
    return rows.select_related("organisation").get(pk=pk)


def get_seat(actor: Actor, pk: int) -> Seat:
    """One seat of a group of the actor's organisations; Seat.DoesNotExist for strangers too."""
    rows = Seat.objects.filter(visible_to(actor, date.min, organisation="group__organisation"))
    return rows.select_related("group", "person").get(pk=pk)


def get_unit(actor: Actor, pk: int) -> Unit:
    """One unit of the actor's organisations; Unit.DoesNotExist for strangers too."""
    return Unit.objects.filter(visible_to(actor, date.min)).select_related("organisation", "contact").get(pk=pk)


def get_grant(actor: Actor, pk: int) -> Grant:
    """One grant on an organisation of the actor's; Grant.DoesNotExist for strangers too."""
    return Grant.objects.filter(visible_to(actor, date.min)).select_related("account", "organisation").get(pk=pk)


def seats_by_person(organisation: int, *, on: date) -> dict[int, list[str]]:
    """Names of the groups that people of an organisation sit in on a day."""
    rows = Seat.objects.on(on).filter(person__organisation=organisation).order_by("group__name")
    found: dict[int, list[str]] = {}
    for person, group in rows.values_list("person", "group__name"):
        found.setdefault(person, []).append(group)
    return found


def populations_of(organisation: int) -> QuerySet[Population]:
    """The series of residents, newest first."""
    return Population.objects.filter(organisation=organisation).order_by("-on")


def seat_counts(groups: Iterable[int], *, on: date) -> dict[int, int]:
    """How many seats groups have on a day."""
    rows = Seat.objects.on(on).filter(group__in=list(groups)).values_list("group").annotate(count=Count("pk"))
    return dict(rows)


def codes_taken(*, besides: int | None = None) -> list[str]:
    """Municipality numbers that organisations of the register have."""
    rows = Organisation.objects.exclude(code="")
    if besides is not None:
        rows = rows.exclude(pk=besides)
    return list(rows.values_list("code", flat=True))


def find_organisation(*, name: str, code: str = "") -> Organisation | None:
    """The organisation of a number, else of a name; for the command line."""
    by_code = Organisation.objects.filter(code=code).first() if code else None
    return by_code or Organisation.objects.filter(name__iexact=name).order_by("pk").first()


def administered_by(actor: Actor) -> QuerySet[Organisation]:
    """Organisations that the actor administers, by name."""
    rows = Organisation.objects.order_by("name")
    if actor.is_unlimited:
        return rows
    return rows.filter(pk__in=[grant.organisation for grant in actor.grants if grant.role is Role.ADMINISTRATOR])


def heir_of(organisation: int) -> int | None:
    """The organisation that another one goes on as."""
    return Succession.objects.filter(predecessor=organisation).values_list("successor", flat=True).first()


def seats_taken(person: int, givers: Iterable[int], *, on: date) -> list[Seat]:
    """Seats that a person holds after one of the givers."""
    rows = Seat.objects.on(on).filter(person=person, replaces__person__in=list(givers))
    return list(rows.select_related("group").order_by("group__name", "pk"))


def seats_held(person: int, *, on: date) -> list[Seat]:
    """Seats that a person holds on a day or later."""
    rows = Seat.objects.filter(Q(until_date=None) | Q(until_date__gt=on), person=person)
    return list(rows.select_related("group", "person").order_by("group__name", "pk"))


def sectors_without_seat(group: WorkingGroup, *, on: date) -> list[str]:
    """Sectors (units that belong to no other) of the group's organisation that nobody speaks for on a day.

    A sector has a seat when a seat names it, or when its holder works in it or in a unit under it.
    """
    units = dict(Unit.objects.filter(organisation=group.organisation_id).values_list("pk", "parent"))
    names = dict(Unit.objects.filter(organisation=group.organisation_id).values_list("pk", "name"))
    seats = Seat.objects.on(on).filter(group=group).values_list("sector", "person__unit")
    named, spoken = set(), set()
    for sector, unit in seats:
        named.add(sector.casefold())
        for _step in range(len(units)):
            if unit is None:
                break
            spoken.add(unit)
            unit = units.get(unit)
    found = [names[pk] for pk, parent in units.items() if parent is None and pk not in spoken]
    return sorted(name for name in found if name.casefold() not in named)
