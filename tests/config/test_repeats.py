"""A form sent twice is done once."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from viitta.parts.organisations.models import Person


@pytest.fixture
def sender(town):
    client = Client(enforce_csrf_checks=True)
    client.force_login(town.accounts["convenor"], backend="allauth.account.auth_backends.AuthenticationBackend")
    yield client
    cache.clear()


def page_form(client, address, **fields):
    page = client.get(address).content.decode()
    return {"csrfmiddlewaretoken": re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1], **fields}


def send(client, address, data):
    from urllib.parse import urlencode

    return client.post(address, urlencode(data), content_type="application/x-www-form-urlencoded")


def test_a_form_sent_twice_makes_one_thing_and_leads_to_the_same_place(sender, town):
    address = f"/organisations/{town.organisation.pk}/people/new/"
    form = page_form(sender, address, title="arkistosihteeri")
    first, second = send(sender, address, form), send(sender, address, form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert second.cookies["messages"].value == first.cookies["messages"].value
    assert Person.objects.filter(title="arkistosihteeri").count() == 1


def test_the_same_again_from_a_page_opened_anew_is_meant(sender, town):
    address = f"/organisations/{town.organisation.pk}/people/new/"
    for _time in range(2):
        send(sender, address, page_form(sender, address, title="rehtori"))
    assert Person.objects.filter(title="rehtori", organisation=town.organisation).count() == 3


def test_a_refused_form_is_looked_at_each_time(sender, town):
    address = f"/organisations/{town.organisation.pk}/people/new/"
    form = page_form(sender, address, title="", name="")
    assert [send(sender, address, form).status_code for _time in range(2)] == [422, 422]


def test_one_persons_form_says_nothing_to_another(sender, town):
    address = f"/organisations/{town.organisation.pk}/people/new/"
    form = page_form(sender, address, title="arkistosihteeri")
    send(sender, address, form)
    other = Client(enforce_csrf_checks=True)
    other.force_login(town.accounts["reader"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert send(other, address, form).status_code == 403
