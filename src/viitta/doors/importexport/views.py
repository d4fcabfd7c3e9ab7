"""Choosing a file, its preview, bringing it in, taking it back, and the sheet out again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.sheets.comparison import Decision
from viitta.core.sheets.values import clean_text
from viitta.doors.importexport import actions, pages, queries
from viitta.doors.importexport.forms import UploadForm, read_choice, read_decision
from viitta.doors.importexport.models import BatchState, ImportBatch
from viitta.parts.roadmaps import queries as roadmap_queries
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.ui.requests import ActorRequest
from viitta.parts.ui.uploads import is_over
from viitta.render.sheet import roadmap_csv, roadmap_xlsx

LISTED = 100
NOTHING_DECIDED = Decision()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _language() -> str:
    return get_language() or "fi"


def _batch(request: ActorRequest, pk: int) -> ImportBatch:
    try:
        return queries.get_batch(request.actor, pk)
    except (ImportBatch.DoesNotExist, OverflowError):
        raise Http404 from None


def _examiner(request: ActorRequest, batch: ImportBatch) -> Callable[..., queries.Examination]:
    """Opens the file once; the comparison with a roadmap is made anew each time it is asked for."""
    book = queries.open_file(bytes(batch.content), batch.file_name)
    today = timezone.localdate()

    def examine(roadmap: Roadmap | None, decision: Decision = NOTHING_DECIDED) -> queries.Examination:
        return queries.examine(
            book,
            roadmap=roadmap,
            period=(batch.starts_on, batch.ends_on),
            choice=batch.choice,
            habits=queries.habits_of(batch.organisation_id),
            decision=decision,
            organisation=batch.organisation,
            by=request.actor,
            on=today,
            language=_language(),
        )

    return examine


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: ActorRequest) -> HttpResponse:
    """Choose a file and where it goes; what has been brought in before."""
    roadmaps = queries.roadmaps_to_import_into(request.actor, on=timezone.localdate())
    organisations = queries.organisations_to_found_in(request.actor)
    if not roadmaps and not organisations:
        raise Http404
    wanted = {"target": f"r{request.GET['roadmap']}"} if request.GET.get("roadmap", "").isdecimal() else {}
    given: dict[str, Any] = {"initial": wanted}
    if request.method == "POST":
        given = {"data": request.POST, "files": request.FILES, "is_over": is_over(request, settings.UPLOAD_BYTES)}
    form = UploadForm(**given, roadmaps=roadmaps, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        return redirect("import", _keep(request, form).pk)
    batches = list(queries.batches_of(request.actor)[:LISTED])
    context = {"page": pages.imports_page(batches, _language()), "form": form}
    return render(request, "importexport/imports.html", context)


def _keep(request: ActorRequest, form: UploadForm) -> ImportBatch:
    data = form.cleaned_data
    roadmap = form.roadmaps.get(data["target"])
    organisation = roadmap.organisation if roadmap else form.organisations[data["target"]]
    name = clean_text(data["file"].name or "")[0]
    new = actions.NewBatch(organisation, name, data["content"], roadmap, data["name"], data.get("days"))
    return actions.keep_files(new=[new], by=request.actor, at=timezone.now())[0]


@login_required
@require_safe
def import_(request: ActorRequest, pk: int) -> HttpResponse:
    """The preview of a file that waits; of another what it did."""
    batch = _batch(request, pk)
    if batch.state != BatchState.PREVIEWED:
        return render(request, "importexport/result.html", {"page": pages.result_page(batch, _language())})
    page = pages.preview_page(batch, _examiner(request, batch)(batch.roadmap), NOTHING_DECIDED)
    return render(request, "importexport/preview.html", {"page": page})


@login_required
@require_POST
def import_columns(request: ActorRequest, pk: int) -> HttpResponse:
    """Take the person's word on the columns, and show the preview again."""
    batch = _batch(request, pk)
    if batch.state == BatchState.PREVIEWED:
        heads = _examiner(request, batch)(batch.roadmap).reading.heads
        choice = read_choice(request.POST)
        actions.choose_columns(batch=batch, choice=choice, heads=heads, by=request.actor, at=timezone.now())
        messages.success(request, _("The sheet was read again. The columns are remembered for the next time."))
    return redirect("import", pk)


@login_required
@require_POST
def import_apply(request: ActorRequest, pk: int) -> HttpResponse:
    """Bring the sheet in, whole; when anything has changed since the preview, show it again first."""
    batch = _batch(request, pk)
    if batch.state != BatchState.PREVIEWED:
        return redirect("import", pk)
    examine = _examiner(request, batch)
    decision = read_decision(request.POST, examine(batch.roadmap).comparison)
    decided = partial(examine, decision=decision)
    seen = request.POST.get("seen", "")
    try:
        actions.apply_batch(batch=batch, examine=decided, seen=seen, by=request.actor, at=timezone.now())
    except actions.NotApplicable:
        page = pages.preview_page(batch, decided(batch.roadmap), decision, changed_meanwhile=True)
        return render(request, "importexport/preview.html", {"page": page}, status=409)
    messages.success(request, _("The sheet has been brought in."))
    return redirect("import", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def import_undo(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask, then take everything back."""
    batch = _batch(request, pk)
    if batch.state != BatchState.APPLIED:
        return redirect("import", pk)
    if request.method == "POST":
        try:
            actions.undo_batch(batch=batch, by=request.actor, at=timezone.now())
        except actions.ChangedSince as changed:
            messages.error(request, _changed_words(changed.titles))
        else:
            messages.success(request, _("The import was undone."))
        return redirect("import", pk)
    page = {
        "title": _("Undo the import?"),
        "question": _("What the file %(file)s brought in is taken back.") % {"file": batch.file_name},
        "consequences": [
            _("Measures, themes and owners that it added go, with their percents."),
            _("What it changed becomes what it was before."),
            _("If anything of it has been changed since, nothing is undone and you are told what."),
        ],
        "action": reverse("import_undo", args=[pk]),
        "button": _("Undo the import"),
        "is_dangerous": True,
        "back": reverse("import", args=[pk]),
    }
    return render(request, "ui/confirm.html", {"page": page})


def _changed_words(titles: list[str]) -> str:
    if not titles:
        return _("The import cannot be undone: its percents have been changed since. Nothing was changed now.")
    named = ", ".join(titles[:5]) + ("…" if len(titles) > 5 else "")
    text = ngettext(
        "The import cannot be undone: %(count)s measure has been changed since (%(titles)s). Nothing was changed now.",
        "The import cannot be undone: %(count)s measures have been changed since (%(titles)s). Nothing was changed now.",
        len(titles),
    )
    return text % {"count": len(titles), "titles": named}


@login_required
@require_POST
def import_discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a file aside without bringing it in."""
    batch = _batch(request, pk)
    actions.discard_batches(batches=[batch], by=request.actor, at=timezone.now())
    messages.success(request, _("The file was put aside. Nothing was changed."))
    return redirect("imports")


def _roadmap(request: ActorRequest, pk: int) -> Roadmap:
    try:
        return roadmap_queries.get_roadmap(request.actor, pk, on=timezone.localdate())
    except (Roadmap.DoesNotExist, OverflowError):
        raise Http404 from None


def _download(content: bytes, kind: str, roadmap: Roadmap, ending: str) -> HttpResponse:
    name = f"{slugify(roadmap.name) or 'tiekartta'}-{timezone.localdate().isoformat()}.{ending}"
    header = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": header})


@login_required
@require_safe
def export_xlsx(request: ActorRequest, pk: int) -> HttpResponse:
    """The round-trip sheet."""
    roadmap = _roadmap(request, pk)
    present = queries.present_of(roadmap, on=timezone.localdate())
    content = roadmap_xlsx(present.measures, present.quarters, title=roadmap.name, at=timezone.now())
    return _download(content, XLSX, roadmap, "xlsx")


@login_required
@require_safe
def export_csv(request: ActorRequest, pk: int) -> HttpResponse:
    """The same columns as plain text."""
    roadmap = _roadmap(request, pk)
    present = queries.present_of(roadmap, on=timezone.localdate())
    return _download(roadmap_csv(present.measures, present.quarters), "text/csv; charset=utf-8", roadmap, "csv")
