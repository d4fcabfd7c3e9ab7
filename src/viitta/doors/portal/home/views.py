"""Home."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from viitta.doors.portal.gate import language
from viitta.doors.portal.home.pages import home_page
from viitta.parts.audit.views import fresh
from viitta.parts.roadmaps.queries import organisations_of_roadmaps
from viitta.parts.ui.fresh import FreshRequest


@login_required
@require_safe
@fresh(lambda request: organisations_of_roadmaps(request.actor, on=timezone.localdate()))
def home(request: FreshRequest) -> HttpResponse:
    """What waits for the signed-in person, how the roadmap stands, what changed."""

    def draw() -> str:
        page = home_page(request.actor, today=timezone.localdate(), language=language())
        return render_to_string("portal/home.html", {"page": page})

    return render(request, "portal/page.html", {"title": _("Today"), "body": request.fresh.body(draw, is_own=True)})
