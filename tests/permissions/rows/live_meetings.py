"""Who opens what of agendas, live notes and the registers."""

from tests.permissions.table import Row, only, signed_in, staff

RUNS = ("administrator", "convenor")
TAKES_PART = (*RUNS, "owner", "member")
MEETING, ITEM, LINE = {"pk": "running_meeting"}, {"pk": "agenda_item"}, {"pk": "note_line"}
ACTION, RESOLUTION = {"pk": "action_point"}, {"pk": "resolution"}

ROWS = [
    Row("meeting", MEETING, staff()),
    Row("meeting", {"pk": "unknown"}, staff(404)),
    Row("agenda", MEETING, staff()),
    Row("agenda", {"pk": "unknown"}, staff(404)),
    Row("agenda_draft", MEETING, only(*RUNS, status=302), "post"),
    Row("agenda_item_new", MEETING, only(*TAKES_PART)),
    Row("agenda_item_edit", ITEM, only(*RUNS)),
    Row("agenda_item_do", ITEM, staff(404), "post"),
    Row("live", MEETING, staff()),
    Row("live_pieces", MEETING, staff()),
    Row("live_pieces", {"pk": "unknown"}, staff(404)),
    Row("live_do", MEETING, staff(404), "post"),
    Row("live_lines", MEETING, staff(404), "post"),
    Row("live_attendance", MEETING, only(*RUNS, status=302), "post"),
    Row("live_left", MEETING, staff(404), "post"),
    Row("live_progress", MEETING, staff(404), "post"),
    Row("note_line", LINE, staff(404), "post"),
    Row("actions", {}, signed_in()),
    Row("action", ACTION, staff()),
    Row("action", {"pk": "unknown"}, staff(404)),
    Row("action_edit", ACTION, only(*RUNS)),
    Row("action_close", ACTION, only(*RUNS, "owner")),
    Row("action_do", ACTION, staff(404), "post"),
    Row("resolutions", {}, signed_in()),
    Row("resolution_edit", RESOLUTION, only(*RUNS)),
    Row("resolution_do", RESOLUTION, staff(404), "post"),
]
