"""A quarterly series: what is common is asked first, then each proposed day can be changed or left out."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from viitta.core.meetings import SeriesDay, series_days
from viitta.core.periods import Quarter
from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.meetings.forms import SeriesDayForm, SeriesForm, moment_of
from viitta.doors.portal.meetings.offered import Offered
from viitta.doors.portal.meetings.views import FORM, begun_with, check_fit, new_of, offered_to
from viitta.engines.workdays import is_workday
from viitta.parts.followup.queries.calendar import due_days
from viitta.parts.followup.tasks import opening_day, round_calendar
from viitta.parts.meetings.actions import calling
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.ui.requests import ActorRequest


def proposed_days(roadmap: Roadmap, weekday: int) -> tuple[SeriesDay, ...]:
    """A day for each quarter whose meeting is ahead, after the due day of its round."""
    known = due_days(roadmap)

    def due_of(quarter: Quarter) -> Any:
        return known.get(quarter.key) or round_calendar(opening_day(quarter)).due

    return series_days(
        roadmap.starts_on, roadmap.ends_on, today=timezone.localdate(), weekday=weekday, due_of=due_of,
        is_workday=is_workday,
    )  # fmt: skip


def _rows(request: ActorRequest, form: SeriesForm, days: tuple[SeriesDay, ...]) -> list[tuple[str, SeriesDayForm]]:
    """A form for each day, with the quarter's label."""
    data = request.POST if request.POST.get("step") == "make" else None
    begins = form.cleaned_data["begins"]
    return [
        (
            one.quarter.label,
            SeriesDayForm(data, prefix=one.quarter.key, initial={"day": one.day, "begins": begins}),
        )
        for one in days
    ]  # fmt: skip


def _are_valid(form: SeriesForm, rows: list[tuple[str, SeriesDayForm]]) -> bool:
    """Whether the days can be made into meetings; says in the summary what is wrong."""
    wrong = [label for label, row in rows if not row.is_valid()]
    if wrong:
        form.add_error(None, _("Check the day of: %(quarters)s") % {"quarters": ", ".join(wrong)})
    elif not any(row.cleaned_data["included"] for _label, row in rows):
        form.add_error(None, _("Choose at least one day."))
    return not form.errors


def _make(request: ActorRequest, form: SeriesForm, offered: Offered, rows: list[tuple[str, SeriesDayForm]]) -> int:
    """Make the chosen meetings; returns how many there are."""
    length, new = timedelta(minutes=form.cleaned_data["length"]), []
    for label, row in rows:
        data = row.cleaned_data
        if data["included"]:
            starts_at = moment_of(data["day"], data["begins"])
            one = new_of(form, offered, starts_at=starts_at, ends_at=starts_at + length)
            key = row.prefix or ""
            new.append(_named(one, f"{one.title} {label}"[:200], key))
    calling.add_meetings(new=new, series=form.cleaned_data["title"], by=request.actor, at=timezone.now())
    return len(new)


def _named(one: calling.NewMeeting, title: str, quarter: str) -> calling.NewMeeting:
    return replace(one, title=title, quarter=quarter)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_series(request: ActorRequest) -> HttpResponse:
    """Make a quarterly series in two steps of one form."""
    offered = offered_to(request)
    initial = {**begun_with(request), "title": _("Follow-up meeting")}
    form = SeriesForm(posted(request), initial=initial, **offered.names())
    rows: list[tuple[str, SeriesDayForm]] = []
    if request.method == "POST" and check_fit(form, offered):
        roadmap = offered.rows(form.cleaned_data)["roadmap"]
        rows = _rows(request, form, proposed_days(roadmap, form.cleaned_data["weekday"]))
        if not rows:
            form.add_error("roadmap", _("No quarter of the roadmap has its meeting ahead any more."))
        elif request.POST.get("step") == "make" and _are_valid(form, rows):
            made = _make(request, form, offered, rows)
            said = ngettext("%(count)s meeting is in the list.", "%(count)s meetings are in the list.", made)
            messages.success(request, said % {"count": made})
            return redirect("meetings")
    return show_form(
        request, form, _("Quarterly series"), back=reverse("meetings"), template=FORM, rows=rows,
        button=_("Make the series") if rows else _("Propose the days"),
        lead=_("A day is proposed for each quarter that is left, after the answers of its round are due. Nothing is made before you have seen the days."),
    )  # fmt: skip
