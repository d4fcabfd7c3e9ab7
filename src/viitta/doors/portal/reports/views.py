"""Reports: the list, beginning one, writing it section by section, comments, publishing, published versions."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.register.deeds import saved, seen_of
from viitta.doors.portal.reports.forms import (
    CommentForm,
    FirstPublishForm,
    PublishForm,
    ReportForm,
    ReportSettingsForm,
    SectionForm,
)
from viitta.doors.portal.reports.pages import FILES, Editing, report_page, reports_page, version_content, version_line
from viitta.doors.portal.which import wanted_roadmap
from viitta.doors.reports import actions
from viitta.doors.reports.final.compose import composed, drafted, said_by
from viitta.doors.reports.final.sections import SECTIONS, Section
from viitta.doors.reports.formats import MIME, as_file
from viitta.doors.reports.funder.build import title_of
from viitta.doors.reports.models import FINAL, TO_FUNDER, Report, ReportComment, ReportVersion
from viitta.doors.reports.permissions import can_comment, can_write, require
from viitta.doors.reports.queries import reports as queries
from viitta.parts.files.queries import pieces_of
from viitta.parts.joint_projects.queries.projects import project_of_roadmap
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries import roadmaps_of
from viitta.parts.ui.requests import ActorRequest
from viitta.render import html


def _get(request: ActorRequest, pk: int) -> Report:
    try:
        return queries.get_report(request.actor, pk, on=timezone.localdate())
    except (Report.DoesNotExist, OverflowError):
        raise Http404 from None


def _section(report: Report, key: str) -> Section:
    found = next((one for one in drafted(report, today=timezone.localdate()) if one.key == key), None)
    if found is None:
        raise Http404
    return found


def _at(report: Report, section: str = "") -> str:
    address = reverse("report", args=[report.pk])
    return f"{address}?section={section}" if section else address


def _deed(request: ActorRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": timezone.now()}


@login_required
@require_safe
def reports(request: ActorRequest) -> HttpResponse:
    """Reports of the roadmaps that one sees, and the way to begin one."""
    today = timezone.localdate()
    rows = list(queries.reports_of(request.actor, on=today))
    roadmaps = [row for row in roadmaps_of(request.actor, on=today) if can_write(request.actor, row)]
    return render(request, "portal/reports/list.html", {"page": reports_page(rows, roadmaps, language())})


def _kind(request: ActorRequest) -> str:
    kind = request.GET.get("kind", FINAL)
    if kind not in SECTIONS:
        raise Http404
    return kind


def _has_kind(roadmap: Roadmap, kind: str) -> bool:
    return kind not in TO_FUNDER or project_of_roadmap(roadmap.pk) is not None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_new(request: ActorRequest) -> HttpResponse:
    """Begin the final report of a roadmap, or with `?kind=` one of its project to the funder."""
    roadmap, kind = wanted_roadmap(request), _kind(request)
    require(can_write(request.actor, roadmap, kind) and _has_kind(roadmap, kind))
    with override(roadmap.language):
        title = _("Final report") if kind == FINAL else title_of(kind)
    form = ReportForm(
        posted(request), initial={"title": f"{title}: {roadmap.name}"[:200], "language": roadmap.language}
    )
    if request.method == "POST" and form.is_valid():
        new = (roadmap, form.cleaned_data["title"], form.cleaned_data["language"])
        made = actions.begin_reports(new=[new], kind=kind, **_deed(request))[0]
        return redirect("report", made.pk)
    lead = _(
        "The text is drafted from the data. You write your own beside it, and the draft follows the data until you publish."
    )
    heading = _("Begin a final report") if kind == FINAL else _("Begin a report to the funder")
    return show_form(request, form, heading, back=reverse("reports"), lead=lead, button=_("Begin"))


@login_required
@require_safe
def report(request: ActorRequest, pk: int) -> HttpResponse:
    """The editor of a report: sections left, the text of one with its sources in the middle."""
    row = _get(request, pk)
    wanted, keys = request.GET.get("section", ""), SECTIONS[row.kind]
    found = Editing(
        row, drafted(row, today=timezone.localdate()), queries.own_texts(row), queries.comments_of(row),
        queries.versions_of(row), wanted if wanted in keys else keys[0],
        can_write(request.actor, row.roadmap, row.kind), can_comment(request.actor, row.roadmap, row.kind),
    )  # fmt: skip
    context = {"page": report_page(found, language()), "form": CommentForm()}
    return render(request, "portal/reports/report.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the title, the language or whether names are shown."""
    row = _get(request, pk)
    require(can_write(request.actor, row.roadmap, row.kind))
    names = ("title", "language", "shows_names")
    form = ReportSettingsForm(posted(request), initial={**{name: getattr(row, name) for name in names}, "seen": row.revision})  # fmt: skip
    if request.method == "POST" and form.is_valid():
        values, seen = {name: form.cleaned_data[name] for name in names}, seen_of(form)
        if saved(form, lambda: actions.change_report(report=row, values=values, seen=seen, **_deed(request))):
            return redirect("report", pk)
    return show_form(request, form, _("Settings of the report"), back=_at(row), lead=row.title)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_section(request: ActorRequest, pk: int, section: str) -> HttpResponse:
    """Write own text into a section. Who would write over somebody's fresh text is told, and nothing is lost."""
    row = _get(request, pk)
    require(can_write(request.actor, row.roadmap, row.kind))
    one, own = _section(row, section), queries.own_texts(row).get(section)
    now = {"text": own.text, "placing": own.placing, "seen": own.revision} if own else {"placing": "after", "seen": 0}
    form = SectionForm(posted(request), initial=now)
    if request.method == "POST" and form.is_valid():
        given = {"text": form.cleaned_data["text"], "placing": form.cleaned_data["placing"], "seen": seen_of(form) or 0}
        said = {"report": row, "section": section, "drafted": said_by(one), **given, **_deed(request)}
        if saved(form, lambda: actions.write_section(**said)):
            messages.success(request, _("The section is saved."))
            return redirect(_at(row, section))
    return show_form(
        request, form, one.title, back=_at(row, section), lead=row.title, template="portal/reports/section.html",
        drafted=said_by(one).split("\n"),
    )  # fmt: skip


@login_required
@require_POST
def report_comment(request: ActorRequest, pk: int, section: str) -> HttpResponse:
    """Say something of a section."""
    row = _get(request, pk)
    require(can_comment(request.actor, row.roadmap, row.kind))
    if section not in SECTIONS[row.kind]:
        raise Http404
    form = CommentForm(request.POST)
    if form.is_valid():
        actions.add_comments(report=row, new=[(section, form.cleaned_data["text"])], **_deed(request))
        return redirect(f"{_at(row, section)}#comments")
    return show_form(request, form, _("Comment"), back=_at(row, section), lead=row.title)


@login_required
@require_POST
def report_comment_handled(request: ActorRequest, pk: int, comment: int) -> HttpResponse:
    """Mark a comment as handled, or as waiting again."""
    row = _get(request, pk)
    require(can_write(request.actor, row.roadmap, row.kind))
    try:
        found = queries.get_comment(row, comment)
    except (ReportComment.DoesNotExist, OverflowError):
        raise Http404 from None
    handled = request.POST.get("back") != "1"
    actions.handle_comments(report=row, comments=[found], handled=handled, **_deed(request))
    return redirect(f"{_at(row, found.section)}#comments")


@login_required
@require_safe
def report_preview(request: ActorRequest, pk: int) -> HttpResponse:
    """The whole report as it stands; `?format=` gives it as a file."""
    row = _get(request, pk)
    document = composed(row, today=timezone.localdate())
    kind = request.GET.get("format", "")
    if not kind:
        page = {"title": row.title, "above": row.title, "back": _at(row), "sub": _("As it would be published now")}
        files = [(f"?format={form}", word) for form, word in FILES]
        return render(request, "portal/reports/whole.html", {"page": page, "files": files, "content": html.fragment(document)})  # fmt: skip
    if kind not in MIME:
        raise Http404
    content = as_file(document, kind, base_url=settings.BASE_URL, at=timezone.now())
    return _file(content, kind, f"{row.title}-{document.footer}")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MIME[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(name) or "raportti"}.{kind}"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report_publish(request: ActorRequest, pk: int) -> HttpResponse:
    """Store the report as it stands as its next version."""
    row = _get(request, pk)
    require(can_write(request.actor, row.roadmap, row.kind))
    versions = queries.versions_of(row)
    form = (PublishForm if versions else FirstPublishForm)(posted(request))
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        made = actions.publish_report(report=row, reason=reason, today=timezone.localdate(), **_deed(request))
        messages.success(request, _("Version %(number)s is published. Nothing changes it any more.") % {"number": made.number})  # fmt: skip
        return redirect("report_version", pk, made.number)
    lead = _(
        "The report is stored as it is now. Later changes to people, units, values or texts never alter it; a correction is a new version."
    )
    return show_form(request, form, _("Publish the report"), back=_at(row), lead=lead, button=_("Publish"))


@login_required
@require_safe
def report_version(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """A published version; `?format=` gives the file that was kept of it."""
    row = _get(request, pk)
    try:
        version = queries.get_version(row, number)
    except (ReportVersion.DoesNotExist, OverflowError):
        raise Http404 from None
    kind = request.GET.get("format", "")
    if kind:
        if kind not in MIME:
            raise Http404
        kept = actions.keep_file(version=version, form=kind, base_url=settings.BASE_URL, **_deed(request))
        return _file(b"".join(pieces_of(kept.content)), kind, f"{row.title}-v{number}")
    line = version_line(version, row, language())
    page = {
        "title": row.title,
        "above": row.title,
        "back": _at(row),
        "sub": " · ".join(filter(None, [line.title, line.under, line.reason])),
    }
    return render(request, "portal/reports/whole.html", {"page": page, "files": line.files, "content": version_content(version)})  # fmt: skip
