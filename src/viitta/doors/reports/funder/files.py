"""The report of a project to its funder as it would be published now."""

from datetime import date

from viitta.core.document import Document
from viitta.core.document.stored import from_plain
from viitta.doors.reports.final.compose import composed
from viitta.doors.reports.funder.build import draft, funder_document
from viitta.doors.reports.funder.facts import gather
from viitta.doors.reports.models import FUNDER
from viitta.doors.reports.queries.reports import newest_report, newest_version
from viitta.parts.joint_projects.models import JointProject


def funder_report(project: JointProject, kind: str = FUNDER, *, language: str, today: date) -> Document:
    """With own texts when the report has been begun in the language, else as the data drafts it."""
    begun = newest_report(project.roadmap, kind) if project.roadmap is not None else None
    if begun is not None and begun.language == language:
        return composed(begun, today=today)
    facts = gather(project, today=today)
    own = project.roadmap.language if project.roadmap is not None else language
    sections = draft(facts, kind=kind, language=language, own_language=own)
    return funder_document(facts, sections, kind=kind, language=language, on=today)


def sent_report(project: JointProject, *, language: str, today: date) -> Document:
    """What is sent to the funder: the final report as last published, else as it would be published now."""
    version = newest_version(project.roadmap, FUNDER) if project.roadmap is not None else None
    if version is not None:
        return from_plain(version.document["document"])
    return funder_report(project, language=language, today=today)
