"""The agenda: the page and its files, drafting, proposing, changing, ordering, keeping for later, removing."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import language, posted, show_form
from viitta.doors.portal.meeting.finding import get_item, get_meeting
from viitta.doors.portal.meeting.forms import ItemForm
from viitta.doors.portal.meeting.pages.agenda import agenda_page
from viitta.doors.portal.register.deeds import saved
from viitta.doors.reports.agenda import agenda_document, gather
from viitta.doors.reports.formats import MIME, as_file
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import AgendaItem, Meeting
from viitta.parts.meetings.permissions import can_change_item, can_run, can_run_meetings, can_take_part
from viitta.parts.meetings.queries.agenda import backlog_of, items_of, removed_items
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.queries import measures_of
from viitta.parts.ui.requests import ActorRequest


@login_required
@require_safe
def agenda(request: ActorRequest, pk: int) -> HttpResponse:
    """The agenda with what the data tells; `?format=` gives a file."""
    meeting = get_meeting(request, pk)
    found, kind = gather(meeting, today=timezone.localdate()), request.GET.get("format", "")
    if kind:
        return _file(meeting, found, kind)
    waiting = list(backlog_of(meeting.group_id)) if can_run(request.actor, meeting) else []
    page = agenda_page(found, waiting, list(removed_items(meeting)), request.actor, language())
    return render(request, "portal/meeting/agenda.html", {"page": page})


def _file(meeting: Meeting, found: Any, kind: str) -> HttpResponse:
    if kind not in MIME:
        raise Http404
    content = as_file(
        agenda_document(found, language=language()), kind, base_url=settings.BASE_URL, at=timezone.now()
    )  # fmt: skip
    day = timezone.localdate(meeting.starts_at).isoformat() if meeting.starts_at else str(meeting.pk)
    name = f"asialista-{day}.{kind}"
    return HttpResponse(
        content, content_type=MIME[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@login_required
@require_POST
def agenda_draft(request: ActorRequest, pk: int) -> HttpResponse:
    """Add the standing items, the visits and the chosen items of the waiting ones."""
    meeting = get_meeting(request, pk)
    chosen = [
        int(one) for one in request.POST.getlist("backlog") if one.isascii() and one.isdecimal() and len(one) < 13
    ]
    made = actions.draft_agenda(meeting=meeting, backlog=chosen, by=request.actor, at=timezone.now())
    said = ngettext("%(count)s item was added to the agenda.", "%(count)s items were added to the agenda.", len(made))
    messages.success(request, said % {"count": len(made)})
    return redirect("agenda", pk)


def _measures(meeting: Meeting | None) -> dict[int, Any]:
    return {row.pk: row for row in measures_of(meeting.roadmap)} if meeting and meeting.roadmap else {}


def _titles(rows: dict[int, Any]) -> dict[int, str]:
    return {pk: row.title for pk, row in rows.items()}


def _values(form: ItemForm, measures: dict[int, Any]) -> dict[str, Any]:
    data = form.cleaned_data
    chosen = measures[int(data["measure"])] if data["measure"] else None
    return {"title": data["title"], "body": data["body"], "minutes": data.get("minutes"), "measure": chosen}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agenda_item_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Propose an item: to this meeting, or to the list that later ones take from."""
    meeting = get_meeting(request, pk)
    require(can_take_part(request.actor, meeting.organisation_id, meeting.roadmap_id) and meeting.ended_at is None)
    measures = _measures(meeting)
    form = ItemForm(posted(request), measures=_titles(measures), has_minutes=can_run(request.actor, meeting))
    if request.method == "POST" and form.is_valid():
        new, later = actions.NewItem(**_values(form, measures)), request.POST.get("do") == "later"
        actions.propose_items(
            group=meeting.group, new=[new], meeting=None if later else meeting, by=request.actor, at=timezone.now()
        )
        said = _("The item waits for a later meeting.") if later else _("The item is on the agenda.")
        messages.success(request, said)
        return redirect("agenda", pk)
    more = {"later": _("Propose to a later meeting")}
    return show_form(
        request, form, _("Propose an item"), back=reverse("agenda", args=[pk]), lead=meeting.title,
        button=_("Propose to this meeting"), template="portal/meeting/item.html", **more,
    )  # fmt: skip


def _back(item: AgendaItem) -> str:
    return reverse("agenda", args=[item.meeting_id]) + f"#item-{item.pk}" if item.meeting_id else reverse("home")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agenda_item_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change an item. Who would save over somebody's fresh change is told, and nothing is saved."""
    item = get_item(request, pk)
    require(can_change_item(request.actor, item))
    measures = _measures(item.meeting)
    initial = {
        "title": item.title,
        "body": item.body,
        "minutes": item.minutes,
        "measure": item.measure_id,
        "seen": item.revision,
    }
    form = ItemForm(posted(request), measures=_titles(measures), has_minutes=item.meeting is not None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values, seen = _values(form, measures), form.cleaned_data["seen"]
        change = partial(actions.change_item, item=item, values=values, seen=seen)
        if saved(form, partial(change, by=request.actor, at=timezone.now())):
            messages.success(request, _("The item is saved."))
            return redirect(_back(item))
    return show_form(request, form, _("Edit the item"), back=_back(item), lead=item.title)


@login_required
@require_POST
def agenda_item_do(request: ActorRequest, pk: int) -> HttpResponse:
    """Move an item up or down, keep it for a later meeting, remove it or bring it back."""
    item, do = get_item(request, pk), request.POST.get("do", "")
    by: dict[str, Any] = {"by": request.actor, "at": timezone.now()}
    require(can_change_item(request.actor, item) or can_run_meetings(request.actor, item.organisation_id))
    address = _back(item)
    if do in ("up", "down") and item.meeting is not None:
        actions.order_items(meeting=item.meeting, order=_moved(item, -1 if do == "up" else 1), **by)
    elif do == "later":
        try:
            actions.postpone_items(items=[item], **by)
        except ValueError:
            raise Http404 from None
        messages.success(request, _("The item waits for a later meeting."))
    elif do in ("remove", "restore"):
        actions.remove_items(items=[item], restore=do == "restore", **by)
        said = _("The item is back.") if do == "restore" else _("The item was removed. You can bring it back at the foot of the page.")  # fmt: skip
        messages.success(request, said)
    else:
        raise Http404
    return redirect(address)


def _moved(item: AgendaItem, step: int) -> list[int]:
    """The order of the agenda with an item one step up or down."""
    order = [one.pk for one in items_of(item.meeting)] if item.meeting else []
    if item.pk not in order:
        return order
    at = order.index(item.pk)
    to = min(max(at + step, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return order
