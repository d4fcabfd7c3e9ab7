"""Reads what the live page shows: the item that is looked at, its notes, and the forms of whoever writes."""

from dataclasses import dataclass

from django.utils import timezone

from viitta.core.periods import Quarter
from viitta.doors.portal.gate import language
from viitta.doors.portal.meeting.forms import ActionForm, AttendanceForm, ProgressForm, ResolutionForm
from viitta.doors.portal.meeting.pages.left import action_line, resolution_line
from viitta.doors.portal.meeting.pages.live import Line, LiveContents, LiveForms, line_of
from viitta.doors.portal.meeting.views.registers import Offered
from viitta.doors.portal.which import number_of
from viitta.doors.reports.agenda import gather
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import FollowUp, ProgressEntry
from viitta.parts.followup.permissions import can_run_rounds
from viitta.parts.meetings.models import AgendaItem, Meeting, MemoState
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.queries import agenda as queries
from viitta.parts.roadmaps.models import Measure
from viitta.parts.traces.queries import results_of_many
from viitta.parts.ui.requests import ActorRequest


def item_wanted(request: ActorRequest, meeting: Meeting) -> AgendaItem | None:
    """The item of `item` when it is on the agenda, else the first that has not been gone through, else the first."""
    asked = request.POST.get("item", "") or request.GET.get("item", "")
    found = queries.get_item_of(meeting, asked)
    if found is not None:
        return found
    rows = list(queries.items_of(meeting))
    return next((row for row in rows if row.handled_at is None), rows[0] if rows else None)


def contents_of(request: ActorRequest, meeting: Meeting, item: AgendaItem | None) -> LiveContents:
    """Everything that the page shows, in a fixed number of queries."""
    actor, today, said = request.actor, timezone.localdate(), language()
    agenda = gather(meeting, today=today, kinds=[item.kind] if item else [])
    lines = list(queries.lines_of_item(item)) if item else []
    follow_up = agenda.picture.follow_up if agenda.picture else None
    runs = can_run(actor, meeting)
    return LiveContents(
        agenda=agenda,
        item=item,
        lines=lines,
        removed=list(queries.lines_of_item(item, removed=True)) if item and runs else [],
        came=results_of_many("note_line", [line.pk for line in lines]),
        participants=list(queries.participants_of(meeting)),
        actions=tuple(action_line(one, actor, today, said) for one in queries.actions_in(meeting)),
        earlier=tuple(action_line(one, actor, today, said) for one in agenda.actions),
        resolutions=tuple(resolution_line(one, actor, said) for one in queries.resolutions_in(meeting)),
        edited=number_of(request.GET.get("edit", "")) if runs else 0,
        at=timezone.now(),
        is_frozen=meeting.begun_at is not None and queries.memo_state(meeting) == MemoState.APPROVED,
        may_correct=follow_up is not None and meeting.roadmap is not None and can_run_rounds(actor, meeting.roadmap),
    )


@dataclass(frozen=True, slots=True)
class Notes:
    """Just the notes of an item: what a script gets back after a line was saved."""

    lines: tuple[Line, ...]
    removed: tuple[Line, ...]
    writes: bool
    item: int
    here: str


def notes_of(request: ActorRequest, meeting: Meeting, item: AgendaItem) -> Notes:
    """The notes of an item, in three queries: saving a line must be quick whatever the size of the roadmap."""
    here, rows = f"/meetings/{meeting.pk}/live/?item={item.pk}", list(queries.lines_of_item(item))
    came, has_roadmap = results_of_many("note_line", [row.pk for row in rows]), meeting.roadmap_id is not None
    removed = [line_of(row, (), here, has_roadmap=False) for row in queries.lines_of_item(item, removed=True)]
    lines = tuple(line_of(row, came.get(row.pk, ()), here, has_roadmap=has_roadmap) for row in rows)
    return Notes(lines, tuple(removed), can_run(request.actor, meeting), item.pk, here)


def round_of(meeting: Meeting, contents: LiveContents) -> FollowUp | None:
    """The round in which a value is corrected on the spot."""
    return contents.agenda.picture.follow_up if contents.agenda.picture else None


def entry_of(request: ActorRequest, measure: int, follow_up: FollowUp) -> ProgressEntry | None:
    """What was told of a measure in a round."""
    pk = followup.entry_ids(measure).get(Quarter.parse(follow_up.quarter).key)
    return followup.get_entry(request.actor, pk, on=timezone.localdate()) if pk else None


def attendance_form(request: ActorRequest, meeting: Meeting, *, is_sent: bool = False) -> AttendanceForm:
    """Who came, as it is now or as it was sent."""
    day = timezone.localdate(meeting.starts_at) if meeting.starts_at else timezone.localdate()
    rows = list(queries.participants_of(meeting))
    return AttendanceForm(request.POST if is_sent else None, participants=rows, day=day, prefix="a")


def forms_of(request: ActorRequest, meeting: Meeting, contents: LiveContents) -> LiveForms | None:
    """The forms of whoever may write; None for those who only look."""
    if not can_run(request.actor, meeting) or meeting.begun_at is None or contents.is_frozen:
        return None
    offered = Offered(meeting)
    asked, follow_up = number_of(request.GET.get("measure", "")), round_of(meeting, contents)
    measure: Measure | None = offered.measures.get(asked)
    progress = None
    if measure is not None and follow_up is not None and contents.may_correct:
        entry = entry_of(request, measure.pk, follow_up)
        initial = {"seen": entry.revision if entry else 0, "note": entry.note if entry else ""}
        if entry and entry.percent is not None:
            initial["percent"] = f"{entry.percent.normalize():f}".replace(".", ",")
        progress = ProgressForm(initial=initial, prefix="v")
    return LiveForms(
        attendance=attendance_form(request, meeting),
        action=ActionForm(prefix="t", **offered.names()),
        resolution=ResolutionForm(prefix="r", measures=offered.titles()),
        progress=progress,
        progress_title=measure.title if measure else "",
        progress_measure=measure.pk if measure else 0,
    )
