"""The memo in ready strings: the document, who has been asked, comments and files."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.document import Document
from viitta.parts.meetings.models import Meeting, Memo, MemoApproval, MemoComment, MemoState
from viitta.parts.meetings.words import APPROVAL, MEMO
from viitta.render.html import fragment

SHAPES = {MemoState.DRAFT: "planned", MemoState.CHECKING: "running", MemoState.APPROVED: "done"}
FILES = (("pdf", "PDF"), ("docx", "Word"), ("html", "HTML"))


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    title: str
    role: str
    badge: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CommentLine:
    by: str
    when: str
    text: str
    is_handled: bool
    handle_address: str


@dataclass(frozen=True, slots=True)
class MemoPage:
    title: str
    sub: str
    meeting: str
    meeting_address: str
    badge: tuple[str, str]
    said: str
    body: str
    approvals: tuple[ApprovalLine, ...]
    comments: tuple[CommentLine, ...]
    files: tuple[tuple[str, str], ...]
    record_address: str
    edit_address: str
    send_address: str
    comment_address: str


def _approval(row: MemoApproval, seal: str, language: str) -> ApprovalLine:
    if row.given_at is not None:
        given = formats.day(timezone.localdate(row.given_at), language)
        badge = ("done", _("given on %(day)s") % {"day": given})
    elif row.seal != seal:
        badge = ("behind", _("the memo has changed since"))
    else:
        badge = ("not_reported", _("not given yet"))
    return ApprovalLine(row.title, str(APPROVAL[row.role]), badge)  # type: ignore[index]


def _comment(row: MemoComment, meeting: int, *, can_handle: bool, language: str) -> CommentLine:
    done = row.handled_at is not None
    address = reverse("memo_comment_handle", kwargs={"pk": meeting, "comment": row.pk})
    when = formats.day(timezone.localdate(row.at), language)
    return CommentLine(row.by_label, when, row.text, done, address if can_handle and not done else "")


def _said(memo: Memo, rows: Sequence[MemoApproval], seal: str, language: str) -> str:
    """Where the memo stands, in a sentence."""
    if memo.state == MemoState.APPROVED and memo.approved_at:
        day = formats.day(timezone.localdate(memo.approved_at), language)
        return _("Approved on %(day)s. What it says changes no more.") % {"day": day}
    if memo.state == MemoState.CHECKING:
        if any(row.seal != seal for row in rows):
            return _("The memo has changed since it was sent: send it again to be approved.")
        left = len([row for row in rows if row.given_at is None])
        said = ngettext("%(count)s word is still waited for.", "%(count)s words are still waited for.", left)
        return said % {"count": left}
    return _("Drawn from the meeting. It can be commented on until it is approved.")


def memo_page(
    meeting: Meeting, memo: Memo, document: Document, seal: str, approvals: Sequence[MemoApproval],
    comments: Sequence[MemoComment], *, runs: bool, takes_part: bool, language: str,
) -> MemoPage:  # fmt: skip
    """The page; `seal` is that of the memo as it stands now."""
    approved = memo.state == MemoState.APPROVED

    def address(name: str, shown: bool) -> str:
        return reverse(name, args=[meeting.pk]) if shown else ""

    def file(form: str) -> str:
        return reverse("memo_file", kwargs={"pk": meeting.pk, "form": form})

    return MemoPage(
        title=document.title,
        sub=f"{document.organisation} · {document.subtitle}",
        meeting=meeting.title,
        meeting_address=reverse("meeting", args=[meeting.pk]),
        badge=(SHAPES[MemoState(memo.state)], str(MEMO[memo.state])),  # type: ignore[index]
        said=_said(memo, approvals, seal, language),
        body=mark_safe(fragment(document)),
        approvals=tuple(_approval(row, row.seal if approved else seal, language) for row in approvals),
        comments=tuple(_comment(row, meeting.pk, can_handle=runs, language=language) for row in comments),
        files=tuple((file(form), word) for form, word in FILES),
        record_address=file("zip") if approved and runs else "",
        edit_address=address("memo_edit", runs and not approved),
        send_address=address("memo_send", runs and not approved),
        comment_address=address("memo_comment", takes_part and not approved),
    )  # fmt: skip
