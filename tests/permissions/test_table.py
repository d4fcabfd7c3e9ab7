"""Every address stands in the table, every row is an address, and each role gets what its row says."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tests.permissions.table import Row, all_rows, public
from tests.permissions.world import ANONYMOUS, ROLES, SIGN_IN, build_world

pytestmark = pytest.mark.django_db
ROWS = all_rows()
ONLY_WHEN_DEVELOPING = {"styles"}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Built once: every question below leaves the database as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


def names_of_addresses(resolver=None) -> set[str]:
    names = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            names |= names_of_addresses(pattern)
        elif pattern.name:
            names.add(pattern.name)
        else:
            names.add(str(pattern.pattern))
    return names


def test_every_address_stands_in_the_table():
    assert names_of_addresses() - {row.name for row in ROWS} - ONLY_WHEN_DEVELOPING == set()


def test_every_row_is_an_address():
    assert {row.name for row in ROWS} - names_of_addresses() == set()


def ask(row: Row, role: str, world) -> int:
    client = Client(raise_request_exception=True)
    if role != ANONYMOUS:
        client.force_login(world.accounts[role], backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse(row.name, kwargs={name: world.ids[value] for name, value in row.arguments.items()})
    return getattr(client, row.method)(address).status_code


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method}-{row.name}-{'-'.join(row.arguments.values())}")
def test_each_role_gets_what_the_row_says(row, world):
    got = {}
    for role in ROLES:
        with transaction.atomic():
            got[role] = ask(row, role, world)
            transaction.set_rollback(True)
    assert got == {role: row.expected(role) for role in ROLES}


def test_the_table_would_reject_a_page_that_a_stranger_can_open(world):
    row = Row("accessibility", {}, {"stranger": 404})
    assert ask(row, "stranger", world) != row.expected("stranger")
    assert ask(Row("accessibility", {}, public()), ANONYMOUS, world) == 200


@pytest.mark.parametrize("address", ["/rounds/1/", "/no-such-page/", "/roadmaps/1/", "/measures/9/", "/mail/1/"])
def test_who_has_not_signed_in_sees_the_sign_in_whether_the_page_exists_or_not(address, db):
    response = Client().get(address)
    assert (response.status_code, response["Location"].split("?")[0]) == (SIGN_IN, reverse("sign_in"))
