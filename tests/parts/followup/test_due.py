"""What time makes due: rounds open, letters go, rounds close; on working days, once each."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from viitta.core.actors import COMMAND_LINE
from viitta.parts.followup import actions, tasks
from viitta.parts.followup.models import Asked, FollowUp, Reminder
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure


def run(day: date) -> dict[str, int]:
    """Run what is due at nine in the morning of a day; only what was done."""
    done = tasks.run_due(at=datetime(day.year, day.month, day.day, 7, tzinfo=UTC))
    return {str(name): count for name, count in done.items() if count}


def letters() -> list[tuple[str, str]]:
    return list(Message.objects.order_by("pk").values_list("kind", "recipient"))


OWNER, CONVENOR, MEMBER = "owner@viitala.example", "convenor@viitala.example", "member@viitala.example"
OPENS = date(2024, 4, 2)  # the first working day after Q1/2024: Easter Monday is 1 April


def answer_all(town, follow_up):
    for measure in (town.app, town.study):
        row = Measure.objects.select_related("roadmap").get(pk=measure.pk)
        given = actions.Answer(row, Decimal(60))
        actions.record_progress(
            follow_up=follow_up, answers=[given], by=COMMAND_LINE, at=datetime(2024, 4, 3, 8, tzinfo=UTC)
        )


def test_a_round_opens_on_the_first_working_day_and_asks_each_owner_once(town):
    assert run(date(2024, 4, 1)) == {}
    assert run(OPENS) == {"opened": 1}
    assert letters() == [("follow_up_ask", OWNER)]
    assert Asked.objects.count() == 3


def test_run_twice_the_same_day_does_nothing_more(town):
    run(OPENS)
    assert run(OPENS) == {}
    assert len(letters()) == 1


def test_the_letter_names_only_the_persons_own_measures(town):
    assignment = roadmaps.Assignment(town.study, town.people["rehtori"], from_date=date(2024, 1, 1))
    roadmaps.assign_owners(assignments=[assignment], by=COMMAND_LINE, at=datetime(2024, 1, 2, tzinfo=UTC))
    run(OPENS)
    own = Message.objects.get(recipient=MEMBER).text
    assert "Tietovaraston selvitys" in own
    assert "Kaupunkisovellus" not in own


def test_one_repeat_goes_after_five_working_days_to_those_who_have_not_answered(town):
    run(OPENS)
    assert run(date(2024, 4, 8)) == {}
    assert run(date(2024, 4, 9)) == {"repeat": 1}
    assert run(date(2024, 4, 10)) == {}
    assert letters() == [("follow_up_ask", OWNER), ("follow_up_repeat", OWNER)]


def test_who_has_answered_is_not_reminded(town):
    run(OPENS)
    answer_all(town, FollowUp.objects.get())
    assert run(date(2024, 4, 9)) == {}
    assert run(date(2024, 4, 16)) == {}


def test_the_deputy_is_asked_after_eight_working_days_beside_the_owner(town):
    assignment = roadmaps.Assignment(town.app, town.people["rehtori"], "deputy", date(2024, 1, 1))
    roadmaps.assign_owners(assignments=[assignment], by=COMMAND_LINE, at=datetime(2024, 1, 2, tzinfo=UTC))
    run(OPENS)
    run(date(2024, 4, 9))
    assert run(date(2024, 4, 12)) == {"deputy": 1}
    assert letters()[-1] == ("follow_up_deputy", MEMBER)
    asked = Asked.objects.filter(measure=town.app, until=None).values_list("person__title", "reason")
    assert sorted(asked) == [("rehtori", "deputy"), ("viestintäpäällikkö", "lead")]


def test_the_convenor_is_told_after_ten_working_days_who_is_silent(town):
    run(OPENS)
    run(date(2024, 4, 9))
    assert run(date(2024, 4, 16)) == {"convenor": 1}
    assert letters()[-1] == ("follow_up_convenor", CONVENOR)
    assert "viestintäpäällikkö: Kaupunkisovellus, Tietovaraston selvitys" in Message.objects.latest("pk").text


def test_a_round_closes_by_itself_after_twenty_working_days(town):
    run(OPENS)
    assert run(date(2024, 4, 29)) == {"repeat": 1, "convenor": 1}
    assert run(date(2024, 4, 30)) == {"closed": 1}
    assert FollowUp.objects.get().state == "closed"


def test_nothing_is_sent_on_a_day_off(town):
    run(OPENS)
    assert run(date(2024, 4, 13)) == {}


def test_a_person_without_an_address_is_shown_to_the_convenor(town, client):
    person = town.people["viestintäpäällikkö"]
    organisations.change_person(
        person=person, values={"email": ""}, by=COMMAND_LINE, at=datetime(2024, 1, 2, tzinfo=UTC)
    )
    run(OPENS)
    assert list(Reminder.objects.values_list("why_not_sent", flat=True)) == ["no_address"]
    client.force_login(town.accounts["convenor"], backend="allauth.account.auth_backends.AuthenticationBackend")
    body = client.get(f"/rounds/{FollowUp.objects.get().pk}/").content.decode()
    assert "henkilöllä ei ole sähköpostiosoitetta" in body


def test_without_an_owner_the_units_contact_is_asked_else_the_convenor(town):
    at = datetime(2024, 1, 2, tzinfo=UTC)
    unit = organisations.add_units(organisation=town.organisation, names=["Kirjasto"], by=COMMAND_LINE, at=at)[0]
    organisations.change_unit(
        unit=unit, name="Kirjasto", parent=None, contact=town.people["rehtori"], by=COMMAND_LINE, at=at
    )
    new = [
        roadmaps.NewMeasure(town.themes[0], "Yksikön toimenpide", status="running", unit=unit, start=date(2024, 1, 1), end=date(2024, 12, 31)),
        roadmaps.NewMeasure(town.themes[0], "Orpo toimenpide", status="running", start=date(2024, 1, 1), end=date(2024, 12, 31)),
    ]  # fmt: skip
    roadmaps.add_measures(roadmap=town.roadmap, new=new, by=COMMAND_LINE, at=at)
    run(OPENS)
    asked = dict(
        Asked.objects.filter(measure__title__contains="toimenpide").values_list("measure__title", "person__title")
    )
    assert asked == {"Yksikön toimenpide": "rehtori", "Orpo toimenpide": "tietohallintopäällikkö"}


def test_rounds_that_open_the_same_day_share_one_letter_and_one_page(town, client):
    at = datetime(2024, 1, 2, tzinfo=UTC)
    new = roadmaps.NewRoadmap(town.organisation, "Toinen tiekartta", date(2024, 1, 1), date(2025, 12, 31))
    other = roadmaps.found_roadmaps(new=[new], by=COMMAND_LINE, at=at)[0]
    theme = roadmaps.add_listed(roadmap=other, kind="theme", new=[roadmaps.NewListed("Muu")], by=COMMAND_LINE, at=at)[0]
    measure = roadmaps.add_measures(
        roadmap=other,
        new=[
            roadmaps.NewMeasure(
                theme, "Toisen kartan työ", status="running", start=date(2024, 1, 1), end=date(2024, 12, 31)
            )
        ],
        by=COMMAND_LINE,
        at=at,
    )[0]
    owner = roadmaps.Assignment(measure, town.people["viestintäpäällikkö"], from_date=date(2024, 1, 1))
    roadmaps.assign_owners(assignments=[owner], by=COMMAND_LINE, at=at)
    assert run(OPENS) == {"opened": 2}
    assert letters() == [("follow_up_ask", OWNER)]
    import re

    body = client.get(re.search(r"/update/[\w-]+/", Message.objects.get().text)[0]).content.decode()
    assert "Toisen kartan työ" in body
    assert "Kaupunkisovellus" in body


@pytest.mark.parametrize("state", ["done", "dropped", "merged"])
def test_what_is_settled_is_not_asked_of(town, state):
    change = roadmaps.MeasureChange(town.app, {"status": state})
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=datetime(2024, 1, 2, tzinfo=UTC))
    run(OPENS)
    assert not Asked.objects.filter(measure=town.app).exists()


def test_a_skipped_quarter_is_marked_as_not_held(town):
    run(OPENS)
    run(date(2024, 4, 30))
    run(date(2024, 10, 1))
    rows = list(FollowUp.objects.order_by("quarter").values_list("quarter", "state"))
    assert rows == [("2024Q1", "closed"), ("2024Q2", "not_held"), ("2024Q3", "open")]
