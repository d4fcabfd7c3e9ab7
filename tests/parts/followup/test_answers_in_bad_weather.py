"""Answers that come late, from those who left, or about what is there no more: nothing is lost, nothing leaks."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions, queries, tasks
from viitta.parts.followup.models import ProgressEntry, Reminder
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure

OPENED = datetime(2024, 4, 2, 8, tzinfo=UTC)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def opened(town):
    return tasks.open_and_ask(
        roadmaps=[(town.roadmap, Quarter(2024, 1))], opens=date(2024, 4, 2), by=COMMAND_LINE, at=OPENED
    )[0]


@pytest.fixture
def token(opened, town):
    import re

    return re.search(r"/update/([\w-]+)/", Message.objects.get(kind="follow_up_ask").text)[1]


def answered(client, address, pk, **fields):
    data = {"action": "save", **{f"m{pk}-{name}": value for name, value in fields.items()}}
    return client.post(address, data)


def test_an_answer_does_not_write_back_what_was_changed_while_its_page_was_open(town, opened):
    seen = Measure.objects.select_related("roadmap").get(pk=town.app.pk)
    change = roadmaps.MeasureChange(town.app, {"status": "paused", "end": date(2025, 6, 30)}, reason="siirtyi")
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=AT)
    actions.record_progress(follow_up=opened, answers=[actions.Answer(seen, 40)], by=COMMAND_LINE, at=AT)
    now = Measure.objects.get(pk=town.app.pk)
    assert (now.status, now.end) == ("paused", date(2025, 6, 30))


def test_a_status_left_as_the_page_showed_it_does_not_replace_a_newer_one(client, town, token):
    change = roadmaps.MeasureChange(town.app, {"status": "paused"})
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=AT)
    answered(client, reverse("update", args=[token]), town.app.pk, percent="40", status="running", status_was="running")
    assert Measure.objects.get(pk=town.app.pk).status == "paused"
    assert ProgressEntry.objects.get(measure=town.app).percent == 40


def test_a_status_that_the_owner_changes_is_taken(client, town, token):
    answered(client, reverse("update", args=[token]), town.app.pk, percent="40", status="paused", status_was="running")
    assert Measure.objects.get(pk=town.app.pk).status == "paused"


def test_a_correction_of_a_closed_round_keeps_the_status_that_was_told_in_it(town, opened):
    actions.record_progress(follow_up=opened, answers=[actions.Answer(town.app, 40)], by=COMMAND_LINE, at=AT)
    actions.close_rounds(rounds=[opened], by=COMMAND_LINE, at=AT)
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(town.app, {"status": "paused"})], by=COMMAND_LINE, at=AT)
    corrected = actions.Answer(town.app, 45, seen=1)
    entry = actions.record_progress(follow_up=opened, answers=[corrected], by=COMMAND_LINE, at=AT)[0]
    assert (entry.percent, entry.status) == (45, "running")


def test_an_answer_about_a_measure_that_was_removed_meanwhile_is_refused_with_all_of_its_page(town, opened):
    seen = Measure.objects.select_related("roadmap").get(pk=town.app.pk)
    roadmaps.remove_measures(measures=[town.app], by=COMMAND_LINE, at=AT)
    answers = [actions.Answer(town.study, 30), actions.Answer(seen, 40)]
    with pytest.raises(actions.Refused, match="removed"):
        actions.record_progress(follow_up=opened, answers=answers, by=COMMAND_LINE, at=AT)
    assert not ProgressEntry.objects.filter(measure=town.study).exists()


def test_the_link_of_a_person_who_has_left_shows_nothing_and_offers_nothing(client, town, token):
    person = town.people["viestintäpäällikkö"]
    organisations.mark_left(person=person, on=TODAY, by=COMMAND_LINE, at=AT)
    response = client.get(reverse("update", args=[token]))
    assert response.status_code == 410
    assert "Kaupunkisovellus" not in response.content.decode()
    before = Message.objects.count()
    client.post(reverse("update_again", args=[token]))
    assert Message.objects.count() == before
    answered(client, reverse("update", args=[token]), town.app.pk, percent="40")
    assert not ProgressEntry.objects.exists()


def test_no_letter_goes_to_a_person_who_has_left(town, opened):
    person = town.people["viestintäpäällikkö"]
    organisations.mark_left(person=person, on=date(2024, 4, 5), by=COMMAND_LINE, at=AT)
    sent = Reminder.objects.count()
    later = datetime(2024, 4, 9, 8, tzinfo=UTC)
    tasks.write_to(kind="repeat", people=[person], opened_on=date(2024, 4, 2), by=COMMAND_LINE, at=later)
    assert Reminder.objects.count() == sent


def test_who_leaves_later_is_still_asked(town, opened):
    person = town.people["viestintäpäällikkö"]
    organisations.mark_left(person=person, on=date(2024, 6, 30), by=COMMAND_LINE, at=AT)
    assert queries.asked_now([person.pk], on=TODAY)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31.2.2025", "1.1.1"])
def test_a_new_end_outside_the_years_of_plans_is_told_at_its_field(client, town, token, day):
    response = answered(client, reverse("update", args=[token]), town.app.pk, percent="40", new_end=day, reason="syy")
    assert response.status_code == 422
    page = response.content.decode()
    assert "Vuoden on oltava" in page or "31.3.2025" in page
    assert not ProgressEntry.objects.exists()


def test_the_days_of_a_closed_round_cannot_be_moved(client, town, opened):
    actions.close_rounds(rounds=[opened], by=COMMAND_LINE, at=AT)
    client.force_login(town.accounts["convenor"], backend=BACKEND)
    data = {"due_on": "2024-06-01", "closes_on": "2024-06-30"}
    assert client.post(reverse("round_days", args=[opened.pk]), data).status_code == 404
    with pytest.raises(ValueError, match="open"):
        actions.move_round(
            follow_up=opened, due_on=date(2024, 6, 1), closes_on=date(2024, 6, 30), by=COMMAND_LINE, at=AT
        )
