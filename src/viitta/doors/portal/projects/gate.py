"""Getting what an address of a project names: what one may not see does not exist."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from viitta.doors.portal.projects.words import sentence_of
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.models import JointProject
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require
from viitta.parts.ui.requests import ActorRequest


def get_project(request: ActorRequest, pk: int) -> JointProject:
    """A project that the visitor may see, else 404."""
    return found(queries.get_project, request, pk)


def coordinated(request: ActorRequest, pk: int) -> JointProject:
    """A project that the visitor coordinates, else 404."""
    project = get_project(request, pk)
    require(can_coordinate(request.actor, project))
    return project


def found(get: Callable[..., Any], request: ActorRequest, pk: int) -> Any:
    """What a query of the project's parts finds today, else 404."""
    try:
        return get(request.actor, pk, on=timezone.localdate())
    except (ObjectDoesNotExist, OverflowError):
        raise Http404 from None


def address_of(project: JointProject) -> str:
    return reverse("project", args=[project.pk])


def accepted(form: Form, save: Callable[[], object], fields: dict[str, str] | None = None) -> bool:
    """Whether it was done; a rule that says no is told in the form, at the field that `fields` gives for its code."""
    try:
        save()
    except Refused as why:
        form.add_error((fields or {}).get(why.code), sentence_of(why))
        return False
    return True
