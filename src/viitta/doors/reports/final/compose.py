"""The report as it would be published now: drafted sections, and own texts before, after or instead of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.document import Block, Document, Heading
from viitta.core.document.reading import lines_of_blocks
from viitta.core.document.written import blocks_of
from viitta.doors.reports import funder
from viitta.doors.reports.final.build import draft, final_document
from viitta.doors.reports.final.facts import gather
from viitta.doors.reports.final.sections import Section
from viitta.doors.reports.models import TO_FUNDER, OwnText, Placing, Report
from viitta.doors.reports.queries.reports import own_texts
from viitta.parts.joint_projects.queries.projects import project_of_roadmap


def drafted(report: Report, *, today: date) -> tuple[Section, ...]:
    """The sections of a report as the data says them on a day."""
    if report.kind in TO_FUNDER:
        project = project_of_roadmap(report.roadmap_id)
        if project is None:
            raise ValueError("the roadmap of a report to a funder is a project's")
        told = funder.gather(project, today=today)
        return funder.draft(told, kind=report.kind, language=report.language, own_language=report.roadmap.language)
    facts = gather(report.roadmap, today=today)
    return draft(facts, language=report.language, shows_names=report.shows_names)


def said_by(section: Section) -> str:
    """What a section says, a line for each paragraph, item and row: to be held against what it said before."""
    return "\n".join(lines_of_blocks(section.blocks))


def merged(section: Section, own: OwnText | None) -> Section:
    """A section with what somebody wrote into it."""
    if own is None:
        return section
    written = blocks_of(own.text)
    if own.placing == Placing.INSTEAD:
        return replace(section, blocks=written)
    both = (*written, *section.blocks) if own.placing == Placing.BEFORE else (*section.blocks, *written)
    return replace(section, blocks=both)


def composed(report: Report, *, today: date, footer: str = "") -> Document:
    """The whole report as it stands on a day. Without other words its foot says that it is a draft."""
    with override(report.language):
        footer = footer or _("Draft")
    return put_together(report, drafted(report, today=today), own_texts(report), today=today, footer=footer)


def put_together(
    report: Report, sections: Sequence[Section], own: Mapping[str, OwnText], *, today: date, footer: str = ""
) -> Document:
    """Drafted sections and own texts as one document."""
    whole = [merged(section, own.get(section.key)) for section in sections]
    return final_document(report.roadmap, whole, language=report.language, on=today, title=report.title, footer=footer)


def alone(report: Report, section: Section, blocks: tuple[Block, ...]) -> Document:
    """One section by itself, its heading left to the page that shows it, which says the day too."""
    lowered = (
        replace(block, level=max(1, block.level - section.level)) if isinstance(block, Heading) else block
        for block in blocks
    )
    return Document(report.title, report.language, report.organisation.name, report.begun_at.date(), tuple(lowered))
