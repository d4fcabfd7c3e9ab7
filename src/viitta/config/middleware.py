"""What a request carries everywhere: who acts, in which language, and whether one may come in at all."""

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.views.defaults import page_not_found

from viitta.parts.organisations import queries
from viitta.parts.organisations.permissions import Forbidden

GetResponse = Callable[[HttpRequest], HttpResponse]
TOUCH_SECONDS = 600  # a session in use is written at most this often
WAY_LENGTH = 500  # a longer address is not remembered over the sign-in

# Addresses that need no sign-in. Everything else, existing or not, leads to the sign-in page.
PUBLIC_PREFIXES = (
    "/accounts/",
    "/update/",
    "/meetings/answer/",
    "/memo/",
    "/results/",
    "/public/",
    "/calendar/",
    "/static/",
    "/saavutettavuusseloste/",
    "/healthz",
    "/favicon.ico",
    "/robots.txt",
)


class ActorMiddleware:
    """Puts `request.actor`: the account's actor with the grants in force today, or the anonymous one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: queries.actor_of(request.user, on=timezone.localdate()))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What one may not do does not exist for them: 404, as for a stranger."""
        return page_not_found(request, exception) if isinstance(exception, Forbidden) else None


class SessionAgeMiddleware:
    """Ends a session after hours without use, and after days in any case."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            began = request.session.setdefault("began_at", now)
            seen = request.session.setdefault("seen_at", now)
            if now - began > settings.SESSION_DAYS * 86_400 or now - seen > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif now - seen > TOUCH_SECONDS:
                request.session["seen_at"] = now
        return self.get_response(request)


class GateMiddleware:
    """Nobody who has not signed in learns which addresses exist: all but the public ones lead to sign-in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.public = (*PUBLIC_PREFIXES, "/styles/") if settings.STYLE_PAGE else PUBLIC_PREFIXES

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(self.public) or request.user.is_authenticated:
            return self.get_response(request)
        wanted = request.get_full_path() if request.method == "GET" and request.path != "/" else ""
        way = urlencode({"next": wanted}) if wanted and len(wanted) <= WAY_LENGTH else ""
        address = reverse("sign_in") + (f"?{way}" if way else "")
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": reverse("sign_in")})
        return redirect(address)


class LanguageMiddleware:
    """The language that the account has chosen, else that of the installation; browsers are not asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = getattr(request.user, "language", "") if "_auth_user_id" in request.session else ""
        language = chosen or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response
