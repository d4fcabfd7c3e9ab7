"""Chapter 4.2: what became of each goal, on what grounds, by which measures and readings."""

from collections.abc import Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.benefits import Amounts
from viitta.core.document import Block, Column, Heading, Inlines, Paragraph, Table, Text, runs
from viitta.core.outcomes import Outcome
from viitta.core.periods import Quarter
from viitta.doors.reports.final.facts import Facts, GoalFacts
from viitta.doors.reports.final.pen import NOTHING, Pen, listed, paragraph, say
from viitta.doors.reports.final.sections import Section
from viitta.parts.benefits.models import Benefit, BenefitStatus
from viitta.parts.benefits.queries import plan_of
from viitta.parts.benefits.words import STATUS
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.roadmaps.models import Reached
from viitta.parts.roadmaps.words import REACHED

DONE = (Outcome.IN_TIME, Outcome.LATER, Outcome.UNDATED)


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    yield Section("goals", (*_goals(facts, pen), *_gained(facts, pen)))


def _goals(facts: Facts, pen: Pen) -> Iterator[Block]:
    if not facts.goals:
        yield Paragraph(runs(_("The goals of the roadmap have not been recorded.")))
        return
    yield paragraph(*_summary(facts, pen))
    for one in facts.goals:
        yield Heading(3, str(capfirst(one.goal.title)))
        yield from _goal(one, facts, pen)


def _gained(facts: Facts, pen: Pen) -> Iterator[Block]:
    if facts.benefits:
        yield Heading(3, _("Benefits"))
        yield Paragraph(
            runs(
                _(
                    "What was expected of a full year, and what has been told of the newest year that is known. What was told while the old practice went on only emerges."
                )
            )
        )
        yield _benefits(facts.benefits, pen)


def _benefits(rows: Sequence[Benefit], pen: Pen) -> Table:
    columns = (
        Column(_("Benefit"), width=5), Column(_("Expected in a year"), "right", 3), Column(_("Told"), "right", 3),
        Column(_("Situation"), width=2),
    )  # fmt: skip

    def cells(row: Benefit) -> tuple[Inlines, ...]:
        plan, told = plan_of(row).yearly, list(row.readings.all())[-1:]
        newest = [f"{one.year}: {_amounts(Amounts(one.person_years, one.euros), pen)}" for one in told]
        return (
            runs(pen.own(row.title, link=f"/benefits/{row.pk}/", strong=True)),
            runs(_amounts(plan, pen) if plan != Amounts() else NOTHING),
            runs(*(newest or [NOTHING])),
            runs(str(STATUS[BenefitStatus(row.status)])),
        )

    return Table(_("Benefits of the measures"), columns, tuple(map(cells, rows)))


def _amounts(amounts: Amounts, pen: Pen) -> str:
    person_years = formats.number(amounts.person_years, pen.language, 2)
    said = _("%(person_years)s person-years, %(euros)s")
    return said % {"person_years": person_years, "euros": formats.money(amounts.euros, pen.language)}


def _summary(facts: Facts, pen: Pen) -> Iterator[Inlines]:
    judged = [one.verdict for one in facts.goals if one.verdict]
    counts = {reached: sum(row.reached == reached for row in judged) for reached in Reached}
    if judged:
        parts = [f"{REACHED[reached]} {counts[reached]}" for reached in Reached if counts[reached]]
        yield say(
            _("What became of the goals has been judged: %(counts)s."),
            counts=pen.link(", ".join(parts), f"/roadmaps/{pen.roadmap}/goals/"),
        )
    missing = len(facts.goals) - len(judged)
    if missing:
        said = ngettext(
            "What became of %(count)s goal has not been judged yet.",
            "What became of %(count)s goals has not been judged yet.",
            missing,
        )
        yield runs(said % {"count": missing})
    yield runs(_("How each measure turned out is told in annex 1."))


def _goal(one: GoalFacts, facts: Facts, pen: Pen) -> Iterator[Block]:
    if one.verdict is None:
        yield Paragraph(runs(_("What became of the goal has not been judged.")))
    else:
        word = Text(str(REACHED[Reached(one.verdict.reached)]), strong=True)
        said = _("Judged on %(day)s: %(verdict)s.")
        yield Paragraph(say(said, day=pen.day(one.verdict.on), verdict=word))
        yield Paragraph(runs(pen.own(one.verdict.grounds)))
    yield paragraph(*_measures(one, facts, pen))
    yield from _grounds(one, facts, pen)
    if one.indicators:
        yield _readings(one, pen)
    else:
        yield Paragraph(runs(_("The goal has no indicator, so its effect was not measured.")))


def _measures(one: GoalFacts, facts: Facts, pen: Pen) -> Iterator[Inlines]:
    count = len(one.measures)
    if not count:
        yield runs(_("No measure was recorded for the goal."))
        return
    said = ngettext("It was served by %(count)s measure.", "It was served by %(count)s measures.", count)
    yield say(said, count=pen.rows(count, goal=one.goal.pk))
    done = sum(facts.realised[pk].outcome in DONE for pk in one.measures if pk in facts.realised)
    said = ngettext("%(count)s of them was finished.", "%(count)s of them were finished.", done)
    yield runs(said % {"count": done} if done else _("None of them was finished."))


def _grounds(one: GoalFacts, facts: Facts, pen: Pen) -> Iterator[Block]:
    """Measures that the verdict stands on."""
    if one.verdict is None:
        return
    percents = {row.id: row.reported for row in facts.measures}
    rows = sorted(one.verdict.measures.all(), key=lambda row: (row.position, row.pk))
    if rows:
        named = [runs(pen.measure(row.pk, row.title), f" {pen.percent(percents.get(row.pk))}") for row in rows]
        yield Paragraph(say(_("The judgement rests on these measures: %(measures)s."), measures=listed(named)))


def _readings(one: GoalFacts, pen: Pen) -> Table:
    columns = (
        Column(_("Indicator"), width=6),
        Column(_("At the start"), "right", 2),
        Column(_("Target"), "right", 2),
        Column(_("Last reading"), "right", 2),
        Column(_("Quarter"), width=2),
    )
    caption = _("Indicators of the goal “%(goal)s”") % {"goal": one.goal.title}
    return Table(caption, columns, tuple(_reading(indicator, reading, pen) for indicator, reading in one.indicators))


def _reading(indicator: Indicator, reading: Reading | None, pen: Pen) -> tuple[Inlines, ...]:
    def value(number: object) -> str:
        return NOTHING if number is None else f"{pen.number(number)}\u00a0{indicator.unit}"  # type: ignore[arg-type]

    return (
        runs(pen.own(indicator.name, link=f"/indicators/{indicator.pk}/")),
        runs(value(indicator.baseline)),
        runs(value(indicator.target)),
        runs(value(reading.value) if reading else _("not measured")),
        runs(Quarter.parse(reading.quarter).label if reading else NOTHING),
    )
