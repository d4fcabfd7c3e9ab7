"""The final report as a document: the drafted sections in their order, under a title, with a list of contents."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.document import Block, Document, Heading, Paragraph, runs
from viitta.doors.reports.final.chapters import annexes, learned, onward, opening, organising, reached, realised
from viitta.doors.reports.final.facts import Facts
from viitta.doors.reports.final.pen import Pen
from viitta.doors.reports.final.sections import Section, in_order
from viitta.parts.roadmaps.models import Roadmap

CHAPTERS = (opening, organising, realised, reached, learned, onward, annexes)


def draft(facts: Facts, *, language: str, shows_names: bool = False) -> tuple[Section, ...]:
    """The sections of the report as the data says them now."""
    with override(language):
        pen = pen_of(facts, language, shows_names=shows_names)
        return in_order(section for chapter in CHAPTERS for section in chapter.sections(facts, pen))


def pen_of(facts: Facts, language: str, *, shows_names: bool = False) -> Pen:
    """Who writes about the roadmap in a language."""
    return Pen(facts.roadmap.pk, language, facts.roadmap.language, shows_names=shows_names)


def final_document(
    roadmap: Roadmap, sections: Sequence[Section], *, language: str, on: date, title: str = "", footer: str = ""
) -> Document:
    """Sections put together: chapter 1 begins a page, annexes stand on paper of their own."""
    with override(language):
        title = title or _("Final report")
    names = {"subtitle": roadmap.name, "organisation": roadmap.organisation.name, "footer": footer}
    return document_of(sections, title=title, language=language, on=on, **names)


def document_of(
    sections: Sequence[Section], *, title: str, subtitle: str, organisation: str, language: str, on: date, footer: str
) -> Document:
    """Sections put together under a title, with a list of contents."""
    with override(language):
        return Document(
            title=title,
            subtitle=subtitle,
            language=language,
            organisation=organisation,
            date=on,
            blocks=tuple(block for place, section in enumerate(sections) for block in _blocks(section, place == 0)),
            footer=footer,
            contents=True,
            numbered=True,
        )


def _blocks(section: Section, is_first: bool) -> tuple[Block, ...]:
    heading = section.heading(is_first=is_first)
    return (*((section.paper,) if section.paper else ()), heading, *section.blocks)


def picture_document(facts: Facts, *, language: str, on: date) -> Document:
    """Annex 2 by itself: the roadmap as first approved, and its picture beside the realised one on A3."""
    with override(language):
        pen = pen_of(facts, language)
        section = next(one for one in annexes.sections(facts, pen) if one.key == "annex_plan")
        blocks = section.blocks or (Paragraph(runs(_("The roadmap has no measures yet."))),)
        return Document(
            title=section.title,
            subtitle=facts.roadmap.name,
            language=language,
            organisation=facts.roadmap.organisation.name,
            date=on,
            blocks=tuple(_raised(block) for block in blocks),
        )


def _raised(block: Block) -> Block:
    """Headings of a section as chapters of their own."""
    return Heading(block.level - 2, block.text, plain=True) if isinstance(block, Heading) else block
