"""Many measures changed at once: choice, preview, deed. Each step is a page of its own and works without scripts."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from viitta.core.bulk import Outcome, outcomes
from viitta.doors.portal.bulk.forms import BulkForm
from viitta.doors.portal.bulk.pages import Words, bulk_page, preview_page
from viitta.doors.portal.gate import get_roadmap, language
from viitta.doors.portal.roadmap.filters import read_filters
from viitta.doors.portal.roadmap.pages.contents import chosen, gather
from viitta.parts.followup import tasks
from viitta.parts.organisations.models import Person, Unit
from viitta.parts.organisations.permissions import require
from viitta.parts.organisations.queries import people_of, units_of
from viitta.parts.roadmaps import actions, queries
from viitta.parts.roadmaps.models import Measure, Roadmap, Theme
from viitta.parts.roadmaps.permissions import can_edit_roadmap
from viitta.parts.roadmaps.queries.bulk import Selection, selected
from viitta.parts.ui.requests import ActorRequest

STEPS = ("preview", "apply", "without")


@dataclass(frozen=True)
class Offered:
    """What a change may choose of, by id."""

    people: dict[int, Person]
    themes: dict[int, Theme]
    units: dict[int, Unit]

    def named(self) -> dict[str, Any]:
        people = [(pk, f"{one.label} ({one.unit.name})" if one.unit else one.label) for pk, one in self.people.items()]
        themes, units = ([(pk, str(row)) for pk, row in rows.items()] for rows in (self.themes, self.units))
        return {"people": people, "themes": themes, "units": units}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose what changes, look at every row before and after, change them all."""
    roadmap = get_roadmap(request, pk)
    require(can_edit_roadmap(request.actor, roadmap))
    selection = selected(roadmap, _ids(request, roadmap), on=timezone.localdate())
    step = request.POST.get("step", "")
    offered = _offered(request, roadmap)
    sent = request.POST if step in (*STEPS, "edit") else None
    asks = roadmap.approval_id is not None
    form = BulkForm(sent, **offered.named(), asks_reason=asks)
    if step in STEPS and selection.rows and form.is_valid():
        return _preview_or_apply(request, roadmap, selection, form, offered)
    if step == "edit":  # back from the preview: what was written, without being refused
        form = BulkForm(initial=request.POST.dict(), **offered.named())
    context = {"page": bulk_page(roadmap, selection), "form": form}
    return render(request, "portal/bulk/form.html", context, status=422 if form.errors else 200)


def _ids(request: ActorRequest, roadmap: Roadmap) -> list[int]:
    """The measures that were chosen, or all that the filters of the address show."""
    if request.POST.get("all"):
        filters = read_filters(request.GET)
        found = gather(roadmap, request.actor, filters, today=timezone.localdate())
        return [line.facts.id for line in chosen(found, filters)]
    written = request.POST.getlist("measure") if request.method == "POST" else request.GET.getlist("measure")
    return [int(one) for one in written if one.isascii() and one.isdecimal() and len(one) < 16]


def _offered(request: ActorRequest, roadmap: Roadmap) -> Offered:
    today = timezone.localdate()
    people = people_of(request.actor, roadmap.organisation_id)
    return Offered(
        {one.pk: one for one in people if one.left_on is None or one.left_on > today},
        {row.pk: row for row in queries.listed_of(roadmap, "theme")},
        {row.pk: row for row in units_of(request.actor, roadmap.organisation_id)},
    )


def _preview_or_apply(
    request: ActorRequest, roadmap: Roadmap, selection: Selection, form: BulkForm, offered: Offered
) -> HttpResponse:
    found = outcomes(form.edit(), selection.rows, selection.others)
    if request.POST["step"] == "without":
        bad = {one.before.id for one in found if one.problems}
        selection = selected(roadmap, set(selection.measures) - bad, on=timezone.localdate())
        found = outcomes(form.edit(), selection.rows, selection.others)
    warning = ""
    if request.POST["step"] == "apply" and not any(one.problems for one in found):
        try:
            return _apply(request, roadmap, selection, form, found, offered)
        except (actions.Stale, Measure.DoesNotExist, IntegrityError) as error:
            warning = _stale_words(error)
            selection = selected(roadmap, selection.measures, on=timezone.localdate())
            found = outcomes(form.edit(), selection.rows, selection.others)
    page = preview_page(roadmap, selection, found, form, _words(offered, selection), warning=warning)
    status = 409 if warning else 422 if page.problems else 200
    return render(request, "portal/bulk/preview.html", {"page": page}, status=status)


def _stale_words(error: Exception) -> str:
    titles = ", ".join(row.title for row in error.measures) if isinstance(error, actions.Stale) else ""
    if titles:
        said = _("Somebody changed these after you had looked at them: %(titles)s. Nothing has been changed yet.")
        return said % {"titles": titles}
    return _("The measures have changed meanwhile. Nothing of yours has been changed yet.")


def _words(offered: Offered, selection: Selection) -> Words:
    named = offered.named()
    themes, units = (dict(named[name]) for name in ("themes", "units"))
    people = {pk: one.label for pk, one in offered.people.items()}
    return Words(themes, units, people, selection.leads, language())


def _seen(request: ActorRequest) -> dict[int, tuple[int, int]]:
    """Revision and lead owner of each measure as the preview showed them."""
    found = {}
    for one in request.POST.getlist("seen"):
        parts = one.split(":")
        if len(parts) == 3 and all(part.isascii() and part.isdecimal() and len(part) < 16 for part in parts):
            pk, revision, owner = map(int, parts)
            found[pk] = (revision, owner)
    return found


def _apply(
    request: ActorRequest, roadmap: Roadmap, selection: Selection, form: BulkForm, found: list[Outcome], offered: Offered
) -> HttpResponse:  # fmt: skip
    data, seen = form.cleaned_data, _seen(request)
    changed = [one for one in found if one.changed]
    changes = [_change(one, selection, data, seen, offered) for one in changed]
    assignments = [
        actions.Assignment(
            selection.measures[one.before.id], offered.people[one.after.owner],
            from_date=data["from_date"] or timezone.localdate(), reason=data["reason"],
        )
        for one in changed
        if "owner" in one.changed
    ]  # fmt: skip
    leads = {one.before.id: seen.get(one.before.id, (0, 0))[1] for one in changed} if assignments else None
    done = None
    if changes:
        done = actions.change_in_bulk(
            changes=changes, assignments=assignments, leads=leads, assign=tasks.change_owners,
            by=request.actor, at=timezone.now(),
        )  # fmt: skip
    _say(request, roadmap, len(changed) if done else 0, done.pk if done else 0)
    return redirect("roadmap", roadmap.pk)


def _change(
    one: Outcome, selection: Selection, data: dict[str, Any], seen: dict[int, tuple[int, int]], offered: Offered
) -> actions.MeasureChange:
    values: dict[str, Any] = {name: getattr(one.after, name) for name in one.changed if name != "owner"}
    if "theme" in values:
        values["theme"] = offered.themes[values["theme"]]
    if "unit" in values:
        values["unit"] = offered.units.get(values["unit"])
    reason = data["reason"]
    moves = bool({"start", "end"} & set(values))
    return actions.MeasureChange(
        selection.measures[one.before.id],
        values,
        seen=seen.get(one.before.id, (0, 0))[0],
        reason=reason if moves else "",
        cause=data["cause"] if moves else "",
        plan_reason=reason,
    )


def _say(request: ActorRequest, roadmap: Roadmap, count: int, change_set: int) -> None:
    if not count:
        messages.info(request, _("Nothing changed: the measures were like that already."))
        return
    said = ngettext("%(count)s measure was changed.", "%(count)s measures were changed.", count) % {"count": count}
    address = reverse("undo", args=[roadmap.pk, change_set])
    messages.success(request, format_html('{} <a href="{}">{}</a>', said, address, _("Undo")))
