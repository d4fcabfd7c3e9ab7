"""Beginning reports, writing into their sections, commenting on them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.formats import LANGUAGES
from viitta.doors.reports.final.sections import SECTIONS
from viitta.doors.reports.models import FINAL, TO_FUNDER, OwnText, Placing, Report, ReportComment
from viitta.doors.reports.permissions import can_comment, can_write, require
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.queries.projects import project_of_roadmap
from viitta.parts.roadmaps.models import Roadmap


def report_target(report: Report) -> audit.Target:
    """A report as the change log names it."""
    return audit.Target("report", report.pk, report.title)


def _record(kind: str, report: Report, by: Actor, at: datetime, **data: Any) -> None:
    audit.record(kind, by=by, at=at, organisation=report.organisation_id, target=report_target(report), data=data)


def check_section(report: Report, section: str) -> None:
    """ValueError for a section that a report of the kind does not have."""
    if section not in SECTIONS[report.kind]:
        raise ValueError(f"the report has no section {section!r}")


@transaction.atomic
def begin_reports(
    *, new: Sequence[tuple[Roadmap, str, str]], kind: str = FINAL, by: Actor, at: datetime
) -> list[Report]:
    """Begin reports of a kind of roadmaps, each with its title and language. Those to a funder are of a project's."""
    require(all(can_write(by, roadmap, kind) for roadmap, _title, _language in new))
    audit.lock({roadmap.organisation_id for roadmap, _title, _language in new})
    if kind in TO_FUNDER and any(project_of_roadmap(roadmap.pk) is None for roadmap, _title, _language in new):
        raise ValueError("a report to a funder is of a project's roadmap")
    made = []
    for roadmap, title, language in new:
        if language not in LANGUAGES:
            raise ValueError(f"reports are not written in {language!r}")
        values = {"kind": kind, "title": title, "language": language, "organisation_id": roadmap.organisation_id}
        made.append(Report.objects.create(roadmap=roadmap, begun_at=at, **values))
        _record("reports.begun", made[-1], by, at, roadmap=roadmap.pk)
    return made


@transaction.atomic
def change_report(*, report: Report, values: Mapping[str, Any], seen: int | None, by: Actor, at: datetime) -> Report:
    """Change the title, the language or whether names are shown. Stale when somebody changed them meanwhile."""
    require(can_write(by, report.roadmap, report.kind))
    allowed = {name: values[name] for name in ("title", "language", "shows_names") if name in values}
    changed: Report = audit.change_row(
        row=report, values=allowed, organisation=report.organisation_id, kind="reports.changed", target="report",
        seen=seen, by=by, at=at,
    )  # fmt: skip
    return changed


@transaction.atomic
def write_section(
    *, report: Report, section: str, text: str, placing: str, drafted: str, seen: int, by: Actor, at: datetime
) -> OwnText | None:
    """Write own text into a section; an empty one takes it away.

    `drafted` is what the data said when it was written; `seen` is the revision of the own text that was opened, 0 when
    there was none. Stale when somebody wrote meanwhile.
    """
    require(can_write(by, report.roadmap, report.kind))
    check_section(report, section)
    audit.lock([report.organisation_id])
    row = OwnText.objects.filter(report=report, section=section).first()
    if (row.revision if row else 0) != seen:
        raise audit.Stale
    if not text.strip():
        if row is None:
            return None
        row.delete()
        _record("reports.section.emptied", report, by, at, section=section)
        return None
    row = row or OwnText(report=report, section=section, revision=0)
    row.text, row.placing, row.drafted, row.at = text, Placing(placing), drafted, at
    row.revision += 1
    for name, value in by.signature(report.organisation_id)._asdict().items():
        setattr(row, name, value)
    row.save()
    _record("reports.section.written", report, by, at, section=section)
    return row


@transaction.atomic
def add_comments(*, report: Report, new: Sequence[tuple[str, str]], by: Actor, at: datetime) -> list[ReportComment]:
    """Say something of sections: pairs of section and text."""
    require(can_comment(by, report.roadmap, report.kind))
    audit.lock([report.organisation_id])
    signed = by.signature(report.organisation_id)._asdict()
    made = []
    for section, text in new:
        check_section(report, section)
        made.append(ReportComment.objects.create(report=report, section=section, text=text, at=at, **signed))
    _record("reports.commented", report, by, at, sections=[section for section, _text in new])
    return made


@transaction.atomic
def handle_comments(
    *, report: Report, comments: Sequence[ReportComment], handled: bool = True, by: Actor, at: datetime
) -> None:
    """Mark comments as handled, or as waiting again."""
    require(can_write(by, report.roadmap, report.kind))
    if any(row.report_id != report.pk for row in comments):
        raise ValueError("the comments are of another report")
    audit.lock([report.organisation_id])
    ReportComment.objects.filter(pk__in=[row.pk for row in comments]).update(handled_at=at if handled else None)
    kind = "reports.comments.handled" if handled else "reports.comments.reopened"
    _record(kind, report, by, at, comments=[row.pk for row in comments])
