"""Documents: the list, attaching, changing, removing, and the file itself, which never opens inside a page."""

import re

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.typed_text import clean_line
from viitta.doors.portal.documents.forms import AboutForm, DocumentForm
from viitta.doors.portal.documents.pages import A_PAGE, documents_page
from viitta.doors.portal.documents.things import NAMES, Hanger, find, find_of, labels_of
from viitta.doors.portal.documents.words import KIND
from viitta.doors.portal.gate import language, posted, show_form
from viitta.parts.files import actions, queries
from viitta.parts.files.models import Document
from viitta.parts.files.permissions import can_attach, can_change
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.queries import seen_roadmaps
from viitta.parts.ui.requests import ActorRequest
from viitta.parts.ui.uploads import is_over

ON = re.compile(r"([a-z_]{1,20}):(\d{1,12})")


def _seen(request: ActorRequest) -> dict[int, str]:
    """Roadmaps whose documents the visitor sees: those they see themselves."""
    return seen_roadmaps(request.actor, on=timezone.localdate())


def _wanted(request: ActorRequest, roadmaps: dict[int, str]) -> queries.Wanted:
    said = request.GET
    number = said.get("roadmap", "")
    chosen = int(number) if number.isascii() and number.isdecimal() and len(number) < 13 else None
    return queries.Wanted(
        text=clean_line(said.get("q", ""))[:100],
        kind=said["kind"] if said.get("kind") in KIND else "",
        thing=said["thing"] if said.get("thing") in NAMES else "",
        roadmap=chosen if chosen in roadmaps else None,
        sort=said["sort"] if said.get("sort") in queries.SORTS else "",
    )


@login_required
@require_safe
def documents(request: ActorRequest) -> HttpResponse:
    """Everything that hangs on the roadmaps one sees, searched, narrowed and sorted."""
    roadmaps = _seen(request)
    wanted = _wanted(request, roadmaps)
    rows = queries.documents_of(list(roadmaps), wanted)
    count = rows.count()
    text = request.GET.get("page", "1")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1
    number = min(max(number, 1), max(1, -(-count // A_PAGE)))
    shown = list(rows[(number - 1) * A_PAGE : number * A_PAGE])
    page = documents_page(shown, count, number, wanted, labels_of(shown), roadmaps, request.actor, language())
    return render(request, "portal/documents/documents.html", {"page": page})


def _hanger(request: ActorRequest) -> Hanger:
    """What the new document hangs on, by ?on=kind:id."""
    said = ON.fullmatch(request.GET.get("on", ""))
    if not said:
        raise Http404
    hanger = find(request.actor, said[1], int(said[2]))
    require(can_attach(request.actor, hanger.thing.organisation, hanger.thing.roadmap))
    return hanger


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def document_new(request: ActorRequest) -> HttpResponse:
    """Attach a file or a link to a thing."""
    hanger, at = _hanger(request), timezone.now()
    over = is_over(request, settings.DOCUMENT_BYTES)
    initial = {"on": timezone.localdate(), "kind": "other"}
    form = DocumentForm(posted(request), request.FILES or None, initial=initial, is_over=over)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        new = actions.NewDocument(
            data["title"], data["kind"], data["on"], data["link"], data["file"] or None,
            data.get("file_name", ""), data.get("media_type", ""),
        )  # fmt: skip
        actions.attach_documents(thing=hanger.thing, new=[new], by=request.actor, at=at)
        messages.success(request, _("Attached: %(title)s") % {"title": new.title})
        return redirect(hanger.address)
    lead = _("To: %(thing)s. Whoever sees it sees the document too.") % {"thing": hanger.label}
    return show_form(
        request, form, _("Attach a document"), back=hanger.address, lead=lead, button=_("Attach"),
    )  # fmt: skip


def _document(request: ActorRequest, pk: int, *, removed: bool = False) -> Document:
    try:
        return queries.get_document(list(_seen(request)), pk, removed=removed)
    except (Document.DoesNotExist, OverflowError):
        raise Http404 from None


@login_required
@require_safe
def document_file(request: ActorRequest, pk: int) -> HttpResponseBase:
    """The file, to be saved: a browser never runs it inside a page of ours."""
    row = _document(request, pk)
    if row.content is None:
        raise Http404
    response = StreamingHttpResponse(queries.pieces_of(row.content), content_type=row.content.media_type)
    response["Content-Length"] = str(row.content.size)
    response["Content-Disposition"] = content_disposition_header(True, row.file_name) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def document_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what is told of a document."""
    row = _document(request, pk)
    require(can_change(request.actor, row))
    form = AboutForm(posted(request), initial={"title": row.title, "kind": row.kind, "on": row.on})
    hanger = find_of(request.actor, row)
    if request.method == "POST" and form.is_valid():
        actions.change_document(document=row, by=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(hanger.address)
    return show_form(
        request, form, _("Edit the document"), back=hanger.address, lead=row.file_name or row.link,
        template="portal/documents/edit.html", remove=reverse("document_remove", args=[pk]),
    )  # fmt: skip


@login_required
@require_POST
def document_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a document away, or bring it back within thirty days."""
    restore = "restore" in request.POST
    row = _document(request, pk, removed=restore)
    require(can_change(request.actor, row))
    actions.remove_documents(documents=[row], restore=restore, by=request.actor, at=timezone.now())
    if restore:
        messages.success(request, _("Brought back."))
        return redirect(find_of(request.actor, row).address)
    hanger = find_of(request.actor, row)
    page = {"title": row.title, "back": hanger.address, "restore": request.path}
    return render(request, "portal/documents/removed.html", {"page": page})
