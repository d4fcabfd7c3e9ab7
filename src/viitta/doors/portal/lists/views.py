"""Themes, goals and source materials: add, change, put in order, remove."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import get_roadmap, posted, show_form
from viitta.doors.portal.lists.forms import ListedForm
from viitta.doors.portal.lists.pages import ORDER, lists_page, words_of
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.ui.requests import ActorRequest


def _get(request: ActorRequest, pk: int, kind: str, row: int) -> tuple[Roadmap, list[Any], Any]:
    """A roadmap, all rows of one of its lists and the row of the address; 404 when it is not there."""
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    rows = list(queries.listed_of(roadmap, kind)) if kind in ORDER else []
    found = next((one for one in rows if one.pk == row), None)
    if found is None:
        raise Http404
    return roadmap, rows, found


@login_required
@require_safe
def roadmap_lists(request: ActorRequest, pk: int) -> HttpResponse:
    """The three lists of a roadmap."""
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    rows = {kind: list(queries.listed_of(roadmap, kind)) for kind in ORDER}
    return render(request, "portal/lists.html", {"page": lists_page(roadmap, rows)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def listed_add(request: ActorRequest, pk: int, kind: str) -> HttpResponse:
    """Add a row to the end of a list."""
    roadmap = get_roadmap(request, pk)
    if kind not in ORDER:
        raise Http404
    require(can_edit_roadmap(request.actor, roadmap))
    taken = frozenset(title.casefold() for _pk, title in queries.titles_of(roadmap, kind))
    form = ListedForm(posted(request), taken=taken, has_source=kind == "provenance")
    if request.method == "POST" and form.is_valid():
        new = actions.NewListed(**form.cleaned_data)
        try:
            actions.add_listed(roadmap=roadmap, kind=kind, new=[new], by=request.actor, at=timezone.now())
        except IntegrityError:
            form.add_error("title", _("The list has this title already."))
        else:
            return redirect(f"{reverse('roadmap_lists', args=[pk])}#{kind}")
    return show_form(request, form, words_of(kind)["add"], back=reverse("roadmap_lists", args=[pk]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def listed_edit(request: ActorRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Change a row's title and description."""
    _roadmap, rows, found = _get(request, pk, kind, row)
    taken = frozenset(one.title.casefold() for one in rows if one.pk != row)
    initial = {"title": found.title, "description": found.description}
    form = ListedForm(posted(request), taken=taken, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_listed(row=found, by=request.actor, at=timezone.now(), **form.cleaned_data)
        except IntegrityError:
            form.add_error("title", _("The list has this title already."))
        else:
            return redirect(f"{reverse('roadmap_lists', args=[pk])}#{kind}")
    return show_form(request, form, words_of(kind)["edit"], back=reverse("roadmap_lists", args=[pk]))


@login_required
@require_POST
def listed_move(request: ActorRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Move a row one place up or down."""
    _roadmap, rows, found = _get(request, pk, kind, row)
    place = rows.index(found)
    other = place + (-1 if request.POST.get("way") == "up" else 1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        actions.move_listed(rows=rows, by=request.actor, at=timezone.now())
    return redirect(f"{reverse('roadmap_lists', args=[pk])}#{kind}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def listed_remove(request: ActorRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Ask, then remove a row. A theme with measures stays."""
    _roadmap, _rows, found = _get(request, pk, kind, row)
    back = reverse("roadmap_lists", args=[pk])
    if kind == "theme" and found.measure_count:
        messages.error(request, _("The theme has measures. Move them to another theme first."))
        return redirect(back)
    if request.method == "POST":
        try:
            actions.remove_listed(row=found, by=request.actor, at=timezone.now())
        except ValueError:
            messages.error(request, _("The theme has measures. Move them to another theme first."))
        else:
            messages.success(request, _("Removed: %(title)s") % {"title": found.title})
        return redirect(back)
    lost = ngettext(
        "%(count)s measure loses this marking and stays otherwise as it is.",
        "%(count)s measures lose this marking and stay otherwise as they are.",
        found.measure_count,
    )
    page = {
        "title": _("Remove %(title)s?") % {"title": found.title},
        "question": _("It leaves the list of the roadmap for good."),
        "consequences": [lost % {"count": found.measure_count}] if found.measure_count else [],
        "action": request.path,
        "button": _("Remove"),
        "is_dangerous": True,
        "back": back,
    }
    return render(request, "ui/confirm.html", {"page": page})
