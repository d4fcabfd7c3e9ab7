"""What the pages of money share: doing a deed from a form, showing a page or its tables as a file."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from viitta.doors.portal.projects.gate import accepted
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.projects.money.tables import MoneyPage, sheets_of
from viitta.doors.portal.projects.words import sentence_of
from viitta.doors.portal.register.deeds import saved
from viitta.doors.portal.which import MIME, as_file
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.models import JointProject
from viitta.parts.ui.requests import ActorRequest


def done(
    request: ActorRequest, form: Form, act: Callable[..., object], fields: dict[str, str] | None = None, **given: Any
) -> bool:
    """Whether a deed was done; a rule that refused and a change by somebody else are told in the form."""
    given |= {"by": request.actor, "at": timezone.now()}
    return accepted(form, lambda: saved(form, lambda: act(**given)), fields) and not form.errors


def sent(request: ActorRequest, form: Form) -> bool:
    """Whether a form was sent and its texts can be read."""
    return request.method == "POST" and form.is_valid()


def did(request: ActorRequest, act: Callable[..., object], said: str, **given: Any) -> bool:
    """The same for a button without a form: what was said, or why it was refused, is told on the next page."""
    try:
        act(**given, by=request.actor, at=timezone.now())
    except Refused as why:
        messages.error(request, sentence_of(why))
        return False
    messages.success(request, said)
    return True


def show(request: ActorRequest, project: JointProject, page: MoneyPage, here: str, template: str = "") -> HttpResponse:
    """A page of figures, or its tables as a file."""
    kind = request.GET.get("format", "")
    if kind in MIME and sheets_of(page):
        return as_file(kind, sheets_of(page), project.name)
    context = {"page": page, "frame": frame_of(project, here)}
    return render(request, template or "portal/projects/money/page.html", context)
