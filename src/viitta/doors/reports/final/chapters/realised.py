"""Chapter 4.1: how the schedules held: finished in time or later and why, unfinished, given up, changed, continuous."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.document import (
    Block,
    Column,
    Inlines,
    Item,
    Paragraph,
    Table,
    Tally,
    TallyItem,
    runs,
)
from viitta.core.editions import ENDINGS, Change
from viitta.core.outcomes import Outcome
from viitta.core.progress import whole
from viitta.doors.reports.final.facts import Facts
from viitta.doors.reports.final.pen import Pen, bullets, paragraph, say
from viitta.doors.reports.final.sections import Section
from viitta.doors.reports.final.sentences import outcome_sentences, realised_mean
from viitta.doors.reports.situation.bars import ThemeRow, bars_of
from viitta.doors.reports.situation.sentences import continuous, counted
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.followup.words import OUTCOME
from viitta.parts.roadmaps.words import CAUSE, CHANGE


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    yield Section("realisation", ())
    yield Section("schedules", tuple(_schedules(facts, pen)))


def _schedules(facts: Facts, pen: Pen) -> Iterator[Block]:
    if not facts.measures:
        yield Paragraph(runs(_("The roadmap has no measures yet.")))
        return
    yield _tally(facts, pen)
    yield paragraph(
        realised_mean(facts, pen), runs(counted(facts.rolled())), runs(continuous(facts.rolled(), pen.language))
    )
    yield paragraph(*outcome_sentences(facts, pen))
    yield from _themes(facts, pen)
    later = facts.of(Outcome.LATER)
    if later:
        yield _late_table(_("Finished later than approved"), later, facts, pen)
    unfinished = facts.of(Outcome.UNFINISHED)
    if unfinished:
        yield _unfinished_table(unfinished, facts, pen)
    yield from _over(facts, pen)
    yield from _changed(facts, pen)


def _tally(facts: Facts, pen: Pen) -> Tally:
    counts = {outcome: len(facts.of(outcome)) for outcome in Outcome}
    address = f"/roadmaps/{pen.roadmap}/?outcome="
    items = [TallyItem(str(len(facts.measures)), runs(_("measures")), link=f"/roadmaps/{pen.roadmap}/")]
    items += [
        TallyItem(str(counts[outcome]), runs(str(OUTCOME[outcome])), link=address + outcome.value)
        for outcome in Outcome
        if counts[outcome]
    ]
    return Tally(tuple(items))


def _themes(facts: Facts, pen: Pen) -> Iterator[Block]:
    rolled = {pk: facts.rolled(pk) for pk, _title in facts.themes}
    shown = [(pk, title) for pk, title in facts.themes if rolled[pk].count]
    if not shown:
        return
    means = {pk: (rolled[pk].mean, rolled[pk].expected) for pk, _title in shown}
    rows = []
    for pk, title in shown:
        said, due = (pen.percent(value) for value in means[pk])
        rows.append(
            ThemeRow(title, *means[pk], (runs(pen.own(title)), runs(pen.rows(said, theme=pk)), runs(due)), said)
        )
    best = max(shown, key=lambda row: means[row[0]][0] or 0)
    furthest = _("Of the themes “%(theme)s” came furthest: its mean is %(percent)s.") % {
        "theme": best[1], "percent": formats.percent(whole(means[best[0]][0] or 0), pen.language),
    }  # fmt: skip
    yield bars_of(rows, facts.quarter, furthest)


def _why(one: MeasureFacts, facts: Facts, pen: Pen) -> Inlines:
    """Causes of the list, then the reason of the last move in the words it was given."""
    causes = ", ".join(str(CAUSE[cause]) for cause in facts.causes_of(one))  # type: ignore[index]
    reasons = [move.reason for move in facts.moves.get(one.id, ()) if move.reason]
    if causes and reasons:
        return runs(f"{capfirst(causes)}: ", pen.own(reasons[-1]))
    if reasons:
        return runs(pen.own(reasons[-1]))
    return runs(str(capfirst(causes)) if causes else _("No reason was written down."))


def _late_table(caption: str, rows: list[MeasureFacts], facts: Facts, pen: Pen) -> Table:
    columns = (
        Column(_("Measure"), width=5),
        Column(_("Approved end"), width=2),
        Column(_("Finished"), width=2),
        Column(_("Days late"), "right", 2),
        Column(_("Reason"), width=5),
    )

    def cells(one: MeasureFacts) -> tuple[Inlines, ...]:
        found = facts.realised[one.id]
        when = found.finished_in.label if found.finished_in else ""
        return (
            runs(pen.measure(one.id, one.title, strong=True)),
            runs(pen.day(one.approved_end or one.end)),
            runs(when),
            runs(pen.number(found.days)),
            _why(one, facts, pen),
        )

    return Table(caption, columns, tuple(map(cells, rows)))


def _unfinished_table(rows: list[MeasureFacts], facts: Facts, pen: Pen) -> Table:
    columns = (
        Column(_("Measure"), width=5),
        Column(_("Realised"), "right", 2),
        Column(_("Approved end"), width=2),
        Column(_("Present end"), width=2),
        Column(_("How it goes on"), width=5),
    )
    cells = tuple(
        (
            runs(pen.measure(one.id, one.title, strong=True)),
            runs(pen.percent(one.reported)),
            runs(pen.day(one.approved_end or one.end)),
            runs(pen.day(one.end)),
            goes_on(one, facts, pen),
        )
        for one in rows
    )
    return Table(_("Unfinished measures and how they go on"), columns, cells)


def goes_on(one: MeasureFacts, facts: Facts, pen: Pen) -> Inlines:
    """Whether a measure that is not finished goes on after the period, as far as it is known."""
    if one.id in facts.carried:
        _other, label = facts.carried[one.id]
        return say(_("Goes on in the next roadmap as “%(measure)s”"), measure=runs(pen.measure(_other, label)))
    if one.end and one.end > facts.roadmap.ends_on:
        return runs(_("Goes on after the period"))
    return runs(_("Nothing has been recorded"))


def _over(facts: Facts, pen: Pen) -> Iterator[Block]:
    """What was given up or put into another measure, with the reason that was written down."""
    rows = facts.of(Outcome.DROPPED, Outcome.MERGED)
    if not rows:
        return
    told = _reasons_of_ending(facts)
    yield Paragraph(runs(_("Given up or merged into another measure:")))
    yield from bullets(
        Item(
            runs(pen.measure(one.id, one.title)),
            runs(pen.own(told[one.id])) if one.id in told else runs(_("No reason was written down.")),
        )
        for one in rows
    )


def _reasons_of_ending(facts: Facts) -> dict[int, str]:
    """Why measures were given up, merged, split or replaced, by measure."""
    first = facts.first
    ended = [one for one in first.differences if one.kind in ENDINGS and one.reason] if first else []
    return {first.ids[one.row.uid]: one.reason for one in ended if first and one.row.uid in first.ids}


def _changed(facts: Facts, pen: Pen) -> Iterator[Block]:
    """How the plan was changed after its first edition."""
    if facts.first is None:
        yield Paragraph(runs(_("No edition of the approved roadmap was kept, so its changes cannot be told.")))
        return
    counts = {kind: sum(one.kind is kind for one in facts.first.differences) for kind in Change}
    found = [kind for kind in Change if counts[kind]]
    if not found:
        yield Paragraph(runs(_("The plan was not changed after it had been approved.")))
        return
    address = f"/roadmaps/{pen.roadmap}/changes/?from={facts.first.edition.pk}"
    yield Paragraph(
        say(
            _(
                "The roadmap was a living document: compared with the edition “%(edition)s” its measures have changed in these ways:"
            ),
            edition=runs(pen.own(facts.first.edition.name, link=address)),
        )
    )
    yield from bullets(
        Item(runs(f"{capfirst(CHANGE[kind])}: ", pen.link(counts[kind], f"{address}&kind={kind.value}")))
        for kind in found
    )
