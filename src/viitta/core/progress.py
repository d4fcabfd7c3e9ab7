"""Progress of a measure: what is expected, what was reported, and how the two stand to each other.

Percent, status and timeliness are three facts. The percent and the status are an owner's word; timeliness is
computed here. In words with worked examples: docs/explanation/rules/progress.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from viitta.core.milestones import Step, expected_share_by
from viitta.core.periods import Quarter, is_last_of_month, month_index

HUNDRED = Decimal(100)


class Kind(StrEnum):
    """Kinds of measure (laji)."""

    ONE_OFF = "one_off"  # kertaluonteinen
    CONTINUOUS = "continuous"  # jatkuva
    STUDY = "study"  # selvitys


class Status(StrEnum):
    """What the owner says of the measure (tila); typed, never derived."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    PAUSED = "paused"
    DROPPED = "dropped"
    MERGED = "merged"


class Timeliness(StrEnum):
    """How the reported value stands to the expected one (ajoitus); computed, never typed."""

    ON_TIME = "on_time"
    BEHIND = "behind"
    LATE = "late"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    NONE = "none"


class Source(StrEnum):
    """Where a percent comes from."""

    OWNER = "owner"
    COMPUTED = "computed"
    CORRECTED = "corrected"
    IMPORTED = "imported"


class Cause(StrEnum):
    """Why a measure is behind (syy); a short list, so that it can be counted over quarters."""

    OWN_RESOURCES = "own_resources"
    OWNER_CHANGED = "owner_changed"
    SUPPLIER = "supplier"
    DEPENDENCY = "dependency"
    SCOPE = "scope"
    MONEY = "money"
    OLD_PRACTICE = "old_practice"
    LAW = "law"
    OTHER = "other"


OUT_OF_THE_PLAN = frozenset({Status.DROPPED, Status.MERGED, Status.PAUSED})


@dataclass(frozen=True, slots=True)
class Limits:
    """Deviations in percentage points at which a measure turns behind and late.

    A deviation of exactly `behind` is still on time; one of exactly `late` is still behind.
    """

    behind: int = -10
    late: int = -25


DEFAULT_LIMITS = Limits()


def check_percent(percent: Decimal | int) -> None:
    """Refuse what is not a percent of progress: ValueError unless 0 <= percent <= 100."""
    if not 0 <= percent <= 100:
        raise ValueError("a percent of progress lies between 0 and 100")


def expected_share(start: date, end: date, on: date) -> Fraction:
    """Completed months within [start, end] over all its months, exactly, between 0 and 1.

    A month counts at its end, and a start or an end inside a month makes it a whole month (domain rule of linear
    stepping: monthly steps, S2 §3.2). ValueError when the end is before the start.
    """
    if end < start:
        raise ValueError("a measure cannot end before it starts")
    months = month_index(end) - month_index(start) + 1
    completed = month_index(on) - month_index(start) + (1 if is_last_of_month(on) else 0)
    return Fraction(min(max(completed, 0), months), months)


@lru_cache(maxsize=16_384)
def expected_percent(start: date | None, end: date | None, on: date, steps: tuple[Step, ...] = ()) -> Decimal | None:
    """Expected percent on a day, two decimals half-up; None when a date is missing. It follows milestones when given."""
    if start is None or end is None:
        return None
    share = expected_share_by(start, end, on, steps) if steps else expected_share(start, end, on)
    return _two_decimals(share * 100)


def _two_decimals(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def whole(percent: Decimal | Fraction | int) -> int:
    """Whole per cent for people, half-up."""
    if isinstance(percent, Fraction):
        percent = _two_decimals(percent)
    return int(Decimal(percent).quantize(Decimal(1), ROUND_HALF_UP))


def deviation(reported: Decimal | int, expected: Decimal) -> Decimal:
    """Reported minus expected, in percentage points."""
    return Decimal(reported) - expected


def timeliness(
    *,
    kind: Kind,
    status: Status,
    start: date | None,
    end: date | None,
    on: date,
    reported: Decimal | int | None,
    limits: Limits = DEFAULT_LIMITS,
    steps: tuple[Step, ...] = (),
) -> Timeliness:
    """How a measure stands on a day.

    Continuous, dropped, merged and paused measures have none. Late, which a passed end date makes of anything below
    100, wins over not reported. What has not begun and has no value is not due.
    """
    if kind is Kind.CONTINUOUS or status in OUT_OF_THE_PLAN or start is None or end is None:
        return Timeliness.NONE
    if status is Status.DONE or reported == 100:
        return Timeliness.ON_TIME
    if on > end:
        return Timeliness.LATE
    if reported is None:
        return Timeliness.NOT_DUE if on < start else Timeliness.NOT_REPORTED
    if on < start:
        return Timeliness.NOT_DUE
    expected = expected_percent(start, end, on, steps)
    assert expected is not None
    off = deviation(reported, expected)
    if off >= limits.behind:
        return Timeliness.ON_TIME
    return Timeliness.BEHIND if off >= limits.late else Timeliness.LATE


def badge(status: Status, timely: Timeliness) -> Status | Timeliness:
    """What the one badge of a row shows: the status when it says it all, else the timeliness."""
    if status in (Status.PLANNED, Status.DONE, Status.PAUSED, Status.DROPPED, Status.MERGED):
        return status
    return timely


def slip_days(current_end: date | None, approved_end: date | None) -> int | None:
    """Days that the end has moved from the first approved plan; negative when earlier; None without both dates."""
    if current_end is None or approved_end is None:
        return None
    return (current_end - approved_end).days


def suggested_percent(values: Iterable[Decimal | int], expected: Decimal | None) -> int:
    """What the update page offers: the last value plus the last step, at most 100 and in steps of 5.

    With one value the step is taken to be that value's; with none the expected percent is offered.
    """
    known = [Decimal(value) for value in values]
    if not known:
        return _to_five(expected or Decimal(0))
    last = known[-1]
    before = known[-2] if len(known) > 1 else Decimal(0)
    return max(whole(last), min(100, _to_five(last + max(last - before, Decimal(0)))))


def _to_five(value: Decimal) -> int:
    return min(100, int((value / 5).quantize(Decimal(1), ROUND_HALF_UP)) * 5)


@dataclass(frozen=True, slots=True)
class RolledMeasure:
    """One measure as the roll-up sees it at the last day of a quarter."""

    kind: Kind
    status: Status
    start: date | None
    end: date | None
    values: Mapping[Quarter, Decimal | int]  # reported or computed percents by quarter
    steps: tuple[Step, ...] = ()  # milestones
    expected: Decimal | None = None  # when it is known already, such as from a closed round


@dataclass(frozen=True, slots=True)
class RollUp:
    """Mean progress of a theme or a roadmap, always with what it was counted from.

    `fresh` values are of this round, `old` of an earlier one, `missing` have begun and were never reported;
    `count` (N) is fresh + old. `mean` and `expected` are None when there is nothing to count. Continuous measures
    are counted apart.
    """

    mean: Decimal | None
    expected: Decimal | None
    fresh: int
    old: int
    missing: int
    continuous_mean: Decimal | None
    continuous: int

    @property
    def count(self) -> int:
        return self.fresh + self.old


def latest_value(values: Mapping[Quarter, Decimal | int], quarter: Quarter) -> tuple[Quarter, Decimal | int] | None:
    """The last value at or before a quarter, with its quarter."""
    if quarter in values:
        return quarter, values[quarter]
    earlier = [known for known in values if known <= quarter]
    if not earlier:
        return None
    newest = max(earlier)
    return newest, values[newest]


def _mean(values: list[Decimal]) -> Decimal | None:
    if not values:
        return None
    return (sum(values, Decimal(0)) / len(values)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def roll_up(measures: Iterable[RolledMeasure], quarter: Quarter) -> RollUp:
    """Unweighted mean of one-off and study measures that have begun, by the last value at or before the quarter."""
    reported: list[Decimal] = []
    expected: list[Decimal] = []
    steps: list[Decimal] = []
    fresh = missing = 0
    for measure in measures:
        begun = measure.start is not None and measure.start <= quarter.last
        if measure.status in OUT_OF_THE_PLAN or not begun:
            continue
        latest = latest_value(measure.values, quarter)
        if measure.kind is Kind.CONTINUOUS:
            if latest:
                steps.append(Decimal(latest[1]))
            continue
        due = measure.expected
        if due is None:
            due = expected_percent(measure.start, measure.end, quarter.last, measure.steps)
        if latest is None:
            missing += 1
            continue
        reported.append(Decimal(latest[1]))
        fresh += latest[0] == quarter
        if due is not None:
            expected.append(due)
    return RollUp(_mean(reported), _mean(expected), fresh, len(reported) - fresh, missing, _mean(steps), len(steps))
