"""The application of a project: its questions, writing one, tasks and states, the page to copy from, its files, sending."""

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
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.core.application import BY_NUMBER
from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.projects.application.copying import copy_page
from viitta.doors.portal.projects.application.forms import CostsForm, SendForm, TaskForm, answer_form
from viitta.doors.portal.projects.application.overview import FILTERS, application_page
from viitta.doors.portal.projects.application.question import PRIVATE, has_form, may_write, question_page
from viitta.doors.portal.projects.gate import accepted, coordinated, get_project
from viitta.doors.portal.projects.menu import frame_of
from viitta.doors.portal.register.deeds import saved, seen_of
from viitta.doors.portal.which import number_of
from viitta.doors.reports.application import application_file
from viitta.doors.reports.formats import MIME
from viitta.parts.joint_projects.actions import application as actions
from viitta.parts.joint_projects.models import AnswerState, PartnerRole
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.joint_projects.queries.application import Material, material_of, revisions_of, writers_of
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest

HERE = "project_application"


def _material(request: ActorRequest, pk: int, question: int = 1) -> Material:
    if question not in BY_NUMBER:
        raise Http404
    return material_of(get_project(request, pk))


def _written(request: ActorRequest, pk: int, question: int) -> Material:
    """The same for whoever may write the answer now, else 404."""
    found = _material(request, pk, question)
    require(may_write(found, question, request.actor))
    return found


def _deed(request: ActorRequest) -> dict[str, Any]:
    return {"by": request.actor, "at": timezone.now()}


@login_required
@require_safe
def application(request: ActorRequest, pk: int) -> HttpResponse:
    """The questions with how each stands, and every finding; `?show=` chooses which questions."""
    found, at = _material(request, pk), timezone.now()
    show = request.GET.get("show", "")
    page = application_page(
        found, writers_of(found.answers.values(), at), show if show in FILTERS else "", request.actor, at
    )
    context = {"page": page, "frame": frame_of(found.project, HERE)}
    return render(request, "portal/projects/application/overview.html", context)


@login_required
@require_safe
def answer(request: ActorRequest, pk: int, question: int) -> HttpResponse:
    """One question with its answer, checks, rule and history."""
    found, at = _material(request, pk, question), timezone.now()
    row = found.answers.get(question)
    page = question_page(
        found, question, writers_of([row] if row else [], at), revisions_of(row) if row else [], request.actor
    )
    partners = [(one.pk, one.name) for one in found.partners if one.role != PartnerRole.OUTSIDER]
    task = TaskForm(partners=partners, initial={"partner": row.partner_id if row else None})
    context = {"page": page, "frame": frame_of(found.project, HERE), "task": task, "number": question}
    context["writes_here"] = page.can_write and has_form(found, question)
    return render(request, "portal/projects/application/question.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_write(request: ActorRequest, pk: int, question: int) -> HttpResponse:
    """Write an answer beside its checks. Who would write over somebody's fresh text is told, and nothing is lost."""
    found = _written(request, pk, question)
    require(has_form(found, question) and (question != PRIVATE or can_coordinate(request.actor, found.project)))
    row, at = found.answers.get(question), timezone.now()
    form = answer_form(found, question, posted(request))
    if request.method == "POST" and form.is_valid():
        text, values = form.answer()
        draft = actions.Draft(question, text, values, seen_of(form) or 0)
        act = lambda: actions.write_answers(project=found.project, drafts=[draft], **_deed(request))  # noqa: E731
        if accepted(form, lambda: saved(form, act)) and not form.errors:
            messages.success(request, _("The answer is saved."))
            return redirect("project_answer", pk, question)
    page = question_page(found, question, writers_of([row] if row else [], at), [], request.actor)
    context = {
        "page": page,
        "form": form,
        "frame": frame_of(found.project, HERE),
        "number": question,
        "has_lines": isinstance(form, CostsForm),
    }
    return render(request, "portal/projects/application/write.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def answer_open(request: ActorRequest, pk: int, question: int) -> HttpResponse:
    """Begin to write: others are told who is writing."""
    found = _written(request, pk, question)
    actions.open_answer(project=found.project, question=question, **_deed(request))
    return redirect("project_answer_write", pk, question)


@login_required
@require_POST
def answer_close(request: ActorRequest, pk: int, question: int) -> HttpResponse:
    """Stop writing without saving."""
    found = _written(request, pk, question)
    actions.close_answer(project=found.project, question=question, **_deed(request))
    return redirect("project_answer", pk, question)


@login_required
@require_POST
def answer_state(request: ActorRequest, pk: int, question: int) -> HttpResponse:
    """Mark an answer as ready, or as a draft again."""
    found = _written(request, pk, question)
    state = AnswerState.DRAFT if request.POST.get("back") == "1" else AnswerState.READY
    actions.mark_answers(project=found.project, questions=[question], state=state, **_deed(request))
    return redirect("project_answer", pk, question)


@login_required
@require_POST
def answer_task(request: ActorRequest, pk: int, question: int) -> HttpResponse:
    """Give a question to a partner as its task."""
    found = _written(request, pk, question)
    wanted = number_of(request.POST.get("partner", ""))
    partner = next((one for one in found.partners if one.pk == wanted and one.role != PartnerRole.OUTSIDER), None)
    actions.assign_answers(project=found.project, questions=[question], partner=partner, **_deed(request))
    messages.success(request, _("Saved."))
    return redirect("project_answer", pk, question)


@login_required
@require_safe
def application_copy(request: ActorRequest, pk: int) -> HttpResponse:
    """Answer by answer with its length, to be copied into the funder's own form."""
    found = _material(request, pk)
    page = copy_page(found, hides_contact=not can_coordinate(request.actor, found.project))
    context = {"page": page, "frame": frame_of(found.project, HERE)}
    return render(request, "portal/projects/application/copy.html", context)


@login_required
@require_safe
def application_files(request: ActorRequest, pk: int) -> HttpResponse:
    """The application as a file; the contact is left out for those who do not coordinate."""
    found, kind = _material(request, pk), request.GET.get("format", "docx")
    if kind not in MIME:
        raise Http404
    shown = can_coordinate(request.actor, found.project)
    content = application_file(
        found, kind, language=language(), base_url=settings.BASE_URL, at=timezone.now(), shows_contact=shown
    )
    response = HttpResponse(content, content_type=MIME[kind])
    response["Content-Disposition"] = f'attachment; filename="{slugify(found.project.name) or "hakemus"}.{kind}"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def application_send(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep the application as it was sent: after that nothing in it changes."""
    row = coordinated(request, pk)
    form = SendForm(posted(request), initial={"sent_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        act = lambda: actions.send_application(project=row, sent_on=form.cleaned_data["sent_on"], **_deed(request))  # noqa: E731
        if accepted(form, act):
            messages.success(request, _("The application is kept as it was sent."))
            return redirect(HERE, pk)
    lead = _("Send it in the funder's own service first. What you keep here is frozen: answers, costs, partners and decisions as they are now.")  # fmt: skip
    return show_form(
        request, form, _("Mark as sent"), back=reverse(HERE, args=[pk]), lead=lead, button=_("Keep as sent")
    )
