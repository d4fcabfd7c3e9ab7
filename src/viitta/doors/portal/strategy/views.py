"""The strategy: look, add, change, put in order, remove."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.strategy.forms import StrategyGoalForm
from viitta.doors.portal.strategy.pages import beside, lost_words, strategy_page
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import organisations_of
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import StrategyGoal
from viitta.parts.roadmaps.permissions import can_edit_strategy
from viitta.parts.roadmaps.queries import strategy as found
from viitta.parts.ui.requests import ActorRequest


def _organisation(request: ActorRequest) -> tuple[Organisation, list[Organisation]]:
    """The organisation of the address, else the first that one sees; 404 when one sees none."""
    rows = list(organisations_of(request.actor))
    wanted = request.GET.get("organisation", "")
    if not rows:
        raise Http404
    return next((row for row in rows if str(row.pk) == wanted), rows[0]), rows


@login_required
@require_safe
def strategy(request: ActorRequest) -> HttpResponse:
    """The tree of goals."""
    organisation, rows = _organisation(request)
    placed = found.in_tree(found.strategy_goals_of(organisation.pk))
    seen = queries.roadmaps_of(request.actor, on=timezone.localdate()).filter(organisation=organisation)
    can_edit = can_edit_strategy(request.actor, organisation.pk)
    page = strategy_page(organisation, rows, placed, list(seen), can_edit=can_edit)
    return render(request, "portal/strategy/strategy.html", {"page": page})


def _get(request: ActorRequest, pk: int) -> StrategyGoal:
    try:
        row = found.get_strategy_goal(request.actor, pk)
    except StrategyGoal.DoesNotExist:
        raise Http404 from None
    require(can_edit_strategy(request.actor, row.organisation_id))
    return row


def _offered(organisation: int, but: StrategyGoal | None = None) -> tuple[dict[int, StrategyGoal], dict[str, Any]]:
    """Goals that another may stand under, never itself or one below it; and what the form takes."""
    placed = found.in_tree(found.strategy_goals_of(organisation))
    taken: dict[int, set[str]] = {}
    for one in placed:
        if but is None or one.goal.pk != but.pk:
            taken.setdefault(one.goal.parent_id or 0, set()).add(one.goal.title.casefold())
    own = next((one.number for one in placed if but is not None and one.goal.pk == but.pk), "")
    rows = [one for one in placed if not own or not f"{one.number}.".startswith(f"{own}.")]
    parents = [(one.goal.pk, f"{one.number} {one.goal.title}") for one in rows]
    options = {"parents": parents, "taken": {pk: frozenset(titles) for pk, titles in taken.items()}}
    return {one.goal.pk: one.goal for one in rows}, options


def _values(data: dict[str, Any], parents: dict[int, StrategyGoal]) -> dict[str, Any]:
    return {**data, "parent": parents.get(int(data.get("parent") or 0))}


def _back(row: StrategyGoal) -> str:
    return f"{reverse('strategy')}?organisation={row.organisation_id}#g{row.pk}"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def strategy_new(request: ActorRequest) -> HttpResponse:
    """Add a goal."""
    organisation, _rows = _organisation(request)
    require(can_edit_strategy(request.actor, organisation.pk))
    parents, options = _offered(organisation.pk)
    form = StrategyGoalForm(posted(request), initial={"parent": request.GET.get("parent", "")}, **options)
    if request.method == "POST" and form.is_valid():
        new = actions.NewStrategyGoal(**_values(form.cleaned_data, parents))
        try:
            made = actions.add_strategy_goals(organisation=organisation, new=[new], by=request.actor, at=timezone.now())
        except actions.TitleTaken:
            form.add_error("title", _("There is a goal of this title in the same place already."))
        else:
            return redirect(_back(made[0]))
    back = f"{reverse('strategy')}?organisation={organisation.pk}"
    return show_form(request, form, _("Add a goal of the strategy"), back=back, lead=organisation.name)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def strategy_edit(request: ActorRequest, pk: int) -> HttpResponse:
    """Change a goal, or put it under another."""
    row = _get(request, pk)
    parents, options = _offered(row.organisation_id, but=row)
    initial = {name: getattr(row, name) for name in ("title", "description", "starts_on", "ends_on")}
    form = StrategyGoalForm(posted(request), initial={**initial, "parent": row.parent_id or ""}, **options)
    if request.method == "POST" and form.is_valid():
        values = _values(form.cleaned_data, parents)
        try:
            actions.change_strategy_goal(goal=row, values=values, by=request.actor, at=timezone.now())
        except actions.TitleTaken:
            form.add_error("title", _("There is a goal of this title in the same place already."))
        except ValueError:
            form.add_error("parent", _("A goal cannot stand under itself."))
        else:
            return redirect(_back(row))
    return show_form(request, form, _("Edit the goal of the strategy"), back=_back(row), lead=row.title)


@login_required
@require_POST
def strategy_move(request: ActorRequest, pk: int) -> HttpResponse:
    """Move a goal one place up or down among those beside it."""
    row = _get(request, pk)
    rows = beside(row, found.in_tree(found.strategy_goals_of(row.organisation_id)))
    place = [one.pk for one in rows].index(row.pk)
    other = place + (-1 if request.POST.get("way") == "up" else 1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        actions.move_strategy_goals(goals=rows, by=request.actor, at=timezone.now())
    return redirect(_back(row))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def strategy_remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Say what goes with a goal, then remove it."""
    row = _get(request, pk)
    back = f"{reverse('strategy')}?organisation={row.organisation_id}"
    if request.method == "POST":
        actions.remove_strategy_goal(goal=row, by=request.actor, at=timezone.now())
        messages.success(request, _("Removed: %(title)s") % {"title": row.title})
        return redirect(back)
    page = {
        "title": _("Remove %(title)s?") % {"title": row.title},
        "question": _("The goal leaves the strategy for good. With it goes or changes:"),
        "consequences": lost_words(*found.lost_with(row)),
        "action": request.path,
        "button": _("Remove"),
        "is_dangerous": True,
        "back": back,
    }
    return render(request, "ui/confirm.html", {"page": page})
