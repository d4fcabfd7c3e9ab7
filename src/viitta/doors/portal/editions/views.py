"""Editions of a roadmap: the list, freezing one, one as a table, and what changed between two."""

import json

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from viitta.core.document import Document
from viitta.core.editions import Change
from viitta.doors.portal.editions.forms import EditionForm
from viitta.doors.portal.editions.pages import TODAY, changes_page, edition_page, editions_page
from viitta.doors.portal.gate import get_roadmap, language, posted, show_form
from viitta.doors.reports.changes import changes_as_facts, changes_document
from viitta.doors.reports.editions import edition_document
from viitta.doors.reports.formats import MIME, as_file
from viitta.parts.audit.views import fresh
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Edition, Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries import editions as queries
from viitta.parts.roadmaps.queries import organisation_of_roadmap
from viitta.parts.roadmaps.words import EDITION_PROBLEMS
from viitta.parts.ui.fresh import FreshRequest
from viitta.parts.ui.requests import ActorRequest

FIELD_OF = {"future": "on", "same_name": "name", "no_name": "name", "long_name": "name"}


def _edition(roadmap: Roadmap, pk: int) -> Edition:
    try:
        return queries.get_edition(roadmap, pk)
    except Edition.DoesNotExist:
        raise Http404 from None


@login_required
@require_safe
@fresh(lambda _request, pk: organisation_of_roadmap(pk))
def editions(request: FreshRequest, pk: int) -> HttpResponse:
    """Editions of a roadmap, and the way to freeze one."""
    row = get_roadmap(request, pk)

    def draw() -> str:
        can_edit = can_edit_roadmap(request.actor, row)
        page = editions_page(row, list(queries.editions_of(row)), language(), can_edit=can_edit)
        return render_to_string("portal/editions/list.html", {"page": page})

    title = _("Editions")
    return render(request, "portal/page.html", {"title": f"{title} – {row.name}", "body": request.fresh.body(draw)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edition_freeze(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep the roadmap as it is now, under a name."""
    row, today = get_roadmap(request, pk), timezone.localdate()
    require(can_edit_roadmap(request.actor, row))
    form = EditionForm(posted(request), today=today, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.freeze_edition(roadmap=row, by=request.actor, at=timezone.now(), **form.cleaned_data)
        except actions.EditionRefused as error:
            form.add_error(FIELD_OF.get(error.code), str(EDITION_PROBLEMS[error.code]))
        else:
            messages.success(request, _("The edition is frozen: %(name)s.") % {"name": made.name})
            return redirect("edition", pk, made.pk)
    lead = _("An edition keeps every measure as it is now. The plan goes on living, and can be compared with it.")
    back = reverse("editions", args=[pk])
    return show_form(request, form, _("Freeze an edition"), back=back, lead=lead, button=_("Freeze"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edition_edit(request: ActorRequest, pk: int, edition: int) -> HttpResponse:
    """Mend the name or the note of an edition."""
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    row = _edition(roadmap, edition)
    form = EditionForm(posted(request), initial={"name": row.name, "note": row.note})
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_edition(edition=row, by=request.actor, at=timezone.now(), **form.cleaned_data)
        except actions.EditionRefused as error:
            form.add_error(FIELD_OF.get(error.code), str(EDITION_PROBLEMS[error.code]))
        else:
            return redirect("edition", pk, edition)
    lead = _("Only the name and the note can be mended. The measures of an edition never change.")
    return show_form(request, form, _("Mend the name"), back=reverse("edition", args=[pk, edition]), lead=lead)


@login_required
@require_safe
@fresh(lambda _request, pk, **_edition: organisation_of_roadmap(pk))
def edition(request: FreshRequest, pk: int, edition: int) -> HttpResponse:
    """One edition as a table; `?format=` gives a file."""
    roadmap = get_roadmap(request, pk)
    row = _edition(roadmap, edition)

    def document() -> Document:
        rows = list(queries.rows_of_edition(row))
        return edition_document(row, rows, language=language(), on=row.on)

    kind = request.GET.get("format", "")
    if kind:
        return _file(document(), kind, f"{row.name}-{row.on.isoformat()}")
    page = request.fresh.body(
        lambda: _draw(edition_page(row, document(), can_edit=can_edit_roadmap(request.actor, roadmap)))
    )
    return render(request, "portal/page.html", {"title": f"{row.name} – {roadmap.name}", "body": page})


def _draw(page: object) -> str:
    return render_to_string("portal/editions/report.html", {"page": page})


def _file(document: Document, kind: str, name: str) -> HttpResponse:
    if kind not in MIME:
        raise Http404
    content = as_file(document, kind, base_url=settings.BASE_URL, at=timezone.now())
    return _attached(content, kind, name)


def _attached(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MIME[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{kind}"'
    return response


def _side(roadmap: Roadmap, text: str) -> Edition | None:
    """The edition that an address names; None for today. 404 for another roadmap's and for no number."""
    if text == TODAY:
        return None
    if not (text.isascii() and text.isdecimal()):
        raise Http404
    return _edition(roadmap, int(text))


@login_required
@require_safe
@fresh(lambda _request, pk: organisation_of_roadmap(pk))
def changes(request: FreshRequest, pk: int) -> HttpResponse:
    """What changed between `?from=` and `?to=`, the first edition and today when left out; `?kind=` chooses one kind."""
    roadmap, today = get_roadmap(request, pk), timezone.localdate()
    there = list(queries.editions_of(roadmap))
    if not there:
        return redirect("editions", pk)
    kind = request.GET.get("kind", "")
    if kind and kind not in set(Change):
        raise Http404
    wanted = [("from", str(there[0].pk)), ("to", TODAY)]
    sides = [_side(roadmap, request.GET.get(name) or usual) for name, usual in wanted]
    found = queries.compared(roadmap, *sides, today=today)
    document = changes_document(found, language=language(), on=today, kind=kind)
    if request.GET.get("format"):
        return _changes_file(found, document, kind, request.GET["format"])
    body = request.fresh.body(lambda: _draw(changes_page(found, document, there, kind, language())))
    return render(request, "portal/page.html", {"title": f"{document.title} – {roadmap.name}", "body": body})


def _changes_file(found: queries.Comparison, document: Document, kind: str, wanted: str) -> HttpResponse:
    name = f"muutokset-{found.older.on.isoformat()}-{found.newer.on.isoformat()}"
    if wanted != "json":
        return _file(document, wanted, name)
    facts = changes_as_facts(found)
    facts["changes"] = [one for one in facts["changes"] if kind in ("", one["kind"])]
    return _attached(json.dumps(facts, ensure_ascii=False, indent=1).encode(), wanted, name)
