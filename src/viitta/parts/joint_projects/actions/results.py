"""Results in the municipalities: asking each for its column, its answers with their history, closing the project."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.results import ANSWERING
from viitta.parts.audit import actions as audit
from viitta.parts.audit.actions import Stale
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.models import (
    Closing,
    JointProject,
    Partner,
    Result,
    ResultLink,
    ResultRound,
    ResultUse,
    ResultUseRevision,
    UseState,
)
from viitta.parts.joint_projects.permissions import can_coordinate, can_fill
from viitta.parts.organisations.actions.access import hash_token
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import require

TOLD = ("state", "on", "why_not", "changed", "yearly_cost")


@dataclass(frozen=True, slots=True)
class UseAnswer:
    """Whether a municipality uses a result. `seen` is the revision that the person had before them, 0 for none."""

    result: Result
    state: str
    on: date | None = None
    why_not: str = ""
    changed: str = ""
    yearly_cost: Decimal | None = None
    seen: int = 0


def _check(partner: Partner, one: UseAnswer) -> None:
    if one.result.project_id != partner.project_id:
        raise ValueError("the result is of another project")
    if one.state == UseState.NOT and not one.why_not.strip():
        raise Refused("use_without_why")
    if one.yearly_cost is not None and one.yearly_cost < 0:
        raise Refused("negative_cost")


@transaction.atomic
def tell_uses(
    *, partner: Partner, answers: Sequence[UseAnswer], link: ResultLink | None = None, by: Actor, at: datetime
) -> list[ResultUse]:
    """Save the column of a municipality; what is told unchanged makes no new version.

    Stale, and nothing saved, when anything was told meanwhile; Refused for an answer that does not fit.
    """
    require(can_fill(by, partner) and partner.until_date is None)
    audit.lock([partner.project.organisation_id])
    there = {row.result_id: row for row in ResultUse.objects.filter(partner=partner)}
    saved = []
    for one in answers:
        _check(partner, one)
        row = there.get(one.result.pk)
        values = {name: getattr(one, name) for name in TOLD}
        values |= {"why_not": one.why_not.strip(), "changed": one.changed.strip()}
        if row is not None and all(getattr(row, name) == value for name, value in values.items()):
            continue
        if (row.revision if row else 0) != one.seen:
            raise Stale
        saved.append(_save(row or ResultUse(result=one.result, partner=partner, revision=0), values, link, by, at))
    if link is not None:
        ResultLink.objects.filter(pk=link.pk).update(answered_at=at)
    record("joint_projects.uses.told", partner.project, by, at, partner=partner.pk, uses=[row.pk for row in saved])
    return saved


def _save(row: ResultUse, values: Mapping[str, Any], link: ResultLink | None, by: Actor, at: datetime) -> ResultUse:
    signature = by.signature(row.partner.organisation_id or row.partner.project.organisation_id)._asdict()
    told = {**values, **signature, "at": at, "revision": row.revision + 1}
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    ResultUseRevision.objects.create(use=row, round_id=link.round_id if link else None, **told)
    return row


@transaction.atomic
def open_rounds(
    *, project: JointProject, months_after: int | None = None, on: date, by: Actor, at: datetime
) -> ResultRound:
    """Open a round: during the project, or so many months after its end. Links of earlier rounds end."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if not Result.objects.filter(project=project, removed_at=None).exists():
        raise Refused("no_results")
    ResultRound.objects.filter(project=project, closed_at=None).update(closed_at=at)
    made = ResultRound.objects.create(project=project, months_after=months_after, due_on=on + ANSWERING, opened_at=at)
    record("joint_projects.results.asked", project, by, at, round=made.pk, months_after=months_after)
    return made


@transaction.atomic
def issue_links(
    *, round: ResultRound, people: Sequence[tuple[Partner, Person]], by: Actor, at: datetime
) -> dict[tuple[int, int], str]:
    """Links by which people fill the column of their municipality; returns tokens, which are stored nowhere."""
    require(can_coordinate(by, round.project))
    audit.lock([round.project.organisation_id])
    tokens = {(partner.pk, person.pk): secrets.token_urlsafe(32) for partner, person in people}
    ResultLink.objects.bulk_create(
        ResultLink(round=round, partner_id=partner, person_id=person, token_hash=hash_token(token), created_at=at)
        for (partner, person), token in tokens.items()
    )
    record("joint_projects.results.linked", round.project, by, at, round=round.pk, partners=[pk for pk, _who in tokens])
    return tokens


@transaction.atomic
def close_rounds(*, rounds: Sequence[ResultRound], by: Actor, at: datetime) -> None:
    """Close rounds: their links say so and answer nothing any more."""
    require(all(can_coordinate(by, row.project) for row in rounds))
    audit.lock({row.project.organisation_id for row in rounds})
    for row in rounds:
        ResultRound.objects.filter(pk=row.pk, closed_at=None).update(closed_at=at)
        record("joint_projects.results.closed", row.project, by, at, round=row.pk)


@transaction.atomic
def tell_closing(
    *, project: JointProject, needed: bool | None, grounds: str, deciding_body: str, seen: int | None = None, by: Actor, at: datetime
) -> Closing:  # fmt: skip
    """Write whether a follow-up project is needed, why, and which body decides. Stale when told meanwhile."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    row = Closing.objects.filter(project=project).first()
    if seen is not None and (row.revision if row else 0) != seen:
        raise Stale
    if needed is not None and not grounds.strip():
        raise Refused("closing_without_grounds")
    row = row or Closing(project=project, revision=0)
    row.follow_up_needed, row.grounds, row.deciding_body = needed, grounds.strip(), deciding_body.strip()
    row.at, row.revision = at, row.revision + 1
    for name, value in by.signature(project.organisation_id)._asdict().items():
        setattr(row, name, value)
    row.save()
    record("joint_projects.closing.told", project, by, at)
    return row


@transaction.atomic
def note_follow_up(*, closing: Closing, follow_up: JointProject, by: Actor, at: datetime) -> None:
    """Remember the project that was drafted from what was left open."""
    require(can_coordinate(by, closing.project))
    audit.lock([closing.project.organisation_id])
    Closing.objects.filter(pk=closing.pk).update(follow_up=follow_up, revision=closing.revision + 1)
    record("joint_projects.follow_up.drafted", closing.project, by, at, follow_up=follow_up.pk)
