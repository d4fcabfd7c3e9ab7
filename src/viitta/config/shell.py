"""The frame of every page of a request: menu, who is signed in, the banner of a sample."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from viitta.parts.messages.permissions import readable_organisations
from viitta.parts.organisations import queries
from viitta.parts.organisations.words import ROLES
from viitta.parts.ui.shell import NAVIGATION, Shell, menu


def _signed_in(request: HttpRequest) -> Shell:
    actor = request.actor  # type: ignore[attr-defined]
    places = queries.role_labels(actor)
    place = f"{places[0].organisation} · {ROLES[places[0].role]}" if places else ""
    if len(places) > 1:
        place += f" +{len(places) - 1}"
    own = [(reverse("account"), _("My account"))]
    if readable_organisations(actor):
        own.append((reverse("outbox"), _("Mails")))
        own.append((reverse("imports"), _("Import from a sheet")))
        own.append((reverse("log"), _("Change log")))
    is_sample = any(place.is_sample for place in places)
    return Shell(
        navigation=menu(NAVIGATION, request.path),
        own_menu=menu(own, request.path),
        is_signed_in=True,
        name=actor.label,
        place=place,
        banner=_("Sample city: what the public final report tells is fact, all the rest is made up.") if is_sample else "",
        sign_out=reverse("account_logout"),
    )  # fmt: skip


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor; costs nothing where a page does not use the shell. A view may put its own on the request."""

    def make() -> Shell:
        if hasattr(request, "shell"):
            return request.shell
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            return _signed_in(request)
        return Shell(sign_in=reverse(settings.LOGIN_URL))

    return {"shell": SimpleLazyObject(make)}
