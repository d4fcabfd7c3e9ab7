"""Funding programmes: those that are shipped, and those that an organisation keeps itself."""

from datetime import date

from viitta.core.actors import Actor
from viitta.core.programmes import Programme, from_dict, shipped
from viitta.parts.joint_projects.models import ProgrammeCopy
from viitta.parts.organisations.queries import visible_to


def own_programmes(actor: Actor) -> list[ProgrammeCopy]:
    """Programmes of the actor's own organisations, by name; removed ones left out."""
    rows = ProgrammeCopy.objects.filter(visible_to(actor, date.min), removed_at=None)
    return list(rows.select_related("organisation"))


def get_programme(actor: Actor, pk: int) -> ProgrammeCopy:
    """One programme of the actor's own organisations; ProgrammeCopy.DoesNotExist for strangers too."""
    return ProgrammeCopy.objects.filter(visible_to(actor, date.min)).select_related("organisation").get(pk=pk)


def programmes_of(actor: Actor) -> dict[str, Programme]:
    """The programmes that a project may be begun with, by key; an own one is told apart from a shipped one by its key."""
    return {**shipped(), **{row.key: from_dict(row.rules) for row in own_programmes(actor)}}
