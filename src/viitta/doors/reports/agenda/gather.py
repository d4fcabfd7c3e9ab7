"""What the items of an agenda tell, read in a fixed number of queries: the situation picture, risks, what is open."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from viitta.core.agenda import Shared, share_minutes
from viitta.core.periods import Quarter
from viitta.doors.reports import situation
from viitta.doors.reports.agenda.joint import Joint, joint_of
from viitta.doors.reports.situation import Picture
from viitta.parts.followup.queries import newest_round
from viitta.parts.meetings.models import ActionPoint, AgendaItem, GoodPractice, ItemKind, Meeting, MeetingKind, Visit
from viitta.parts.meetings.queries.agenda import (
    good_practices_since,
    items_of,
    meeting_before,
    open_actions,
    recommendations_waiting,
    visits_of,
)
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.risks.queries import before_of, risks_of
from viitta.parts.roadmaps import queries as roadmaps
from viitta.parts.roadmaps.models import Recommendation, Roadmap, ScheduleChange

MINUTES = 60  # how long a meeting is thought to last while its time is being found


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda and everything that its items tell."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    shared: Shared
    today: date
    picture: Picture | None  # None when the meeting is about no roadmap
    before: Meeting | None  # the meeting held before this one
    moved: Sequence[ScheduleChange]  # after it
    actions: Sequence[ActionPoint]
    risks: Sequence[Risk]  # open ones, the greatest first
    recommendations: Sequence[Recommendation]
    practices: Sequence[GoodPractice]
    visits: Mapping[int, Visit]
    joint: Joint | None = None  # what a steering group asks of its project

    def begins(self, number: int) -> datetime | None:
        """When an item begins by the minutes of those before it."""
        start = self.meeting.starts_at
        return None if start is None else start + timedelta(minutes=self.shared.begins()[number])


def quarter_of(meeting: Meeting, roadmap: Roadmap, today: date) -> Quarter:
    """The quarter that a meeting looks back on: its own, else that of the newest round, else the one before its day."""
    if meeting.quarter:
        return Quarter.parse(meeting.quarter)
    first, last = Quarter.of(roadmap.starts_on), Quarter.of(roadmap.ends_on)
    newest = newest_round(roadmap)
    if newest is not None:
        return Quarter.parse(newest.quarter)
    day = timezone.localdate(meeting.starts_at) if meeting.starts_at else today
    return min(max(Quarter.of(day).previous(), first), last)


def length_of(meeting: Meeting) -> int:
    """How many minutes a meeting lasts."""
    if meeting.starts_at is None or meeting.ends_at is None:
        return MINUTES
    return max(1, int((meeting.ends_at - meeting.starts_at).total_seconds()) // 60)


def share(meeting: Meeting, items: Sequence[AgendaItem]) -> Shared:
    """The minutes of an agenda as the rule shares them."""
    return share_minutes(length_of(meeting), [(item.kind, item.minutes) for item in items])


def _weight(risk: Risk) -> tuple[int, int]:
    return -before_of(risk).score, risk.pk


def _picture(meeting: Meeting, today: date) -> Picture | None:
    roadmap = meeting.roadmap
    return situation.gather(roadmap, quarter_of(meeting, roadmap, today), today=today) if roadmap else None


def _risks(meeting: Meeting) -> list[Risk]:
    rows = risks_of(meeting.roadmap) if meeting.roadmap else []
    return sorted((row for row in rows if row.state != RiskState.CLOSED), key=_weight)


def _practices(meeting: Meeting, before: Meeting | None, picture: Picture | None, today: date) -> list[GoodPractice]:
    if picture is None:
        return []
    since = timezone.localdate(before.starts_at) if before and before.starts_at else picture.quarter.first
    return list(good_practices_since(picture.roadmap.pk, since, today))


def _moved(meeting: Meeting, before: Meeting | None) -> list[ScheduleChange]:
    """Dates that were moved after the meeting before."""
    if meeting.roadmap is None or before is None or before.starts_at is None:
        return []
    return list(roadmaps.moves_between(meeting.roadmap, before.starts_at, None))


ALL = frozenset(ItemKind)


def gather(meeting: Meeting, *, today: date, kinds: Collection[str] = ALL) -> Agenda:
    """Read an agenda as of a day; `kinds` are the kinds of items whose contents will be asked for."""
    items = list(items_of(meeting))
    told = {ItemKind.PROGRESS, ItemKind.CHALLENGES, ItemKind.RESULTS, ItemKind.PREVIOUS} & set(kinds)
    before = meeting_before(meeting) if told else None
    picture = _picture(meeting, today) if told else None
    return Agenda(
        meeting=meeting,
        items=items,
        shared=share(meeting, items),
        today=today,
        picture=picture,
        before=before,
        moved=_moved(meeting, before) if ItemKind.PROGRESS in kinds else [],
        actions=list(open_actions(meeting)) if ItemKind.ACTIONS in kinds else [],
        risks=_risks(meeting) if ItemKind.CHALLENGES in kinds else [],
        recommendations=recommendations_waiting(meeting) if ItemKind.RECOMMENDATIONS in kinds else [],
        practices=_practices(meeting, before, picture, today) if ItemKind.RESULTS in kinds else [],
        visits={row.pk: row for row in visits_of(meeting)} if ItemKind.PRESENTATION in kinds else {},
        joint=joint_of(meeting, kinds, before) if meeting.kind == MeetingKind.STEERING else None,
    )
