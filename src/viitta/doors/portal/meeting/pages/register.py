"""The registers over all meetings: actions, open ones first, and resolutions; narrowed by the address, also as files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core.actors import Actor
from viitta.doors.portal.meeting.pages.left import ActionLine, ResolutionLine, action_line, resolution_line
from viitta.doors.portal.selects import Select
from viitta.parts.meetings.models import ActionPoint, ActionState, Resolution
from viitta.parts.meetings.words import ACTION
from viitta.render.tables import Column, Sheet

OVERDUE, MINE = "overdue", "mine"
A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address says: which rows are shown. `owner` is a person's id, or "mine"."""

    group: int = 0
    owner: str = ""
    state: str = ""
    page: int = 1

    def address(self, name: str, **changes: object) -> str:
        """The address of a register with some values changed."""
        said = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [(one.name, getattr(said, one.name)) for one in fields(said)]
        query = urlencode([(key, value) for key, value in pairs if value and (key, value) != ("page", 1)])
        return f"{reverse(name)}?{query}".removesuffix("?")


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A register. `lines` are those of the page; `said` tells how many fit."""

    said: str
    lines: tuple[ActionLine, ...] | tuple[ResolutionLine, ...]
    is_narrowed: bool
    selects: tuple[Select, ...]
    clear_address: str
    previous: str
    next: str
    csv_address: str
    xlsx_address: str


def is_shown(row: ActionPoint, choice: Choice, actor: Actor, today: date) -> bool:
    """Whether an action passes the filters of the address."""
    if choice.group and row.group_id != choice.group:
        return False
    if choice.owner == MINE and row.owner_id not in actor.person_ids:
        return False
    if choice.owner not in ("", MINE) and str(row.owner_id or "") != choice.owner:
        return False
    if choice.state == OVERDUE:
        return row.state == ActionState.OPEN and row.due_on is not None and row.due_on < today
    return not choice.state or row.state == choice.state


def ordered(rows: Sequence[ActionPoint]) -> list[ActionPoint]:
    """Open ones first by due day, those without one after them; then the closed ones, the newest first."""
    still = [row for row in rows if row.state == ActionState.OPEN]
    closed = [row for row in rows if row.state != ActionState.OPEN]
    still.sort(key=lambda row: (row.due_on or date.max, row.pk))
    closed.sort(key=lambda row: (row.closed_on or date.min, row.pk), reverse=True)
    return still + closed


def _select(name: str, label: str, rows: Mapping[Any, Any], value: str) -> Select:
    choices = (("", _("All")), *((str(key), str(word)) for key, word in rows.items()))
    return Select(name, label, choices, value)


def _page(name: str, choice: Choice, count: int, said: str, lines: tuple, selects: tuple[Select, ...]) -> RegisterPage:
    here = choice.address(name, page=1)
    mark = "&" if "?" in here else "?"
    return RegisterPage(
        said=said % {"count": count},
        lines=lines,
        is_narrowed=bool(choice.group or choice.owner or choice.state),
        selects=selects,
        clear_address=reverse(name),
        previous=choice.address(name, page=choice.page - 1) if choice.page > 1 else "",
        next=choice.address(name, page=choice.page + 1) if choice.page * A_PAGE < count else "",
        csv_address=f"{here}{mark}format=csv",
        xlsx_address=f"{here}{mark}format=xlsx",
    )


def _cut(rows: Sequence, choice: Choice) -> Sequence:
    return rows[(choice.page - 1) * A_PAGE : choice.page * A_PAGE]


def actions_page(
    rows: Sequence[ActionPoint], shown: Sequence[ActionPoint], choice: Choice, actor: Actor, today: date, language: str
) -> RegisterPage:
    """The register of actions: all rows for the filters, those that are shown for the list."""
    groups = {row.group_id: row.group.name for row in rows}
    owners: dict[object, object] = {MINE: _("my own")}
    owners |= {row.owner_id: row.owner_title for row in rows if row.owner_id}
    states = {ActionState.OPEN.value: ACTION[ActionState.OPEN], OVERDUE: _("overdue")}
    states |= {key.value: word for key, word in ACTION.items() if key != ActionState.OPEN}
    selects = (
        _select("state", pgettext("action", "State"), states, choice.state),
        _select("owner", pgettext("action", "Owner"), owners, choice.owner),
        _select("group", _("Group"), groups, str(choice.group or "")),
    )
    said = ngettext("%(count)s action", "%(count)s actions", len(shown))
    lines = tuple(action_line(row, actor, today, language) for row in _cut(shown, choice))
    return _page("actions", choice, len(shown), said, lines, selects)


def resolutions_page(
    rows: Sequence[Resolution], shown: Sequence[Resolution], choice: Choice, actor: Actor, language: str
) -> RegisterPage:
    """The register of resolutions."""
    groups = {row.meeting.group_id: row.meeting.group.name for row in rows}
    selects = (_select("group", _("Group"), groups, str(choice.group or "")),)
    said = ngettext("%(count)s resolution", "%(count)s resolutions", len(shown))
    lines = tuple(resolution_line(row, actor, language) for row in _cut(shown, choice))
    return _page("resolutions", choice, len(shown), said, lines, selects)


def actions_sheet(rows: Sequence[ActionPoint]) -> Sheet:
    """The actions of the screen as a table."""
    columns = [
        Column(_("Action"), width=60), Column(pgettext("action", "Owner"), width=28), Column(pgettext("action", "Due"), "date", 12),
        Column(pgettext("action", "State"), width=14), Column(_("Closed on"), "date", 14), Column(_("What came of it"), width=44),
        Column(_("Meeting"), width=34), Column(_("Group"), width=24), Column(_("Measure"), width=34),
    ]  # fmt: skip
    cells = [
        [
            row.text, row.owner_title, row.due_on, str(ACTION[ActionState(row.state)]), row.closed_on, row.closing,
            row.meeting.title, row.group.name, row.measure.title if row.measure else "",
        ]
        for row in rows
    ]  # fmt: skip
    return Sheet(_("Actions"), columns, cells)


def resolutions_sheet(rows: Sequence[Resolution]) -> Sheet:
    """The resolutions of the screen as a table."""
    columns = [
        Column(_("Resolution"), width=70), Column(_("Day"), "date", 12), Column(_("Meeting"), width=34),
        Column(_("Group"), width=24), Column(_("Measure"), width=34),
    ]  # fmt: skip
    cells = [
        [
            row.text, timezone.localdate(row.meeting.starts_at) if row.meeting.starts_at else None, row.meeting.title,
            row.meeting.group.name, row.measure.title if row.measure else "",
        ]
        for row in rows
    ]  # fmt: skip
    return Sheet(_("Resolutions"), columns, cells)
