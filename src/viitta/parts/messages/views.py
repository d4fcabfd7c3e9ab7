"""The outbox in the browser, for the convenor and the administrator of the organisation."""

from csp.decorators import csp_replace
from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from viitta.parts.messages import actions, pages, queries
from viitta.parts.messages.actions import SECRET_KINDS
from viitta.parts.messages.models import Message
from viitta.parts.messages.permissions import readable_organisations

_SANDBOX = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["'none'"],
    "sandbox": ["allow-top-navigation"],
}


def _message(request: HttpRequest, pk: int) -> Message:
    try:
        return queries.get_message(request.actor, pk)  # type: ignore[attr-defined]
    except (Message.DoesNotExist, OverflowError):
        raise Http404 from None


@require_safe
@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """`?state=failed` shows what did not go, `?start=100` the next page."""
    actor = request.actor  # type: ignore[attr-defined]
    if not readable_organisations(actor):
        raise Http404
    start = request.GET.get("start", "")
    page = pages.outbox_page(
        actor,
        state=request.GET.get("state", ""),
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 0,
    )
    return render(request, "messages/outbox.html", {"page": page})


@require_safe
@never_cache
def message(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "messages/message.html", {"page": pages.message_page(_message(request, pk))})


@require_safe
@never_cache
@csp_replace(_SANDBOX)  # type: ignore[arg-type]
def formatted(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML of a mail as its reader sees it, in a sandbox: nothing of it runs here."""
    found = _message(request, pk)
    if found.kind in SECRET_KINDS or not found.html:
        raise Http404
    return HttpResponse(found.html)


@require_safe
@never_cache
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The calendar entry of a mail as a file."""
    found = _message(request, pk)
    if not found.calendar:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="invite.ics"'}
    kind = f"text/calendar; method={found.calendar_method}; charset=utf-8"
    return HttpResponse(found.calendar, content_type=kind, headers=headers)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    found = _message(request, pk)
    count = actions.try_again(messages=[found], by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    if count:
        flash.success(request, _("The mail is sent again in a moment."))
    return redirect("outbox_message", pk=pk)
