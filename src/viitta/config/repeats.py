"""A form sent twice is done once: a button pressed twice without our script, a connection that tried again."""

import hashlib
import time
from collections.abc import Callable
from http.cookies import Morsel

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

KEPT_SECONDS = 10  # a second sending later than this is meant
PATIENCE_SECONDS = 5.0  # how long the second waits for the answer to the first
MESSAGES = "messages"  # the cookie in which the page to come is told what was done

Answer = tuple[str, "Morsel[str] | None"]  # where the first led, and what it told there


def key_of(request: HttpRequest) -> str | None:
    """What is the same for one sending of one page's form and for nothing else; None where nothing is to be guarded.

    The token of the form is masked anew each time a page is drawn, so that equal contents mean the same drawn page.
    """
    if request.method != "POST" or request.content_type != "application/x-www-form-urlencoded":
        return None
    if not request.user.is_authenticated or b"csrfmiddlewaretoken=" not in request.body:
        return None
    parts = [str(request.session.session_key).encode(), request.get_full_path().encode(), request.body]
    return "sent:" + hashlib.sha256(b"\0".join(parts)).hexdigest()


def answer_to_first(key: str) -> Answer | None:
    """What the first sending was answered, waited for while it is being done; None when it was refused."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found: Answer | None = cache.get(key)
        if found is None or found[0]:
            return found
        time.sleep(0.05)
    return None


class RepeatMiddleware:
    """Answers a form that comes again with where the first one led. A form that was refused may come again at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if key is None:
            return self.get_response(request)
        if not cache.add(key, ("", None), KEPT_SECONDS):
            first = answer_to_first(key)
            if first is not None:
                return self._again(*first)
        response = self.get_response(request)
        if response.status_code == 302:
            cache.set(key, (response.headers["Location"], response.cookies.get(MESSAGES)), KEPT_SECONDS)
        else:
            cache.delete(key)
        return response

    def _again(self, address: str, told: "Morsel[str] | None") -> HttpResponse:
        response = HttpResponseRedirect(address)
        if told is not None:
            response.cookies[MESSAGES] = told
        return response
