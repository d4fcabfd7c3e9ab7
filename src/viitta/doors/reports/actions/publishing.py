"""Publishing a report: the document is stored as it is, and so is each file the first time it is asked for."""

from datetime import date, datetime
from io import BytesIO

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.actors import Actor
from viitta.core.document.stored import VERSION, from_plain, to_plain
from viitta.doors.reports.actions.writing import report_target
from viitta.doors.reports.final.compose import composed
from viitta.doors.reports.formats import MIME, as_file
from viitta.doors.reports.models import Report, ReportVersion, VersionFile
from viitta.doors.reports.permissions import can_write, require
from viitta.doors.reports.queries.reports import file_of
from viitta.parts.audit import actions as audit
from viitta.parts.files import actions as files


class NoReason(Exception):
    """A correction says why it is made."""


@transaction.atomic
def publish_report(*, report: Report, reason: str, today: date, by: Actor, at: datetime) -> ReportVersion:
    """Store the report as it stands on a day as its next version. From the second one on a reason is needed."""
    require(can_write(by, report.roadmap, report.kind))
    audit.lock([report.organisation_id])
    last = ReportVersion.objects.filter(report=report).order_by("-number").values_list("number", flat=True).first() or 0
    if last and not reason.strip():
        raise NoReason
    number = last + 1
    with override(report.language):
        footer = _("Version %(number)s") % {"number": number}
    document = composed(report, today=today, footer=footer)
    version = ReportVersion.objects.create(
        report=report, number=number, reason=reason, published_at=at,
        document={"version": VERSION, "document": to_plain(document)},
        **by.signature(report.organisation_id)._asdict(),
    )  # fmt: skip
    data = {"version": number}
    audit.record(
        "reports.published", by=by, at=at, organisation=report.organisation_id, target=report_target(report), data=data
    )
    return version


@transaction.atomic
def keep_file(*, version: ReportVersion, form: str, base_url: str, by: Actor, at: datetime) -> VersionFile:
    """The file of a published version: made and kept when it is asked for the first time, the same bytes ever after.

    Whoever sees the version may ask. KeyError for a format that there is not.
    """
    organisation = version.report.organisation_id
    audit.lock([organisation])
    kept = file_of(version, form)
    if kept is not None:
        return kept
    document = from_plain(version.document["document"])
    content = as_file(document, form, base_url=base_url, at=version.published_at)
    made = VersionFile.objects.create(
        version=version, form=form, content=files.keep_content(BytesIO(content), MIME[form])
    )
    audit.record(
        "reports.file.kept", by=by, at=at, organisation=organisation, target=report_target(version.report),
        data={"version": version.number, "form": form},
    )  # fmt: skip
    return made
