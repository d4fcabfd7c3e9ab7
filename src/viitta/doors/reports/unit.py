"""One page of a roadmap for one unit, for its own management: what it answers for and how that stands."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.document import (
    Badge,
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Inlines,
    Item,
    ListBlock,
    Paragraph,
    Table,
    Tally,
    TallyItem,
    Text,
    runs,
)
from viitta.core.outcomes import Outcome
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Status
from viitta.doors.reports.final.build import pen_of
from viitta.doors.reports.final.facts import Facts
from viitta.doors.reports.final.pen import Pen, paragraph
from viitta.doors.reports.situation.sentences import and_more
from viitta.parts.followup.models import ObservationKind
from viitta.parts.followup.queries import MeasureFacts, rolled
from viitta.parts.followup.words import OUTCOME, badge_of
from viitta.parts.roadmaps.words import KIND

MOST = 3
"""Observations of a kind that one page has room for."""

TOLD = (ObservationKind.SUCCESS, ObservationKind.CHALLENGE)


def unit_document(facts: Facts, unit: int, name: str, *, language: str, on: date) -> Document:
    """The measures of a unit at the end of the quarter that the facts are of."""
    with override(language):
        pen = pen_of(facts, language)
        rows = [one for one in facts.measures if one.unit == unit]
        blocks: list[Block] = []
        if rows:
            blocks += [
                _tally(rows, unit, facts, pen),
                paragraph(_mean(rows, facts, pen)),
                _table(rows, name, facts, pen),
            ]
            blocks += _observed(rows, facts, pen)
        else:
            blocks.append(Paragraph(runs(_("No measure of the roadmap is recorded for the unit."))))
        return Document(
            title=name,
            subtitle=f"{facts.roadmap.name}, {facts.quarter.label}",
            language=language,
            organisation=facts.roadmap.organisation.name,
            date=on,
            blocks=tuple(blocks),
        )


def _tally(rows: list[MeasureFacts], unit: int, facts: Facts, pen: Pen) -> Tally:
    address = f"/roadmaps/{pen.roadmap}/?unit={unit}"
    counts = {outcome: sum(facts.realised[one.id].outcome is outcome for one in rows) for outcome in Outcome}
    items = [TallyItem(str(len(rows)), runs(_("measures")), link=address)]
    items += [
        TallyItem(str(count), runs(str(OUTCOME[outcome])), link=f"{address}&outcome={outcome.value}")
        for outcome, count in counts.items()
        if count
    ]
    return Tally(tuple(items))


def _mean(rows: list[MeasureFacts], facts: Facts, pen: Pen) -> Inlines:
    """How far the unit's measures have come beside those of the whole roadmap."""
    mine, whole = rolled(rows, facts.quarter), facts.rolled()
    if mine.mean is None:
        return runs(_("No progress has been reported yet."))
    said = _("At the end of %(quarter)s the unit's measures had been realised to %(percent)s on average, those of the whole roadmap to %(whole)s.")  # fmt: skip
    return runs(
        said % {"quarter": facts.quarter.label, "percent": pen.percent(mine.mean), "whole": pen.percent(whole.mean)}
    )


def _table(rows: list[MeasureFacts], name: str, facts: Facts, pen: Pen) -> Table:
    columns = (
        Column(_("Measure"), width=6),
        Column(_("Owner"), width=5),
        Column(_("Schedule"), width=4),
        Column(_("Realised"), "right", 2),
        Column(_("Situation"), width=3),
    )

    def cells(one: MeasureFacts) -> tuple[Inlines, ...]:
        lead = facts.lead_of(one.id)
        return (
            runs(pen.measure(one.id, one.title, strong=True)),
            runs(pen.own(lead.title)) if lead else runs(_("no owner")),
            runs(pen.days(one.start, one.end)),
            runs(pen.percent(one.reported)),
            runs(_badge(one)),
        )

    caption = _("Measures of the unit “%(unit)s”") % {"unit": name}
    return Table(caption, columns, tuple(map(cells, rows)))


def _badge(one: MeasureFacts) -> Inline:
    """How a measure stands; a continuous one that goes on is only that."""
    if one.kind is Kind.CONTINUOUS and one.status in (Status.PLANNED, Status.RUNNING):
        return Badge("continuous", str(KIND[one.kind]))
    kind, word = badge_of(one.status.value, one.timeliness.value)
    return Badge(kind, word) if kind != "none" else Text(word)


def _observed(rows: list[MeasureFacts], facts: Facts, pen: Pen) -> list[Block]:
    """The newest successes and challenges of the unit's measures."""
    titles = {one.id: one.title for one in rows}
    heads = {ObservationKind.SUCCESS: _("Successes"), ObservationKind.CHALLENGE: _("Challenges")}
    found: list[Block] = []
    for kind in TOLD:
        seen = [row for row in facts.observations.get(kind, ()) if row.measure_id in titles]
        if not seen:
            continue
        items = (
            Item(
                runs(pen.own(row.text)),
                runs(pen.own(titles[row.measure_id or 0]), f", {Quarter.parse(row.quarter).label}"),
            )
            for row in reversed(seen[-MOST:])
        )
        found += [Heading(1, str(capfirst(heads[kind]))), ListBlock(tuple(items))]
        if len(seen) > MOST:
            found.append(Paragraph(runs(and_more(len(seen) - MOST))))
    return found
