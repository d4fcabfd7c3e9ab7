"""The memo as text to be sealed and kept, and as a package for case management."""

import hashlib
import json
import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from django.conf import settings
from django.utils import timezone

from viitta.core.document import Document, from_json, to_json
from viitta.core.memos import RecordFacts, record_json, record_xml
from viitta.doors.reports.formats import as_file
from viitta.doors.reports.memo.build import held_span, memo_document
from viitta.doors.reports.memo.gather import gather
from viitta.parts.meetings.models import Meeting, Memo, MemoApproval


def memo_text(meeting: Meeting, approvals: Sequence[MemoApproval] = ()) -> str:
    """The memo as it stands now, as stored text in the language of the installation."""
    return to_json(memo_document(gather(meeting, approvals), language=settings.LANGUAGE_CODE))


def stored_document(memo: Memo) -> Document:
    """What an approved memo says."""
    return from_json(json.dumps(memo.document))


def as_record(meeting: Meeting, memo: Memo, at: datetime) -> bytes:
    """A zip file with the approved memo as PDF and its metadata: the same bytes of the same memo."""
    document = stored_document(memo)
    pdf = as_file(document, "pdf", base_url=settings.BASE_URL, at=at)
    starts, _ends = held_span(meeting)
    approved = memo.approved_at or at
    facts = RecordFacts(
        title=document.title, on=timezone.localdate(starts or approved), diary_number=memo.diary_number,
        body=document.subtitle, organisation=document.organisation, publicity=memo.publicity,
        retention=memo.retention, approved_on=timezone.localdate(approved), file="muistio.pdf",
        sha256=hashlib.sha256(pdf).hexdigest(),
    )  # fmt: skip
    made = timezone.localtime(approved)
    stamp = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (
            ("muistio.pdf", pdf),
            ("metadata.json", record_json(facts).encode()),
            ("metadata.xml", record_xml(facts).encode()),
        ):
            package.writestr(zipfile.ZipInfo(name, stamp), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
