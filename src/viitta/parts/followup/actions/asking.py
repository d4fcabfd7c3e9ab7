"""Links to the update page and the hand-over of what is asked."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from viitta.core.actors import Actor, Role
from viitta.parts.audit import actions as audit
from viitta.parts.followup.models import Asked, AskedReading, AskedReason, RoundState, UpdateLink
from viitta.parts.followup.permissions import can_run_rounds
from viitta.parts.organisations.actions.access import hash_token
from viitta.parts.organisations.models import Organisation, Person
from viitta.parts.organisations.permissions import has_role, require
from viitta.parts.roadmaps.models import Measure


def _may_send(by: Actor, organisation: int) -> bool:
    return has_role(by, organisation, Role.ADMINISTRATOR, Role.CONVENOR)


@transaction.atomic
def issue_links(
    *, organisation: Organisation, people: Sequence[Person], opened_on: date, by: Actor, at: datetime
) -> dict[int, str]:
    """Make a link to the update page for each person; returns tokens by person id, which are stored nowhere.

    A link works until the rounds of its day close, and only for what the person is asked in them.
    """
    require(_may_send(by, organisation.pk))
    if any(person.organisation_id != organisation.pk for person in people):
        raise ValueError("a link is for a person of the organisation")
    audit.lock([organisation.pk])
    tokens = {person.pk: secrets.token_urlsafe(32) for person in people}
    UpdateLink.objects.bulk_create(
        UpdateLink(
            organisation=organisation, person_id=pk, opened_on=opened_on, token_hash=hash_token(token), created_at=at
        )
        for pk, token in tokens.items()
    )
    data = {"people": sorted(tokens), "opened_on": opened_on.isoformat()}
    audit.record("followup.links.issued", by=by, at=at, organisation=organisation.pk, data=data)
    return tokens


@transaction.atomic
def revoke_links(*, organisation: Organisation, people: Sequence[int], by: Actor, at: datetime) -> int:
    """End the links of people at once; returns how many ended."""
    require(_may_send(by, organisation.pk))
    audit.lock([organisation.pk])
    live = UpdateLink.objects.filter(organisation=organisation, person__in=people, revoked_at=None)
    ended = live.update(revoked_at=at)
    data = {"people": sorted(people)}
    audit.record("followup.links.revoked", by=by, at=at, organisation=organisation.pk, data=data)
    return ended


@transaction.atomic
def hand_over(
    *,
    measures: Sequence[Measure],
    successor: Person,
    reason: str = AskedReason.LEAD,
    replaces: bool = True,
    by: Actor,
    at: datetime,
) -> list[Asked]:
    """Ask another person of measures in the rounds that are open now: a new lead, or the deputy beside the lead.

    When the successor replaces, those asked before are asked no longer; who is left with nothing loses the link.
    Returns the new rows, for whom a mail is due.
    """
    require(all(can_run_rounds(by, measure.roadmap) for measure in measures))
    organisations = {measure.organisation_id for measure in measures}
    if organisations - {successor.organisation_id}:
        raise ValueError("who is asked of a measure is a person of its organisation")
    audit.lock(organisations)
    before = Asked.objects.filter(measure__in=measures, follow_up__state=RoundState.OPEN, until=None)
    rows = list(before.select_related("follow_up").exclude(person=successor))
    if replaces:
        before.exclude(person=successor).update(until=at)
        _revoke_idle({row.person_id for row in rows}, at)
    made = []
    for row in {(row.follow_up_id, row.measure_id): row for row in rows}.values():
        asked, _is_new = Asked.objects.update_or_create(
            follow_up=row.follow_up,
            measure_id=row.measure_id,
            person=successor,
            defaults={"reason": reason, "until": None},
        )
        made.append(asked)
    for organisation in organisations:
        data = {"measures": [row.measure_id for row in made], "person": successor.pk, "reason": str(reason)}
        audit.record("followup.asked.handed_over", by=by, at=at, organisation=organisation, data=data)
    return made


def _revoke_idle(people: set[int], at: datetime) -> None:
    """End the links of people who are asked nothing any more."""
    still = Asked.objects.filter(person__in=people, until=None, follow_up__state=RoundState.OPEN)
    readings = AskedReading.objects.filter(person__in=people, follow_up__state=RoundState.OPEN)
    idle = people - set(still.values_list("person", flat=True)) - set(readings.values_list("person", flat=True))
    UpdateLink.objects.filter(person__in=idle, revoked_at=None).update(revoked_at=at)
