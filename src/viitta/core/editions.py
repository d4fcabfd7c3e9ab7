"""Two editions of a plan held against each other, and what the trail of changes says of each difference.

The rows decide what differs; the trail only tells why. In words with worked examples:
docs/explanation/rules/editions.md.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

OVER = frozenset({"dropped", "merged"})
"""Statuses of a measure that the plan has left behind."""


class Change(StrEnum):
    """Kinds of difference, in the order in which they are told (muutoksen laji)."""

    ADDED = "added"  # lisätty
    DROPPED = "dropped"  # luovuttu
    MERGED = "merged"  # yhdistetty
    SPLIT = "split"  # jaettu
    SUPERSEDED = "superseded"  # korvattu
    MOVED = "moved"  # aikataulu muuttunut
    RESCOPED = "rescoped"  # sisältö tarkentunut
    OWNER_CHANGED = "owner_changed"  # vastuu vaihtunut
    RESTORED = "restored"  # palautettu
    REMOVED = "removed"  # poistettu


ENDINGS = frozenset({Change.DROPPED, Change.MERGED, Change.SPLIT, Change.SUPERSEDED})
INTO = frozenset({Change.MERGED, Change.SPLIT, Change.SUPERSEDED})
CONTENT = ("title", "description", "scope", "kind", "theme", "goals")
HOLDERS = ("owner", "unit")


@dataclass(frozen=True, slots=True)
class Row:
    """A measure as one edition has it. `owner` is a title; `owner_id` tells two holders of one title apart."""

    uid: UUID
    title: str
    theme: str = ""
    description: str = ""
    scope: str = ""
    kind: str = "one_off"
    status: str = "planned"
    start: date | None = None
    end: date | None = None
    owner: str = ""
    owner_id: int | None = None
    unit: str = ""
    goals: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether the plan has left the measure behind."""
        return self.status in OVER


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the trail: what happened to a measure, what it went into, why. `kind` may be one not told here."""

    kind: str
    uid: UUID
    at: datetime
    on: date
    reason: str = ""
    cause: str = ""
    other: UUID | None = None
    other_title: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A measure that a difference leads to or comes from."""

    uid: UUID
    title: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs of one measure. Days are later minus earlier, None where a date is missing on either side.

    `reason` is the last one given between the two editions, empty when nobody gave one; `on` its day. `fields` names
    what was changed. `before` is None for what is new, `after` for what is gone.
    """

    kind: Change
    before: Row | None
    after: Row | None
    reason: str = ""
    cause: str = ""
    on: date | None = None
    others: tuple[Named, ...] = ()
    fields: tuple[str, ...] = ()
    start_days: int | None = None
    end_days: int | None = None

    @property
    def row(self) -> Row:
        """The measure as it was last: of the later edition, else of the earlier."""
        row = self.after or self.before
        assert row is not None
        return row


def compare(before: Sequence[Row], after: Sequence[Row], trail: Iterable[Step] = ()) -> tuple[Difference, ...]:
    """Differences of two editions, by kind and then in the order of the plan. `trail` is what happened between them.

    One measure may have several differences. A part of a split, and a measure made of merged or superseded ones, is
    named by those and not told as added once more.
    """
    found = _Comparison(before, after, trail).differences()
    places = {row.uid: place for place, row in enumerate([*before, *after])}
    order = list(Change)
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), places[one.row.uid])))


class _Comparison:
    def __init__(self, before: Sequence[Row], after: Sequence[Row], trail: Iterable[Step]) -> None:
        self.before = {row.uid: row for row in before}
        self.after = {row.uid: row for row in after}
        self.steps: dict[UUID, list[Step]] = {}
        for step in sorted(trail, key=lambda one: one.at):
            self.steps.setdefault(step.uid, []).append(step)

    def differences(self) -> list[Difference]:
        found = [*self._old(), *self._ended_meanwhile()]
        named = {other.uid for one in found for other in one.others}
        new = (row for uid, row in self.after.items() if uid not in self.before and uid not in named)
        return [*found, *(self._told(Change.ADDED, None, row) for row in new)]

    def _old(self) -> Iterator[Difference]:
        for uid, old in self.before.items():
            new = self.after.get(uid)
            if new is None:
                yield self._told(self._ending(uid) or Change.REMOVED, old, None)
            else:
                yield from self._both(old, new)

    def _ended_meanwhile(self) -> Iterator[Difference]:
        """What came after the earlier edition and was over before the later one."""
        for uid, new in self.after.items():
            if uid not in self.before and new.is_over:
                yield self._told(self._ending(uid) or _by_status(new), None, new)

    def _both(self, old: Row, new: Row) -> Iterator[Difference]:
        if new.is_over and old.status != new.status:
            yield self._told(self._ending(new.uid) or _by_status(new), old, new)
        elif old.is_over and not new.is_over:
            yield self._told(Change.RESTORED, old, new)
        if not new.is_over and self._new_parts(new.uid):
            yield self._told(Change.SPLIT, old, new)
        if (old.start, old.end) != (new.start, new.end):
            yield self._told(Change.MOVED, old, new, tuple(f for f in ("start", "end") if _differs(old, new, f)))
        content = tuple(name for name in CONTENT if _differs(old, new, name))
        if content:
            yield self._told(Change.RESCOPED, old, new, content)
        holders = tuple(name for name in HOLDERS if _differs(old, new, name))
        if holders:
            yield self._told(Change.OWNER_CHANGED, old, new, holders)

    def _ending(self, uid: UUID) -> Change | None:
        """How the trail says that a measure ended: the last such step."""
        ends = [step.kind for step in self.steps.get(uid, ()) if step.kind in ENDINGS]
        return Change(ends[-1]) if ends else None

    def _new_parts(self, uid: UUID) -> bool:
        """Whether parts were split off a measure that itself goes on."""
        return any(
            step.kind == Change.SPLIT and step.other in self.after and step.other not in self.before
            for step in self.steps.get(uid, ())
        )

    def _told(self, kind: Change, before: Row | None, after: Row | None, fields: tuple[str, ...] = ()) -> Difference:
        row = after or before
        assert row is not None
        steps = [step for step in self.steps.get(row.uid, ()) if step.kind == kind]
        given = next((step for step in reversed(steps) if step.reason), steps[-1] if steps else None)
        others = {step.other: self._name(step) for step in steps if step.other not in (None, row.uid) and kind in INTO}
        return Difference(
            kind,
            before,
            after,
            reason=given.reason if given else "",
            cause=given.cause if given else "",
            on=given.on if given else None,
            others=tuple(others.values()),
            fields=fields,
            start_days=_days(before.start, after.start) if before and after else None,
            end_days=_days(before.end, after.end) if before and after else None,
        )

    def _name(self, step: Step) -> Named:
        assert step.other is not None
        row = self.after.get(step.other) or self.before.get(step.other)
        return Named(step.other, row.title if row else step.other_title)


def _differs(old: Row, new: Row, name: str) -> bool:
    if name == "goals":
        return set(old.goals) != set(new.goals)
    if name == "owner" and old.owner_id is not None and new.owner_id is not None:
        return old.owner_id != new.owner_id
    return bool(getattr(old, name) != getattr(new, name))


def _days(before: date | None, after: date | None) -> int | None:
    return (after - before).days if before and after else None


def _by_status(row: Row) -> Change:
    """What the status alone tells when the trail says nothing."""
    return Change.MERGED if row.status == "merged" else Change.DROPPED


def successors_of(trail: Iterable[Step]) -> dict[UUID, frozenset[UUID]]:
    """What each measure has gone into as the trail stands now: a restored one has gone into nothing."""
    found: dict[UUID, set[UUID]] = {}
    for step in sorted(trail, key=lambda one: one.at):
        if step.kind == Change.RESTORED:
            found.pop(step.uid, None)
        elif step.kind in INTO and step.other is not None:
            found.setdefault(step.uid, set()).add(step.other)
    return {uid: frozenset(others) for uid, others in found.items()}


def closes_circle(successors: Mapping[UUID, Iterable[UUID]], olds: Iterable[UUID], new: UUID) -> bool:
    """Whether putting `new` in the place of `olds` would lead back to it: it has itself gone into one of them."""
    wanted, seen, ahead = set(olds), set(), [new]
    while ahead:
        uid = ahead.pop()
        if uid in wanted:
            return True
        if uid not in seen:
            seen.add(uid)
            ahead += successors.get(uid, ())
    return False
