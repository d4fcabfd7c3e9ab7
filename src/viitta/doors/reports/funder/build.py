"""A report to the funder, drafted section by section, and put together into a document."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.document import Document
from viitta.doors.reports.final.build import document_of
from viitta.doors.reports.final.pen import Pen
from viitta.doors.reports.final.sections import SECTIONS, Section
from viitta.doors.reports.funder import carrying, contents
from viitta.doors.reports.funder.facts import Facts
from viitta.doors.reports.models import FUNDER

CHAPTERS = (contents, carrying)


def draft(facts: Facts, *, kind: str = FUNDER, language: str, own_language: str = "fi") -> tuple[Section, ...]:
    """The sections of a report of a kind as the data says them now."""
    with override(language):
        pen = Pen(facts.project.roadmap_id or 0, language, own_language, shows_names=False)
        found = {one.key: one for chapter in CHAPTERS for one in chapter.sections(facts, pen)}
        return tuple(found[key] for key in SECTIONS[kind])


def title_of(kind: str) -> str:
    """What a report of a kind is called when nobody has called it otherwise."""
    return _("Final report to the funder") if kind == FUNDER else _("Interim report to the funder")


def funder_document(
    facts: Facts, sections: Sequence[Section], *, kind: str = FUNDER, language: str, on: date
) -> Document:
    """Drafted sections as a document, as they are without anybody's own words."""
    with override(language):
        project = facts.project
        title = title_of(kind)
    return document_of(
        sections, title=title, subtitle=project.name, organisation=project.organisation.name, language=language, on=on,
        footer=project.case_number,
    )  # fmt: skip
