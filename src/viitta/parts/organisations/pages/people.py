"""People, groups, units and access of an organisation, in ready strings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.actors import Role
from viitta.parts.organisations.models import Grant, Organisation, Person, Population, Seat, Unit, WorkingGroup
from viitta.parts.organisations.words import KINDS, ROLES, SEAT_ROLES


@dataclass(frozen=True, slots=True)
class PersonLine:
    title: str
    name: str
    email: str
    unit: str
    groups: str
    address: str  # empty for those who may not change people
    has_left: bool
    left: str
    has_account: bool


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A group or a unit in a list."""

    name: str
    detail: str
    address: str


@dataclass(frozen=True, slots=True)
class AccessLine:
    email: str
    name: str
    role: str
    period: str
    is_over: bool
    end_address: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The page of an organisation's people."""

    title: str
    organisations: tuple[tuple[str, str, bool], ...]  # address, name, is current
    people: tuple[PersonLine, ...]
    left: tuple[PersonLine, ...]
    groups: tuple[NamedLine, ...]
    units: tuple[NamedLine, ...]
    access: tuple[AccessLine, ...]
    facts: tuple[tuple[str, str], ...]
    populations: tuple[tuple[str, str, str], ...]
    can_manage: bool
    can_administer: bool
    add: dict[str, str]


@dataclass(frozen=True, slots=True)
class PeopleContents:
    """What the page is made of."""

    organisation: Organisation
    all: Sequence[Organisation]
    people: Sequence[Person]
    sitting: dict[int, list[str]]
    groups: Sequence[WorkingGroup]
    seat_counts: dict[int, int]
    units: Sequence[Unit]
    grants: Sequence[Grant]
    populations: Sequence[Population]
    can_manage: bool
    can_administer: bool


def period_words(begin: date | None, end: date | None, language: str) -> str:
    """A half-open period as people say it: with the last day that belongs to it."""
    end = end - timedelta(days=1) if end else None
    if begin and end:
        return f"{formats.day(begin, language)} – {formats.day(end, language)}"
    if begin:
        return _("from %(day)s") % {"day": formats.day(begin, language)}
    return _("until %(day)s") % {"day": formats.day(end, language)} if end else ""


def _person(one: Person, contents: PeopleContents, language: str) -> PersonLine:
    return PersonLine(
        title=one.title or one.name,
        name=one.name if one.title else "",
        email=one.email,
        unit=one.unit.name if one.unit else "",
        groups=", ".join(contents.sitting.get(one.pk, [])),
        address=reverse("person", args=[one.pk]) if contents.can_manage else "",
        has_left=one.left_on is not None,
        left=_("left %(day)s") % {"day": formats.day(one.left_on, language)} if one.left_on else "",
        has_account=one.account_id is not None,
    )


def _access(grants: Iterable[Grant], today: date, language: str) -> tuple[AccessLine, ...]:
    return tuple(
        AccessLine(
            grant.account.email,
            grant.account.name,
            str(ROLES[Role(grant.role)]),
            period_words(grant.from_date, grant.until_date, language),
            grant.until_date is not None and grant.until_date <= today,
            reverse("access_end", args=[grant.pk]),
        )
        for grant in grants
    )


# Addresses of what can be added to an organisation or changed in it.
ADDED = (
    "person_new", "group_new", "unit_new", "access_new", "organisation_edit", "population_new", "succession_new",
)  # fmt: skip


def people_page(contents: PeopleContents, *, today: date, language: str) -> PeoplePage:
    """The people of an organisation in ready strings."""
    organisation = contents.organisation
    lines = [_person(one, contents, language) for one in contents.people]
    return PeoplePage(
        title=organisation.name,
        organisations=tuple(
            (f"{reverse('people')}?organisation={one.pk}", one.name, one.pk == organisation.pk) for one in contents.all
        )
        if len(contents.all) > 1
        else (),
        people=tuple(line for line in lines if not line.has_left),
        left=tuple(line for line in lines if line.has_left),
        groups=tuple(
            NamedLine(group.name, _seats(contents.seat_counts.get(group.pk, 0)), reverse("group", args=[group.pk]))
            for group in contents.groups
        ),
        units=tuple(
            NamedLine(
                unit.name,
                unit.contact.label if unit.contact else "",
                reverse("unit", args=[unit.pk]) if contents.can_manage else "",
            )
            for unit in contents.units
        ),
        access=_access(contents.grants, today, language),
        facts=_facts(organisation),
        populations=tuple(
            (formats.day(row.on, language), formats.number(row.residents, language), row.source)
            for row in contents.populations
        ),
        can_manage=contents.can_manage,
        can_administer=contents.can_administer,
        add={name: reverse(name, kwargs={"organisation": organisation.pk}) for name in ADDED},
    )


def _seats(count: int) -> str:
    return ngettext("%(count)s seat", "%(count)s seats", count) % {"count": count}


def _facts(organisation: Organisation) -> tuple[tuple[str, str], ...]:
    rows = [(_("Kind"), str(KINDS[organisation.kind]))]  # type: ignore[index]
    if organisation.code:
        rows.append((_("Municipality number"), organisation.code))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat in its group: who, for which sector, in what time, after whom."""

    title: str
    name: str
    sector: str
    role: str
    deputy: str
    period: str
    note: str
    is_over: bool
    replaces: str
    replace_address: str
    end_address: str


@dataclass(frozen=True, slots=True)
class GroupPage:
    pk: int
    title: str
    organisation: str
    back: str
    seats: tuple[SeatLine, ...]
    past: tuple[SeatLine, ...]
    can_manage: bool
    add_address: str
    silent: tuple[str, ...]  # sectors that nobody speaks for


def group_page(
    group: WorkingGroup,
    seats: Iterable[Seat],
    *,
    can_manage: bool,
    today: date,
    language: str,
    silent: Iterable[str] = (),
) -> GroupPage:
    """A group with its seats, past ones apart."""
    lines = [_seat(seat, today, language) for seat in seats]
    return GroupPage(
        pk=group.pk,
        title=group.name,
        organisation=group.organisation.name,
        back=f"{reverse('people')}?organisation={group.organisation_id}",
        seats=tuple(line for line in lines if not line.is_over),
        past=tuple(line for line in lines if line.is_over),
        can_manage=can_manage,
        add_address=reverse("seat_new", args=[group.pk]),
        silent=tuple(silent),
    )


def _seat(seat: Seat, today: date, language: str) -> SeatLine:
    return SeatLine(
        title=seat.title,
        name=seat.person.name,
        sector=seat.sector,
        role=str(SEAT_ROLES[seat.role]) if seat.role != "member" else "",  # type: ignore[index]
        deputy=seat.deputy.label if seat.deputy else "",
        period=period_words(seat.from_date, seat.until_date, language),
        note=seat.note,
        is_over=seat.until_date is not None and seat.until_date <= today,
        replaces=seat.replaces.title if seat.replaces else "",
        replace_address=reverse("seat_replace", args=[seat.pk]),
        end_address=reverse("seat_end", args=[seat.pk]),
    )
