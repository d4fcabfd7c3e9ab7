"""The application as a document: every question with its answer, costs, financing, decisions and phases as tables."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from viitta.core import formats
from viitta.core.application import COST_LETTERS, QUESTIONS, TOTAL_LETTER, Application, Kind, Question
from viitta.core.document import Block, Column, Document, Heading, Item, ListBlock, Note, Paragraph, Table, runs
from viitta.doors.reports.application.said import said_of, shown_amount
from viitta.doors.reports.application.words import COSTS, FINANCING, SECTIONS
from viitta.doors.reports.application.words import QUESTIONS as LABELS
from viitta.parts.joint_projects.models import JointProject


def application_document(
    project: JointProject, application: Application, *, language: str, on: date, sent_on: date | None = None
) -> Document:
    """The application in a language, as it stands on a day or as it was sent."""
    with override(language):
        day = formats.day(sent_on or on, language)
        state = _("as sent %(day)s") if sent_on else _("draft of %(day)s")
        blocks: list[Block] = [Note(runs(_("Programme: %(name)s") % {"name": application.programme.name}))]
        for question in QUESTIONS:
            if question.number in SECTIONS:
                blocks.append(Heading(1, str(SECTIONS[question.number])))
            blocks += _question(application, question, language)
        return Document(
            title=_("Application: %(name)s") % {"name": project.name},
            language=language,
            organisation=project.organisation.name,
            date=sent_on or on,
            blocks=tuple(blocks),
            subtitle=state % {"day": day},
        )


def _question(application: Application, question: Question, language: str) -> list[Block]:
    title = f"{question.number}. {LABELS[question.number]}"
    return [Heading(2, title), *_answer(application, question, language)]


def _answer(application: Application, question: Question, language: str) -> list[Block]:
    drawn = _TABLES.get(question.kind)
    if drawn is not None:
        table = drawn(application, language)
        return [table] if table.rows else _nothing()
    if question.kind in (Kind.RISKS, Kind.CONTACT):
        said = said_of(application, question, language)
        items = tuple(Item(runs(f"{one.label}: {one.text}")) for one in said if one.text)
        return [ListBlock(items, bullets=True)] if items else _nothing()
    text = said_of(application, question, language)[0].text
    if question.is_choice and text:
        return [ListBlock(tuple(Item(runs(line)) for line in text.split("\n")), bullets=True)]
    return [Paragraph(runs(line.strip())) for line in text.split("\n") if line.strip()] or _nothing()


def _nothing() -> list[Block]:
    return [Note(runs(_("No answer.")))]


def _costs(application: Application, language: str) -> Table:
    rows = [
        (
            runs(letter),
            runs(str(COSTS[letter])),
            runs(shown_amount(application.costs.amounts.get(letter), language) or "–"),
        )
        for letter in (*COST_LETTERS, TOTAL_LETTER)
        if not application.costs.is_empty
    ]
    columns = (
        Column(pgettext("form", "Line"), width=2),
        Column(_("Cost"), width=8),
        Column(_("Euros"), width=3, align="right"),
    )
    return Table(str(LABELS[24]), columns, tuple(rows))


def _financing(application: Application, language: str) -> Table:
    financing = application.financing
    rows = [("a", str(FINANCING["a"]), financing.grant)]
    rows += [("b", str(FINANCING["b"]), amount) for amount in financing.own if amount is not None]
    rows += [("c", row.name or str(FINANCING["c"]), row.amount) for row in financing.other if row.amount is not None]
    rows.append(("d", str(FINANCING["d"]), financing.total))
    drawn = [
        (runs(letter), runs(word), runs(shown_amount(amount, language) or "–"))
        for letter, word, amount in rows
        if not financing.is_empty
    ]
    columns = (
        Column(pgettext("form", "Line"), width=2),
        Column(_("Financing"), width=8),
        Column(_("Euros"), width=3, align="right"),
    )
    return Table(str(LABELS[26]), columns, tuple(drawn))


def _decisions(application: Application, language: str) -> Table:
    columns = (
        Column(pgettext("column", "Partner"), width=4),
        Column(_("Who decided"), width=5),
        Column(_("Day"), width=3),
        Column("§", width=2),
    )
    rows = tuple(
        (
            runs(one.partner),
            runs(one.body or "–"),
            runs(formats.day(one.on, language) if one.on else "–"),
            runs(one.section or "–"),
        )
        for one in application.decisions
    )
    return Table(str(LABELS[22]), columns, rows)


def _phases(application: Application, language: str) -> Table:
    columns = (Column(_("Phase"), width=6), Column(_("Starts"), width=3), Column(_("Ends"), width=3))
    rows = tuple(
        (
            runs(one.name or "–"),
            runs(formats.day(one.start, language) if one.start else "–"),
            runs(formats.day(one.end, language) if one.end else "–"),
        )
        for one in application.phases
    )
    return Table(str(LABELS[12]), columns, rows)


_TABLES = {
    Kind.COSTS: _costs,
    Kind.FINANCING: _financing,
    Kind.DECISIONS: _decisions,
    Kind.PHASES: _phases,
}
