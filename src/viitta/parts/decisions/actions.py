"""Writing decisions into the register, changing and removing them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.decisions.models import Decision
from viitta.parts.decisions.permissions import can_keep_decisions
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require

KIND = "decision"


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision of a body or an office-holder; `section` without its sign, `case_number` as it is written there."""

    body: str
    subject: str
    decided_on: date
    to_the_month: bool = False
    is_office_holder: bool = False
    section: str = ""
    case_number: str = ""
    link: str = ""
    appeal: str = ""
    roadmap: int | None = None


@transaction.atomic
def add_decisions(*, organisation: Organisation, new: Sequence[NewDecision], by: Actor, at: datetime) -> list[Decision]:
    """Write decisions of an organisation into the register."""
    require(can_keep_decisions(by, organisation.pk))
    audit.lock([organisation.pk])
    made = [
        Decision.objects.create(organisation=organisation, **{name: getattr(one, name) for name in one.__slots__})
        for one in new
    ]
    only = audit.Target(KIND, made[0].pk, str(made[0])) if len(made) == 1 else audit.NOTHING
    data = {"rows": [row.pk for row in made]}
    audit.record("decisions.added", by=by, at=at, organisation=organisation.pk, target=only, data=data)
    return made


@transaction.atomic
def change_decision(
    *, decision: Decision, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Decision:
    """Change a decision of the register. audit.Stale when somebody else has meanwhile."""
    require(can_keep_decisions(by, decision.organisation_id))
    changed: Decision = audit.change_row(
        row=decision, values=values, organisation=decision.organisation_id, kind="decisions.changed", target=KIND, seen=seen, by=by, at=at
    )  # fmt: skip
    return changed


@transaction.atomic
def remove_decisions(*, decisions: Sequence[Decision], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take decisions of one organisation out of the register, or back into it.

    ValueError for one by which a roadmap was approved: the roadmap would still tell of it.
    """
    organisations = {row.organisation_id for row in decisions}
    if len(organisations) != 1:
        raise ValueError("decisions of one organisation at a time")
    organisation = organisations.pop()
    require(can_keep_decisions(by, organisation))
    deed = "decisions.removed" if removed else "decisions.restored"
    if removed and Decision.objects.filter(pk__in=[row.pk for row in decisions], roadmaps__isnull=False).exists():
        raise ValueError("the approval of a roadmap stays in the register")
    audit.put_away(rows=decisions, removed=removed, organisation=organisation, kind=deed, target=KIND, by=by, at=at)
