"""Reading a measure, and removing one that was a mistake."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from viitta.doors.portal.gate import get_measure, language
from viitta.doors.portal.measure.pages.contents import gather
from viitta.doors.portal.measure.pages.page import measure_page
from viitta.parts.audit.views import fresh
from viitta.parts.followup.queries import told_counts
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.permissions import can_edit_measure
from viitta.parts.roadmaps.queries import organisation_of_measure
from viitta.parts.ui.fresh import FreshRequest
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
@fresh(lambda _request, pk: organisation_of_measure(pk))
def measure(request: FreshRequest, pk: int) -> HttpResponse:
    """One measure."""
    row = get_measure(request, pk)

    def draw() -> str:
        page = measure_page(gather(row, request.actor, today=timezone.localdate()), language())
        return render_to_string("portal/measure/measure.html", {"page": page})

    return render(request, "portal/page.html", {"title": row.title, "body": request.fresh.body(draw, is_own=True)})


def _lost(row: Measure) -> list[str]:
    """What goes with a measure, in words."""
    counts = told_counts(row)
    values = ngettext("%(count)s reported value", "%(count)s reported values", counts.entries)
    seen = ngettext(
        "%(count)s observation stays with the roadmap, but no longer tells of this measure.",
        "%(count)s observations stay with the roadmap, but no longer tell of this measure.",
        counts.observations,
    )
    lines = [_("its schedule with the changes and its owners")]
    lines += [values % {"count": counts.entries}] if counts.entries else []
    lines += [seen % {"count": counts.observations}] if counts.observations else []
    lines += [_("The rows of closed rounds keep its title and figures.")] if counts.rows else []
    return lines


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def measure_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Say exactly what goes, then remove."""
    row = get_measure(request, pk)
    require(can_edit_measure(request.actor, row))
    if request.method == "POST":
        actions.remove_measures(measures=[row], by=request.actor, at=timezone.now())
        messages.success(request, _("Removed: %(title)s") % {"title": row.title})
        return redirect("roadmap", row.roadmap_id)
    page = {
        "title": _("Remove %(title)s?") % {"title": row.title},
        "question": _(
            "Removing is for mistakes. A measure that is given up is better marked as dropped: then its story stays. "
            "These go for good:"
        ),
        "consequences": _lost(row),
        "action": request.path,
        "button": _("Remove the measure"),
        "is_dangerous": True,
        "back": reverse("measure", args=[pk]),
    }
    return render(request, "ui/confirm.html", {"page": page})
