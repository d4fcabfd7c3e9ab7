"""What changed in the plan since the last picture, a line each.

What changed is read from the rows that two rounds kept, so that the lines of a closed picture stay as they were; the
day of a new owner and the reason of a moved end come from the plan.
"""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.document import Inline, Text
from viitta.core.progress import Kind, Status
from viitta.doors.reports.situation.gather import Key, Picture, Row
from viitta.parts.roadmaps.models import ScheduleChange
from viitta.parts.roadmaps.words import STATUS

TOLD = (Status.DROPPED, Status.PAUSED, Status.MERGED)
Line = tuple[Inline | str, ...]


def lines(picture: Picture, language: str) -> list[Line]:
    """New owners, moved ends with their reason, what was given up or paused, what is new."""
    then = {row.key: row for row in picture.before}
    if not then:
        return list(_first_moves(picture, language))
    return [
        *_owners(picture, then, language),
        *_moves(picture, then, language),
        *_statuses(picture, then, language),
        *(((_name(picture, row, language), ": ", _("new measure"))) for row in picture.rows if row.key not in then),
    ]


def _name(picture: Picture, row: Row, language: str) -> Text:
    own = picture.roadmap.language
    return Text(row.title, link=f"/measures/{row.id}/" if row.id else "", language="" if own == language else own)


def _is_new_owner(row: Row, before: Row) -> bool:
    if not row.owner or (row.owner_id is not None and row.owner_id == before.owner_id):
        return False
    return (row.owner_id, row.owner) != (before.owner_id, before.owner)


def _owners(picture: Picture, then: Mapping[Key, Row], language: str) -> Iterator[Line]:
    days = {(one.measure_id, one.title): one.from_date for one in picture.new_owners}
    for row in picture.rows:
        before = then.get(row.key)
        if before is None or not _is_new_owner(row, before):
            continue
        if not before.owner and row.start and row.start >= picture.quarter.first:
            continue  # the first owner of what begins is no change
        day = days.get((row.id or 0, row.owner))
        said = _("new owner %(title)s (%(day)s)") if day else _("new owner %(title)s")
        on = formats.day_month(day, language) if day else ""
        yield (_name(picture, row, language), ": ", said % {"title": row.owner, "day": on})


def _moves(picture: Picture, then: Mapping[Key, Row], language: str) -> Iterator[Line]:
    reasons = {(one.measure_id, one.new_end): one for one in picture.moved if one.reason}
    for row in picture.rows:
        before = then.get(row.key)
        if before is None or row.kind is Kind.CONTINUOUS or not before.end or not row.end or before.end == row.end:
            continue
        ends = formats.change(formats.day(before.end, language), formats.day(row.end, language))
        yield (
            _name(picture, row, language),
            ": ",
            _("end %(ends)s") % {"ends": ends},
            _reason(reasons.get((row.id or 0, row.end))),
        )


def _first_moves(picture: Picture, language: str) -> Iterator[Line]:
    """Moved ends of a quarter that has no round before it to be held against."""
    rows = {row.id: row for row in picture.rows}
    for one in picture.moved:
        row = rows.get(one.measure_id)
        if row is None or one.old_end is None or one.new_end is None or one.old_end == one.new_end:
            continue
        ends = formats.change(formats.day(one.old_end, language), formats.day(one.new_end, language))
        yield (_name(picture, row, language), ": ", _("end %(ends)s") % {"ends": ends}, _reason(one))


def _reason(change: ScheduleChange | None) -> str:
    return f". {change.reason}" if change is not None and change.reason else ""


def _statuses(picture: Picture, then: Mapping[Key, Row], language: str) -> Iterator[Line]:
    for row in picture.rows:
        before = then.get(row.key)
        if row.status in TOLD and (before is None or before.status is not row.status):
            yield (_name(picture, row, language), ": ", str(STATUS[row.status]))
