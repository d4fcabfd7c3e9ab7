"""Cases of freshness: agendas, live notes, what meetings leave behind."""

from collections.abc import Callable
from typing import Any

from tests.cast import TODAY
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import ActionPoint, AgendaItem, Meeting, NoteLine, Resolution

DRAWN = ("home",)  # what is done in a meeting is told on the convenor's front page


def live_cases(deed: dict[str, Any]) -> dict[str, tuple[Callable[[Any], object], tuple[str, ...]]]:
    """What is done and the pages that show it, by the name of the action."""

    def meeting(s: Any) -> Meeting:
        return Meeting.objects.select_related("group", "roadmap").get(pk=s.ids["running_meeting"])

    def item(s: Any) -> AgendaItem:
        return AgendaItem.objects.select_related("meeting").get(pk=s.ids["agenda_item"])

    def line(s: Any) -> NoteLine:
        return NoteLine.objects.select_related("item__meeting").get(pk=s.ids["note_line"])

    def action(s: Any) -> ActionPoint:
        return ActionPoint.objects.select_related("meeting").get(pk=s.ids["action_point"])

    def resolution(s: Any) -> Resolution:
        return Resolution.objects.select_related("meeting").get(pk=s.ids["resolution"])

    def propose(s: Any) -> list[AgendaItem]:
        row = meeting(s)
        return actions.propose_items(group=row.group, new=[actions.NewItem("Uusi")], meeting=row, **deed)

    def close(s: Any) -> ActionPoint:
        return actions.close_action_point(action=action(s), closing="", on=TODAY, **deed)

    cases: dict[str, tuple[Callable[[Any], object], tuple[str, ...]]] = {
        "propose_items": (propose, DRAWN),
        "draft_agenda": (lambda s: actions.draft_agenda(meeting=meeting(s), **deed), ()),
        "change_item": (lambda s: actions.change_item(item=item(s), values={"minutes": 9}, **deed), DRAWN),
        "order_items": (lambda s: actions.order_items(meeting=meeting(s), order=[], **deed), DRAWN),
        "postpone_items": (lambda s: actions.postpone_items(items=propose(s), **deed), DRAWN),
        "remove_items": (lambda s: actions.remove_items(items=[item(s)], **deed), DRAWN),
        "begin_meeting": (lambda s: actions.begin_meeting(meeting=actions.end_meeting(meeting=meeting(s), **deed), **deed), DRAWN),
        "end_meeting": (lambda s: actions.end_meeting(meeting=meeting(s), **deed), DRAWN),
        "take_pen": (lambda s: actions.take_pen(meeting=meeting(s), **deed), ()),
        "lay_pen": (lambda s: actions.lay_pen(meeting=meeting(s), **deed), ()),
        "mark_handled": (lambda s: actions.mark_handled(item=item(s), **deed), ()),
        "record_attendance": (lambda s: actions.record_attendance(meeting=meeting(s), attended=[], **deed), DRAWN),
        "write_lines": (lambda s: actions.write_lines(item=item(s), texts=["Uusi"], **deed), ()),
        "change_line": (lambda s: actions.change_line(line=line(s), text="Uusi", **deed), ()),
        "remove_line": (lambda s: actions.remove_line(line=line(s), **deed), ()),
        "add_resolutions": (
            lambda s: actions.add_resolutions(meeting=meeting(s), new=[actions.NewResolution("Uusi")], **deed), DRAWN
        ),
        "change_resolution": (lambda s: actions.change_resolution(resolution=resolution(s), text="Uusi", **deed), DRAWN),
        "remove_resolution": (lambda s: actions.remove_resolution(resolution=resolution(s), **deed), DRAWN),
        "add_action_points": (
            lambda s: actions.add_action_points(meeting=meeting(s), new=[actions.NewAction("Uusi")], **deed), DRAWN
        ),
        "change_action_point": (
            lambda s: actions.change_action_point(action=action(s), values={"text": "Uusi"}, **deed), (*DRAWN, "owner's home")
        ),
        "close_action_point": (close, (*DRAWN, "owner's home")),
        "reopen_action_point": (lambda s: actions.reopen_action_point(action=close(s), **deed), DRAWN),
        "remove_action_point": (lambda s: actions.remove_action_point(action=action(s), **deed), (*DRAWN, "owner's home")),
    }  # fmt: skip
    return {f"meetings.{name}": case for name, case in cases.items()}
