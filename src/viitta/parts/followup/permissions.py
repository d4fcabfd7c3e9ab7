"""Who may do what in follow-up."""

from viitta.core.actors import Actor, ActorKind, Role
from viitta.parts.followup.models import Asked, AskedReading, FollowUp
from viitta.parts.indicators.models import Indicator
from viitta.parts.organisations.permissions import has_role
from viitta.parts.roadmaps.models import Measure, Ownership, OwnershipRole, Roadmap


def can_run_rounds(actor: Actor, roadmap: Roadmap) -> bool:
    """Open, close, nudge, record an answer given in the corridor, correct a closed round."""
    return has_role(actor, roadmap.organisation_id, Role.ADMINISTRATOR, Role.CONVENOR, roadmap=roadmap.pk)


def answerable(actor: Actor, follow_up: FollowUp, measures: list[Measure]) -> set[int]:
    """Ids of the measures that the actor may answer for in an open round: asked now, or lead or deputy of them.

    A person by link answers only for what they are asked; so a link is useless for anything else.
    """
    person = actor.person_in(follow_up.roadmap.organisation_id)
    if person is None:
        return set()
    ids = [measure.pk for measure in measures]
    asked = Asked.objects.filter(follow_up=follow_up, measure__in=ids, person=person, until=None)
    mine = set(asked.values_list("measure", flat=True))
    if actor.kind is not ActorKind.PERSON_LINK:
        held = Ownership.objects.filter(measure__in=ids, person=person, until_date=None)
        held = held.exclude(role=OwnershipRole.COLLABORATOR)
        mine |= set(held.values_list("measure", flat=True))
    return mine


def can_record_progress(actor: Actor, follow_up: FollowUp, measures: list[Measure]) -> bool:
    """Whether the actor may answer for all of the measures in the round."""
    if can_run_rounds(actor, follow_up.roadmap):
        return True
    return {measure.pk for measure in measures} <= answerable(actor, follow_up, measures)


def can_tell_readings(actor: Actor, follow_up: FollowUp, indicators: list[Indicator]) -> bool:
    """Whether the actor may tell readings in an open round: those asked of them, and those of measures they answer for."""
    if can_run_rounds(actor, follow_up.roadmap):
        return all(row.organisation_id == follow_up.roadmap.organisation_id for row in indicators)
    person = actor.person_in(follow_up.roadmap.organisation_id)
    if person is None:
        return False
    wanted = {row.pk for row in indicators}
    asked = AskedReading.objects.filter(follow_up=follow_up, person=person, indicator__in=wanted)
    missing = wanted - set(asked.values_list("indicator", flat=True))
    if not missing:
        return True
    links = Measure.indicators.through.objects.filter(indicator__in=missing, measure__roadmap=follow_up.roadmap_id)
    pairs = list(links.values_list("measure", "indicator"))
    measures = list(Measure.objects.filter(pk__in={measure for measure, _indicator in pairs}))
    mine = answerable(actor, follow_up, measures)
    return missing <= {indicator for measure, indicator in pairs if measure in mine}


def can_observe(actor: Actor, roadmap: Roadmap) -> bool:
    """Write a success, challenge, lesson…: everybody with a role but readers, and people by link."""
    if actor.kind is ActorKind.PERSON_LINK:
        asked = Asked.objects.filter(follow_up__roadmap=roadmap, person__in=actor.person_ids, until=None)
        return asked.exists()
    roles = (Role.ADMINISTRATOR, Role.CONVENOR, Role.OWNER, Role.MEMBER)
    return has_role(actor, roadmap.organisation_id, *roles, roadmap=roadmap.pk)
