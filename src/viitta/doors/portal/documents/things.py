"""What a document may hang on: each kind of thing, found as the one who asks may see it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.actors import Actor
from viitta.parts.files.actions import Thing
from viitta.parts.files.models import Document
from viitta.parts.followup import queries as followup
from viitta.parts.joint_projects.queries import projects as joint_projects
from viitta.parts.meetings import queries as meetings
from viitta.parts.meetings.queries import learning
from viitta.parts.meetings.queries.agenda import meeting_titles
from viitta.parts.risks import queries as risks
from viitta.parts.roadmaps import queries as roadmaps


@dataclass(frozen=True, slots=True)
class Hanger:
    """A thing that documents hang on, with what it is called and where it is seen."""

    thing: Thing
    label: str
    address: str


def _roadmap(actor: Actor, pk: int) -> Hanger:
    row = roadmaps.get_roadmap(actor, pk, on=timezone.localdate())
    return Hanger(Thing("roadmap", pk, row.organisation_id, pk), row.name, reverse("roadmap", args=[pk]))


def _measure(actor: Actor, pk: int) -> Hanger:
    row = roadmaps.get_measure(actor, pk, on=timezone.localdate())
    thing = Thing("measure", pk, row.organisation_id, row.roadmap_id)
    return Hanger(thing, row.title, reverse("measure", args=[pk]))


def _entry(actor: Actor, pk: int) -> Hanger:
    row = followup.get_entry(actor, pk, on=timezone.localdate())
    thing = Thing("entry", pk, row.measure.organisation_id, row.measure.roadmap_id)
    label = _("%(measure)s, %(quarter)s") % {"measure": row.measure.title, "quarter": str(row.follow_up)}
    return Hanger(thing, label, reverse("measure", args=[row.measure_id]))


def _risk(actor: Actor, pk: int) -> Hanger:
    row = risks.get_risk(actor, pk, on=timezone.localdate())
    thing = Thing("risk", pk, row.organisation_id, row.roadmap_id)
    return Hanger(thing, row.title, reverse("risk", args=[pk]))


def _visit(actor: Actor, pk: int) -> Hanger:
    row = learning.get_visit(actor, pk, on=timezone.localdate())
    return Hanger(Thing("visit", pk, row.organisation_id, row.roadmap_id), row.subject, reverse("visit", args=[pk]))


def _meeting(actor: Actor, pk: int) -> Hanger:
    row = meetings.get_meeting(actor, pk, on=timezone.localdate())
    return Hanger(Thing("meeting", pk, row.organisation_id, row.roadmap_id), row.title, reverse("meeting", args=[pk]))


def _joint_project(actor: Actor, pk: int) -> Hanger:
    row = joint_projects.get_project(actor, pk, on=timezone.localdate())
    thing = Thing("joint_project", pk, row.organisation_id, row.roadmap_id)
    return Hanger(thing, row.name, reverse("project_settlement", args=[pk]))


FINDERS: Mapping[str, Callable[[Actor, int], Hanger]] = {
    "roadmap": _roadmap, "measure": _measure, "entry": _entry, "risk": _risk, "visit": _visit, "meeting": _meeting,
    "joint_project": _joint_project,
}  # fmt: skip
NAMES: Mapping[str, str | Promise] = {
    "roadmap": gettext_lazy("Roadmap"),
    "measure": gettext_lazy("Measure"),
    "entry": gettext_lazy("Answer in a round"),
    "risk": gettext_lazy("Risk"),
    "visit": gettext_lazy("Visit"),
    "meeting": gettext_lazy("Meeting"),
    "joint_project": gettext_lazy("Joint project"),
}


def find(actor: Actor, kind: str, pk: int) -> Hanger:
    """The thing, else 404: what one may not see does not exist."""
    if kind not in FINDERS:
        raise Http404
    try:
        return FINDERS[kind](actor, pk)
    except (ObjectDoesNotExist, OverflowError):
        raise Http404 from None


def find_of(actor: Actor, document: Document) -> Hanger:
    """What a document hangs on; its roadmap when the thing itself has been removed, so that it can still be tidied."""
    try:
        return find(actor, document.target_kind, document.target)
    except Http404:
        return find(actor, "roadmap", document.roadmap or 0)


def labels_of(documents: Collection[Document]) -> dict[tuple[str, int], tuple[str, str]]:
    """What the things of documents are called and where they are seen, by kind and id; a query for each kind."""
    ids: dict[str, set[int]] = {}
    for one in documents:
        ids.setdefault(one.target_kind, set()).add(one.target)
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for pk, name in roadmaps.roadmap_names(ids.get("roadmap", ())).items():
        found["roadmap", pk] = name, reverse("roadmap", args=[pk])
    for pk, title in roadmaps.measure_titles(ids.get("measure", ())).items():
        found["measure", pk] = title, reverse("measure", args=[pk])
    for pk, (measure, title, quarter) in followup.entry_titles(ids.get("entry", ())).items():
        label = _("%(measure)s, %(quarter)s") % {"measure": title, "quarter": quarter}
        found["entry", pk] = label, reverse("measure", args=[measure])
    for pk, title in risks.risk_titles(ids.get("risk", ())).items():
        found["risk", pk] = title, reverse("risk", args=[pk])
    for pk, subject in learning.visit_subjects(ids.get("visit", ())).items():
        found["visit", pk] = subject, reverse("visit", args=[pk])
    for pk, title in meeting_titles(ids.get("meeting", ())).items():
        found["meeting", pk] = title, reverse("meeting", args=[pk])
    for pk, name in joint_projects.project_names(ids.get("joint_project", ())).items():
        found["joint_project", pk] = name, reverse("project_settlement", args=[pk])
    return found
