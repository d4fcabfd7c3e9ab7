"""The page behind the link of a memo: opening shows it, the button gives one's word. No sign-in."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from viitta.core import formats
from viitta.doors.portal.gate import language
from viitta.doors.portal.memo.forms import CommentForm
from viitta.doors.portal.memo.views import shown
from viitta.doors.reports.memo import memo_text
from viitta.parts.meetings.actions import memos
from viitta.parts.meetings.actions.base import Frozen
from viitta.parts.meetings.models import ApprovalRole, MemoState
from viitta.parts.meetings.queries.memos import FoundApproval, comments_of, find_approval
from viitta.render.html import fragment


@dataclass(frozen=True, slots=True)
class LinkPage:
    title: str
    who: str
    lead: str
    body: str
    action: str
    button: str
    comments: tuple[tuple[str, str], ...]
    problem: str


def _closed(found: FoundApproval, seal: str) -> str:
    """Why the link asks nothing any more; empty while it does."""
    approval, memo = found.approval, found.approval.memo
    if approval.given_at is not None:
        day = formats.day(timezone.localdate(approval.given_at), language())
        return _("You have given your word on %(day)s. Nothing more is asked of you.") % {"day": day}
    if memo.state == MemoState.APPROVED:
        return _("The memo has been approved. Nothing is asked of you.")
    if approval.revoked_at is not None:
        return _("A newer link to the memo has been sent. Use the one in the newest mail.")
    if approval.seal != seal:
        return _("The memo has changed since it was sent to you. You will get a new link when it is sent again.")
    return ""


def _page(found: FoundApproval, token: str, title: str, body: str, problem: str) -> LinkPage:
    checks = found.approval.role == ApprovalRole.CHECKER
    comments = tuple((row.by_label, row.text) for row in comments_of(found.approval.memo))
    return LinkPage(
        title=title, who=found.approval.title, body=mark_safe(body), problem=problem, comments=comments,
        lead=_("You are asked to check this memo.") if checks else _("You are asked to approve this memo."),
        action=reverse("memo_link", args=[token]),
        button=_("I have checked the memo") if checks else _("I approve the memo"),
    )  # fmt: skip


def _said(request: HttpRequest, found: FoundApproval) -> str:
    """Take a comment or a word; returns the sentence of what is wrong, or nothing."""
    at = timezone.now()
    if request.POST.get("deed") == "comment":
        form = CommentForm(request.POST)
        if not form.is_valid():
            return _("Write the comment first: at most 4 000 characters.")
        memos.comment_memo(meeting=found.meeting, text=form.cleaned_data["text"], by=found.actor, at=at)
        return ""
    memos.give_approval(approval=found.approval, draw=memo_text, by=found.actor, at=at)
    return ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def memo_link(request: HttpRequest, token: str) -> HttpResponse:
    """The memo of a link; who has given their word, or came too late, is told."""
    found, problem = find_approval(token, on=timezone.localdate()), ""
    if found is None:
        raise Http404
    document, seal = shown(found.meeting, found.approval.memo)
    closed, saved = _closed(found, seal), request.GET.get("saved", "")
    if request.method == "POST" and not closed:
        try:
            problem = _said(request, found)
        except (memos.AlreadyGiven, memos.Replaced, Frozen):
            return redirect("memo_link", token)  # somebody was faster: the page tells what happened
        if not problem:
            word = "comment" if request.POST.get("deed") == "comment" else "word"
            return redirect(reverse("memo_link", args=[token]) + f"?saved={word}")
    if closed and not (saved == "word" and found.approval.given_at):
        told = {"title": found.meeting.title, "when": "", "reason": closed}
        return render(request, "portal/meetings/closed.html", {"page": told}, status=410)
    page = _page(found, token, document.title, fragment(document), problem)
    status = 422 if problem else 200
    response = render(request, "portal/memo/link.html", {"page": page, "saved": saved, "form": CommentForm()}, status=status)  # fmt: skip
    response["Referrer-Policy"] = "strict-origin"
    return response
