"""What the grant brought: results and impact, changed ways of working, usability elsewhere (893/2019 § 9)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core.document import Block, Column, Inline, Inlines, Item, Paragraph, Table, Text, runs
from viitta.doors.reports.final.pen import NOTHING, Pen, bullets, listed, paragraph, say
from viitta.doors.reports.final.sections import Section
from viitta.doors.reports.funder.facts import Facts
from viitta.doors.reports.money.words import euros
from viitta.parts.benefits.models import Benefit
from viitta.parts.benefits.queries import plan_of, told_of
from viitta.parts.benefits.words import PERMANENCE, STATUS
from viitta.parts.joint_projects.models import Output, OutputKind, Result, ResultKind, ResultUse, UseState
from viitta.parts.joint_projects.words import RESULTS


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    yield Section("funder_project", tuple(_project(facts, pen)))
    yield Section("funder_results", tuple(_results(facts, pen)))
    yield Section("funder_benefits", tuple(_benefits(facts, pen)))
    yield Section("funder_changed", tuple(_changed(facts, pen)))
    yield Section("funder_usable", tuple(_usable(facts, pen)))
    yield Section("funder_dissemination", tuple(_dissemination(facts, pen)))


def _project(facts: Facts, pen: Pen) -> Iterator[Block]:
    project = facts.project
    when = pen.days(project.starts_on, project.ends_on)
    over = facts.today > project.ends_on
    told = say(
        _("%(project)s was carried out %(when)s. The applicant was %(applicant)s.") if over
        else _("%(project)s is carried out %(when)s. The applicant is %(applicant)s."),
        project=pen.own(project.name, link=f"/projects/{project.pk}/"), when=when, applicant=project.organisation.name,
    )  # fmt: skip
    yield paragraph(told, runs(pen.own(project.summary)) if project.summary else ())
    yield paragraph(_granted(facts, pen))
    names = [runs(one.name) for one in facts.municipalities]
    took = ngettext("%(count)s municipality took part: %(names)s.", "%(count)s municipalities took part: %(names)s.", len(names))  # fmt: skip
    yield paragraph(say(took, count=str(len(names)), names=listed(names)), *_left(facts, pen))


def _granted(facts: Facts, pen: Pen) -> Inlines:
    project, decision = facts.project, facts.project.grant_decision
    if project.grant_maximum is None or decision is None or decision.decided_on is None:
        return runs(_("The grant decision has not been recorded."))
    told = {"body": decision.body, "day": pen.day(decision.decided_on), "grant": euros(project.grant_maximum)}
    said = runs(_("A grant of at most %(grant)s was given by %(body)s on %(day)s.") % told)
    case = runs(" ", _("Case number %(number)s.") % {"number": project.case_number}) if project.case_number else ()
    return (*said, *case)


def _left(facts: Facts, pen: Pen) -> Iterator[Inlines]:
    for one in facts.municipalities:
        day = pen.day(one.until_date)
        if one.until_date is not None and one.successor is not None:
            told = {"name": one.name, "successor": one.successor.name, "day": day}
            yield runs(_("%(name)s was merged into %(successor)s on %(day)s.") % told)
        elif one.until_date is not None:
            yield runs(_("%(name)s left the project on %(day)s.") % {"name": one.name, "day": day})


def _results(facts: Facts, pen: Pen) -> Iterator[Block]:
    outputs = [one for one in facts.outputs if one.kind == OutputKind.OUTPUT]
    effects = [one for one in facts.outputs if one.kind == OutputKind.EFFECT]
    if outputs:
        yield Paragraph(runs(_("The outputs of the project:")))
        yield from bullets(_output(one, pen) for one in outputs)
    if effects:
        yield Paragraph(runs(_("The effects of the project and their evidence:")))
        yield from bullets(_output(one, pen) for one in effects)
    if not facts.outputs:
        yield Paragraph(runs(_("No outputs or effects have been recorded.")))
    if not facts.results:
        yield Paragraph(runs(_("No experiments, practices or systems have been recorded.")))
        return
    yield _uses(facts, pen)


def _output(row: Output, pen: Pen) -> Item:
    told = [runs(pen.own(text.strip())) for text in (row.description, row.evidence) if text.strip()]
    if row.ready_on:
        told.append(runs(_("Ready %(day)s.") % {"day": pen.day(row.ready_on)}))
    return Item(runs(pen.own(row.title, link=row.link)), paragraph(*told).text if told else ())


def _uses(facts: Facts, pen: Pen) -> Table:
    columns = (
        Column(_("Result"), width=6),
        Column(pgettext("result of a project", "Kind"), width=3),
        Column(_("In use"), width=5),
        Column(_("Being taken into use"), width=4),
        Column(_("Not taken"), width=4),
    )
    rows = tuple(_use_row(one, facts.uses.get(one.pk, ()), pen) for one in facts.results)
    return Table(_("Results in the municipalities"), columns, rows)


def _use_row(result: Result, uses: Sequence[ResultUse], pen: Pen) -> tuple[Inlines, ...]:
    def named(state: UseState) -> Inlines:
        return runs(", ".join(one.partner.name for one in uses if one.state == state) or NOTHING)

    kind = str(RESULTS[ResultKind(result.kind)])
    return (runs(pen.own(result.title)), runs(kind), named(UseState.IN_USE), named(UseState.TAKING), named(UseState.NOT))  # fmt: skip


def _benefits(facts: Facts, pen: Pen) -> Iterator[Block]:
    if facts.benefits:
        columns = (
            Column(_("Benefit"), width=6),
            Column(_("Permanence"), width=3),
            Column(_("Person-years a year"), "right", 3),
            Column(_("Euros a year"), "right", 3),
            Column(_("Realised so far"), "right", 3),
            Column(pgettext("benefit", "State"), width=3),
        )
        yield Table(_("Benefits as planned and as realised"), columns, tuple(_benefit(one, pen) for one in facts.benefits))  # fmt: skip
    else:
        yield Paragraph(runs(_("No benefits have been recorded.")))
    costs = facts.staying_costs
    if not costs:
        yield Paragraph(runs(_("No yearly costs that stay have been recorded.")))
        return
    whole = sum(costs.values(), Decimal(0))
    parts = listed([runs(f"{name} {euros(amount)}") for name, amount in costs.items()])
    said = _("After the project %(sum)s of yearly costs stays in the municipalities: %(parts)s.")
    yield paragraph(say(said, sum=euros(whole), parts=parts))


def _benefit(row: Benefit, pen: Pen) -> tuple[Inlines, ...]:
    plan, told = plan_of(row).yearly, told_of(row)
    realised = sum((one.euros for one in told.values()), Decimal(0))
    return (
        runs(pen.own(row.title, link=f"/benefits/{row.pk}/")),
        runs(str(PERMANENCE[row.permanence])),  # type: ignore[index]
        runs(pen.number(round(plan.person_years, 2))),
        runs(euros(plan.euros)),
        runs(euros(realised) if told else NOTHING),
        runs(str(STATUS[row.status])),  # type: ignore[index]
    )


def _changed(facts: Facts, pen: Pen) -> Iterator[Block]:
    items = [one for one in (_changes(row, facts.uses.get(row.pk, ()), pen) for row in facts.results) if one]
    if not items:
        yield Paragraph(runs(_("The municipalities have not told what has changed in their ways of working.")))
        return
    yield Paragraph(runs(_("What each result changed, told by the municipalities:")))
    yield from bullets(items)


def _changes(result: Result, uses: Sequence[ResultUse], pen: Pen) -> Item | None:
    told: list[Inline] = []
    for one in uses:
        text = one.changed.strip() or one.why_not.strip()
        if text:
            told += [Text(" ")] if told else []
            told += [Text(f"{one.partner.name}: ", strong=True), pen.own(text)]
    return Item(runs(pen.own(result.title)), tuple(told)) if told else None


def _usable(facts: Facts, pen: Pen) -> Iterator[Block]:
    rows = [one for one in facts.outputs if one.is_reusable]
    shared = [one for one in facts.results if _users(one, facts) > 1]
    if rows:
        yield Paragraph(runs(_("These can be taken into use in other municipalities:")))
        yield from bullets(_output(one, pen) for one in rows)
    if shared:
        said = _("In use in several municipalities of the project: %(results)s.")
        yield paragraph(say(said, results=listed([runs(pen.own(one.title)) for one in shared])))
    if not rows and not shared:
        yield Paragraph(runs(_("Nothing has been marked as usable in other municipalities.")))


def _users(result: Result, facts: Facts) -> int:
    return sum(one.state == UseState.IN_USE for one in facts.uses.get(result.pk, ()))


def _dissemination(facts: Facts, pen: Pen) -> Iterator[Block]:
    rows = facts.communications
    if not rows:
        yield Paragraph(runs(_("No communication has been recorded.")))
        return
    done = sum(one.done_on is not None for one in rows)
    said = ngettext("%(done)s of %(count)s planned line has been done.", "%(done)s of %(count)s planned lines have been done.", len(rows))  # fmt: skip
    yield Paragraph(runs(said % {"done": done, "count": len(rows)}))
    columns = (Column(_("Audience"), width=5), Column(_("Channel"), width=5), Column(_("Planned"), width=3), Column(_("Done"), width=3))  # fmt: skip
    cells = tuple(
        (runs(pen.own(one.audience)), runs(pen.own(one.channel)), runs(pen.day(one.planned_on)), runs(pen.day(one.done_on)))
        for one in rows
    )  # fmt: skip
    yield Table(_("Communication as planned and as done"), columns, cells)
