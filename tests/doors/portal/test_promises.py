"""Promises of outsiders: a move shows the days and who waits, every change stays, the convenor is reminded."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import AT, TODAY, build_organisation
from viitta.core.actors import COMMAND_LINE
from viitta.parts.messages.models import Message
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions, tasks
from viitta.parts.roadmaps.models import ExternalParty, Promise, PromiseMove

BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def party(town):
    new = actions.NewParty("Asianhallinta Oy", "supplier", "projektipäällikkö")
    return actions.add_parties(organisation=town.organisation, new=[new], **BY)[0]


def promised(town, party, due=date(2024, 3, 29), count=1, measures=()):
    new = [
        actions.NewPromise(party, f"Työnkulut {step}", date(2023, 9, 1), due, tuple(measures)) for step in range(count)
    ]
    return actions.add_promises(roadmap=town.roadmap, new=new, **BY)


def moved(promise, *days):
    for day in days:
        fresh = Promise.objects.select_related("roadmap").get(pk=promise.pk)
        move = actions.Move(fresh, day, date(2024, 3, 1), "Toimittajan resurssit eivät riitä.", "supplier")
        actions.move_promises(moves=[move], **BY)


def address(town):
    return f"/promises/?roadmap={town.roadmap.pk}"


def test_a_promise_moved_twice_shows_the_days_and_the_measures_that_wait(town, party, browse, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    promise = promised(town, party, measures=[town.app])[0]
    moved(promise, date(2024, 6, 30), date(2024, 9, 30))
    page = browse().get(address(town)).content.decode()
    assert "siirretty 2 kertaa" in page
    assert "47 päivää" in page  # 30.3.-15.5.2024
    assert "Kaupunkisovellus" in page
    one = browse().get(f"/promises/{promise.pk}/").content.decode()
    assert "Toimittajan resurssit eivät riitä." in one
    assert "29.3.2024" in one
    assert "30.9.2024" in one
    measure = browse().get(f"/measures/{town.app.pk}/").content.decode()
    assert "odottaa: Asianhallinta Oy" in measure
    assert "viive 47 päivää" in measure


def test_the_sheet_holds_the_same_days_by_quarter(town, party, browse, monkeypatch):
    from io import BytesIO

    from openpyxl import load_workbook

    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    promised(town, party)
    book = load_workbook(BytesIO(browse().get(address(town) + "&format=xlsx").content))
    rows = [[cell.value for cell in row] for row in book["Viivästyspäiviä"].iter_rows()]
    assert rows == [["Lupaaja", "Q1/2024", "Q2/2024", "Yhteensä"], ["Asianhallinta Oy", 2, 45, 47]]
    assert "Työnkulut 0" in browse().get(address(town) + "&format=csv").content.decode()


def test_the_day_first_promised_never_moves(town, party):
    promise = promised(town, party)[0]
    moved(promise, date(2024, 6, 30), date(2024, 5, 31))
    promise.refresh_from_db()
    assert (promise.first_due_on, promise.due_on) == (date(2024, 3, 29), date(2024, 5, 31))
    assert list(PromiseMove.objects.values_list("old_due_on", "new_due_on")) == [
        (date(2024, 3, 29), date(2024, 6, 30)), (date(2024, 6, 30), date(2024, 5, 31)),
    ]  # fmt: skip


def test_the_whole_journey_by_forms(town, browse):
    client = browse()
    answer = client.get(f"/promises/new/?roadmap={town.roadmap.pk}")
    assert answer["Location"] == f"/parties/new/?roadmap={town.roadmap.pk}"
    party_form = {"name": "Rekisteriviranomainen", "kind": "authority", "contact_title": "ylitarkastaja", "note": ""}
    answer = client.post(f"/parties/new/?roadmap={town.roadmap.pk}", party_form)
    party = ExternalParty.objects.get()
    data = {
        "party": party.pk, "what": "Rajapinta", "promised_on": "6.1.2024", "due_on": "Q2/2024", "measures": [town.app.pk],
    }  # fmt: skip
    client.post(answer["Location"], data)
    promise = Promise.objects.get()
    assert promise.due_on == date(2024, 6, 30)
    move = {"new_due_on": "30.9.2024", "told_on": "1.3.2024", "cause": "supplier", "reason": "Myöhästyy."}
    client.post(f"/promises/{promise.pk}/move/", move)
    client.post(f"/promises/{promise.pk}/settle/", {"how": "kept", "on": "1.9.2024"})
    promise.refresh_from_db()
    assert (promise.due_on, promise.kept_on) == (date(2024, 9, 30), date(2024, 9, 1))
    client.post(f"/promises/{promise.pk}/settle/", {"open": "1"})
    promise.refresh_from_db()
    assert promise.kept_on is None
    client.post(f"/parties/{party.pk}/remove/")
    assert ExternalParty.objects.exists()


BAD_PROMISES = [
    ({"due_on": "1.1.2024"}, "Lupauksen määräpäivä ei voi olla ennen päivää, jona lupaus annettiin."),
    ({"due_on": "31.2.2024"}, "Kalenterissa ei ole tällaista päivää."),
    ({"what": ""}, "Mitä luvattiin?"),
    ({"party": "999999"}, "Kuka lupasi?"),
    ({"measures": ["999999"]}, "Odottavat toimenpiteet"),
]


@pytest.mark.parametrize(("changes", "sentence"), BAD_PROMISES, ids=[row[1][:20] for row in BAD_PROMISES])
def test_a_senseless_promise_is_refused_at_its_field(town, party, browse, changes, sentence):
    data = {"party": party.pk, "what": "x", "promised_on": "6.1.2024", "due_on": "30.6.2024", **changes}
    answer = browse().post(f"/promises/new/?roadmap={town.roadmap.pk}", data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Promise.objects.exists()


BAD_MOVES = [
    ({"new_due_on": "29.3.2024"}, "Tämä on lupauksen nykyinen päivä."),
    ({"new_due_on": "1.1.2020"}, "Lupauksen määräpäivä ei voi olla ennen päivää"),
    ({"told_on": "1.1.2020"}, "Uudesta päivästä on kerrottu"),
    ({"told_on": "1.1.2099"}, "Uudesta päivästä on kerrottu"),
    ({"reason": ""}, "Mikä syy siirrolle kerrottiin?"),
    ({"cause": "laziness"}, "Syy"),
]


@pytest.mark.parametrize(("changes", "sentence"), BAD_MOVES, ids=[f"{row[0]}" for row in BAD_MOVES])
def test_a_senseless_move_is_refused_at_its_field(town, party, browse, changes, sentence):
    promise = promised(town, party)[0]
    data = {"new_due_on": "30.9.2024", "told_on": "1.3.2024", "cause": "", "reason": "Syy.", **changes}
    answer = browse().post(f"/promises/{promise.pk}/move/", data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not PromiseMove.objects.exists()


def test_actions_refuse_what_forms_refuse_and_keep_nothing(town, party):
    promise = promised(town, party)[0]
    _other, _accounts, _people = build_organisation("Naapurila", "902", "naapurila.example")
    foreign = actions.add_parties(organisation=_other, new=[actions.NewParty("Vieras", "other")], **BY)[0]
    for new in (
        actions.NewPromise(party, "x", date(2024, 2, 1), date(2024, 1, 1)),
        actions.NewPromise(foreign, "x", date(2024, 1, 1), date(2024, 2, 1)),
    ):
        with pytest.raises(ValueError, match=r"before|another organisation"):
            actions.add_promises(roadmap=town.roadmap, new=[new], **BY)
    with pytest.raises(ValueError, match="has come"):
        actions.settle_promises(promises=[promise], kept_on=date(2030, 1, 1), **BY)
    with pytest.raises(ValueError, match="not both"):
        actions.settle_promises(promises=[promise], kept_on=TODAY, cancelled_on=TODAY, **BY)
    actions.settle_promises(promises=[promise], kept_on=TODAY, **BY)
    with pytest.raises(ValueError, match="ended"):
        actions.move_promises(moves=[actions.Move(promise, date(2025, 1, 1), TODAY)], **BY)
    assert Promise.objects.count() == 1


def test_only_the_convenor_and_administrator_write(town, party, browse):
    promise = promised(town, party)[0]
    for role in ("owner", "member", "reader"):
        assert browse(role).get(f"/promises/{promise.pk}/").status_code == 200
        assert browse(role).get(f"/promises/{promise.pk}/move/").status_code == 404
    with pytest.raises(Forbidden):
        actions.settle_promises(promises=[promise], kept_on=TODAY, by=town.actor("owner"), at=AT)


def test_a_stranger_sees_no_promise(town, party, browse):
    promise = promised(town, party)[0]
    _other, strangers, _people = build_organisation("Naapurila", "902", "naapurila.example")
    client = browse("convenor", strangers)
    assert client.get(f"/promises/{promise.pk}/").status_code == 404
    assert "Työnkulut" not in client.get(address(town)).content.decode()


def test_the_list_is_narrowed_by_its_address(town, party, browse):
    kept, _other = promised(town, party, count=2)
    actions.settle_promises(promises=[kept], kept_on=TODAY, **BY)
    page = browse().get(address(town) + "&state=kept").content.decode()
    assert "Työnkulut 0" in page
    assert "Työnkulut 1" not in page
    assert "Näytetään 1/2 lupausta." in page
    assert "Mikään lupaus ei vastaa valintoja" in browse().get(address(town) + "&party=999").content.decode()


def test_the_list_takes_as_many_queries_for_one_as_for_three(town, party, browse, django_assert_num_queries):
    client = browse()
    promised(town, party, measures=[town.app])
    client.get(address(town))
    with CaptureQueriesContext(connection) as one:
        client.get(address(town))
    promised(town, party, count=2, measures=[town.app, town.study])
    with django_assert_num_queries(len(one)):
        client.get(address(town))
    assert len(one) <= 25


def remind(day: date) -> int:
    return tasks.remind_of_promises(at=datetime(day.year, day.month, day.day, 6, tzinfo=UTC))


def letters():
    return list(Message.objects.filter(kind="promise_due").order_by("pk"))


def test_the_convenor_is_reminded_two_weeks_before_once_for_each_day(town, party):
    promise = promised(town, party, due=date(2024, 6, 28), measures=[town.app])[0]
    assert remind(date(2024, 6, 13)) == 0
    assert remind(date(2024, 6, 14)) == 1
    assert remind(date(2024, 6, 17)) == 0
    (letter,) = letters()
    assert letter.recipient == "convenor@viitala.example"
    for text in (letter.text, letter.html):
        assert "28.6.2024" in text
        assert "Asianhallinta Oy (projektipäällikkö)" in text
        assert "odottaa: Kaupunkisovellus" in text
        assert f"/promises/?roadmap={town.roadmap.pk}" in text
    moved(promise, date(2024, 9, 30))
    assert remind(date(2024, 9, 16)) == 1


def test_on_a_day_off_nobody_is_reminded_but_on_the_next_working_day(town, party):
    promised(town, party, due=date(2024, 6, 29))  # two weeks before is a Saturday
    assert remind(date(2024, 6, 15)) == 0
    assert remind(date(2024, 6, 17)) == 1


def test_several_promises_of_a_roadmap_come_in_one_letter_and_kept_ones_in_none(town, party):
    kept, *_others = promised(town, party, due=date(2024, 6, 28), count=3)
    actions.settle_promises(promises=[kept], kept_on=TODAY, **BY)
    assert remind(date(2024, 6, 18)) == 1
    assert "2 ulkoisen lupauksen määräpäivä" in letters()[0].text
    assert "Työnkulut 0" not in letters()[0].text


def test_a_promise_that_somebody_ended_meanwhile_is_not_ended_in_another_way(town, party, browse):
    promise = promised(town, party)[0]
    actions.settle_promises(promises=[promise], kept_on=TODAY, **BY)
    told = {"how": "cancelled", "on": f"{TODAY.day}.{TODAY.month}.{TODAY.year}"}
    page = browse().post(f"/promises/{promise.pk}/settle/", told, follow=True).content.decode()
    assert "Joku muu muutti lupausta" in page
    promise.refresh_from_db()
    assert (promise.kept_on, promise.cancelled_on) == (TODAY, None)
