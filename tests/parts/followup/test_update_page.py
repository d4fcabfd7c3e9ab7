"""The update page from the mail link, as a browser without JavaScript sees it."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.audit.models import Event
from viitta.parts.followup import actions, tasks
from viitta.parts.followup.models import Asked, Observation, ProgressEntry, UpdateLink
from viitta.parts.messages.models import Message

Q1 = Quarter(2024, 1)
OPENED = date(2024, 4, 2)


@pytest.fixture
def follow_up(town):
    at = datetime(2024, 4, 2, 6, 0, tzinfo=UTC)
    return tasks.open_and_ask(roadmaps=[(town.roadmap, Q1)], opens=OPENED, by=COMMAND_LINE, at=at)[0]


@pytest.fixture
def token(follow_up):
    """The token of the owner's letter, read from the letter itself."""
    text = Message.objects.get(kind="follow_up_ask").text
    return re.search(r"/update/([\w-]+)/", text)[1]


@pytest.fixture
def page(token):
    return f"/update/{token}/"


def test_opening_shows_the_owners_measures_and_saves_nothing(client, page, town):
    response = client.get(page)
    body = response.content.decode()
    assert response.status_code == 200
    assert [title in body for title in ("Kaupunkisovellus", "Tietovaraston selvitys", "Kirjaston digituki")] == [
        True
    ] * 3
    assert not ProgressEntry.objects.exists()
    assert not Event.objects.filter(kind__startswith="followup.progress").exists()


def test_one_press_answers_all_as_suggested(client, page, town):
    assert client.post(page, {"action": "all"}).status_code == 302
    told = dict(ProgressEntry.objects.values_list("measure", "percent"))
    assert told == {town.app.pk: Decimal(65), town.study.pk: Decimal(75), town.support.pk: None}


def test_a_value_of_ones_own_wins_over_the_suggestion(client, page, town):
    data = {f"m{town.app.pk}-percent": "40,5 %", f"m{town.app.pk}-note": "Testiryhmä koolla.", "action": "save"}
    assert client.post(page, data).status_code == 302
    entry = ProgressEntry.objects.get()
    assert (entry.measure_id, entry.percent, entry.note, entry.status) == (
        town.app.pk, Decimal("40.5"), "Testiryhmä koolla.", "running",
    )  # fmt: skip


def test_all_as_suggested_keeps_what_was_typed(client, page, town):
    client.post(page, {"action": "all", f"m{town.app.pk}-percent": "12"})
    assert ProgressEntry.objects.get(measure=town.app).percent == 12


def test_an_answer_twice_changes_the_first(client, page, town):
    client.post(page, {f"m{town.app.pk}-percent": "40", "action": "save"})
    client.post(page, {f"m{town.app.pk}-percent": "45", f"m{town.app.pk}-seen": "1", "action": "save"})
    entry = ProgressEntry.objects.get()
    assert (entry.percent, entry.revision) == (45, 2)


def test_an_answer_over_somebody_elses_is_told_and_not_saved(client, page, town, follow_up):
    given = actions.Answer(town.app, Decimal(30), "Käytäväkeskustelu")
    actions.record_progress(follow_up=follow_up, answers=[given], by=town.actor("convenor"), at=AT)
    response = client.post(page, {f"m{town.app.pk}-percent": "50", f"m{town.app.pk}-seen": "0", "action": "save"})
    body = response.content.decode()
    assert response.status_code == 409
    assert "Käytäväkeskustelu" in body
    assert 'value="50"' in body
    assert ProgressEntry.objects.get(measure=town.app).percent == 30
    client.post(page, {f"m{town.app.pk}-percent": "50", f"m{town.app.pk}-seen": "1", "action": "save"})
    assert ProgressEntry.objects.get(measure=town.app).percent == 50


@pytest.mark.parametrize("text", ["1000", "-5", "abc", "NaN", "1e3", "50 50", "<script>", "٥٠x", "101", "inf"])
def test_what_is_no_percent_is_refused_beside_its_field(client, page, town, text):
    response = client.post(page, {f"m{town.app.pk}-percent": text, f"m{town.study.pk}-percent": "20", "action": "save"})
    assert response.status_code == 422
    assert f'id="m{town.app.pk}-percent_error"' in response.content.decode()
    assert not ProgressEntry.objects.exists()


def test_a_script_in_a_sentence_is_shown_as_text(client, page, town):
    client.post(
        page, {f"m{town.app.pk}-percent": "5", f"m{town.app.pk}-note": "<script>alert(1)</script>", "action": "save"}
    )
    body = client.get(page).content.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert" in body


def test_marks_that_turn_the_direction_of_text_are_left_out(client, page, town):
    client.post(page, {f"m{town.app.pk}-percent": "5", f"m{town.app.pk}-note": "a\u202eb\u0007c", "action": "save"})
    assert ProgressEntry.objects.get().note == "abc"


def test_a_sentence_without_a_percent_asks_for_the_percent(client, page, town):
    response = client.post(page, {f"m{town.app.pk}-note": "Hyvin menee.", "action": "save"})
    assert response.status_code == 422
    assert "Hyvin menee." in response.content.decode()


def test_a_day_that_does_not_exist_is_refused(client, page, town):
    data = {f"m{town.app.pk}-percent": "5", f"m{town.app.pk}-new_end": "31.2.2025", "action": "save"}
    response = client.post(page, data)
    assert response.status_code == 422
    assert f'id="m{town.app.pk}-new_end_error"' in response.content.decode()


def test_a_press_with_nothing_answered_is_told(client, page):
    assert client.post(page, {"action": "save"}).status_code == 422


def test_a_measure_that_one_is_not_asked_of_is_left_alone(client, page, town):
    Asked.objects.filter(measure=town.study).delete()
    client.post(page, {f"m{town.study.pk}-percent": "50", f"m{town.app.pk}-percent": "50", "action": "save"})
    assert list(ProgressEntry.objects.values_list("measure", flat=True)) == [town.app.pk]


def test_an_unknown_link_is_not_found(client, db):
    assert client.get("/update/" + "x" * 43 + "/").status_code == 404


def test_a_link_of_a_closed_round_says_so_and_saves_nothing(client, page, town, follow_up):
    actions.close_rounds(rounds=[follow_up], by=COMMAND_LINE, at=AT)
    assert client.get(page).status_code == 410
    assert client.post(page, {"action": "all"}).status_code == 410
    assert not ProgressEntry.objects.filter(measure=town.app).exists()


def test_a_new_owner_ends_the_old_link_and_gets_a_letter_with_another(client, page, town, follow_up):
    rector = town.people["rehtori"]
    measures = [town.app, town.study, town.support]
    assignments = [
        tasks.roadmap_actions.Assignment(measure, rector, from_date=date(2024, 4, 3)) for measure in measures
    ]
    tasks.change_owners(assignments=assignments, by=COMMAND_LINE, at=AT)
    assert client.get(page).status_code == 410
    letter = Message.objects.get(kind="follow_up_successor")
    assert letter.recipient == "member@viitala.example"
    other = re.search(r"/update/[\w-]+/", letter.text)[0]
    assert Client().get(other).status_code == 200


def test_a_link_opens_nothing_but_its_own_page(client, page):
    client.get(page)
    assert client.get("/rounds/").status_code == 302


def test_the_token_is_stored_nowhere_in_clear(token, follow_up):
    assert token not in str(list(UpdateLink.objects.values()))
    assert token not in str(list(Event.objects.values()))


def test_a_success_told_with_the_answers_is_kept(client, page, town):
    data = {"action": "all", "observation-kind": "success", "observation": "Kirjaston digituki sai kiitosta."}
    client.post(page, data)
    assert list(Observation.objects.values_list("kind", "text", "quarter")) == [
        ("success", "Kirjaston digituki sai kiitosta.", "2024Q1")
    ]


def test_a_press_twice_at_once_answers_once(client, page, town):
    data = {f"m{town.app.pk}-percent": "40", f"m{town.app.pk}-seen": "0", "action": "save"}
    first, second = client.post(page, data), client.post(page, data)
    assert (first.status_code, second.status_code) == (302, 302)
    assert ProgressEntry.objects.get().revision == 1
