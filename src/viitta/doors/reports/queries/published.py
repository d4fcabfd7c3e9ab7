"""Published versions as documents again."""

import json

from viitta.core.document import Document, from_json
from viitta.doors.reports.models import ReportVersion
from viitta.parts.roadmaps.models import Roadmap


def published_of(roadmap: Roadmap) -> list[Document]:
    """The newest published version of each report of a roadmap."""
    rows = ReportVersion.objects.filter(report__roadmap=roadmap).order_by("report", "number")
    newest = dict(rows.values_list("report", "document"))
    return [from_json(stored if isinstance(stored, str) else json.dumps(stored)) for stored in newest.values()]
