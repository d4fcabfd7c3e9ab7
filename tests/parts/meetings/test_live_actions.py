"""The meeting itself: one writer at a time, lines, attendance, resolutions, actions; what is left for the next one."""

from datetime import date, timedelta

import pytest

from tests.cast import AT
from tests.parts.meetings.world import NINE, build_meeting
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import ActionPoint, Meeting, Memo, NoteLine, Participant
from viitta.parts.meetings.queries.agenda import (
    backlog_of,
    items_of,
    lines_of_item,
    open_actions,
    own_open_actions,
)
from viitta.parts.organisations.permissions import Forbidden

HOUR = timedelta(hours=1)


@pytest.fixture
def meeting(town):
    row = build_meeting(town)
    actions.draft_agenda(meeting=row, by=town.actor("convenor"), at=AT)
    return actions.begin_meeting(meeting=row, by=town.actor("convenor"), at=NINE)


def item_of(meeting, kind="progress"):
    return items_of(meeting).select_related("meeting").get(kind=kind)


def write(town, item, text="Tilanne käytiin läpi.", role="convenor", at=NINE):
    return actions.write_lines(item=item, texts=[text], by=town.actor(role), at=at)[0]


def add_action(town, meeting, at=NINE, **values):
    new = [actions.NewAction("Kysy tarjous", **values)]
    return actions.add_action_points(meeting=meeting, new=new, by=town.actor("convenor"), at=at)[0]


def test_lines_come_one_after_another_and_the_item_is_gone_through(town, meeting):
    item = item_of(meeting)
    write(town, item), write(town, item, "Toinen rivi")
    assert [line.text for line in lines_of_item(item)] == ["Tilanne käytiin läpi.", "Toinen rivi"]
    item.refresh_from_db()
    assert item.handled_at == NINE


def test_the_second_writer_is_told_and_nothing_is_lost(town, meeting):
    write(town, item_of(meeting))
    with pytest.raises(actions.Busy, match="Convenor Viitala"):
        write(town, item_of(meeting), role="administrator", at=NINE + timedelta(seconds=29))
    assert NoteLine.objects.count() == 1


def test_the_pen_is_free_after_half_a_minute_and_when_it_is_laid_down(town, meeting):
    write(town, item_of(meeting))
    write(town, item_of(meeting), role="administrator", at=NINE + timedelta(seconds=31))
    actions.lay_pen(meeting=meeting, by=town.actor("administrator"), at=NINE + timedelta(seconds=32))
    write(town, item_of(meeting), at=NINE + timedelta(seconds=33))
    assert NoteLine.objects.count() == 3


def test_every_line_renews_the_pen(town, meeting):
    for second in (0, 25, 50):
        write(town, item_of(meeting), at=NINE + timedelta(seconds=second))
    with pytest.raises(actions.Busy):
        actions.take_pen(meeting=meeting, by=town.actor("administrator"), at=NINE + timedelta(seconds=70))


def test_a_member_does_not_write(town, meeting):
    with pytest.raises(Forbidden):
        write(town, item_of(meeting), role="member")


def test_nothing_is_written_before_the_meeting_begins(town):
    meeting = build_meeting(town)
    with pytest.raises(ValueError, match="begun"):
        actions.take_pen(meeting=meeting, by=town.actor("convenor"), at=NINE)


def test_nothing_is_written_after_the_memo_has_been_approved(town, meeting):
    actions.end_meeting(meeting=meeting, by=town.actor("convenor"), at=NINE + HOUR)
    write(town, item_of(meeting), at=NINE + HOUR)
    Memo.objects.create(meeting=meeting, state="approved")
    with pytest.raises(actions.Frozen):
        write(town, item_of(meeting), at=NINE + HOUR)


def test_a_line_is_changed_removed_and_brought_back(town, meeting):
    line, by = write(town, item_of(meeting)), town.actor("convenor")
    actions.change_line(line=line, text="Uusi", seen=1, by=by, at=NINE)
    with pytest.raises(actions.Stale):
        actions.change_line(line=line, text="Vanha", seen=1, by=by, at=NINE)
    actions.remove_line(line=line, by=by, at=NINE)
    assert not lines_of_item(item_of(meeting)).exists()
    actions.remove_line(line=line, restore=True, by=by, at=NINE)
    assert lines_of_item(item_of(meeting)).get().text == "Uusi"


@pytest.mark.parametrize("text", ["ä" * 100_000, "<script>alert(1)</script>", "🙂 שלום العربية"])
def test_any_text_is_kept_as_it_was_typed(town, meeting, text):
    assert write(town, item_of(meeting), text).text == text
    with pytest.raises(ValueError, match="no text"):
        write(town, item_of(meeting), " \n ")


def test_attendance_is_kept_with_arrival_leaving_and_visitors(town, meeting):
    late, away = Participant.objects.filter(meeting=meeting)[:2]
    attended = [actions.Attended(late, True, NINE, NINE + HOUR), actions.Attended(away, False, NINE)]
    actions.record_attendance(
        meeting=meeting, attended=attended, visitors=[actions.Visitor("tutkija", "Yliopisto")], by=town.actor("convenor"), at=NINE
    )  # fmt: skip
    late.refresh_from_db(), away.refresh_from_db()
    assert (late.is_present, late.arrived_at, late.left_at) == (True, NINE, NINE + HOUR)
    assert (away.is_present, away.arrived_at) == (False, None)
    assert Participant.objects.get(role="visitor").title == "tutkija"
    with pytest.raises(ValueError, match="leaves after"):
        actions.record_attendance(
            meeting=meeting, attended=[actions.Attended(late, True, NINE, NINE)], by=town.actor("convenor"), at=NINE
        )


def test_an_open_action_comes_to_every_later_agenda_until_it_is_closed(town, meeting):
    action = add_action(town, meeting, owner=town.people["rehtori"], due_on=date(2024, 6, 1))
    later = build_meeting(town, starts=NINE + timedelta(days=90), title="Seuraava")
    assert (list(open_actions(meeting)), list(open_actions(later))) == ([], [action])
    assert own_open_actions([town.people["rehtori"].pk]) == [action]
    closed = actions.close_action_point(
        action=action, closing="Tarjous on saatu.", on=date(2024, 6, 2), by=town.actor("member"), at=NINE
    )
    assert list(open_actions(later)) == []
    actions.reopen_action_point(action=closed, by=town.actor("convenor"), at=NINE)
    assert list(open_actions(later)) == [action]


def test_only_its_owner_and_the_convenor_close_an_action(town, meeting):
    action = add_action(town, meeting, owner=town.people["viestintäpäällikkö"])
    with pytest.raises(Forbidden):
        actions.close_action_point(action=action, closing="", on=date(2024, 6, 2), by=town.actor("member"), at=NINE)
    actions.close_action_point(action=action, closing="", on=date(2024, 6, 2), by=town.actor("convenor"), at=NINE)
    with pytest.raises(actions.Stale):
        actions.close_action_point(action=action, closing="", on=date(2024, 6, 2), by=town.actor("owner"), at=NINE)


def test_an_action_keeps_the_title_of_its_owner(town, meeting):
    assert add_action(town, meeting, owner=town.people["rehtori"]).owner_title == "rehtori"
    assert add_action(town, meeting, owner_title="toimittaja").owner_title == "toimittaja"


def test_resolutions_are_written_changed_and_removed(town, meeting):
    by = {"by": town.actor("convenor"), "at": NINE}
    new = [actions.NewResolution("Jatketaan.", item_of(meeting), town.app)]
    row = actions.add_resolutions(meeting=meeting, new=new, **by)[0]
    actions.change_resolution(resolution=row, text="Jatketaan syksyllä.", seen=1, **by)
    with pytest.raises(actions.Stale):
        actions.change_resolution(resolution=row, text="Ei.", seen=1, **by)
    actions.remove_resolution(resolution=row, **by)
    row.refresh_from_db()
    assert (row.text, row.removed_at) == ("Jatketaan syksyllä.", NINE)


def test_what_was_not_gone_through_waits_for_a_later_meeting(town, meeting):
    new = [actions.NewItem("Käydään"), actions.NewItem("Ei ehditä")]
    done, left = actions.propose_items(group=town.group, new=new, meeting=meeting, by=town.actor("convenor"), at=NINE)
    actions.mark_handled(item=done, by=town.actor("convenor"), at=NINE)
    action = add_action(town, meeting)
    ended = actions.end_meeting(meeting=meeting, by=town.actor("convenor"), at=NINE + HOUR)
    assert (ended.state, ended.ended_at) == ("held", NINE + HOUR)
    assert list(backlog_of(town.group.pk)) == [left]
    assert done in items_of(meeting)
    assert ActionPoint.objects.get(pk=action.pk).state == "open"


def test_a_meeting_that_was_ended_too_early_goes_on(town, meeting):
    by = town.actor("convenor")
    actions.end_meeting(meeting=meeting, by=by, at=NINE + HOUR)
    again = actions.begin_meeting(meeting=meeting, by=by, at=NINE + 2 * HOUR)
    assert (again.state, again.begun_at, again.ended_at) == ("running", NINE, None)
    with pytest.raises(ValueError, match="planned"):
        actions.begin_meeting(meeting=meeting, by=by, at=NINE)


def test_a_cancelled_meeting_does_not_begin(town):
    meeting = build_meeting(town, state="cancelled")
    with pytest.raises(ValueError, match="planned"):
        actions.begin_meeting(meeting=meeting, by=town.actor("convenor"), at=NINE)
    assert Meeting.objects.get().begun_at is None


def test_a_line_that_is_sent_again_because_its_answer_was_lost_is_written_once(town, meeting):
    item = item_of(meeting)
    for _time in range(2):
        actions.write_lines(item=item, texts=["Sama rivi"], key="k1", by=town.actor("convenor"), at=NINE)
    actions.write_lines(item=item, texts=["Sama rivi"], key="k2", by=town.actor("convenor"), at=NINE)
    assert [line.text for line in lines_of_item(item)] == ["Sama rivi", "Sama rivi"]


def test_removing_counts_from_the_revision_that_is_there_now(town, meeting):
    line = write(town, item_of(meeting))
    actions.change_line(line=line, text="Muutettu", by=town.actor("convenor"), at=NINE)
    actions.remove_line(line=line, by=town.actor("convenor"), at=NINE)
    assert NoteLine.objects.get().revision == 3
