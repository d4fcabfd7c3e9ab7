"""Names that are taken and days that cannot be: told at their field, nothing saved."""

import pytest

from tests.cast import AT
from viitta.core.actors import SYSTEM
from viitta.parts.organisations import actions
from viitta.parts.organisations.models import Unit, WorkingGroup


@pytest.fixture
def convenor(client, town):
    client.force_login(town.accounts["convenor"], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def units(town):
    return actions.add_units(organisation=town.organisation, names=["Hallinto", "Tekniikka"], by=SYSTEM, at=AT)


def test_a_unit_cannot_take_the_name_of_another(convenor, units):
    response = convenor.post(f"/units/{units[1].pk}/", {"name": "HALLINTO"})
    assert response.status_code == 422
    assert "Organisaatiolla on jo tämänniminen yksikkö." in response.content.decode()
    assert Unit.objects.get(pk=units[1].pk).name == "Tekniikka"


def test_a_unit_keeps_its_own_name(convenor, units):
    assert convenor.post(f"/units/{units[1].pk}/", {"name": "Tekniikka"}).status_code == 302


def test_adding_a_unit_that_there_is_does_not_change_it(convenor, town, units):
    contact = town.people["rehtori"]
    actions.change_unit(unit=units[0], name="Hallinto", parent=None, contact=contact, by=SYSTEM, at=AT)
    response = convenor.post(f"/organisations/{town.organisation.pk}/units/new/", {"name": "Hallinto"})
    assert response.status_code == 422
    assert Unit.objects.get(pk=units[0].pk).contact == contact


def test_a_group_of_the_same_name_is_not_made_twice(convenor, town):
    address = f"/organisations/{town.organisation.pk}/groups/new/"
    assert convenor.post(address, {"name": "Ohjausryhmä"}).status_code == 302
    assert convenor.post(address, {"name": "ohjausryhmä"}).status_code == 422
    assert WorkingGroup.objects.filter(name__iexact="ohjausryhmä").count() == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31.2.2025", "2150-01-01"])
def test_a_day_that_nothing_here_can_have_is_refused_at_its_field(convenor, town, day):
    person = town.people["rehtori"]
    response = convenor.post(f"/people/{person.pk}/left/", {"on": day})
    assert response.status_code == 422
    person.refresh_from_db()
    assert person.left_on is None
