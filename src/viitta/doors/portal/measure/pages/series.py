"""The quarters of a measure: the chart, its table, and what was told in each round."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.document import Series, SeriesPoint
from viitta.core.periods import Quarter, quarters_between
from viitta.core.progress import Kind, Source, Status, whole
from viitta.doors.portal.documents.pages import DocumentsPart, part_of
from viitta.doors.portal.measure.pages.contents import Contents
from viitta.parts.followup.models import EntryRevision
from viitta.parts.followup.words import SOURCE
from viitta.parts.roadmaps.words import CAUSE
from viitta.render.svg import Frame, chart


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A quarter of a measure."""

    quarter: str
    reported: str
    expected: str
    source: str
    cause: str
    note: str
    fall_reason: str
    corrections: tuple[str, ...]  # earlier versions and what was corrected after closing
    documents: DocumentsPart | None  # of the answer, when there is one


@dataclass(frozen=True, slots=True)
class SeriesPart:
    chart: SafeString
    caption: str
    lines: tuple[RoundLine, ...]  # newest first


def series_of(contents: Contents, language: str) -> SeriesPart | None:
    """The series from the measure's first quarter to the one shown; None when there is nothing to draw."""
    quarters = _quarters(contents)
    if not quarters:
        return None
    facts = contents.facts
    points, lines = [], []
    by_quarter: dict[str, list[EntryRevision]] = {}
    for row in contents.revisions:
        by_quarter.setdefault(row.entry.follow_up.quarter, []).append(row)
    for quarter in quarters:
        step = facts.steps.get(quarter)
        expected = facts.expected_at(quarter)
        reported = step.percent if step else None
        points.append(SeriesPoint(quarter.label, _number(reported), _number(expected)))
        lines.append(_line(contents, quarter, by_quarter.get(quarter.key, []), language))
    computed = facts.kind is Kind.CONTINUOUS
    caption = _caption(contents, language)
    reported_word = _("computed or corrected") if computed else _("reported")
    drawing = Series(tuple(points), reported_word, _("expected"), computed)
    drawn = chart(drawing, _("Progress by quarter"), caption, Frame(language=language, name="series"))
    return SeriesPart(mark_safe(drawn), caption, tuple(reversed(lines)))


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def _quarters(contents: Contents) -> list[Quarter]:
    """From the start, or the first value when that is earlier, to the quarter shown.

    What is over ends at its last value: nothing more is asked of it.
    """
    facts, last = contents.facts, contents.quarter
    known = [quarter for quarter in facts.steps if quarter <= last]
    if known and facts.status in (Status.DONE, Status.DROPPED, Status.MERGED):
        last = max(known)
    first = min([*known, *([Quarter.of(facts.start)] if facts.start else [])], default=None)
    if first is None or first > last:
        return []
    return list(quarters_between(first.first, last.last))


def _caption(contents: Contents, language: str) -> str:
    facts = contents.facts
    if facts.reported is None:
        return _("Nothing has been reported by %(quarter)s.") % {"quarter": contents.quarter.label}
    said = {"reported": formats.percent(whole(facts.reported), language), "quarter": contents.quarter.label}
    if facts.expected is None:
        return _("%(reported)s at the end of %(quarter)s; without a schedule nothing can be expected.") % said
    said["expected"] = formats.percent(whole(facts.expected), language)
    return _("%(reported)s at the end of %(quarter)s, %(expected)s was expected.") % said


def _line(contents: Contents, quarter: Quarter, rows: Sequence[EntryRevision], language: str) -> RoundLine:
    facts = contents.facts
    step = facts.steps.get(quarter)
    expected = facts.expected_at(quarter)
    newest = rows[0] if rows else None
    is_said = step is not None and step.source is not Source.OWNER
    return RoundLine(
        quarter=quarter.label,
        reported=_percent(step.percent if step else None, language),
        expected=_percent(expected, language),
        source=str(SOURCE[step.source]) if step is not None and is_said else "",
        cause=str(CAUSE[step.cause]) if step is not None and step.cause else "",  # type: ignore[index]
        note=step.note if step else "",
        fall_reason=newest.fall_reason if newest else "",
        corrections=tuple(_correction(row, language) for row in rows if len(rows) > 1 or row.after_closing),
        documents=_documents(contents, newest, language),
    )


def _documents(contents: Contents, newest: EntryRevision | None, language: str) -> DocumentsPart | None:
    if newest is None:
        return None
    rows = contents.answer_documents.get(newest.entry_id, ())
    return part_of(rows, contents.actor, language, add_to=f"entry:{newest.entry_id}" if contents.can_attach else "")


def _percent(value: object, language: str) -> str:
    return "–" if value is None else formats.percent(whole(value), language)  # type: ignore[arg-type]


def _correction(row: EntryRevision, language: str) -> str:
    said = {
        "day": formats.day(timezone.localdate(row.at), language),
        "who": row.by_label,
        "percent": _percent(row.percent, language),
    }
    if row.after_closing:
        return _("%(day)s %(who)s: %(percent)s, corrected after the round had closed") % said
    return _("%(day)s %(who)s: %(percent)s") % said
