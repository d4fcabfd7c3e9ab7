"""Erasing who a person is: their deeds stay, told by the title."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core import serializers
from django.utils.translation import override

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE, Role
from viitta.core.periods import Quarter
from viitta.parts.audit.models import Event
from viitta.parts.audit.queries import verify
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import EntryRevision, Observation, ProgressEntry, RoundRow
from viitta.parts.organisations import actions
from viitta.parts.organisations.models import Account, Person
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.organisations.queries import actor_of
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Ownership, ScheduleChange

DEED = {"by": COMMAND_LINE, "at": AT}
NAME, TITLE = "Owner Viitala", "viestintäpäällikkö"


@pytest.fixture
def written(town):
    """The owner has answered with a new end, seen something, got a letter and signed in by a mailed link."""
    follow_up = tasks.open_and_ask(roadmaps=[(town.roadmap, Quarter(2024, 1))], opens=date(2024, 4, 2), **DEED)[0]
    owner = town.actor("owner")
    answer = followup.Answer(town.app, Decimal(40), new_end=date(2025, 3, 31), reason="Toimittaja myöhässä.")
    followup.record_progress(follow_up=follow_up, answers=[answer], by=owner, at=AT)
    new = followup.NewObservation("success", "Jonot lyhenivät.", TODAY, Quarter(2024, 1), town.app)
    followup.record_observations(roadmap=town.roadmap, new=[new], by=owner, at=AT)
    actions.change_account(account=town.accounts["owner"], name=NAME, language="fi", by=owner, at=AT)
    return follow_up


def everything() -> str:
    """All that the database holds, as text."""
    kept = [model for model in apps.get_models() if model._meta.app_label not in ("contenttypes", "sessions")]
    rows = [row for model in kept for row in model._default_manager.all()]
    return json.dumps(json.loads(serializers.serialize("json", rows)), ensure_ascii=False)


def erase(person, by=COMMAND_LINE):
    actions.erase_people(people=[person], by=by, at=AT)


def test_the_database_holds_the_name_and_the_address_no_more(town, written):
    assert NAME in everything()
    erase(town.people[TITLE])
    kept = everything()
    assert NAME not in kept
    assert "owner@viitala.example" not in kept


def test_what_was_written_stays_and_is_signed_with_the_title(town, written):
    before = [model.objects.get().by_label for model in (ProgressEntry, EntryRevision, Observation, ScheduleChange)]
    erase(town.people[TITLE])
    after = [model.objects.get().by_label for model in (ProgressEntry, EntryRevision, Observation, ScheduleChange)]
    assert (before, after) == ([NAME] * 4, [TITLE] * 4)


def test_the_measures_page_tells_the_title(town, written, client):
    erase(town.people[TITLE])
    client.force_login(town.accounts["convenor"])
    page = client.get(f"/measures/{town.app.pk}/").content.decode()
    assert NAME not in page
    assert TITLE in page
    assert "nimi on poistettu" in page


def test_the_chain_of_the_log_holds_after_it(town, written):
    erase(town.people[TITLE])
    assert verify().holds
    assert Event.objects.filter(kind="organisations.person.erased").count() == 1


def test_who_had_no_title_is_no_longer_named_by_owners_and_closed_rounds(town):
    person = actions.add_people(organisation=town.organisation, new=[actions.NewPerson(name="Nimi Niminen")], **DEED)[0]
    roadmaps.assign_owners(assignments=[roadmaps.Assignment(town.app, person, from_date=date(2023, 6, 1))], **DEED)
    opened = tasks.open_and_ask(roadmaps=[(town.roadmap, Quarter(2024, 1))], opens=date(2024, 4, 2), **DEED)
    followup.close_rounds(rounds=opened, **DEED)
    assert RoundRow.objects.get(measure=town.app).owner_title == "Nimi Niminen"
    with override("fi"):
        erase(person)
    assert RoundRow.objects.get(measure=town.app).owner_title == "nimi poistettu"
    assert Ownership.objects.get(measure=town.app, until_date=None).title == "nimi poistettu"
    assert Person.objects.get(pk=person.pk).label == "nimi poistettu"


def test_nobody_signs_in_by_the_account_after_it(town, written, client):
    client.force_login(town.accounts["owner"])
    erase(town.people[TITLE])
    assert client.get("/")["Location"].startswith("/accounts/sign-in/")
    assert not Account.objects.get(pk=town.accounts["owner"].pk).is_active


def test_an_account_that_another_municipality_uses_stays_there(town, neighbour, written):
    account, other = town.accounts["owner"], neighbour[0]
    kept = actions.add_people(
        organisation=other, new=[actions.NewPerson("asiantuntija", NAME, account=account)], **DEED
    )[0]
    actions.give_grants(organisation=other, accounts=[account], role=Role.MEMBER, **DEED)
    erase(town.people[TITLE])
    account.refresh_from_db()
    assert (account.is_active, account.name) == (True, NAME)
    actor = actor_of(account, on=TODAY)
    assert (actor.organisations, actor.person_ids) == ({other.pk}, {kept.pk})
    assert ProgressEntry.objects.get().by_label == TITLE


def test_the_only_administrator_is_not_erased(town):
    with pytest.raises(actions.LastAdministrator):
        erase(town.people["hallintosihteeri"])
    assert Person.objects.get(title="hallintosihteeri").name


def test_only_an_administrator_erases(town):
    with pytest.raises(Forbidden):
        erase(town.people[TITLE], by=town.actor("convenor"))
    erase(town.people[TITLE], by=town.actor("administrator"))
    assert not Person.objects.get(title=TITLE).name


def test_the_page_asks_before_it_erases(town, client):
    client.force_login(town.accounts["administrator"])
    person = town.people[TITLE]
    assert f"/people/{person.pk}/erase/" in client.get(f"/people/{person.pk}/").content.decode()
    asked = client.get(f"/people/{person.pk}/erase/").content.decode()
    assert "Tätä ei voi perua." in asked
    assert Person.objects.get(pk=person.pk).name
    client.post(f"/people/{person.pk}/erase/")
    assert not Person.objects.get(pk=person.pk).name


def test_every_row_that_tells_who_wrote_it_refers_to_their_account():
    """Else erasing would not find it."""
    signed = [{field.name for field in model._meta.local_fields} for model in apps.get_models()]
    assert all("by_account" in names for names in signed if "by_label" in names)


def test_what_is_kept_for_undoing_does_not_hold_the_name_of_who_had_no_title(town):
    person = actions.add_people(organisation=town.organisation, new=[actions.NewPerson(name="Nimi Niminen")], **DEED)[0]
    roadmaps.assign_owners(assignments=[roadmaps.Assignment(town.app, person, from_date=date(2023, 6, 1))], **DEED)
    to = [roadmaps.Assignment(town.app, town.people["rehtori"], from_date=date(2024, 5, 1))]
    change = roadmaps.MeasureChange(town.app, {})
    done = roadmaps.change_in_bulk(changes=[change], assignments=to, **DEED)
    with override("fi"):
        erase(person)
    assert "Nimi Niminen" not in everything()
    assert done.measures.exists()
