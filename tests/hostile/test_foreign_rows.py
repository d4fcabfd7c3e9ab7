"""Rows of another organisation: no form offers them, no form takes them, and no action either."""

import pytest
from django.urls import reverse

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.parts.followup import actions as followup
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Person
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure

BY = {"by": COMMAND_LINE, "at": AT}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def foreign(neighbour):
    """A unit, a person, a group, a roadmap, a theme and a goal of the neighbour."""
    organisation, _accounts, people = neighbour
    new = roadmaps.NewRoadmap(organisation, "Naapurin kartta", TODAY, TODAY.replace(year=2026))
    roadmap = roadmaps.found_roadmaps(new=[new], **BY)[0]
    theme, goal = (
        roadmaps.add_listed(roadmap=roadmap, kind=kind, new=[roadmaps.NewListed("Naapurin salaisuus")], **BY)[0]
        for kind in ("theme", "goal")
    )
    return {
        "unit": organisations.add_units(organisation=organisation, names=["Naapurin hallinto"], **BY)[0],
        "person": people["rehtori"],
        "group": organisations.add_group(organisation=organisation, name="Naapurin ryhmä", **BY),
        "roadmap": roadmap,
        "theme": theme,
        "goal": goal,
        "measure": roadmaps.add_measures(roadmap=roadmap, new=[roadmaps.NewMeasure(theme, "Naapurin työ")], **BY)[0],
    }


@pytest.fixture
def administrator(client, town):
    client.force_login(town.accounts["administrator"], backend=BACKEND)
    return client


def measure_fields(measure, **changed):
    return {
        "title": measure.title, "theme": measure.theme_id, "kind": measure.kind, "status": measure.status,
        "start": "1.1.2023", "end": "31.12.2024", "seen": measure.revision, **changed,
    }  # fmt: skip


@pytest.mark.parametrize("name", ["theme", "goals", "unit"])
def test_a_measure_form_takes_no_row_of_another_organisation(administrator, town, foreign, name):
    organisations.add_units(organisation=town.organisation, names=["Oma"], **BY)
    roadmaps.add_listed(roadmap=town.roadmap, kind="goal", new=[roadmaps.NewListed("Oma tavoite")], **BY)
    chosen = foreign["goal" if name == "goals" else name].pk
    address = reverse("measure_edit", args=[town.app.pk])
    response = administrator.post(address, measure_fields(town.app, **{name: chosen}))
    assert response.status_code == 422
    assert "Naapurin" not in response.content.decode()


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/measures/{measure}/owner/", {"person": "{person}", "role": "lead", "from_date": "1.6.2024"}),
        ("/people/{own_person}/", {"title": "rehtori", "unit": "{unit}"}),
        ("/groups/{own_group}/seats/new/", {"person": "{person}", "role": "member"}),
        ("/roadmaps/{own_roadmap}/observe/", {"kind": "success", "text": "Hyvä.", "measure": "{foreign_measure}"}),
        ("/roadmaps/new/", {"organisation": "{organisation}", "name": "x", "starts_on": "2026", "ends_on": "2027"}),
    ],
)
def test_a_form_takes_no_id_of_another_organisation(administrator, town, foreign, address, fields):
    names = {
        "measure": town.app.pk, "own_person": town.people["rehtori"].pk, "own_group": town.group.pk,
        "own_roadmap": town.roadmap.pk, "person": foreign["person"].pk, "unit": foreign["unit"].pk,
        "foreign_measure": foreign["measure"].pk, "organisation": foreign["person"].organisation_id,
    }  # fmt: skip
    sent = {name: value.format(**names) for name, value in fields.items()}
    response = administrator.post(address.format(**names), sent)
    assert response.status_code == 422
    assert "Naapuri" not in response.content.decode()


def test_an_action_gives_a_measure_nothing_of_another_roadmap(town, foreign):
    for values in ({"theme": foreign["theme"]}, {"unit": foreign["unit"]}, {"goals": (foreign["goal"],)}):
        with pytest.raises(ValueError, match="roadmap"):
            roadmaps.change_measures(changes=[roadmaps.MeasureChange(town.app, values)], **BY)
    with pytest.raises(ValueError, match="roadmap"):
        roadmaps.add_measures(roadmap=town.roadmap, new=[roadmaps.NewMeasure(foreign["theme"], "Uusi")], **BY)
    assert not Measure.objects.filter(title="Uusi").exists()


def test_an_action_gives_a_roadmap_no_group_of_another_organisation(town, foreign):
    for name, row in (("group", foreign["group"]), ("previous", foreign["roadmap"])):
        with pytest.raises(ValueError, match="organisation"):
            roadmaps.change_roadmap(roadmap=town.roadmap, values={name: row}, **BY)


def test_an_action_puts_people_into_no_unit_or_seat_of_another_organisation(town, foreign):
    person = town.people["rehtori"]
    with pytest.raises(ValueError, match="organisation"):
        organisations.change_person(person=person, values={"unit": foreign["unit"]}, **BY)
    with pytest.raises(ValueError, match="organisation"):
        organisations.add_seats(group=town.group, new=[organisations.NewSeat(foreign["person"])], **BY)
    new = [organisations.NewPerson("talousjohtaja", unit=foreign["unit"])]
    with pytest.raises(ValueError, match="organisation"):
        organisations.add_people(organisation=town.organisation, new=new, **BY)
    assert not Person.objects.filter(title="talousjohtaja").exists()


def test_nobody_of_another_organisation_is_asked(town, foreign):
    with pytest.raises(ValueError, match="organisation"):
        followup.hand_over(measures=[town.app], successor=foreign["person"], **BY)
    people = [foreign["person"]]
    with pytest.raises(ValueError, match="organisation"):
        followup.issue_links(organisation=town.organisation, people=people, opened_on=TODAY, **BY)


def test_rows_of_two_roadmaps_are_not_put_in_one_order(town, foreign):
    with pytest.raises(ValueError, match="roadmap"):
        roadmaps.move_listed(rows=[town.themes[0], foreign["theme"]], **BY)
