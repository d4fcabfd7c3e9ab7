"""Chapters 1 and 2: what the report is about, what the roadmap was for and what it was made of."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.document import Block, Column, Inlines, Item, Paragraph, Table, Text, runs
from viitta.core.outcomes import Outcome
from viitta.doors.reports.final.facts import Facts, GoalFacts
from viitta.doors.reports.final.pen import Pen, bullets, paragraph, say
from viitta.doors.reports.final.sections import Section
from viitta.parts.decisions.models import Decision
from viitta.parts.roadmaps.words import PROVENANCE


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    yield Section("introduction", tuple(_introduction(facts, pen)))
    yield Section("background", tuple(_background(facts, pen)))


def _introduction(facts: Facts, pen: Pen) -> Iterator[Block]:
    roadmap = facts.roadmap
    name = pen.own(roadmap.name, link=f"/roadmaps/{roadmap.pk}/")
    period = pen.days(roadmap.starts_on, roadmap.ends_on)
    about = _("This report tells how the roadmap “%(roadmap)s” was carried out, what came of it and what was learned.")
    yield paragraph(
        say(about, roadmap=name),
        say(_("The roadmap covers the period %(period)s."), period=period),
        say(_("The figures are those at the end of %(quarter)s."), quarter=facts.quarter.label),
        _unfinished_period(facts, pen),
    )
    yield paragraph(_size(facts, pen))
    yield Paragraph(runs(_("The report answers four questions:")))
    questions = (
        _("How did the measures and their schedules turn out?"),
        _("What became of the goals?"),
        _("What went well, and what was difficult?"),
        _("What is recommended for the time to come?"),
    )
    yield from bullets(Item(runs(question)) for question in questions)


def _unfinished_period(facts: Facts, pen: Pen) -> Inlines:
    if facts.today > facts.roadmap.ends_on:
        return ()
    return say(_("The period goes on until %(day)s: this is a draft."), day=pen.day(facts.roadmap.ends_on))


def _size(facts: Facts, pen: Pen) -> Inlines:
    count = len(facts.measures)
    if not count:
        return runs(_("The roadmap has no measures yet."))
    said = ngettext(
        "There was %(count)s measure in the roadmap.", "There were %(count)s measures in the roadmap.", count
    )
    return say(said, count=pen.rows(count))


def _background(facts: Facts, pen: Pen) -> Iterator[Block]:
    if facts.roadmap.description:
        yield Paragraph(runs(pen.own(facts.roadmap.description)))
    yield paragraph(*_approval(facts, pen))
    yield from _goals(facts, pen)
    if facts.provenances:
        yield Paragraph(runs(_("The roadmap was put together from this source material:")))
        yield from bullets(
            Item(runs(pen.own(row.title), f" ({PROVENANCE[row.kind]})"))  # type: ignore[index]
            for row in facts.provenances
        )
    else:
        yield Paragraph(runs(_("The source material of the roadmap has not been recorded.")))
    if facts.themes:
        yield Paragraph(_themes(facts))
        yield _theme_table(facts, pen)


def _approval(facts: Facts, pen: Pen) -> Iterator[Inlines]:
    if facts.roadmap.approval_id is None or not facts.decisions:
        yield runs(_("Who approved the roadmap and when has not been recorded."))
        return
    approval, *others = facts.decisions
    yield say(_("The roadmap was approved by %(who)s."), who=_decision(approval, pen))
    if others:
        said = ngettext("%(count)s other decision about it has been recorded.", "%(count)s other decisions about it have been recorded.", len(others))  # fmt: skip
        yield say(said, count=str(len(others)))


def _decision(row: Decision, pen: Pen) -> Inlines:
    """Who, when, which §: "kaupunginvaltuusto 12/2022, § 15"."""
    on = f"{row.decided_on.month}/{row.decided_on.year}" if row.to_the_month else pen.day(row.decided_on)
    section = f", §\u00a0{row.section}" if row.section else ""
    return (pen.own(row.body, link=row.link), Text(f" {on}{section}"))


def _goals(facts: Facts, pen: Pen) -> Iterator[Block]:
    if not facts.goals:
        yield Paragraph(runs(_("The goals of the roadmap have not been recorded.")))
        return
    said = ngettext("The roadmap had %(count)s goal:", "The roadmap had %(count)s goals:", len(facts.goals))
    yield Paragraph(say(said, count=str(len(facts.goals))))
    yield from bullets(Item((pen.own(one.goal.title), *_serving(one, pen))) for one in facts.goals)


def _serving(one: GoalFacts, pen: Pen) -> Inlines:
    count = len(one.measures)
    if not count:
        return runs(_(" – no measure was recorded for it"))
    said = ngettext(" – %(count)s measure", " – %(count)s measures", count)
    return say(said, count=pen.rows(count, goal=one.goal.pk))


def _themes(facts: Facts) -> Inlines:
    said = ngettext(
        "The measures were divided under %(count)s theme.", "The measures were divided under %(count)s themes.",
        len(facts.themes),
    )  # fmt: skip
    return runs(said % {"count": len(facts.themes)})


def _theme_table(facts: Facts, pen: Pen) -> Table:
    columns = (
        Column(_("Theme"), width=6),
        Column(_("Measures"), "right", 2),
        Column(_("Finished"), "right", 2),
        Column(_("Continuous measures"), "right", 2),
        Column(_("Unfinished"), "right", 2),
    )
    groups = ((Outcome.IN_TIME, Outcome.LATER, Outcome.UNDATED), (Outcome.CONTINUOUS,), (Outcome.UNFINISHED,))

    def cells(pk: int, title: str) -> tuple[Inlines, ...]:
        here = [one for one in facts.measures if one.theme == pk]
        counts = [sum(facts.realised[one.id].outcome in group for one in here) for group in groups]
        first = (runs(pen.own(title)), runs(pen.rows(len(here), theme=pk)))
        return (*first, *(runs(str(count)) for count in counts))

    return Table(_("The themes of the roadmap"), columns, tuple(cells(pk, title) for pk, title in facts.themes))
