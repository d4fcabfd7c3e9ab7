"""What a memo tells: who came, what was said under each item, what was decided and who does what."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from viitta.parts.meetings.models import (
    ActionPoint,
    AgendaItem,
    Meeting,
    Memo,
    MemoApproval,
    NoteLine,
    Participant,
    Resolution,
)
from viitta.parts.meetings.queries.agenda import (
    actions_in,
    items_of,
    lines_of,
    next_meeting,
    participants_of,
    resolutions_in,
)
from viitta.parts.meetings.queries.memos import memo_of


@dataclass(frozen=True, slots=True)
class Handled:
    """An item with what was written, decided and taken on under it; `item` is None for what belongs to none."""

    item: AgendaItem | None
    lines: tuple[NoteLine, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    actions: tuple[ActionPoint, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.resolutions or self.actions)


@dataclass(frozen=True, slots=True)
class MemoFacts:
    """All that the memo of a meeting is drawn from. `approvals` are those that have been given."""

    meeting: Meeting
    memo: Memo
    participants: tuple[Participant, ...]
    handled: tuple[Handled, ...]
    actions: tuple[ActionPoint, ...]
    following: Meeting | None
    approvals: tuple[MemoApproval, ...] = field(default=())


def gather(meeting: Meeting, approvals: Sequence[MemoApproval] = ()) -> MemoFacts:
    """Read the memo of a meeting in a fixed number of queries."""
    items = list(items_of(meeting))
    known = {item.pk for item in items}
    lines: dict[int | None, list[NoteLine]] = defaultdict(list)
    resolutions: dict[int | None, list[Resolution]] = defaultdict(list)
    actions: dict[int | None, list[ActionPoint]] = defaultdict(list)
    for line in lines_of(meeting):
        lines[line.item_id if line.item_id in known else None].append(line)
    for resolution in resolutions_in(meeting):
        resolutions[resolution.item_id if resolution.item_id in known else None].append(resolution)
    taken = list(actions_in(meeting))
    for action in taken:
        actions[action.item_id if action.item_id in known else None].append(action)
    keys: list[AgendaItem | None] = [*items, None]
    handled = []
    for item in keys:
        key = item.pk if item else None
        one = Handled(item, tuple(lines[key]), tuple(resolutions[key]), tuple(actions[key]))
        if item is not None or not one.is_empty:
            handled.append(one)
    return MemoFacts(
        meeting, memo_of(meeting), tuple(participants_of(meeting)), tuple(handled), tuple(taken),
        next_meeting(meeting), tuple(approvals),
    )  # fmt: skip
