"""Chapter 7: what follows from it all, and what is recommended to the time to come."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.document import Block, Inline, Inlines, Item, Paragraph, Text, runs
from viitta.core.outcomes import Outcome
from viitta.doors.reports.final.facts import Facts
from viitta.doors.reports.final.pen import Pen, bullets, paragraph, say
from viitta.doors.reports.final.sections import Section
from viitta.doors.reports.final.sentences import realised_mean
from viitta.parts.roadmaps.models import Answer, Recommendation, RecommendationAnswer


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    yield Section("conclusions", tuple(_conclusions(facts, pen)))


def _conclusions(facts: Facts, pen: Pen) -> Iterator[Block]:
    yield paragraph(realised_mean(facts, pen), _held(facts, pen), _moved(facts), _answered(facts, pen))
    rows = facts.recommendations
    if not rows:
        yield Paragraph(runs(_("No recommendations have been recorded.")))
        return
    said = ngettext(
        "%(count)s recommendation is given for the next roadmap:",
        "%(count)s recommendations are given for the next roadmap:",
        len(rows),
    )
    yield Paragraph(runs(said % {"count": len(rows)}))
    yield from bullets(_recommendation(row, pen) for row in rows)


def _held(facts: Facts, pen: Pen) -> Inlines:
    """How many of the finished measures were finished in time."""
    in_time, later = len(facts.of(Outcome.IN_TIME)), len(facts.of(Outcome.LATER))
    if not in_time + later:
        return runs(_("No measure has been finished by the schedule that was approved."))
    said = _("Of the measures that were finished %(percent)s were finished by the end that was first approved.")
    share = pen.percent(100 * in_time / (in_time + later))  # type: ignore[arg-type]
    link = pen.rows(share, outcome=Outcome.IN_TIME.value)
    return say(said, percent=link)


def _moved(facts: Facts) -> Inlines:
    count = sum(facts.days_moved(one.id) > 0 for one in facts.measures)
    if not count:
        return runs(_("No schedule was moved later."))
    said = ngettext(
        "The schedule of %(count)s measure was moved later.", "The schedules of %(count)s measures were moved later.",
        count,
    )  # fmt: skip
    return runs(said % {"count": count})


def _answered(facts: Facts, pen: Pen) -> Inlines:
    asked, answered = (sum(getattr(row, name) for row in facts.rounds) for name in ("asked", "answered"))
    if not asked:
        return ()
    share = pen.percent(100 * answered / asked)  # type: ignore[arg-type]
    return say(_("The owners answered %(share)s of what they were asked in the rounds."), share=share)


def _recommendation(row: Recommendation, pen: Pen) -> Item:
    detail: list[Inline] = [pen.own(row.grounds)] if row.grounds else []
    for answer in row.answers.all():
        detail += [Text(" ")] if detail else []
        detail += _answer(answer, pen)
    return Item(runs(pen.own(row.text)), tuple(detail))


def _answer(row: RecommendationAnswer, pen: Pen) -> Inlines:
    sentences = {
        Answer.TAKEN: _("Answer of “%(roadmap)s”: taken in."),
        Answer.LATER: _("Answer of “%(roadmap)s”: later."),
        Answer.NO: _("Answer of “%(roadmap)s”: not taken in."),
    }
    said = say(sentences[Answer(row.answer)], roadmap=runs(pen.own(row.roadmap.name)))
    reason = runs(" ", pen.own(row.reason)) if row.reason else ()
    measure = runs(" ", pen.measure(row.measure_id, row.measure.title)) if row.measure else ()
    return (*said, *measure, *reason)
