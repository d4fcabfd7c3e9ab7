"""The pages of people, groups and access."""

from datetime import date

import pytest

from tests.cast import AT
from viitta.core.actors import SYSTEM, Role
from viitta.parts.organisations import actions
from viitta.parts.organisations.models import Account, Grant, Organisation, Person, Seat


@pytest.fixture
def sign_in(client, town):
    def as_role(role):
        client.force_login(town.accounts[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return as_role


def test_the_people_of_the_town_are_listed_with_their_titles(sign_in, town):
    body = sign_in("reader").get("/people/").content.decode()
    assert "viestintäpäällikkö" in body
    assert "Lisää henkilö" not in body


def test_the_list_of_people_costs_the_same_for_five_and_for_eight(sign_in, town, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in("administrator")
    client.get("/people/")
    with CaptureQueriesContext(connection) as before:
        client.get("/people/")
    new = [actions.NewPerson(f"asiantuntija {number}") for number in range(3)]
    actions.add_people(organisation=town.organisation, new=new, by=SYSTEM, at=AT)
    with django_assert_num_queries(len(before)):
        client.get("/people/")


def test_another_organisations_people_are_not_found(sign_in, neighbour):
    other = neighbour[0]
    assert sign_in("administrator").get(f"/people/?organisation={other.pk}").status_code == 404


def test_a_person_needs_a_title_or_a_name(sign_in, town):
    address = f"/organisations/{town.organisation.pk}/people/new/"
    response = sign_in("convenor").post(address, {"title": " \u202e ", "name": ""})
    assert response.status_code == 422
    assert "Anna nimike tai nimi." in response.content.decode()


def test_a_unit_of_another_organisation_is_no_choice(sign_in, town, neighbour):
    foreign = actions.add_units(organisation=neighbour[0], names=["Vieras"], by=SYSTEM, at=AT)[0]
    address = f"/organisations/{town.organisation.pk}/people/new/"
    response = sign_in("convenor").post(address, {"title": "rehtori", "unit": foreign.pk})
    assert response.status_code == 422
    assert not Person.objects.filter(unit=foreign).exists()


def test_a_seat_is_replaced_and_both_stay_to_be_seen(sign_in, town):
    new = actions.NewSeat(town.people["rehtori"], sector="perusopetus", from_date=date(2023, 1, 1))
    seat = actions.add_seats(group=town.group, new=[new], by=SYSTEM, at=AT)[0]
    successor = town.people["viestintäpäällikkö"]
    client = sign_in("convenor")
    client.post(f"/seats/{seat.pk}/replace/", {"person": successor.pk, "on": "2024-08-01"})
    rows = list(Seat.objects.order_by("pk").values_list("title", "sector", "from_date", "until_date"))
    assert rows == [
        ("rehtori", "perusopetus", date(2023, 1, 1), date(2024, 8, 1)),
        ("viestintäpäällikkö", "perusopetus", date(2024, 8, 1), None),
    ]
    assert "edeltäjä: rehtori" in client.get(f"/groups/{town.group.pk}/").content.decode()


def test_a_seat_cannot_end_before_it_begins(sign_in, town):
    new = actions.NewSeat(town.people["rehtori"], from_date=date(2023, 1, 1))
    seat = actions.add_seats(group=town.group, new=[new], by=SYSTEM, at=AT)[0]
    assert sign_in("convenor").post(f"/seats/{seat.pk}/end/", {"on": "2022-12-31"}).status_code == 422
    seat.refresh_from_db()
    assert seat.until_date is None


def test_access_makes_the_account_and_ties_it_to_the_person(sign_in, town):
    person = actions.add_people(
        organisation=town.organisation, new=[actions.NewPerson("museonjohtaja")], by=SYSTEM, at=AT
    )[0]
    address = f"/organisations/{town.organisation.pk}/access/new/"
    data = {"email": "Museo@Viitala.example", "name": "Museo", "role": "owner", "person": person.pk}
    assert sign_in("administrator").post(address, data).status_code == 302
    account = Account.objects.get(email="museo@viitala.example")
    assert Person.objects.get(account=account).title == "museonjohtaja"
    assert Grant.objects.get(account=account).role == "owner"


def test_the_last_administrator_stays(sign_in, town):
    grant = town.accounts["administrator"].grants.get()
    response = sign_in("administrator").post(f"/access/{grant.pk}/end/", {"on": "2024-06-01"})
    assert response.status_code == 422
    assert "ilman pääkäyttäjää" in response.content.decode()


def test_a_number_that_another_organisation_has_is_refused(sign_in, town, neighbour):
    response = sign_in("administrator").post("/organisations/new/", {"name": "Kolmas", "kind": "school", "code": "902"})
    assert response.status_code == 422
    assert not Organisation.objects.filter(name="Kolmas").exists()


def test_a_name_alone_is_enough_for_an_organisation(sign_in, town):
    sign_in("administrator").post("/organisations/new/", {"name": "Ohjelmistotalo Oy", "kind": "company"})
    made = Organisation.objects.get(name="Ohjelmistotalo Oy")
    assert (made.kind, made.grants.get().account) == ("company", town.accounts["administrator"])


def test_a_day_that_does_not_exist_is_refused(sign_in, town):
    person = town.people["rehtori"]
    response = sign_in("convenor").post(f"/people/{person.pk}/left/", {"on": "31.2.2024"})
    assert response.status_code == 422
    person.refresh_from_db()
    assert person.left_on is None


def test_a_municipality_goes_on_as_another_and_its_time_ends_there(sign_in, town):
    client = sign_in("administrator")
    client.post("/organisations/new/", {"name": "Pikkukunta", "kind": "municipality", "code": "903"})
    small = Organisation.objects.get(code="903")
    client.post(f"/organisations/{small.pk}/succession/", {"successor": town.organisation.pk, "on": "2021-01-01"})
    small.refresh_from_db()
    assert (small.valid_until, small.succession.successor) == (date(2021, 1, 1), town.organisation)
    back = {"successor": small.pk, "on": "2022-01-01"}
    assert client.post(f"/organisations/{town.organisation.pk}/succession/", back).status_code == 422


def test_the_same_access_given_from_two_pages_is_one_grant(sign_in, town):
    address = f"/organisations/{town.organisation.pk}/access/new/"
    for name in ("Uusi Lukija", "Uusi  Lukija"):
        data = {"email": "uusi@viitala.example", "name": name, "role": "reader"}
        assert sign_in("administrator").post(address, data).status_code == 302
    assert Grant.objects.filter(account__email="uusi@viitala.example").count() == 1


def test_an_administrator_of_one_roadmap_does_not_count_as_the_last_one(sign_in, town):
    account = town.accounts["convenor"]
    actions.give_grants(
        organisation=town.organisation,
        accounts=[account],
        role=Role.ADMINISTRATOR,
        roadmap=town.roadmap.pk,
        by=SYSTEM,
        at=AT,
    )
    grant = town.accounts["administrator"].grants.get()
    assert sign_in("administrator").post(f"/access/{grant.pk}/end/", {"on": "2024-06-01"}).status_code == 422
