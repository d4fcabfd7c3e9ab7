"""Pages that are only read are drawn once and then only asked whether they are still fresh.

`@fresh_by(versions)` stands on a view. `versions` takes what the view takes and gives the versions of all that the page
shows, as one text. It is asked before anything else: a body drawn from newer content under an older version is drawn
again at the next deed, while the other order would keep an old body under a new version. The answer carries an ETag
and is answered 304 as long as nothing that it shows has changed; `request.fresh.body(make)` keeps what `make` draws in
this process, without the shell, which has the name and the secret of its visitor in it.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps

from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from viitta.parts.ui.requests import ActorRequest

BODY_BYTES = 16_000_000  # of each web worker; a table of 200 measures takes about 250 000
# Templates and rules change with the program, not with the data: a new process of it makes everything new.
# Web workers are forked from one process and share this.
PROGRAM = secrets.token_hex(8)


class Bodies:
    """The bodies drawn last, at most so many bytes of them; safe for threads."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[object, ...]) -> str | None:
        with self._lock:
            body = self._kept.get(key)
            if body is not None:
                self._kept.move_to_end(key)
        return None if body is None else body.decode()

    def put(self, key: tuple[object, ...], text: str) -> None:
        body = text.encode()
        if len(body) > self.most:
            return
        with self._lock:
            self.size += len(body) - len(self._kept.pop(key, b""))
            self._kept[key] = body
            while self.size > self.most:
                self.size -= len(self._kept.popitem(last=False)[1])

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.size = 0


BODIES = Bodies(BODY_BYTES)


class Fresh:
    """What a page is fresh by: versions, the actor's roles, the language, the day and the whole address."""

    def __init__(self, request: ActorRequest, versions: str) -> None:
        actor = request.actor
        grants = tuple(sorted((g.role.value, g.organisation, g.roadmap or 0) for g in actor.grants))
        day, language = timezone.localdate().toordinal(), get_language()
        self._request = request
        self._key = (versions, grants, language, day, request.get_full_path(), bool(request.headers.get("HX-Request")))
        self._own = (actor.account, actor.people, actor.label)

    def body(self, make: Callable[[], str], *, is_own: bool = False) -> SafeString:
        """The markup that `make` draws, kept for everybody with the same roles; with `is_own` for this account only."""
        key = (*self._key, *(self._own if is_own else ()))
        text = BODIES.get(key)
        if text is None:
            text = make()
            BODIES.put(key, text)
        return mark_safe(text)

    def tag(self) -> str | None:
        """The ETag; None while a message waits to be shown, since that belongs to one answer only.

        It holds the secret behind the tokens of forms, so that an old page's forms work as long as it is answered 304.
        """
        if len(get_messages(self._request)):
            return None
        parts = (PROGRAM, *self._key, *self._own, self._request.META.get("CSRF_COOKIE"))
        return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


class FreshRequest(ActorRequest):
    """A request of a view under `@fresh`."""

    fresh: Fresh


Decorator = Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]


def fresh_by(versions: Callable[..., str]) -> Decorator:
    """Make a page that is only read answer 304 while nothing it shows has changed. Put it under `login_required`."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapped(request: FreshRequest, *args: object, **kwargs: object) -> HttpResponse:
            request.fresh = Fresh(request, versions(request, *args, **kwargs))
            tag = request.fresh.tag()
            unchanged = get_conditional_response(request, etag=tag) if tag else None
            if tag and unchanged is not None and unchanged.status_code == 304:
                response = unchanged
                response.headers["ETag"] = tag
            else:
                response = view(request, *args, **kwargs)
                # Asked again: the first page of a visit sets the secret, and a page that showed a message is not kept.
                again = request.fresh.tag() if tag and response.status_code == 200 else None
                if again:
                    response.headers["ETag"] = again
            response.headers["Cache-Control"] = "private, no-cache"
            return response

        vars(wrapped)["versions"] = versions  # so that it can be asked without drawing the page
        return wrapped

    return decorate
