"""The settlement pack: everything that the funder is sent, in one file."""

import zipfile
from datetime import datetime
from io import BytesIO

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from viitta.doors.portal.projects.money.pages.ledger import extract
from viitta.doors.reports.formats import as_file
from viitta.doors.reports.funder.files import sent_report
from viitta.doors.reports.money.documents import budget_report, money_file, settlement_report
from viitta.doors.reports.money.tables import sheet_of
from viitta.parts.files.models import Document
from viitta.parts.joint_projects.models import JointProject, LedgerRow
from viitta.parts.joint_projects.queries.projects import programme_of
from viitta.render.tables import book_xlsx, table_csv

# Not inside f-strings: what stands there is not found for the catalogue.
NAMES = {
    "report": pgettext_lazy("file name", "report on use"),
    "final": pgettext_lazy("file name", "final report to the funder"),
    "claims": pgettext_lazy("file name", "claims"),
    "budget": pgettext_lazy("file name", "budget"),
    "accounts": pgettext_lazy("file name", "extract of the accounts"),
    "attachments": pgettext_lazy("file name", "attachments"),
    "contents": pgettext_lazy("file name", "contents"),
}


def settlement_pack(
    project: JointProject,
    rows: list[LedgerRow],
    documents: list[tuple[Document, bytes]],
    *,
    language: str,
    at: datetime,
) -> bytes:
    """Report on use and the final report (docx and pdf), budget and claims (xlsx), extract of the accounts (xlsx and csv), attachments.

    A text tells what is there and that the auditor's statement is missing when it is.
    """
    on = timezone.localdate(at)
    settlement = settlement_report(project, language=language, on=on)
    final = sent_report(project, language=language, today=on)
    plan = budget_report(project, language=language, on=on)
    sheet = sheet_of(extract(rows, programme_of(project)), 1)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for kind in ("docx", "pdf", "json"):
            pack.writestr(_file("report", kind), money_file(settlement, kind, base_url=settings.BASE_URL, at=at))
        for kind in ("docx", "pdf"):
            pack.writestr(_file("final", kind), as_file(final, kind, base_url=settings.BASE_URL, at=at))
        pack.writestr(_file("claims", "xlsx"), money_file(settlement, "xlsx", base_url=settings.BASE_URL, at=at))
        pack.writestr(_file("budget", "xlsx"), money_file(plan, "xlsx", base_url=settings.BASE_URL, at=at))
        pack.writestr(_file("accounts", "xlsx"), book_xlsx([sheet], title=project.name, at=at))
        pack.writestr(_file("accounts", "csv"), table_csv(sheet.columns, list(sheet.rows)))
        for number, (document, content) in enumerate(documents, 1):
            pack.writestr(
                f"{_name(str(NAMES['attachments']))}/{number:02d}-{_name(document.file_name or document.title + '.txt')}",
                content,
            )
        pack.writestr(_file("contents", "txt"), _told(project, documents).encode())
    return out.getvalue()


def _file(key: str, kind: str) -> str:
    return f"{_name(str(NAMES[key]))}.{kind}"


def _name(words: str) -> str:
    """Words as the name of a file inside the pack: no folder, nothing that a system refuses."""
    return (
        "".join(sign if sign.isalnum() or sign in "-_. " else "_" for sign in words).strip(". ").replace(" ", "-")[:120]
        or "x"
    )


def _told(project: JointProject, documents: list[tuple[Document, bytes]]) -> str:
    lines = [project.name, project.case_number, ""]
    lines += [f"- {document.title}" for document, _content in documents]
    if not documents:
        lines.append(_("The auditor's statement has not been attached: add it as a document of the project."))
    return "\n".join(lines) + "\n"
