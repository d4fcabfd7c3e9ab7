"""Hand-overs: an owner leaves, a successor goes on and is told what is to be known."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import AT, build_organisation
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import HandOver, Milestone, Ownership
from viitta.parts.roadmaps.queries import orphans_in

DEED = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def leaver(town):
    return town.people["viestintäpäällikkö"]


@pytest.fixture
def heir(town):
    return town.people["rehtori"]


@pytest.fixture
def giving(town, leaver):
    """What the hand-over form sends when everything goes to one successor."""

    def data(to, **changes) -> dict:
        rows = Ownership.objects.filter(person=leaver, until_date=None)
        each = {f"to-{row.pk}": "" for row in rows}
        each |= {f"seat-{seat.pk}": "" for seat in leaver.seats.filter(until_date=None)}
        return {"successor": to.pk if to else "", "on": "1.5.2024", **each, **changes}

    return data


def address(person) -> str:
    return f"/people/{person.pk}/handover/"


def test_the_page_tells_what_one_answers_for_and_what_lies_ahead(town, told, browse, leaver):
    told(Quarter(2024, 1), {town.app: 40}, note="Testiryhmä käynnissä", cause="supplier")
    Milestone.objects.create(measure=town.app, title="Julkaisu", due_on=date(2024, 9, 1), percent=80)
    page = browse().get(address(leaver)).content.decode()
    assert "Testiryhmä käynnissä" in page
    assert "40\u00a0% neljänneksen Q1/2024 lopussa" in page
    assert "Välitavoite 1.9.2024: Julkaisu" in page


def test_everything_goes_to_the_successor_with_what_is_to_be_done_next(town, browse, leaver, heir, giving):
    lead = Ownership.objects.get(person=leaver, measure=town.app)
    answer = browse().post(address(leaver), giving(heir, **{f"next-{lead.pk}": "Sovi testipäivä"}))
    assert answer["Location"] == address(leaver)
    assert Ownership.objects.get(measure=town.app, role="lead", until_date=None).person == heir
    assert Ownership.objects.get(pk=lead.pk).until_date == date(2024, 5, 1)
    passed = HandOver.objects.get(measure=town.app)
    assert (passed.person, passed.successor, passed.next_steps) == (leaver, heir, "Sovi testipäivä")
    page = browse().get(address(leaver)).content.decode()
    assert "Sovi testipäivä" in page


def test_the_first_mail_of_the_successor_tells_what_was_passed_on_and_the_next_one_does_not(town, told, leaver, heir):
    opened = told(Quarter(2023, 4), {town.app: 30}, note="Odotetaan sisältöjä", cause="supplier")
    followup.close_rounds(rounds=[opened], **DEED)
    one = actions.Assignment(town.app, heir, from_date=AT.date())
    tasks.change_owners(assignments=[one], next_steps={town.app.pk: "Sovi testipäivä"}, **DEED)
    assert not Message.objects.filter(recipient=heir.email).exists()
    for quarter, day in ((Quarter(2024, 1), date(2024, 6, 3)), (Quarter(2024, 2), date(2024, 7, 1))):
        tasks.open_and_ask(
            roadmaps=[(town.roadmap, quarter)], opens=day, by=COMMAND_LINE, at=datetime(2024, day.month, day.day, 8, tzinfo=UTC)
        )  # fmt: skip
    first, second = Message.objects.filter(recipient=heir.email).order_by("pk")
    for part in (first.text, first.html):
        assert "Sinulle siirtyi:" in part
        assert "Edeltäjä: viestintäpäällikkö." in part
        assert "Viimeksi ilmoitettu: 30\u00a0%." in part
        assert "Odotetaan sisältöjä" in part
        assert "Seuraavaksi: Sovi testipäivä" in part
    assert "Sinulle siirtyi:" not in second.text


def test_in_an_open_round_the_successor_is_written_to_at_once(town, told, browse, leaver, heir, giving):
    told(Quarter(2024, 1), {})
    browse().post(address(leaver), giving(heir, on="1.4.2024"))
    letter = Message.objects.get(recipient=heir.email)
    assert "Sinulle siirtyi:" in letter.text
    assert "/update/" in letter.text


def test_a_seat_goes_with_the_measures_and_the_mail_names_it(town, told, browse, leaver, heir, giving):
    told(Quarter(2024, 1), {})
    seat = organisations.NewSeat(leaver, sector="viestintä", from_date=date(2023, 1, 1))
    seat = organisations.add_seats(group=town.group, new=[seat], **DEED)[0]
    browse().post(address(leaver), giving(heir, on="1.4.2024"))
    seat.refresh_from_db()
    assert seat.until_date == date(2024, 4, 1)
    assert seat.replaced_by.get().person == heir
    assert f"Paikka: {town.group.name} (viestintä)" in Message.objects.get(recipient=heir.email).text


def test_one_thing_may_end_another_stay(town, browse, leaver, giving):
    rows = list(Ownership.objects.filter(person=leaver, until_date=None).order_by("pk"))
    choices = {f"to-{row.pk}": "keep" for row in rows} | {f"to-{rows[0].pk}": "nobody"}
    browse().post(address(leaver), giving(None, **choices))
    assert Ownership.objects.get(pk=rows[0].pk).until_date == date(2024, 5, 1)
    assert not HandOver.objects.exists()


BAD = [
    ({"successor": ""}, "Valitse seuraaja tai kerro jokaisella rivillä"),
    ({"on": ""}, "Tämä kenttä vaaditaan"),
    ({"on": "31.2.2024"}, "Kalenterissa ei ole tällaista päivää"),
    ({"on": "1.1.2020"}, "Vastuu ei voi päättyä ennen alkamistaan"),
    ({"successor": "999999"}, "Valitse oikea vaihtoehto"),
]


@pytest.mark.parametrize(("changes", "sentence"), BAD, ids=[row[1][:25] for row in BAD])
def test_what_cannot_be_passed_on_is_told_at_its_place(town, browse, leaver, heir, giving, changes, sentence):
    answer = browse().post(address(leaver), giving(heir, **changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not HandOver.objects.exists()


def test_a_person_of_another_organisation_cannot_succeed(town, browse, leaver, giving):
    _other, _accounts, people = build_organisation("Naapurila", "902", "naapurila.example")
    stranger = next(iter(people.values()))
    assert browse().post(address(leaver), giving(stranger)).status_code == 422


def test_marking_that_a_person_leaves_leads_to_the_hand_over(town, browse, leaver):
    answer = browse().post(f"/people/{leaver.pk}/left/", {"on": "1.5.2024"})
    assert answer["Location"] == address(leaver)


def test_a_measure_whose_owner_has_left_is_without_an_owner(town, browse, leaver):
    assert town.app.pk not in [pk for pk, *_rest in orphans_in([town.roadmap], on=AT.date())]
    organisations.mark_left(person=leaver, on=date(2024, 1, 1), **DEED)
    assert town.app.pk in [pk for pk, *_rest in orphans_in([town.roadmap], on=AT.date())]
    assert "ei vastuuhenkilöä" in browse().get(f"/roadmaps/{town.roadmap.pk}/?owner=none").content.decode()
    assert "Toimenpiteeltä puuttuu vastuuhenkilö" in browse().get(f"/measures/{town.app.pk}/").content.decode()


def test_ending_an_ownership_asks_for_the_successor(town, browse, heir):
    lead = Ownership.objects.get(measure=town.app, role="lead", until_date=None)
    browse().post(
        f"/measures/{town.app.pk}/owners/{lead.pk}/end/",
        {"on": "1.5.2024", "successor": heir.pk, "next_steps": "Tilaa kuvat"},
    )
    assert HandOver.objects.get().next_steps == "Tilaa kuvat"
    assert Ownership.objects.get(measure=town.app, role="lead", until_date=None).person == heir


def test_ending_a_seat_asks_for_the_successor(town, browse, leaver, heir):
    seat = organisations.add_seats(
        group=town.group, new=[organisations.NewSeat(leaver, from_date=date(2023, 1, 1))], **DEED
    )[0]
    browse().post(f"/seats/{seat.pk}/end/", {"on": "1.5.2024", "person": heir.pk})
    assert seat.replaced_by.get().person == heir


def test_a_group_shows_the_sectors_that_nobody_speaks_for(town, browse, leaver):
    organisations.add_units(organisation=town.organisation, names=["Sivistys", "Tekniikka"], **DEED)
    organisations.add_seats(
        group=town.group, new=[organisations.NewSeat(leaver, sector="sivistys", from_date=date(2023, 1, 1))], **DEED
    )
    page = browse().get(f"/groups/{town.group.pk}/").content.decode()
    assert "Toimialat, joilla ei ole paikkaa:" in page
    assert "Tekniikka" in page
    assert "Sivistys" not in page


def test_who_took_over_reads_the_hand_over_and_others_do_not(town, browse, leaver, heir, giving):
    account = town.accounts["member"]
    assert browse("member").get(address(leaver)).status_code == 404
    organisations.change_person(person=heir, values={"account": account}, **DEED)
    browse().post(address(leaver), giving(heir))
    answer = browse("member").get(address(leaver))
    assert answer.status_code == 200
    assert '<form method="post" novalidate' not in answer.content.decode()
    assert browse("member").post(address(leaver), giving(heir)).status_code == 404


def test_the_page_takes_as_many_queries_for_one_measure_as_for_three(town, browse, leaver, django_assert_num_queries):
    client = browse()
    client.get(address(leaver))
    with CaptureQueriesContext(connection) as one:
        client.get(address(leaver))
    theme = town.themes[0]
    made = actions.add_measures(
        roadmap=town.roadmap, new=[actions.NewMeasure(theme, f"Lisä {step}") for step in range(2)], **DEED
    )
    actions.assign_owners(assignments=[actions.Assignment(row, leaver) for row in made], **DEED)
    with django_assert_num_queries(len(one)):
        client.get(address(leaver))


def test_nobody_succeeds_themselves(town, leaver):
    passing = actions.Passing(town.app, leaver, leaver.label, leaver, AT.date())
    with pytest.raises(ValueError, match="succeeds themselves"):
        actions.write_hand_overs(passings=[passing], **DEED)


def test_naming_the_same_owner_again_hands_nothing_over(town, leaver):
    one = actions.Assignment(town.app, leaver, from_date=AT.date())
    tasks.change_owners(assignments=[one], **DEED)
    assert not HandOver.objects.exists()


def test_a_round_closed_before_tells_the_same_owner_as_then(town, told, leaver, heir):
    opened = told(Quarter(2024, 1), {town.app: 40})
    followup.close_rounds(rounds=[opened], **DEED)
    tasks.change_owners(assignments=[actions.Assignment(town.app, heir, from_date=date(2024, 5, 1))], **DEED)
    assert opened.rows.get(measure=town.app).owner == leaver


def test_what_was_to_be_told_goes_when_the_change_of_owner_is_taken_back(town, leaver, heir):
    row = town.app.ownerships.get(role="lead")
    held = actions.Held(row.pk, row.person_id, row.role, row.title, row.unit, row.from_date, None)
    tasks.change_owners(assignments=[actions.Assignment(town.app, heir, from_date=date(2024, 5, 1))], **DEED)
    assert HandOver.objects.exists()
    actions.restore_owners(measures=[town.app], chains={town.app.pk: [held]}, **DEED)
    assert not HandOver.objects.exists()


def test_who_passes_on_what_another_has_passed_on_already_is_told_so(town, browse, leaver, heir, giving):
    sent = giving(heir)
    browse().post(address(leaver), sent)
    rows = list(Ownership.objects.order_by("pk").values())
    answer = browse().post(address(leaver), {**sent, "on": "2.5.2024"}, follow=True)
    assert answer.status_code == 200
    assert "joku on jo siirtänyt" in answer.content.decode()
    assert list(Ownership.objects.order_by("pk").values()) == rows


def test_what_came_after_the_page_was_opened_is_not_passed_on(town, browse, leaver, heir, giving):
    sent = giving(heir)
    new = [actions.NewMeasure(town.themes[0], "Uusi työ")]
    made = actions.add_measures(roadmap=town.roadmap, new=new, **DEED)[0]
    actions.assign_owners(assignments=[actions.Assignment(made, leaver, from_date=date(2024, 1, 1))], **DEED)
    assert browse().post(address(leaver), sent).status_code == 302
    assert Ownership.objects.get(measure=made, until_date=None).person == leaver
    assert Ownership.objects.get(measure=town.app, until_date=None).person == heir


def test_a_hand_over_in_which_everything_stays_is_refused(town, browse, leaver, giving):
    stays = {f"to-{row.pk}": "keep" for row in Ownership.objects.filter(person=leaver, until_date=None)}
    answer = browse().post(address(leaver), giving(None, **stays))
    assert answer.status_code == 422
    assert "Valitse seuraaja" in answer.content.decode()
