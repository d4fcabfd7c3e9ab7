"""Benefits: what a new way of working saves, what of it is planned for each year, and when it counts as realised.

In words with worked examples: docs/explanation/rules/benefits.md. Euros are without VAT; a year is a calendar year.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from viitta.core.formats import rounded
from viitta.core.shares import Party, shares_of, split

HOURS_IN_YEAR = Decimal(1720)
"""Working hours of a person-year: what the EU's unit cost is counted by (757/2021); a setting."""

MONTHS = 12
FOLLOWED_YEARS = 3
REMINDERS = ((1, 15), (2, 15))
"""From which day of the next year a reading that has not been told is reminded of: once, and once more."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a year saves: hours, euros before and after the yearly cost of the service, person-years.

    `net` is below zero when the service costs more than it saves.
    """

    hours: Decimal
    gross: Decimal
    net: Decimal
    person_years: Decimal


def worth(
    volume: Decimal,
    hours: Iterable[Decimal],
    price: Decimal,
    yearly_cost: Decimal,
    *,
    hours_in_year: Decimal = HOURS_IN_YEAR,
) -> Worth:
    """What a year saves by benefit mapping: volume times the hours saved in each phase, times the price, less the cost.

    `volume` is transactions a year, `hours` hours saved of one transaction by phase (or one figure for all of them),
    `price` euros an hour, `yearly_cost` euros a year. ValueError when any of them is negative. Source: the benefit
    mapping of the ministry of finance (hyötykartoitus).

    >>> worth(Decimal(300), [Decimal("0.25")], Decimal("37.59"), Decimal(6000)).net
    Decimal('-3180.75')
    """
    phases = list(hours)
    if min([volume, price, yearly_cost, *phases]) < 0 or hours_in_year <= 0:
        raise ValueError("volume, hours, price and cost are not negative")
    saved = volume * sum(phases, Decimal(0))
    gross = saved * price
    return Worth(
        rounded(saved, 2), rounded(gross, 2), rounded(gross - yearly_cost, 2), rounded(saved / hours_in_year, 4)
    )


def least_volume(hours: Iterable[Decimal], price: Decimal, yearly_cost: Decimal) -> Decimal | None:
    """The least whole volume of a year at which nothing is lost; None when no volume is enough."""
    each = sum(hours, Decimal(0)) * price
    if yearly_cost <= 0:
        return Decimal(0)
    return (yearly_cost / each).to_integral_value(ROUND_CEILING) if each > 0 else None


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality of a joint service: its part of the cost by volume, what it saves so, and with a service of its own."""

    name: str
    volume: Decimal
    share_of_cost: Decimal
    joint: Worth
    alone: Worth


def joint_worth(
    volumes: Mapping[str, Decimal],
    hours: Iterable[Decimal],
    price: Decimal,
    yearly_cost: Decimal,
    *,
    hours_in_year: Decimal = HOURS_IN_YEAR,
) -> tuple[Worth, tuple[Member, ...]]:
    """What several municipalities save with one service whose cost they share by volume, to the cent.

    Returns the whole and each by itself; `alone` is what it would save if it paid the whole cost for itself.
    ValueError without any volume.
    """
    phases = list(hours)
    shares = shares_of(split(yearly_cost, [Party(name, volume) for name, volume in volumes.items()]))
    members = []
    for name, volume in volumes.items():
        cost = shares[name]
        joint = worth(volume, phases, price, cost, hours_in_year=hours_in_year)
        alone = worth(volume, phases, price, yearly_cost, hours_in_year=hours_in_year)
        members.append(Member(name, volume, cost, joint, alone))
    whole = worth(sum(volumes.values(), Decimal(0)), phases, price, yearly_cost, hours_in_year=hours_in_year)
    return whole, tuple(members)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Person-years and euros of a year; either may be negative."""

    person_years: Decimal = Decimal(0)
    euros: Decimal = Decimal(0)

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(self.person_years + other.person_years, self.euros + other.euros)


def months_in_force(year: int, starts: date, ends: date | None) -> int:
    """Months of a year in which a benefit is in force; a month that it begins or ends in counts whole."""
    first = max(starts.year * MONTHS + starts.month, year * MONTHS + 1)
    last = min(ends.year * MONTHS + ends.month if ends else year * MONTHS + MONTHS, year * MONTHS + MONTHS)
    return max(0, last - first + 1)


def planned_in(year: int, yearly: Amounts, starts: date, ends: date | None) -> Amounts:
    """What of a full year's benefit is planned for a year: as many twelfths as it is in force in months."""
    months = months_in_force(year, starts, ends)
    return Amounts(rounded(yearly.person_years * months / MONTHS, 4), rounded(yearly.euros * months / MONTHS, 2))


class Lack(StrEnum):
    """Why a benefit has not been realised yet."""

    PRACTICE = "practice"  # the old practice goes on, or nothing is told of it
    LEAVING = "leaving"  # person-years, and no leaving is named by which they are realised
    LEAVING_AHEAD = "leaving_ahead"  # the leaving that is named is in a later year


def lacks(
    *, on: date, practice_ended_on: date | None, ends_no_practice: bool, saves_work: bool, leaving_year: int | None
) -> tuple[Lack, ...]:
    """What stands in the way of calling a benefit realised on a day; empty when nothing does.

    A benefit is realised only after the old practice has ended, and person-years only by a leaving that is named.
    """
    found = []
    if not ends_no_practice and (practice_ended_on is None or practice_ended_on > on):
        found.append(Lack.PRACTICE)
    if saves_work and leaving_year is None:
        found.append(Lack.LEAVING)
    elif saves_work and leaving_year is not None and leaving_year > on.year:
        found.append(Lack.LEAVING_AHEAD)
    return tuple(found)


def counts_as_realised(year: int, *, practice_ended_on: date | None, ends_no_practice: bool) -> bool:
    """Whether what was told of a year is realised; while the old practice goes on through the year it only emerges."""
    return ends_no_practice or (practice_ended_on is not None and practice_ended_on.year <= year)


def asked_years(starts: date | None, followed_until: int | None) -> range:
    """Years whose readings are asked of a benefit that is followed."""
    return range(0) if starts is None or followed_until is None else range(starts.year, followed_until + 1)


@dataclass(frozen=True, slots=True)
class Followed:
    """A benefit as the sums over years see it: a full year's plan, its time, and what was told by year."""

    yearly: Amounts
    starts: date | None
    ends: date | None
    told: Mapping[int, Amounts]
    practice_ended_on: date | None
    ends_no_practice: bool
    is_dropped: bool = False
    followed_until: int | None = None

    def asked(self) -> range:
        """Years whose readings are asked: from the first to the last that is followed, also after the project."""
        return range(0) if self.is_dropped else asked_years(self.starts, self.followed_until)


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year: planned, realised, and what was told while the old practice went on; how many were asked and told."""

    year: int
    planned: Amounts
    realised: Amounts
    emerging: Amounts
    asked: int
    told: int


def by_year(benefits: Sequence[Followed], last: int) -> tuple[YearRow, ...]:
    """Plan against what was realised, from the first year of any to `last` or the last that was told or is followed."""
    began = [one.starts.year for one in benefits if one.starts and not one.is_dropped]
    heard = [year for one in benefits for year in one.told]
    if not began and not heard:
        return ()
    ended = [year for one in benefits for year in one.asked()[-1:]]
    return tuple(_row(year, benefits) for year in range(min(began + heard), max([last, *heard, *ended]) + 1))


def _row(year: int, benefits: Sequence[Followed]) -> YearRow:
    planned = realised = emerging = Amounts()
    for one in benefits:
        if one.starts and not one.is_dropped:
            planned += planned_in(year, one.yearly, one.starts, one.ends)
        if year in one.told:
            is_realised = counts_as_realised(
                year, practice_ended_on=one.practice_ended_on, ends_no_practice=one.ends_no_practice
            )
            realised += one.told[year] if is_realised else Amounts()
            emerging += Amounts() if is_realised else one.told[year]
    asked = [one for one in benefits if year in one.asked()]
    return YearRow(year, planned, realised, emerging, len(asked), sum(year in one.told for one in asked))


def follow_by_default(starts: date, ends: date | None) -> int:
    """The last year whose reading is asked when nobody has said: three years after the start, or the end before that."""
    return min(starts.year + FOLLOWED_YEARS, ends.year) if ends else starts.year + FOLLOWED_YEARS


def years_due(asked: Iterable[int], told: Iterable[int], on: date) -> list[int]:
    """Years that are over, are asked of, and of which nothing has been told."""
    known = set(told)
    return [year for year in asked if year < on.year and year not in known]


def reminder_due(year: int, on: date, sent: int) -> int:
    """The number of the reminder (1 or 2) that is to be sent of a year's reading on a day; 0 for none.

    Only of the year before: what is older stands in the list, and nobody is written to of it for ever. A reminder
    whose day went by while nothing ran is not sent afterwards beside the next one.
    """
    if on.year != year + 1:
        return 0
    passed = sum(on >= date(on.year, month, day) for month, day in REMINDERS)
    return passed if passed > sent else 0


def left_over(count: int, claims: Iterable[Decimal]) -> Decimal:
    """What is left of planned retirements when person-years are realised by them; below zero when too much is."""
    return count - sum(claims, Decimal(0))
