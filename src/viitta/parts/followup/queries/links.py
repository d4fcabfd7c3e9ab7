"""Links to the update page, found by their token."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from viitta.core.actors import Actor, ActorKind, ActorPerson
from viitta.parts.followup.models import Asked, AskedReading, UpdateLink
from viitta.parts.followup.queries.readings import readings_asked_of
from viitta.parts.followup.queries.rounds import asked_of_person, still_here
from viitta.parts.organisations.actions.access import hash_token


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link that exists, what it asks now, and the actor that comes by it."""

    link: UpdateLink
    asked: list[Asked]
    readings: list[AskedReading]  # asked for themselves, not beside a measure
    actor: Actor

    @property
    def is_live(self) -> bool:
        """Whether it still works: not revoked, and a round of its day is open for the person."""
        return self.link.revoked_at is None and bool(self.asked or self.readings)


def find_link(token: str, *, on: date) -> FoundLink | None:
    """The link of a token on a day; None when there never was one. Who has left is asked nothing by it."""
    rows = UpdateLink.objects.filter(token_hash=hash_token(token)).select_related("person", "organisation")
    link = rows.first()
    if link is None:
        return None
    of, day = link.organisation_id, link.opened_on
    asked = list(asked_of_person(link.person_id, organisation=of, opened_on=day, on=on))
    readings = readings_asked_of([link.person_id], organisation=of, opened_on=day, on=on)
    who = (ActorPerson(link.person_id, link.organisation_id),)
    actor = Actor(ActorKind.PERSON_LINK, link.person.label, None, who, (), link.pk)
    return FoundLink(link, asked, readings, actor)


def asked_now(people: Iterable[int], *, on: date) -> list[Asked]:
    """What people are asked in any open round: for a new link, and for those who sign in as one or several of them."""
    rows = Asked.objects.filter(still_here(on), person__in=list(people), until=None, follow_up__state="open")
    related = ("follow_up", "follow_up__roadmap__organisation", "measure", "measure__theme", "measure__roadmap")
    return list(
        rows.select_related(*related).order_by(
            "follow_up__roadmap__organisation", "follow_up", "measure__theme__position", "measure__position"
        )
    )
