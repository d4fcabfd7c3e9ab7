"""Chapters 4.3, 5 and 6: what was learned from our own work and from others, what succeeded, what was difficult."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.document import Block, Column, Inlines, Item, Paragraph, Table, Text, runs
from viitta.core.outcomes import Outcome
from viitta.core.periods import Quarter
from viitta.core.promises import delay_days
from viitta.doors.reports.final.facts import Facts
from viitta.doors.reports.final.pen import NOTHING, Pen, bullets, listed, say
from viitta.doors.reports.final.sections import Section
from viitta.parts.followup.models import Observation, ObservationKind
from viitta.parts.followup.queries import MeasureFacts
from viitta.parts.meetings.models import GoodPractice, Visit, VisitKind
from viitta.parts.roadmaps.models import Promise
from viitta.parts.roadmaps.queries.promises import days_of
from viitta.parts.roadmaps.words import CAUSE


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    yield Section("lessons", tuple(_lessons(facts, pen)))
    yield Section("successes", tuple(_successes(facts, pen)))
    yield Section("challenges", tuple(_challenges(facts, pen)))


def _observed(facts: Facts, pen: Pen, lead: str, *kinds: ObservationKind) -> Iterator[Block]:
    """Observations under a sentence that leads to them; nothing when there are none."""
    rows = [row for kind in kinds for row in facts.observations.get(kind, ())]
    if rows:
        yield Paragraph(runs(lead))
        yield from bullets(_observation(row, pen) for row in rows)


def _observation(row: Observation, pen: Pen) -> Item:
    quarter = Quarter.parse(row.quarter).label
    if row.measure is None:
        return Item(runs(pen.own(row.text)), runs(quarter))
    return Item(runs(pen.own(row.text)), runs(pen.measure(row.measure_id, row.measure.title), f", {quarter}"))


def _lessons(facts: Facts, pen: Pen) -> Iterator[Block]:
    found: list[Block] = []
    found += _observed(facts, pen, _("These good practices were found in our own work:"), ObservationKind.GOOD_PRACTICE)
    found += _observed(facts, pen, _("These lessons were learned:"), ObservationKind.LESSON)
    found += _observed(
        facts, pen, _("New targets for development were found along the way:"), ObservationKind.NEW_TARGET
    )
    if not found:
        found.append(Paragraph(runs(_("No good practices or lessons of our own have been recorded."))))
    yield from found
    yield from _visits(facts.visits, pen)
    yield from _practices(facts.practices, pen)
    environment = list(
        _observed(facts, pen, _("The operating environment changed during the period:"), ObservationKind.ENVIRONMENT)
    )
    yield from environment or [Paragraph(runs(_("No changes in the operating environment have been recorded.")))]


def _visits(rows: Sequence[Visit], pen: Pen) -> Iterator[Block]:
    if not rows:
        yield Paragraph(runs(_("No visits or presentations have been recorded.")))
        return
    said = ngettext(
        "The group heard %(count)s visit or presentation:", "The group heard %(count)s visits and presentations:",
        len(rows),
    )  # fmt: skip
    yield Paragraph(runs(said % {"count": len(rows)}))
    yield from bullets(_visit(row, pen) for row in rows)


def _visit(row: Visit, pen: Pen) -> Item:
    kinds = {
        VisitKind.TALK: _("talk"),
        VisitKind.THESIS: _("presentation of a thesis"),
        VisitKind.DEMONSTRATION: _("demonstration"),
    }
    who = ", ".join(filter(None, [row.by_title, row.from_organisation]))
    detail = f"{capfirst(kinds[VisitKind(row.kind)])}, {pen.day(row.on)}: "
    told: list[str | Text] = [detail, pen.own(who)]
    if row.what_followed:
        told += [". ", pen.own(row.what_followed)]
    return Item(runs(pen.own(row.subject)), runs(*told))


def _practices(rows: Sequence[GoodPractice], pen: Pen) -> Iterator[Block]:
    if not rows:
        return
    yield Paragraph(runs(_("These good practices were found elsewhere:")))
    yield from bullets(_practice(row, pen) for row in rows)


def _practice(row: GoodPractice, pen: Pen) -> Item:
    told: list[str | Text] = [_("Seen on %(day)s.") % {"day": pen.day(row.seen_on)}]
    if row.taken:
        told += [" ", _("We take of it:"), " ", pen.own(row.taken)]
    if row.measure:
        told += [" ", pen.measure(row.measure_id, row.measure.title)]
    return Item(runs(pen.own(row.municipality, strong=True), ": ", pen.own(row.what, link=row.link)), runs(*told))


def _successes(facts: Facts, pen: Pen) -> Iterator[Block]:
    found = list(_observed(facts, pen, _("These were recorded as successes:"), ObservationKind.SUCCESS))
    yield from found or [Paragraph(runs(_("No successes have been recorded.")))]
    rows = facts.of(Outcome.IN_TIME, Outcome.LATER, Outcome.UNDATED)
    if rows:
        yield Paragraph(runs(_("These measures were finished, by theme:")))
        yield from bullets(_finished(facts, pen))
    else:
        yield Paragraph(runs(_("No measure has been finished.")))


def _finished(facts: Facts, pen: Pen) -> Iterator[Item]:
    rows = facts.of(Outcome.IN_TIME, Outcome.LATER, Outcome.UNDATED)
    for pk, title in facts.themes:
        here = [runs(pen.measure(one.id, one.title)) for one in rows if one.theme == pk]
        if here:
            yield Item((pen.own(title, strong=True), *runs(": "), *listed(here)))


def _challenges(facts: Facts, pen: Pen) -> Iterator[Block]:
    found = list(_observed(facts, pen, _("These were recorded as challenges:"), ObservationKind.CHALLENGE))
    yield from found or [Paragraph(runs(_("No challenges have been recorded.")))]
    yield from _causes(facts, pen)
    yield from _promises(facts, pen)
    yield from _risks(facts, pen)


def _causes(facts: Facts, pen: Pen) -> Iterator[Block]:
    counts: Counter[str] = Counter()
    days: Counter[str] = Counter()
    for one in facts.measures:
        counts.update(facts.causes_of(one))
        days.update(_days_by_cause(one, facts))
    if not counts:
        yield Paragraph(runs(_("No causes of delay have been recorded.")))
        return
    cause, count = counts.most_common(1)[0]
    said = ngettext(
        "The most common cause of delay was “%(cause)s”, told of %(count)s measure.",
        "The most common cause of delay was “%(cause)s”, told of %(count)s measures.",
        count,
    )
    yield Paragraph(runs(said % {"cause": CAUSE[cause], "count": count}))  # type: ignore[index]
    columns = (
        Column(_("Cause"), width=5),
        Column(_("Measures"), "right", 2),
        Column(_("Days moved"), "right", 2),
        Column(_("Which"), width=7),
    )
    rows = tuple(
        (
            runs(str(capfirst(CAUSE[name]))),  # type: ignore[index]
            runs(str(number)),
            runs(pen.number(days[name])),
            listed([runs(pen.measure(one.id, one.title)) for one in facts.measures if name in facts.causes_of(one)]),
        )
        for name, number in counts.most_common()
    )
    yield Table(_("Causes of delay"), columns, rows)


def _days_by_cause(one: MeasureFacts, facts: Facts) -> Counter[str]:
    found: Counter[str] = Counter()
    for move in facts.moves.get(one.id, ()):
        if move.cause and move.old_end and move.new_end:
            found[move.cause] += max(0, (move.new_end - move.old_end).days)
    return found


def _promises(facts: Facts, pen: Pen) -> Iterator[Block]:
    on = min(facts.today, facts.roadmap.ends_on)
    late = [(row, delay_days(days_of(row), on)) for row in facts.promises]
    late = [(row, days) for row, days in late if days]
    if not facts.promises:
        yield Paragraph(runs(_("No promises of outside parties have been recorded.")))
        return
    if not late:
        yield Paragraph(runs(_("Outside parties kept their promises in time.")))
        return
    said = ngettext(
        "%(late)s promise of outside parties was late.", "%(late)s promises of outside parties were late.", len(late)
    )
    yield Paragraph(say(said, late=pen.link(len(late), f"/promises/?roadmap={pen.roadmap}")))
    columns = (
        Column(_("Promise"), width=6),
        Column(_("By whom"), width=4),
        Column(_("First promised"), width=2),
        Column(_("Kept"), width=2),
        Column(_("Days late"), "right", 2),
    )
    yield Table(_("Late promises"), columns, tuple(_promise(row, days, pen) for row, days in late))


def _promise(row: Promise, days: int, pen: Pen) -> tuple[Inlines, ...]:
    kept = pen.day(row.kept_on) if row.kept_on else _("cancelled") if row.cancelled_on else NOTHING
    return (
        runs(pen.own(row.what, link=f"/promises/{row.pk}/")),
        runs(pen.own(row.party.name)),
        runs(pen.day(row.first_due_on)),
        runs(kept),
        runs(pen.number(days)),
    )


def _risks(facts: Facts, pen: Pen) -> Iterator[Block]:
    if not facts.risks:
        yield Paragraph(runs(_("No risk has been recorded as having come true.")))
        return
    yield Paragraph(runs(_("These risks came true:")))
    yield from bullets(
        Item(
            runs(pen.own(row.title, link=f"/risks/{row.pk}/")),
            runs(pen.own(row.description)) if row.description else (),
        )
        for row in facts.risks
    )
