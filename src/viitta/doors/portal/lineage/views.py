"""Forms of what measures become: merge, split, replace, give up, take back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from viitta.core.progress import Status
from viitta.doors.portal.gate import get_measure, get_roadmap, posted, show_form
from viitta.doors.portal.lineage.forms import DropForm, IntoForm, MergeForm, RestoreForm, SplitForm
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.permissions import can_edit_measure, can_edit_roadmap
from viitta.parts.roadmaps.words import LINEAGE_PROBLEMS
from viitta.parts.ui.requests import ActorRequest

FIELDS_OF = {
    "nothing": "measures", "itself": "into", "target_over": "into", "circle": "into", "few_parts": "parts",
    "no_reason": "reason",
}  # fmt: skip


def _get(request: ActorRequest, pk: int) -> Measure:
    row = get_measure(request, pk)
    require(can_edit_measure(request.actor, row))
    return row


def _deed(request: ActorRequest) -> dict[str, Any]:
    now = timezone.now()
    return {"on": timezone.localdate(now), "by": request.actor, "at": now}


def carried_out(form: Form, deed: Callable[[], object]) -> bool:
    """Whether the deed was done; if not, why stands at its field and nothing has changed. 404 for what is gone."""
    try:
        deed()
    except Measure.DoesNotExist:
        raise Http404 from None
    except actions.LineageRefused as error:
        said = LINEAGE_PROBLEMS[error.code] % {"title": error.measure.title if error.measure else ""}
        field = FIELDS_OF.get(error.code, "parts" if "parts" in form.fields else "title")
        form.add_error(field if field in form.fields else None, said)
    except actions.Stale as stale:
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["seen"] = str(stale.measures[0].revision)  # type: ignore[index]
        form.add_error(None, _("Somebody changed this measure after you had opened it. Look at it, then save again."))
    else:
        return True
    return False


def _seen(row: Measure, form: Form) -> dict[int, int]:
    return {row.pk: form.cleaned_data["seen"] or 0}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_drop(request: ActorRequest, pk: int) -> HttpResponse:
    """Give a measure up, saying why."""
    row = _get(request, pk)
    form = DropForm(posted(request), initial={"seen": row.revision})

    def deed() -> object:
        reason = form.cleaned_data["reason"]
        return actions.drop_measures(measures=[row], reason=reason, seen=_seen(row, form), **_deed(request))

    if request.method == "POST" and form.is_valid() and carried_out(form, deed):
        messages.success(request, _("Given up: %(title)s. Its story stays.") % {"title": row.title})
        return redirect("measure", pk)
    lead = _("The measure stays with its history and owners, and can be taken back. Nobody is asked of it any more.")
    title = _("Give up: %(title)s") % {"title": row.title}
    return show_form(request, form, title, back=reverse("measure", args=[pk]), lead=lead, button=_("Give up"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_restore(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a measure back into the plan."""
    row = _get(request, pk)
    form = RestoreForm(posted(request), initial={"seen": row.revision, "status": Status.RUNNING.value})

    def deed() -> object:
        data = {name: form.cleaned_data[name] for name in ("reason", "status")}
        return actions.restore_measures(measures=[row], seen=_seen(row, form), **data, **_deed(request))

    if request.method == "POST" and form.is_valid() and carried_out(form, deed):
        messages.success(request, _("Taken back into the plan: %(title)s.") % {"title": row.title})
        return redirect("measure", pk)
    title = _("Take back: %(title)s") % {"title": row.title}
    lead = _("The measure goes on from where it was. What came of it meanwhile stays as it is.")
    return show_form(request, form, title, back=reverse("measure", args=[pk]), lead=lead, button=_("Take back"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_split(request: ActorRequest, pk: int) -> HttpResponse:
    """Make new measures of one."""
    row = _get(request, pk)
    taken = queries.taken_titles(row.roadmap).get(row.theme_id, frozenset())
    form = SplitForm(posted(request), taken=taken, initial={"seen": row.revision})

    def deed() -> object:
        data = form.cleaned_data
        parts = [_like(row, title) for title in data["parts"]]
        told = {"keeps": data["keeps"], "reason": data["reason"], "seen": data["seen"] or 0}
        return actions.split_measure(measure=row, parts=parts, **told, **_deed(request))

    if request.method == "POST" and form.is_valid() and carried_out(form, deed):
        messages.success(request, _("Split: %(title)s. The parts are in the plan.") % {"title": row.title})
        return redirect("measure", pk)
    title = _("Split: %(title)s") % {"title": row.title}
    lead = _(
        "Unless it goes on as a part, the measure itself is given up; its history stays and the trail tells of the parts."
    )
    return show_form(request, form, title, back=reverse("measure", args=[pk]), lead=lead, button=_("Split"))  # fmt: skip


def _like(row: Measure, title: str) -> actions.NewMeasure:
    """A new measure with another's theme, schedule, goals and classes."""
    names = ("theme", "kind", "status", "origin", "unit", "provenance", "whole", "start", "end")
    goals = tuple(queries.goals_of(row))
    return actions.NewMeasure(title=title, goals=goals, **{name: getattr(row, name) for name in names})


def _into(row: Measure, rows: dict[int, Measure], data: dict[str, Any]) -> Measure | actions.NewMeasure:
    return rows[int(data["into"])] if data["into"] else _like(row, data["title"])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_supersede(request: ActorRequest, pk: int) -> HttpResponse:
    """Put another measure in the place of one."""
    row = _get(request, pk)
    rows = {one.pk: one for one in queries.living_measures(row.roadmap) if one.pk != pk}
    form = IntoForm(posted(request), living=_titles(rows), initial={"seen": row.revision})

    def deed() -> object:
        successor = _into(row, rows, form.cleaned_data)
        told = {"successor": successor, "reason": form.cleaned_data["reason"], "seen": _seen(row, form)}
        return actions.supersede_measures(measures=[row], **told, **_deed(request))

    if request.method == "POST" and form.is_valid() and carried_out(form, deed):
        messages.success(request, _("Replaced: %(title)s.") % {"title": row.title})
        return redirect("measure", pk)
    title = _("Replace: %(title)s") % {"title": row.title}
    lead = _("Another measure takes its place. This one is given up, and its history stays.")
    return show_form(
        request, form, title, back=reverse("measure", args=[pk]), lead=lead, button=_("Replace with another")
    )


def _titles(rows: dict[int, Measure]) -> list[tuple[int, str]]:
    return [(pk, f"{row.title} ({row.theme.title})") for pk, row in rows.items()]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measures_merge(request: ActorRequest, pk: int) -> HttpResponse:
    """Put several measures together; `?measure=` chooses some of them beforehand."""
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    rows = {one.pk: one for one in queries.living_measures(roadmap)}
    form = MergeForm(posted(request), living=_titles(rows), initial={"measures": request.GET.getlist("measure")})
    made: list[Measure] = []

    def deed() -> object:
        data = form.cleaned_data
        sources = [rows[int(one)] for one in data["measures"]]
        into = _into(sources[0], rows, data)
        made.append(actions.merge_measures(measures=sources, into=into, reason=data["reason"], **_deed(request)))
        return made

    if request.method == "POST" and form.is_valid() and carried_out(form, deed):
        messages.success(request, _("Merged into: %(title)s.") % {"title": made[0].title})
        return redirect("measure", made[0].pk)
    lead = _("The merged measures stay with their history; the trail tells what they were put into.")
    return show_form(
        request, form, _("Merge measures"), back=reverse("editions", args=[pk]), lead=lead, button=_("Merge")
    )
