"""Chapter 8: annex 1, the table of measures; annex 2, the roadmap as first approved and its picture beside the realised."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core.document import (
    Block,
    Column,
    Columns,
    Figure,
    Heading,
    Inlines,
    Item,
    Paper,
    Paragraph,
    Table,
    Text,
    Timeline,
    TimelineRow,
    TimelineWords,
    runs,
)
from viitta.core.outcomes import Outcome
from viitta.core.progress import Kind
from viitta.doors.reports.final.chapters.realised import goes_on
from viitta.doors.reports.final.facts import Facts, First
from viitta.doors.reports.final.pen import NOTHING, Pen, bullets
from viitta.doors.reports.final.sections import TITLES, Section
from viitta.doors.reports.queries.told import Words
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.followup.words import badge_of
from viitta.parts.roadmaps.models import EditionRow
from viitta.parts.roadmaps.words import KIND

ROWS_ON_A_PAGE = 44
"""Rows of a timeline that are still read on an A3 page; more go on the next page."""


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    titles = ("annex_measures", "annex_plan")
    yield Section("annexes", bullets(Item(runs(str(TITLES[key]))) for key in titles))
    yield Section("annex_measures", tuple(_measures(facts, pen)), Paper(landscape=True))
    yield Section("annex_plan", tuple(_plan(facts, pen)), Paper(landscape=True))


def _measures(facts: Facts, pen: Pen) -> Iterator[Block]:
    if not facts.measures:
        yield Paragraph(runs(_("The roadmap has no measures yet.")))
    columns = (
        Column(_("Measure"), width=8),
        Column(_("Description"), width=9),
        Column(_("Owner"), width=6),
        Column(_("Planned"), width=4),
        Column(_("Realised"), width=4),
        Column(pgettext("percent realised", "Realised, %"), "right", 3),
        Column(_("In words"), width=8),
        Column(_("Goes on"), width=4),
    )
    for pk, title in facts.themes:
        rows = tuple(_row(one, facts, pen) for one in facts.measures if one.theme == pk)
        if rows:
            yield Table(_("Measures under the theme “%(theme)s”") % {"theme": title}, columns, rows)


def _row(one: MeasureFacts, facts: Facts, pen: Pen) -> tuple[Inlines, ...]:
    words = facts.words.get(one.id, Words("", "", ""))
    return (
        runs(pen.measure(one.id, one.title, strong=True)),
        runs(pen.own(words.description)) if words.description else runs(_("no description")),
        _owners(one, facts, pen),
        runs(pen.days(one.approved_start or one.start, one.approved_end or one.end)),
        runs(_realised_days(one, facts, pen)),
        runs(pen.percent(one.reported)),
        _in_words(one, words, pen),
        _further(one, facts, pen),
    )


def _owners(one: MeasureFacts, facts: Facts, pen: Pen) -> Inlines:
    """Owners in time by title: who began, and from which day each one after."""
    held = facts.leads.get(one.id, ())
    if not held:
        return runs(_("no owner"))
    first, *later = held
    found: list[Text | str] = [pen.who(first.title, first.name)]
    for row in later:
        day = _("from %(day)s on") % {"day": pen.day(row.from_date)}
        found += ["; ", f"{day} ", pen.who(row.title, row.name)]
    return runs(*found)


def _realised_days(one: MeasureFacts, facts: Facts, pen: Pen) -> str:
    """The schedule as it turned out: the quarter of finishing when it is known, else the present end."""
    found = facts.realised[one.id]
    if found.finished_in is None:
        return pen.days(one.start, one.end)
    return f"{pen.day(one.start)} – {found.finished_in.label}"


def _in_words(one: MeasureFacts, words: Words, pen: Pen) -> Inlines:
    """The summary, else the last thing that was told, else that nothing was."""
    if words.summary:
        return runs(pen.own(words.summary))
    told = [step.note for _quarter, step in sorted(one.steps.items()) if step.note]
    return runs(pen.own(told[-1])) if told else runs(_("nothing written"))


def _further(one: MeasureFacts, facts: Facts, pen: Pen) -> Inlines:
    outcome = facts.realised[one.id].outcome
    if one.id in facts.carried:
        return runs(_("Yes, in the next roadmap"))
    if outcome in (Outcome.DROPPED, Outcome.MERGED):
        return runs(str(capfirst(badge_of(one.status.value, one.timeliness.value)[1])))
    if outcome in (Outcome.UNFINISHED, Outcome.CONTINUOUS):
        return goes_on(one, facts, pen)
    return runs(_("No, finished"))


def _plan(facts: Facts, pen: Pen) -> Iterator[Block]:
    if facts.first is None:
        yield Paragraph(runs(_("No edition of the approved roadmap was kept, so it cannot be shown here.")))
        return
    edition = facts.first.edition
    link = f"/roadmaps/{pen.roadmap}/editions/{edition.pk}/"
    words = _("The roadmap as it was on %(day)s: edition") % {"day": pen.day(edition.on)}
    yield Paragraph(runs(f"{words} ", pen.own(edition.name, link=link), "."))
    yield from _plan_tables(facts.first, pen)
    yield Paper("a3", landscape=True)
    yield from pictures(facts, pen)


def _plan_tables(first: First, pen: Pen) -> Iterator[Block]:
    columns = (
        Column(_("Measure"), width=6),
        Column(_("Description"), width=8),
        Column(_("Owner"), width=5),
        Column(_("Kind"), width=3),
        Column(_("Schedule"), width=4),
    )
    for theme in dict.fromkeys(row.theme for row in first.rows):
        cells = tuple(_plan_row(row, pen) for row in first.rows if row.theme == theme)
        caption = _("Measures under the theme “%(theme)s” as first approved") % {"theme": theme}
        yield Table(caption, columns, cells)


def _plan_row(row: EditionRow, pen: Pen) -> tuple[Inlines, ...]:
    return (
        runs(pen.measure(row.measure_id, row.title, strong=True)),
        runs(pen.own(row.description)) if row.description else runs(_("no description")),
        runs(pen.own(row.owner_title)) if row.owner_title else runs(_("no owner")),
        runs(str(capfirst(KIND[Kind(row.kind)]))),
        runs(pen.days(row.start, row.end)),
    )


def pictures(facts: Facts, pen: Pen) -> Iterator[Block]:
    """The roadmap as first approved beside the realised one, on as many A3 pages as its rows need: mostly one."""
    assert facts.first is not None
    left, right = _approved_rows(facts.first), _realised_rows(facts)
    if not left or not right:
        return
    pages = max(-(-len(rows) // ROWS_ON_A_PAGE) for rows in (left, right))
    yield Heading(3, _("The picture: approved and realised"), plain=True)
    for page in range(pages):
        sides = [rows[page * ROWS_ON_A_PAGE : (page + 1) * ROWS_ON_A_PAGE] for rows in (left, right)]
        captions = (_("The roadmap as first approved"), _("The roadmap as realised"))
        drawn = [_figure(rows, caption, facts, pen) for rows, caption in zip(sides, captions, strict=True) if rows]
        yield Columns((drawn[0],), (drawn[1],)) if len(drawn) == 2 else drawn[0]


def _figure(rows: Sequence[TimelineRow], caption: str, facts: Facts, pen: Pen) -> Figure:
    shown = [row for row in rows if not row.group]
    first, last = _span(facts)
    words = TimelineWords(_("planned"), _("realised"), _("computed"), _("approved end"), _("day of the report"))
    drawing = Timeline(first, last, tuple(rows), words)
    columns = (Column(_("Measure"), width=6), Column(_("Schedule"), width=4), Column(_("Realised"), "right", 2))
    cells = tuple(
        (
            runs(pen.own(row.label)),
            runs(pen.days(row.start, row.end)),
            runs(NOTHING if row.percent is None else pen.percent(row.percent)),  # type: ignore[arg-type]
        )
        for row in shown
    )
    alt = _("%(caption)s: %(count)s measures as spans between %(first)s and %(last)s.") % {
        "caption": caption, "count": len(shown), "first": pen.day(first), "last": pen.day(last),
    }  # fmt: skip
    return Figure(drawing, alt, caption, f"{caption}.", Table(caption, columns, cells), prints_table=False)


def _span(facts: Facts) -> tuple[date, date]:
    """The days that both pictures cover: the period, and what goes on after it."""
    ends = [one.end for one in facts.measures if one.end]
    return facts.roadmap.starts_on, max([facts.roadmap.ends_on, *ends])


def _approved_rows(first: First) -> list[TimelineRow]:
    found: list[TimelineRow] = []
    for theme in dict.fromkeys(row.theme for row in first.rows):
        found.append(TimelineRow(theme, group=True))
        found += [TimelineRow(row.title, row.start, row.end) for row in first.rows if row.theme == theme]
    return found


def _realised_rows(facts: Facts) -> list[TimelineRow]:
    found: list[TimelineRow] = []
    for pk, title in facts.themes:
        here = [one for one in facts.measures if one.theme == pk]
        if here:
            found.append(TimelineRow(title, group=True))
            found += [_realised_row(one) for one in here]
    return found


def _realised_row(one: MeasureFacts) -> TimelineRow:
    continuous = one.kind is Kind.CONTINUOUS and one.status.value not in ("done", "dropped", "merged")
    kind = "continuous" if continuous else badge_of(one.status.value, one.timeliness.value)[0]
    return TimelineRow(
        one.title,
        one.start,
        one.end,
        None if one.reported is None else float(one.reported),
        computed=one.is_computed,
        original_end=one.approved_end,
        kind=kind,
    )
