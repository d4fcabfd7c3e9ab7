"""What changed in the plan since the last picture, a line each."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.document import Inline, Text
from viitta.core.progress import Status
from viitta.doors.reports.situation.gather import Picture
from viitta.parts.roadmaps.words import STATUS

TOLD = (Status.DROPPED, Status.PAUSED, Status.MERGED)
Line = tuple[Inline | str, ...]


def lines(picture: Picture, language: str) -> list[Line]:
    """New owners, moved ends with their reason, what was given up or paused, what is new."""
    return [*_owners(picture, language), *_moves(picture, language), *_statuses(picture), *_new(picture)]


def _owners(picture: Picture, language: str) -> Iterator[Line]:
    started = {row.id for row in picture.rows if row.start and row.start >= picture.quarter.first}
    for one in picture.new_owners:
        if one.measure_id in started or one.from_date == picture.roadmap.starts_on:
            continue
        on = formats.day_month(one.from_date, language) if one.from_date else ""
        name = Text(one.measure.title, link=f"/measures/{one.measure_id}/")
        yield (name, ": ", _("new owner %(title)s (%(day)s)") % {"title": one.title, "day": on})


def _moves(picture: Picture, language: str) -> Iterator[Line]:
    for one in picture.moved:
        if one.old_end is None or one.new_end is None or one.old_end == one.new_end:
            continue
        ends = formats.change(formats.day(one.old_end, language), formats.day(one.new_end, language))
        name = Text(one.measure.title, link=f"/measures/{one.measure_id}/")
        reason = f". {one.reason}" if one.reason else ""
        yield (name, ": ", _("end %(ends)s") % {"ends": ends}, reason)


def _statuses(picture: Picture) -> Iterator[Line]:
    then = {row.measure_id: row.status for row in picture.before}
    for row in picture.rows:
        if row.status in TOLD and then.get(row.id, "") != row.status and picture.before:
            name = Text(row.title, link=f"/measures/{row.id}/" if row.id else "")
            yield (name, ": ", str(STATUS[row.status]))


def _new(picture: Picture) -> Iterator[Line]:
    then = {row.measure_id for row in picture.before}
    for row in picture.rows if then else ():
        if row.id not in then:
            yield (Text(row.title, link=f"/measures/{row.id}/" if row.id else ""), ": ", _("new measure"))
