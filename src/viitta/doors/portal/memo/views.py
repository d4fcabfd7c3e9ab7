"""The memo of a meeting: looking at it, choosing what it shows, sending, commenting, files."""

from datetime import datetime
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.document import Document, from_json
from viitta.core.memos import seal_of
from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.meetings.views import get_meeting, get_own_meeting, mails_words
from viitta.doors.portal.memo.forms import CommentForm, MemoForm, SendForm
from viitta.doors.portal.memo.pages import memo_page
from viitta.doors.portal.register.deeds import saved
from viitta.doors.reports.formats import MIME, as_file
from viitta.doors.reports.memo import as_record, memo_text, stored_document
from viitta.parts.files.queries import pieces_of
from viitta.parts.meetings import tasks
from viitta.parts.meetings.actions import memos
from viitta.parts.meetings.actions.base import Frozen
from viitta.parts.meetings.models import Meeting, Memo, MemoComment, MemoState
from viitta.parts.meetings.permissions import can_run, can_take_part
from viitta.parts.meetings.queries.links import reachable
from viitta.parts.meetings.queries.memos import approvals_of, comments_of, get_comment, kept_file, memo_of
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

KINDS = {**{kind: MIME[kind] for kind in ("pdf", "docx", "html")}, "zip": "application/zip"}


def shown(meeting: Meeting, memo: Memo) -> tuple[Document, str]:
    """What the memo says and the seal of it: as approved, else as the meeting stands now."""
    if memo.state == MemoState.APPROVED:
        return stored_document(memo), ""
    text = memo_text(meeting)
    return from_json(text), seal_of(text)


def _held(row: Meeting) -> Meeting:
    """A meeting that has a time, else 404: before that there is nothing to write a memo of."""
    if row.starts_at is None:
        raise Http404
    return row


@login_required
@require_safe
def memo(request: ActorRequest, pk: int) -> HttpResponse:
    """The memo with its state, approvals, comments and files."""
    row, actor = _held(get_meeting(request, pk)), request.actor
    found = memo_of(row)
    document, seal = shown(row, found)
    page = memo_page(
        row, found, document, seal, approvals_of(found), comments_of(found), runs=can_run(actor, row),
        takes_part=can_take_part(actor, row.organisation_id, row.roadmap_id), language=language(),
    )  # fmt: skip
    return render(request, "portal/memo/memo.html", {"page": page, "form": CommentForm()})


def _own_open(request: ActorRequest, pk: int) -> Meeting:
    """A meeting that the actor runs and whose memo is not approved, else 404."""
    row = _held(get_own_meeting(request, pk))
    if memo_of(row).state == MemoState.APPROVED:
        raise Http404
    return row


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def memo_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose titles or names, the further information, and the facts of the record."""
    row = _own_open(request, pk)
    found = memo_of(row)
    initial = {name: getattr(found, name) for name in ("text", "diary_number", "publicity", "retention")}
    initial |= {"shows_names": "yes" if found.shows_names else "", "seen": found.revision}
    form = MemoForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"]
        change = partial(memos.change_memo, meeting=row, values=form.values(), seen=seen)
        try:
            is_saved = saved(form, partial(change, by=request.actor, at=timezone.now()))
        except Frozen:
            raise Http404 from None
        if is_saved:
            messages.success(request, _("The memo is saved."))
            return redirect("memo", pk)
    return show_form(request, form, _("Edit the memo"), back=reverse("memo", args=[pk]), lead=row.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def memo_send(request: ActorRequest, pk: int) -> HttpResponse:
    """Send the memo to be checked and approved."""
    row = _own_open(request, pk)
    form = SendForm(posted(request), people=reachable(row, timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        asked = [memos.AskedOne(*pair) for pair in form.asked()]
        told = tasks.send_memo(meeting=row, asked=asked, draw=memo_text, by=request.actor, at=timezone.now())
        messages.success(request, mails_words(told.mails))
        return redirect("memo", pk)
    return show_form(
        request, form, _("Send the memo to be approved"), back=reverse("memo", args=[pk]), button=_("Send"),
        lead=_("Each gets a link of their own. Whatever changes in the memo after this ends the links."),
    )  # fmt: skip


@login_required
@require_POST
def memo_comment(request: ActorRequest, pk: int) -> HttpResponse:
    """Say something of the memo."""
    row, form = _held(get_meeting(request, pk)), CommentForm(request.POST)
    require(can_take_part(request.actor, row.organisation_id, row.roadmap_id))
    if not form.is_valid():
        messages.warning(request, _("Write the comment first: at most 4 000 characters."))
        return redirect("memo", pk)
    try:
        memos.comment_memo(meeting=row, text=form.cleaned_data["text"], by=request.actor, at=timezone.now())
    except Frozen:
        messages.warning(request, _("The memo has been approved: it is commented on no more."))
    else:
        messages.success(request, _("The comment is saved."))
    return redirect("memo", pk)


@login_required
@require_POST
def memo_comment_handle(request: ActorRequest, pk: int, comment: int) -> HttpResponse:
    """Mark a comment as handled."""
    row = get_own_meeting(request, pk)
    try:
        found = get_comment(memo_of(row), comment)
    except (MemoComment.DoesNotExist, OverflowError, ValueError):
        raise Http404 from None
    memos.handle_comments(comments=[found], by=request.actor, at=timezone.now())
    return redirect("memo", pk)


def _make(row: Meeting, found: Memo, form: str, at: datetime) -> bytes:
    if form == "zip":
        return as_record(row, found, at)
    return as_file(shown(row, found)[0], form, base_url=settings.BASE_URL, at=at)


@login_required
@require_safe
def memo_file(request: ActorRequest, pk: int, form: str) -> HttpResponse | StreamingHttpResponse:
    """The memo as a file. That of an approved memo is kept, and the same whenever it is asked for."""
    row, at = _held(get_meeting(request, pk)), timezone.now()
    found = memo_of(row)
    approved = found.state == MemoState.APPROVED
    if form not in KINDS or (form == "zip" and not (approved and can_run(request.actor, row))):
        raise Http404
    name = f"muistio-{timezone.localdate(row.starts_at).isoformat()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-cache"}
    if not approved:
        return HttpResponse(_make(row, found, form, at), content_type=KINDS[form], headers=headers)
    content = kept_file(found, form) or memos.keep_file(
        memo=found, form=form, make=lambda: _make(row, found, form, at), media_type=KINDS[form], by=request.actor, at=at
    )
    return StreamingHttpResponse(pieces_of(content), content_type=KINDS[form], headers=headers)
