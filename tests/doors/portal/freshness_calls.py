"""Cases of freshness: calling meetings, finding a time, answering, calendars, memos."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from viitta.doors.reports.memo import memo_text
from viitta.parts.meetings.actions import calling, finding, inviting, memos
from viitta.parts.meetings.models import Meeting, MemoComment, Participant, ProposedTime
from viitta.parts.meetings.queries.memos import find_approval
from viitta.parts.organisations.queries import actor_of

MODULES = {"calling": calling, "finding": finding, "inviting": inviting, "memos": memos}
DRAWN = ("home",)  # what is done to a meeting is told on the convenor's front page
HOUR = timedelta(hours=1)


def calls_cases(deed: dict[str, Any]) -> dict[str, tuple[Callable[[Any], object], tuple[str, ...]]]:
    """What is done and the pages that show it, by the name of the action."""

    def meeting(s: Any, name: str = "meeting") -> Meeting:
        return Meeting.objects.select_related("group", "roadmap", "organisation").get(pk=s.ids[name])

    def called(s: Any) -> Participant:
        return Participant.objects.select_related("meeting", "person").get(pk=s.ids["participant"])

    def time(s: Any) -> ProposedTime:
        return ProposedTime.objects.select_related("meeting").get(pk=s.ids["proposed_time"])

    def new(s: Any) -> calling.NewMeeting:
        row = meeting(s)
        return calling.NewMeeting(row.group, "Toinen kokous", row.starts_at, row.ends_at)

    def later(s: Any) -> list[tuple[Any, Any]]:
        start = time(s).starts_at + timedelta(days=9)
        return [(start, start + HOUR)]

    def answered(s: Any) -> object:
        row = meeting(s, "finding").participants.select_related("meeting").get()
        return finding.answer_times(participant=row, answers={time(s).pk: "yes"}, **deed)

    def own(s: Any) -> dict[str, Any]:
        account = s.world.accounts["owner"]
        return {"account": account, "by": actor_of(account, on=deed["at"].date()), "at": deed["at"]}

    def given(s: Any) -> Any:
        found = find_approval(s.ids["memo_token"], on=deed["at"].date())
        assert found is not None
        return memos.give_approval(approval=found.approval, draw=memo_text, by=found.actor, at=deed["at"])

    def kept(s: Any) -> object:
        memo = given(s)
        return memos.keep_file(memo=memo, form="html", make=lambda: b"x", media_type="text/html", **deed)

    def comment(s: Any) -> MemoComment:
        return MemoComment.objects.select_related("memo__meeting").get(pk=s.ids["comment"])

    visitor = [calling.NewParticipant("asiantuntija", "Yliopisto")]
    return {
        "calling.add_meetings": (lambda s: calling.add_meetings(new=[new(s)], **deed), DRAWN),
        "calling.change_meeting": (lambda s: calling.change_meeting(meeting=meeting(s), values={"place": "Koulu"}, **deed), DRAWN),
        "calling.cancel_meetings": (lambda s: calling.cancel_meetings(meetings=[meeting(s)], **deed), DRAWN),
        "calling.add_participants": (lambda s: calling.add_participants(meeting=meeting(s), new=visitor, **deed), DRAWN),
        "calling.remove_participants": (lambda s: calling.remove_participants(participants=[called(s)], **deed), DRAWN),
        "finding.propose_times": (lambda s: finding.propose_times(meeting=meeting(s, "finding"), times=later(s), **deed), DRAWN),
        "finding.drop_times": (lambda s: finding.drop_times(times=[time(s)], **deed), DRAWN),
        "finding.answer_times": (answered, DRAWN),
        "finding.choose_time": (lambda s: finding.choose_time(time=time(s), **deed), DRAWN),
        "inviting.issue_links": (lambda s: inviting.issue_links(participants=[called(s)], **deed), DRAWN),
        "inviting.mark_invited": (lambda s: inviting.mark_invited(meeting=meeting(s), **deed), DRAWN),
        "inviting.mark_cancelled": (lambda s: inviting.mark_cancelled(meeting=meeting(s), **deed), DRAWN),
        "inviting.answer_invitation": (lambda s: inviting.answer_invitation(participant=called(s), reply="yes", **deed), DRAWN),
        "inviting.open_feed": (lambda s: inviting.open_feed(**own(s)), ()),
        "inviting.close_feed": (lambda s: inviting.close_feed(**own(s)), ()),
        "memos.change_memo": (lambda s: memos.change_memo(meeting=meeting(s), values={"retention": "10 v"}, **deed), DRAWN),
        "memos.comment_memo": (lambda s: memos.comment_memo(meeting=meeting(s), text="Hyvä.", **deed), DRAWN),
        "memos.handle_comments": (lambda s: memos.handle_comments(comments=[comment(s)], **deed), DRAWN),
        "memos.ask_approvals": (lambda s: memos.ask_approvals(meeting=meeting(s), asked=[], draw=memo_text, **deed), DRAWN),
        "memos.give_approval": (given, DRAWN),
        "memos.keep_file": (kept, DRAWN),
    }  # fmt: skip
