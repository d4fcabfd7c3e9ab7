"""All risks that are looked at in a round, on one form."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from viitta.core.periods import Quarter
from viitta.doors.portal.gate import posted
from viitta.doors.portal.risks.forms import ReviewForm
from viitta.doors.portal.risks.pages import Choice, badge_of
from viitta.doors.portal.which import wanted_roadmap
from viitta.parts.followup.queries import newest_round
from viitta.parts.risks import actions, queries
from viitta.parts.risks.permissions import can_review
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.ui.requests import ActorRequest


def _quarter(roadmap: Roadmap) -> Quarter:
    """The quarter of the newest round, else the one that has just ended."""
    newest = newest_round(roadmap)
    return Quarter.parse(newest.quarter) if newest else Quarter.of(timezone.localdate()).previous()


def _save(request: ActorRequest, forms: Sequence[ReviewForm], quarter: Quarter, *, everything: bool) -> int:
    """Write what the forms say; returns how many risks were looked at."""
    if everything:
        reviews = [actions.Review(form.risk, {}) for form in forms]
    else:
        told = [form for form in forms if form.says_something]
        reviews = [actions.Review(form.risk, form.changed(), form.cleaned_data["note"]) for form in told]
    if reviews:
        actions.review_risks(reviews=reviews, quarter=quarter, by=request.actor, at=timezone.now())
    return len(reviews)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def risks_review(request: ActorRequest) -> HttpResponse:
    """Look at the open risks of a roadmap in its newest round."""
    roadmap = wanted_roadmap(request)
    rows = [row for row in queries.risks_of(roadmap).filter(queries.is_open()) if can_review(request.actor, row)]
    if not rows:
        raise Http404
    quarter, everything = _quarter(roadmap), request.POST.get("looked") == "all"
    forms = [ReviewForm(None if everything else posted(request), risk=row) for row in rows]
    wrong = [form for form in forms if form.is_bound and not form.is_valid()]  # each, so that all errors show at once
    if request.method == "POST" and not wrong:
        count = _save(request, forms, quarter, everything=everything)
        if count:
            said = ngettext("%(count)s risk has been looked at.", "%(count)s risks have been looked at.", count)
            messages.success(request, said % {"count": count})
            return redirect(Choice(roadmap.pk).address())
        messages.info(request, _("Nothing was saved: tick what is unchanged, or change what has changed."))
    return _show(request, roadmap, forms, quarter)


def _show(request: ActorRequest, roadmap: Roadmap, forms: Sequence[ReviewForm], quarter: Quarter) -> HttpResponse:
    last = queries.last_reviews(roadmap)
    cards = []
    for form in forms:
        looked = last.get(form.risk.pk, "")
        cards.append(
            {
                "id": f"r{form.risk.pk}",
                "title": form.risk.title,
                "address": reverse("risk", args=[form.risk.pk]),
                "badge": badge_of(queries.before_of(form.risk)),
                "countermeasure": form.risk.countermeasure,
                "looked": Quarter.parse(looked).label if looked else "",
                "form": form,
            }
        )
    problems = [
        (f"#{form[name].id_for_label}", f"{form.risk.title}: {error}")
        for form in forms if form.is_bound
        for name, errors in form.errors.items()
        for error in errors
    ]  # fmt: skip
    page = {
        "title": _("Risks in the round %(quarter)s") % {"quarter": quarter.label}, "roadmap": roadmap.name,
        "action": request.get_full_path(), "back": Choice(roadmap.pk).address(), "cards": cards, "problems": problems,
    }  # fmt: skip
    return render(request, "portal/risks/review.html", {"page": page}, status=422 if problems else 200)
