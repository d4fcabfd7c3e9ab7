"""The application as a file of each format. As JSON it is the file that `viitta application check` reads."""

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from viitta.core.application import Contact, to_json
from viitta.doors.reports.application.build import application_document
from viitta.doors.reports.formats import as_file
from viitta.parts.joint_projects.queries.application import Material


def application_file(
    found: Material, kind: str, *, language: str, base_url: str, at: datetime, shows_contact: bool = True
) -> bytes:
    """The application of a project in a format; KeyError when the format is unknown. The contact is private."""
    application = found.application if shows_contact else replace(found.application, contact=Contact())
    if kind == "json":
        return to_json(application).encode()
    document = application_document(
        found.project,
        application,
        language=language,
        on=timezone.localdate(at),
        sent_on=found.sent.sent_on if found.sent else None,
    )
    return as_file(document, kind, base_url=base_url, at=at)
