"""Who opens what of meetings: calling, finding a time, answering."""

from tests.permissions.table import Row, only, public, signed_in, staff

RUNS = ("administrator", "convenor")
MEETING, FINDING = {"pk": "meeting"}, {"pk": "finding"}
PARTICIPANT = {"meeting": "meeting", "pk": "participant"}
TIME = {"pk": "finding", "time": "proposed_time"}
ALSO_NEIGHBOUR = {**only(*RUNS), "stranger": 404}  # who convenes in another town has no group there yet

ROWS = [
    Row("meetings", {}, signed_in()),
    Row("meeting_new", {}, ALSO_NEIGHBOUR),
    Row("meeting_find", {}, ALSO_NEIGHBOUR),
    Row("meeting_series", {}, ALSO_NEIGHBOUR),
    Row("meeting", MEETING, staff()),
    Row("meeting", {"pk": "unknown"}, staff(404)),
    Row("meeting_edit", MEETING, only(*RUNS)),
    Row("meeting_edit", FINDING, staff(404)),
    Row("meeting_cancel", MEETING, only(*RUNS)),
    Row("meeting_cancel", MEETING, only(*RUNS, status=302), "post"),
    Row("meeting_invite", MEETING, only(*RUNS)),
    Row("meeting_invite", MEETING, only(*RUNS, status=302), "post"),
    Row("meeting_answer", MEETING, staff(404), "post"),
    Row("participant_new", MEETING, only(*RUNS)),
    Row("participant_remove", PARTICIPANT, only(*RUNS)),
    Row("participant_remove", PARTICIPANT, only(*RUNS, status=302), "post"),
    Row("participant_remove", {"meeting": "finding", "pk": "participant"}, staff(404)),
    Row("participant_deputy", PARTICIPANT, staff(404), "post"),
    Row("meeting_times", FINDING, staff()),
    Row("meeting_times", MEETING, staff(302)),
    Row("meeting_times_ask", FINDING, only(*RUNS, status=302), "post"),
    Row("meeting_time_new", FINDING, only(*RUNS)),
    Row("meeting_time_choose", TIME, only(*RUNS)),
    Row("meeting_time_choose", TIME, only(*RUNS, status=302), "post"),
    Row("meeting_time_drop", TIME, only(*RUNS, status=302), "post"),
    Row("meeting_link", {"token": "meeting_token"}, public()),
    Row("meeting_link", {"token": "unknown"}, public(404)),
    Row("memo", MEETING, staff()),
    Row("memo", FINDING, staff(404)),
    Row("memo_edit", MEETING, only(*RUNS)),
    Row("memo_send", MEETING, only(*RUNS)),
    Row("memo_comment", MEETING, only(*RUNS, "owner", "member", status=302), "post"),
    Row("memo_comment_handle", {"pk": "meeting", "comment": "comment"}, only(*RUNS, status=302), "post"),
    Row("memo_comment_handle", {"pk": "finding", "comment": "comment"}, staff(404), "post"),
    Row("memo_file", {"pk": "meeting", "form": "html_form"}, staff()),
    Row("memo_file", {"pk": "meeting", "form": "zip_form"}, staff(404)),
    Row("memo_link", {"token": "memo_token"}, public()),
    Row("memo_link", {"token": "unknown"}, public(404)),
    Row("calendar", {"token": "calendar_token"}, public()),
    Row("calendar", {"token": "unknown"}, public(404)),
    Row("my_calendar", {}, signed_in()),
    Row("my_calendar", {}, signed_in(), "post"),
    Row("outbox_calendar", {"pk": "invitation"}, only(*RUNS)),
    Row("outbox_calendar", {"pk": "message"}, staff(404)),
]
