"""The agenda of a meeting: which order its items come in, and how the minutes of the meeting are shared among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Kinds of items in the order of an agenda, with the weight that each gets when minutes are shared.
WEIGHTS: Mapping[str, int] = {
    "opening": 1,
    "previous": 1,
    "actions": 2,
    "progress": 5,
    "budget": 4,
    "challenges": 3,
    "changes": 2,
    "results": 3,
    "communication": 2,
    "recommendations": 2,
    "presentation": 4,
    "proposed": 2,
    "discussion": 2,
    "closing": 1,
}
STANDING = ("actions", "progress", "challenges", "results", "recommendations", "discussion")
# The agenda of a steering group: money, changes and communication besides progress and risks.
STEERING = (
    "opening", "previous", "actions", "progress", "budget", "challenges", "changes", "communication", "discussion", "closing",
)  # fmt: skip
ORDER = tuple(WEIGHTS)
LEAST = 1  # minutes that an item gets at least, when there are that many


@dataclass(frozen=True, slots=True)
class Shared:
    """Minutes of each item in its order; `over` is by how many they exceed the meeting, `left` how many stay unused."""

    minutes: tuple[int, ...]
    over: int = 0
    left: int = 0

    def begins(self) -> tuple[int, ...]:
        """How many minutes after the beginning of the meeting each item begins."""
        return tuple(sum(self.minutes[:at]) for at in range(len(self.minutes)))


def share_minutes(length: int, items: Sequence[tuple[str, int | None]]) -> Shared:
    """Share the minutes of a meeting among its items, each a kind and its minutes set by hand (None: by weight).

    Minutes by hand stand. What is left is shared by weight with the largest remainders, at least a minute to each, so
    that the minutes sum to the length; when not even a minute is left for each, each gets one and the rest is `over`.
    ValueError for a length or minutes below 1 or an unknown kind.
    """
    if length < 1 or any(minutes is not None and minutes < 1 for _kind, minutes in items):
        raise ValueError("minutes are whole and at least 1")
    if unknown := [kind for kind, _minutes in items if kind not in WEIGHTS]:
        raise ValueError(f"unknown kind of item: {unknown[0]}")
    free = [at for at, (_kind, minutes) in enumerate(items) if minutes is None]
    rest = length - sum(minutes or 0 for _kind, minutes in items)
    shared = by_weight(max(rest, LEAST * len(free)), [WEIGHTS[items[at][0]] for at in free])
    given = dict(zip(free, shared, strict=True))
    minutes = tuple(given[at] if own is None else own for at, (_kind, own) in enumerate(items))
    off = sum(minutes) - length
    return Shared(minutes, max(0, off), max(0, -off))


def by_weight(minutes: int, weights: Sequence[int]) -> list[int]:
    """Whole minutes by weight with the largest remainders, at least one to each; the earlier wins a tie.

    ValueError when there are fewer minutes than weights, or a weight below 1.
    """
    if minutes < len(weights) or any(weight < 1 for weight in weights):
        raise ValueError("there is at least a minute for each, and weights are at least 1")
    found: dict[int, int] = {}
    while True:  # those whose share would be under a minute get one, and the others share what is left
        open_ = [at for at in range(len(weights)) if at not in found]
        rest, total = minutes - len(found), sum(weights[at] for at in open_)
        small = [at for at in open_ if rest * weights[at] < total]
        if not small:
            break
        found |= dict.fromkeys(small, LEAST)
    parts = {at: divmod(rest * weights[at], total) for at in open_}
    short = rest - sum(whole for whole, _remainder in parts.values())
    lucky = set(sorted(open_, key=lambda at: (-parts[at][1], at))[:short])
    found |= {at: whole + (at in lucky) for at, (whole, _remainder) in parts.items()}
    return [found[at] for at in range(len(weights))]


def place_of(kind: str, there: Sequence[str]) -> int:
    """Where a new item belongs among those that are there: before the first whose kind comes later in the order."""
    rank = ORDER.index(kind)
    return next((at for at, other in enumerate(there) if ORDER.index(other) > rank), len(there))


def standing_missing(there: Sequence[str], *, recommendations: bool, steering: bool = False) -> list[str]:
    """Standing items that an agenda still lacks, each once; recommendations only when some wait for an answer.

    A steering group has standing items of its own.
    """
    wanted = [kind for kind in (STEERING if steering else STANDING) if kind != "recommendations" or recommendations]
    return [kind for kind in wanted if kind not in there]
