"""One account that is a person of two municipalities: answers in both, as the person of each."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE, Role
from viitta.core.periods import Quarter
from viitta.parts.audit.models import Event
from viitta.parts.followup import actions, tasks
from viitta.parts.followup.models import ProgressEntry
from viitta.parts.followup.permissions import can_record_progress
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.queries import actor_of
from viitta.parts.roadmaps import actions as roadmaps

DEED = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def far(town, neighbour):
    """The neighbour's measure, owned by the same account as the town's measures; rounds are open in both."""
    organisation = neighbour[0]
    new = roadmaps.NewRoadmap(organisation, "Naapurilan digitiekartta", date(2023, 1, 1), date(2025, 12, 31))
    roadmap = roadmaps.found_roadmaps(new=[new], **DEED)[0]
    theme = roadmaps.add_listed(roadmap=roadmap, kind="theme", new=[roadmaps.NewListed("Asiointi")], **DEED)[0]
    days = {"start": date(2023, 1, 1), "end": date(2024, 12, 31)}
    measure = roadmaps.add_measures(
        roadmap=roadmap, new=[roadmaps.NewMeasure(theme, "Ajanvaraus", status="running", **days)], **DEED
    )[0]
    account = town.accounts["owner"]
    person = organisations.add_people(
        organisation=organisation, new=[organisations.NewPerson("hankepäällikkö", account=account)], **DEED
    )[0]
    organisations.give_grants(organisation=organisation, accounts=[account], role=Role.OWNER, **DEED)
    roadmaps.assign_owners(assignments=[roadmaps.Assignment(measure, person, from_date=date(2023, 1, 1))], **DEED)
    both = [(town.roadmap, Quarter(2024, 1)), (roadmap, Quarter(2024, 1))]
    tasks.open_and_ask(roadmaps=both, opens=date(2024, 4, 2), by=COMMAND_LINE, at=datetime(2024, 4, 2, 8, tzinfo=UTC))
    return measure


@pytest.fixture
def owner_client(client, town):
    client.force_login(town.accounts["owner"])
    return client


def test_home_counts_the_measures_of_both(town, far, owner_client):
    assert "3 toimenpidettä odottaa vastaustasi" in owner_client.get("/").content.decode()


def test_the_own_answers_are_of_both_and_say_whose_each_is(town, far, owner_client):
    page = owner_client.get("/my-answers/").content.decode()
    assert "Viitala · Sähköiset palvelut" in page
    assert "Naapurila · Asiointi" in page


def test_one_press_answers_in_both_as_the_person_of_each(town, far, owner_client):
    answers = {f"m{one.pk}-percent": "70" for one in (town.app, far)}
    seen = {f"m{one.pk}-seen": "0" for one in (town.app, far)}
    owner_client.post("/my-answers/", {**answers, **seen, "action": "save"})
    told = {row.measure_id: row.by_person for row in ProgressEntry.objects.all()}
    here = town.people["viestintäpäällikkö"].pk
    there = Person.objects.get(title="hankepäällikkö").pk
    assert told == {town.app.pk: here, far.pk: there}
    logged = Event.objects.filter(kind="followup.progress.recorded").values_list("organisation", "person")
    assert set(logged) == {(town.organisation.pk, here), (far.organisation_id, there)}


def test_each_measure_is_answered_by_its_own_round_page(town, far, owner_client):
    for measure in (town.app, far):
        follow_up = measure.roadmap.follow_ups.get()
        assert owner_client.get(f"/rounds/{follow_up.pk}/measures/{measure.pk}/").status_code == 200


def test_the_person_of_one_municipality_answers_nothing_for_the_other(town, far):
    follow_up = far.roadmap.follow_ups.get()
    member = actor_of(town.accounts["member"], on=TODAY)
    assert not can_record_progress(member, follow_up, [far])
    owner = actor_of(town.accounts["owner"], on=TODAY)
    assert can_record_progress(owner, follow_up, [far])


def test_what_one_saw_in_the_other_municipality_is_ones_own(town, far):
    owner = actor_of(town.accounts["owner"], on=TODAY)
    new = actions.NewObservation("success", "Jonot lyhenivät.", TODAY, Quarter(2024, 1), far)
    seen = actions.record_observations(roadmap=far.roadmap, new=[new], by=owner, at=AT)[0]
    assert actions.may_change(owner, seen)
    assert not actions.may_change(actor_of(town.accounts["convenor"], on=TODAY), seen)


def test_an_answer_in_one_municipality_makes_home_fresh_for_the_other(town, far, owner_client):
    before = owner_client.get("/")["ETag"]
    follow_up = far.roadmap.follow_ups.get()
    answer = actions.Answer(far, Decimal(50))
    actions.record_progress(follow_up=follow_up, answers=[answer], by=COMMAND_LINE, at=AT)
    after = owner_client.get("/", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert "2 toimenpidettä odottaa vastaustasi" in after.content.decode()
