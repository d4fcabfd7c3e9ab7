"""The list of what has been done to measures, and taking one of it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.bulk.tasks import restore_owners
from viitta.doors.portal.gate import get_roadmap, language
from viitta.doors.portal.undo.pages import consequences, refused_words, undo_page
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import ChangeSet, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries.undo import change_sets_of, get_change_set
from viitta.parts.ui.requests import ActorRequest

SHOWN = 50


def _get(request: ActorRequest, pk: int) -> Roadmap:
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    return roadmap


@login_required
@require_safe
def undos(request: ActorRequest, pk: int) -> HttpResponse:
    """Who changed what and when; what can be undone."""
    roadmap = _get(request, pk)
    page = undo_page(roadmap, list(change_sets_of(roadmap)[:SHOWN]), language())
    return render(request, "portal/undo/list.html", {"page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: ActorRequest, pk: int, change_set: int) -> HttpResponse:
    """Say what goes back, then undo all of it."""
    roadmap = _get(request, pk)
    try:
        row = get_change_set(roadmap, change_set)
    except ChangeSet.DoesNotExist:
        raise Http404 from None
    if request.method == "POST":
        return _undo(request, row)
    page = {
        "title": _("Undo the change?"),
        "question": _("These are made what they were before. The change and its undoing stay in the story."),
        "consequences": consequences(row),
        "action": request.path,
        "button": _("Undo"),
        "is_dangerous": False,
        "back": reverse("undos", args=[pk]),
    }
    return render(request, "ui/confirm.html", {"page": page})


def _undo(request: ActorRequest, row: ChangeSet) -> HttpResponse:
    try:
        found = actions.undo_changes(change_set=row, restore=restore_owners, by=request.actor, at=timezone.now())
    except actions.UndoRefused as error:
        messages.error(request, refused_words(error.code, error.titles))
        return redirect("undos", row.roadmap_id)
    said = ngettext(
        "Undone: %(count)s measure is as it was.", "Undone: %(count)s measures are as they were.", len(found)
    )
    messages.success(request, said % {"count": len(found)})
    return redirect("measure", found[0].pk) if len(found) == 1 else redirect("roadmap", row.roadmap_id)
