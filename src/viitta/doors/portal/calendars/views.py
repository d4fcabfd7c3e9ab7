"""The calendar that programs read, and the page that makes and ends its address."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from viitta.core import formats
from viitta.doors.portal.calendars.gather import entries_of
from viitta.doors.portal.gate import language
from viitta.engines.calendars import subscription
from viitta.parts.meetings.actions import inviting
from viitta.parts.meetings.queries.links import feed_of, find_feed
from viitta.parts.organisations.queries import actor_of
from viitta.parts.ui.requests import ActorRequest


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Meetings, rounds and deadlines of an account. An unknown or ended address is 404."""
    feed, today = find_feed(token), timezone.localdate()
    if feed is None:
        raise Http404
    with override(feed.account.language or settings.LANGUAGE_CODE):
        actor = actor_of(feed.account, on=today)
        body = subscription(entries_of(actor, today), _("Viitta: meetings, rounds and deadlines"))
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=tag) or HttpResponse(body, "text/calendar; charset=utf-8")
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_calendar(request: ActorRequest) -> HttpResponse:
    """Make the address of one's calendar, which is shown once, or end it."""
    account, made = request.user, ""
    if request.method == "POST":
        deed = {"account": account, "by": request.actor, "at": timezone.now()}
        if request.POST.get("deed") == "end":
            inviting.close_feed(**deed)  # type: ignore[arg-type]
            messages.success(request, _("The address has ended: no program gets the calendar by it any more."))
            return redirect("my_calendar")
        made = settings.BASE_URL + reverse("calendar", args=[inviting.open_feed(**deed)])  # type: ignore[arg-type]
    feed = feed_of(account.pk)  # type: ignore[arg-type]
    since = formats.day(timezone.localdate(feed.created_at), language()) if feed else ""
    return render(request, "portal/calendars/mine.html", {"made": made, "since": since})
