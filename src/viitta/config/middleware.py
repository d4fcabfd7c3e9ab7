"""What a request carries everywhere: the actor, made once from the signed-in account."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from viitta.parts.organisations import queries


class ActorMiddleware:
    """Puts `request.actor`: the account's actor with the grants in force today, or the anonymous one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: queries.actor_of(request.user, on=timezone.localdate()))  # type: ignore[attr-defined]
        return self.get_response(request)
