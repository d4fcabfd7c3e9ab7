"""Groups and roadmaps that somebody may call meetings of, for the forms and for the action."""

from datetime import date
from typing import Any

from viitta.core.actors import Actor
from viitta.parts.meetings.permissions import RUNS, can_run_meetings
from viitta.parts.meetings.queries import groups_of
from viitta.parts.organisations.models import WorkingGroup
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries import roadmaps_of


class Offered:
    """What an actor may choose when calling a meeting."""

    def __init__(self, actor: Actor, today: date) -> None:
        runs = {grant.organisation for grant in actor.grants if grant.role in RUNS}
        every = actor.is_unlimited
        self.actor = actor
        self.groups: dict[int, WorkingGroup] = {
            row.pk: row for row in groups_of(actor, on=today) if every or row.organisation_id in runs
        }
        self.roadmaps: dict[int, Roadmap] = {
            row.pk: row for row in roadmaps_of(actor, on=today) if can_run_meetings(actor, row.organisation_id, row.pk)
        }

    def names(self) -> dict[str, dict[int, str]]:
        """The same for a form; where organisations are several, each group tells whose it is."""
        several = len({row.organisation_id for row in self.groups.values()}) > 1
        groups = {
            pk: f"{row.name} ({row.organisation.name})" if several else row.name for pk, row in self.groups.items()
        }
        return {"groups": groups, "roadmaps": {pk: row.name for pk, row in self.roadmaps.items()}}

    def rows(self, data: dict[str, Any]) -> dict[str, Any]:
        """The group and the roadmap that a form chose."""
        roadmap = self.roadmaps[int(data["roadmap"])] if data["roadmap"] else None
        return {"group": self.groups[int(data["group"])], "roadmap": roadmap}

    def fits(self, data: dict[str, Any]) -> bool:
        """Whether the group and the roadmap go together, and the actor runs meetings there."""
        rows = self.rows(data)
        roadmap, group = rows["roadmap"], rows["group"]
        if not can_run_meetings(self.actor, group.organisation_id, roadmap.pk if roadmap else None):
            return False
        return roadmap is None or roadmap.organisation_id == group.organisation_id or group.circle_id is not None
