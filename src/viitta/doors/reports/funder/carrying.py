"""How the project was carried out and what it cost: phases, deviations, risks, costs, the auditor's statement."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core.document import Block, Column, Inlines, Item, Paragraph, Table, runs
from viitta.doors.reports.final.pen import NOTHING, Pen, bullets, paragraph
from viitta.doors.reports.final.sections import Section
from viitta.doors.reports.funder.facts import Facts
from viitta.doors.reports.money import budget, claims
from viitta.doors.reports.money.documents import deadlines, printed, settled_words
from viitta.doors.reports.money.words import euros, share_words
from viitta.parts.joint_projects.models import ChangeNotice, NoticeKind, Phase
from viitta.parts.joint_projects.words import NOTICES
from viitta.parts.risks.models import Risk


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    yield Section("funder_carrying", tuple(_carrying(facts)))
    yield Section("funder_phases", tuple(_phases(facts, pen)))
    yield Section("funder_deviations", tuple(_deviations(facts, pen)))
    yield Section("funder_risks", tuple(_risks(facts, pen)))
    yield Section("funder_costs", tuple(_costs(facts)))
    yield Section("funder_auditor", tuple(_auditor(facts, pen)))
    yield Section("funder_next", tuple(_next(facts, pen)))


def _carrying(facts: Facts) -> Iterator[Block]:
    spent = sum((one.actual for one in facts.money.by_type.values()), 0 * facts.money.maximum)
    planned = sum((one.planned for one in facts.money.by_type.values()), 0 * facts.money.maximum)
    phases, changes = len(facts.phases), len(facts.notices)
    said = ngettext("The project has %(count)s phase.", "The project has %(count)s phases.", phases)
    told = ngettext("%(count)s change was told to the funder.", "%(count)s changes were told to the funder.", changes)
    used = _("Of the planned costs, %(planned)s, %(spent)s has been spent.")
    yield paragraph(
        runs(said % {"count": phases}),
        runs(told % {"count": changes}),
        runs(used % {"planned": euros(planned), "spent": euros(spent)}) if planned else (),
    )


def _phases(facts: Facts, pen: Pen) -> Iterator[Block]:
    if not facts.phases:
        yield Paragraph(runs(_("No phases have been recorded.")))
        return
    columns = (Column(_("Phase"), width=7), Column(_("Time"), width=5), Column(_("Costs"), "right", 3))
    cells = tuple(
        (runs(pen.own(one.title)), runs(pen.days(one.starts_on, one.ends_on)), runs(_spent_in(one, facts)))
        for one in facts.phases
    )
    yield Table(_("Phases"), columns, cells)
    yield from bullets(
        Item(runs(pen.own(one.title)), runs(pen.own(one.description))) for one in facts.phases if one.description
    )


def _spent_in(phase: Phase, facts: Facts) -> str:
    found = facts.money.by_phase.get(phase.pk)
    return NOTHING if found is None else euros(found)


def _deviations(facts: Facts, pen: Pen) -> Iterator[Block]:
    if not facts.notices:
        yield Paragraph(runs(_("No deviations from the plan have been told to the funder.")))
        return
    columns = (
        Column(pgettext("deviation", "Change"), width=7),
        Column(_("What it concerns"), width=3),
        Column(_("Noticed"), width=3),
        Column(_("Told to the funder"), width=3),
        Column(_("Answer of the funder"), width=4),
    )
    cells = tuple(
        (
            runs(pen.own(one.title)),
            runs(str(NOTICES[NoticeKind(one.kind)])),
            runs(pen.day(one.noticed_on)),
            runs(pen.day(one.sent_on)),
            runs(_answer(one, pen)),
        )
        for one in facts.notices
    )
    yield Table(_("Deviations from the plan"), columns, cells)
    yield from bullets(_why(one, pen) for one in facts.notices if one.grounds or one.effects)


def _answer(row: ChangeNotice, pen: Pen) -> str:
    if row.answered_on is None:
        return NOTHING
    word = {
        True: pgettext("answer of the funder", "accepted"),
        False: pgettext("answer of the funder", "not accepted"),
        None: pgettext("answer of the funder", "noted"),
    }[row.is_accepted]
    return f"{word} {pen.day(row.answered_on)}"


def _why(row: ChangeNotice, pen: Pen) -> Item:
    told = [runs(pen.own(text.strip())) for text in (row.grounds, row.effects) if text.strip()]
    return Item(runs(pen.own(row.title)), paragraph(*told).text)


def _risks(facts: Facts, pen: Pen) -> Iterator[Block]:
    if facts.realised_risks:
        yield Paragraph(runs(_("These risks came true:")))
        yield from bullets(_risk(row, pen) for row in facts.realised_risks)
    else:
        yield Paragraph(runs(_("No risk has been recorded as having come true.")))
    if facts.open_risks:
        count = len(facts.open_risks)
        said = ngettext("%(count)s risk is still followed.", "%(count)s risks are still followed.", count)
        yield Paragraph(runs(said % {"count": count}))


def _risk(row: Risk, pen: Pen) -> Item:
    told = [runs(pen.own(text.strip())) for text in (row.description, row.countermeasure) if text.strip()]
    return Item(runs(pen.own(row.title, link=f"/risks/{row.pk}/")), paragraph(*told).text if told else ())


def _costs(facts: Facts) -> Iterator[Block]:
    share = share_words(facts.programme.max_share * 100)
    said = _("The grant is at most %(share)s of the eligible costs and at most %(grant)s.")
    yield paragraph(
        runs(said % {"share": share, "grant": euros(facts.money.maximum)}), runs(settled_words(facts.settled))
    )
    tables = [budget.by_type(facts.money)] if facts.money.current is not None else []
    if facts.claims:
        tables += [claims.costs_by_type(facts.claims[-1], facts.programme), claims.chain(facts.claims)]
    else:
        yield Paragraph(runs(_("No payment claim has been made yet.")))
    yield from printed(tables)


def _auditor(facts: Facts, pen: Pen) -> Iterator[Block]:
    if not facts.documents:
        said = _("The auditor's statement has not been attached: add it as a document of the project.")
        yield Paragraph(runs(said))
        return
    yield Paragraph(runs(_("The statement is attached.")))
    yield from bullets(Item(runs(pen.own(row.title)), runs(pen.day(row.on))) for row in facts.documents)


def _next(facts: Facts, pen: Pen) -> Iterator[Block]:
    coming = [one for one in facts.phases if one.ends_on >= facts.today]
    if coming:
        yield Paragraph(runs(_("These phases go on or are still to come:")))
        yield from bullets(_coming(one, pen) for one in coming)
    else:
        yield Paragraph(runs(_("All phases of the project are over.")))
    facts_of_time = deadlines(facts.project, facts.claims)
    yield from bullets(Item(runs(f"{term}: {value}")) for term, value in facts_of_time)


def _coming(row: Phase, pen: Pen) -> Item:
    when: Inlines = runs(pen.days(row.starts_on, row.ends_on))
    return Item(runs(pen.own(row.title)), when)
