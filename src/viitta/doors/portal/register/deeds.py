"""What the forms of registers share: saving a row that somebody else may have changed, taking a row away and back."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from viitta.doors.portal.which import number_of
from viitta.parts.audit.actions import Stale
from viitta.parts.ui.requests import ActorRequest


def saved(form: Form, save: Callable[[], object]) -> bool:
    """Whether it was saved; who would save over somebody's fresh change is told in the form."""
    try:
        save()
    except Stale:
        form.add_error(
            None,
            _("Somebody else has changed this meanwhile. Open it again to see the change; your words are still below."),
        )
        return False
    return True


def put_away(request: ActorRequest, act: Callable[[bool], object], address: str, pk: int) -> HttpResponse:
    """Take a row away, or bring it back, and show the list: with the way back when it was taken away."""
    removed = request.POST.get("back") != "1"
    act(removed)
    joint = "&" if "?" in address else "?"
    return redirect(f"{address}{joint}gone={pk}" if removed else address)


def gone_of(request: ActorRequest) -> int:
    """The row that was taken away just now; 0 when none was."""
    return number_of(request.GET.get("gone", ""))


def seen_of(form: Form) -> int | None:
    """The revision that the form was opened with."""
    text = str(form.cleaned_data.get("seen", ""))
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
