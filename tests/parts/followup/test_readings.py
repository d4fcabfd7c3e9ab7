"""Readings asked in the same round, mail and page as percents."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions, tasks
from viitta.parts.followup.models import AskedReading, ProgressEntry, Reminder
from viitta.parts.indicators import actions as indicators
from viitta.parts.indicators.models import Reading, ReadingRevision
from viitta.parts.messages.models import Message
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions as roadmaps

BY = {"by": COMMAND_LINE, "at": AT}
OPENS = datetime(2024, 4, 2, 8, tzinfo=UTC)
Q1 = Quarter(2024, 1)


def add(town, name, **more):
    new = indicators.NewIndicator(name, "kpl", target=Decimal(400), **more)
    return indicators.add_indicators(organisation=town.organisation, new=[new], **BY)[0]


@pytest.fixture
def visits(town):
    """An indicator of the app."""
    row = add(town, "Käynnit")
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(town.app, {"indicators": (row,)})], **BY)
    return row


@pytest.fixture
def goal(town):
    return roadmaps.add_listed(roadmap=town.roadmap, kind="goal", new=[roadmaps.NewListed("Laatu")], **BY)[0]


def open_round(town, quarter=Q1, at=OPENS):
    return tasks.open_and_ask(roadmaps=[(town.roadmap, quarter)], opens=at.date(), by=COMMAND_LINE, at=at)[0]


def letter_to(person):
    return Message.objects.filter(person=person.pk).latest("pk")


def page_of(message):
    return re.search(r"/update/[\w-]+/", message.text)[0]


def test_the_owner_of_a_measure_is_asked_its_reading_on_the_same_page(town, visits):
    open_round(town)
    letter = letter_to(town.people["viestintäpäällikkö"])
    assert "Sivulla kysytään myös 1 mittarin lukema." in letter.text
    address, name = page_of(letter), f"r{visits.pk}-2024Q1-value"
    client = Client()
    assert f'name="{name}"' in client.get(address).content.decode()
    fields = {f"m{town.app.pk}-percent": "60", f"m{town.app.pk}-seen": "0", name: "1 320 kpl"}
    assert client.post(address, fields).status_code == 302
    assert ProgressEntry.objects.get().percent == 60
    assert Reading.objects.get().value == 1320
    assert "Lukemia on kysytty 1, ja niistä on ilmoitettu 1." in client.get(f"{address}done/").content.decode()


def test_a_reading_left_empty_is_not_answered(town, visits):
    open_round(town)
    address = page_of(letter_to(town.people["viestintäpäällikkö"]))
    Client().post(address, {f"m{town.app.pk}-percent": "60", f"r{visits.pk}-2024Q1-value": ""})
    assert ProgressEntry.objects.exists()
    assert not Reading.objects.exists()


def test_a_reading_of_another_unit_saves_nothing_and_says_so(town, visits):
    open_round(town)
    address = page_of(letter_to(town.people["viestintäpäällikkö"]))
    fields = {f"m{town.app.pk}-percent": "60", f"r{visits.pk}-2024Q1-value": "12 h"}
    response = Client().post(address, fields)
    assert response.status_code == 422
    assert "Mittarin yksikkö on kpl, ei h." in response.content.decode()
    assert not ProgressEntry.objects.exists()
    assert not Reading.objects.exists()


def test_a_reading_may_be_told_without_the_percent(town, visits):
    open_round(town)
    address = page_of(letter_to(town.people["viestintäpäällikkö"]))
    because = {f"r{visits.pk}-2024Q1-because": "Laskuri oli rikki."}
    assert Client().post(address, because).status_code == 302
    assert Reading.objects.get().not_measured_because == "Laskuri oli rikki."


def test_a_reading_told_meanwhile_by_another_is_shown_and_not_lost(town, visits):
    opened = open_round(town)
    address = page_of(letter_to(town.people["viestintäpäällikkö"]))
    taken = indicators.TakenReading(visits, Decimal(100))
    actions.record_readings(follow_up=opened, readings=[taken], by=town.actor("convenor"), at=AT)
    fields = {f"m{town.app.pk}-percent": "60", f"r{visits.pk}-2024Q1-value": "90", f"r{visits.pk}-2024Q1-seen": "0"}
    response = Client().post(address, fields)
    assert response.status_code == 409
    assert "Convenor Viitala ilmoitti sillä välin: 100" in response.content.decode()
    assert Reading.objects.get().value == 100
    assert not ProgressEntry.objects.exists()


def test_an_indicator_that_only_a_goal_has_is_asked_of_its_owner(town, goal):
    rector = town.people["rehtori"]
    row = add(town, "Osuus", owner=rector)
    roadmaps.set_goal_indicators(goal=goal, indicators=[row], **BY)
    open_round(town)
    assert AskedReading.objects.get().person == rector
    letter = letter_to(rector)
    assert "Osuus" in letter.text
    address = page_of(letter)
    assert "Osuus" in Client().get(address).content.decode()
    assert Client().post(address, {f"r{row.pk}-2024Q1-value": "55"}).status_code == 302
    assert Reading.objects.get().by_person == rector.pk


def test_a_page_of_readings_only_that_is_sent_empty_says_what_is_missing(town, goal):
    row = add(town, "Osuus", owner=town.people["rehtori"])
    roadmaps.set_goal_indicators(goal=goal, indicators=[row], **BY)
    open_round(town)
    response = Client().post(page_of(letter_to(town.people["rehtori"])), {})
    assert response.status_code == 422
    assert "Anna ainakin yksi lukema" in response.content.decode()


def test_an_indicator_of_a_goal_without_an_owner_is_asked_of_the_convenor(town, goal):
    roadmaps.set_goal_indicators(goal=goal, indicators=[add(town, "Osuus")], **BY)
    open_round(town)
    assert AskedReading.objects.get().person.title == "tietohallintopäällikkö"


def test_an_indicator_that_a_measure_carries_is_not_asked_twice(town, goal, visits):
    roadmaps.set_goal_indicators(goal=goal, indicators=[visits], **BY)
    open_round(town)
    assert not AskedReading.objects.exists()


def test_an_ended_indicator_is_not_asked(town, goal, visits):
    indicators.change_indicator(indicator=visits, values={"ended_on": date(2024, 3, 31)}, **BY)
    open_round(town)
    address = page_of(letter_to(town.people["viestintäpäällikkö"]))
    assert f"r{visits.pk}-" not in Client().get(address).content.decode()


def test_a_link_tells_only_the_readings_that_it_is_asked(town, goal, visits):
    other = add(town, "Salaisuus")
    opened = open_round(town)
    from viitta.parts.followup.queries import find_link

    token = page_of(letter_to(town.people["viestintäpäällikkö"])).split("/")[2]
    actor = find_link(token, on=OPENS.date()).actor
    taken = [indicators.TakenReading(other, Decimal(1))]
    with pytest.raises(Forbidden):
        actions.record_readings(follow_up=opened, readings=taken, by=actor, at=AT)
    taken = [indicators.TakenReading(visits, Decimal(1))]
    assert actions.record_readings(follow_up=opened, readings=taken, by=actor, at=AT)


def test_a_later_reading_of_a_closed_round_is_a_correction(town, visits, client):
    opened = open_round(town)
    actions.close_rounds(rounds=[opened], **BY)
    taken = [indicators.TakenReading(visits, Decimal(7))]
    with pytest.raises(Forbidden):
        actions.record_readings(follow_up=opened, readings=taken, by=town.actor("owner"), at=AT)
    actions.record_readings(follow_up=opened, readings=taken, by=town.actor("convenor"), at=AT)
    assert ReadingRevision.objects.get().after_closing
    client.force_login(town.accounts["reader"], backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/indicators/{visits.pk}/").content.decode()
    assert "korjattu kierroksen sulkemisen jälkeen" in page


def test_a_repeat_asks_only_the_readings_that_were_not_told(town, goal):
    rector = town.people["rehtori"]
    row = add(town, "Osuus", owner=rector)
    roadmaps.set_goal_indicators(goal=goal, indicators=[row], **BY)
    opened = open_round(town)
    tasks.run_due(at=datetime(2024, 4, 9, 8, tzinfo=UTC))
    assert Reminder.objects.filter(person=rector, kind="repeat").count() == 1
    Reminder.objects.filter(kind="repeat").delete()
    taken = [indicators.TakenReading(row, Decimal(7))]
    actions.record_readings(follow_up=opened, readings=taken, **BY)
    tasks.run_due(at=datetime(2024, 4, 10, 8, tzinfo=UTC))
    assert not Reminder.objects.filter(person=rector, kind="repeat").exists()


def test_the_round_tells_how_many_readings_were_told(town, visits, client):
    opened = open_round(town)
    client.force_login(town.accounts["reader"], backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/rounds/{opened.pk}/"
    assert "Lukemia on kysytty 1, ja niistä on ilmoitettu 0." in client.get(address).content.decode()


def test_who_is_asked_only_a_reading_finds_it_on_the_front_page(town, goal, client):
    row = add(town, "Osuus", owner=town.people["rehtori"])
    roadmaps.set_goal_indicators(goal=goal, indicators=[row], **BY)
    open_round(town)
    client.force_login(town.accounts["member"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "1 mittari odottaa lukemaasi" in client.get("/").content.decode()
    assert "Osuus" in client.get("/my-answers/").content.decode()
