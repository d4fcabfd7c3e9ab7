"""Every address with ids that cannot be, queries that mean nothing, wrong methods and strange headers."""

from contextlib import suppress

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.hostile.values import IDS, SCRIPT, TEXTS, as_sent
from tests.permissions.table import all_rows
from tests.permissions.world import ANONYMOUS, STRANGER, build_world

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
QUERY = (
    "quarter", "organisation", "view", "situation", "theme", "owner", "kind", "timeliness", "status", "goal", "unit",
    "origin", "q", "sort", "format", "start", "state", "roadmap", "measure", "archived", "next",
)  # fmt: skip
ODD = ("", "-1", "9999Q4", "1900Q1", "999999999999999", "9" * 400, "²", "//evil.example", "xlsx", TEXTS[0], TEXTS[3])
TURNS = 4  # each page is asked so often, with other odd values in other places each time
HEADERS = (
    {"HX-Request": "true"},
    {"Accept-Language": "xx," * 2000},
    {"If-None-Match": '"' + "x" * 5000},
    {"If-Modified-Since": "eilen"},
    {"Cookie": "viitta_session=\x00\u00ff; viitta_csrf=<script>; messages=roska"},
    {"X-Forwarded-Host": "evil.example"},
    {"X-HTTP-Method-Override": "DELETE"},
    {"Content-Length": "-1"},
)
SIGNS_OUT = ("account_logout", "sign_out_everywhere")
ROWS = [row for row in all_rows() if row.name not in SIGNS_OUT]


@pytest.fixture
def world(db):
    return build_world()


def ask(client, method, address, **options) -> int:
    """The status of an answer; the database stays as it was."""
    with transaction.atomic():
        status: int = getattr(client, method)(address, **options).status_code
        transaction.set_rollback(True)
    return status


def signed_in(world, role) -> Client:
    client = Client()
    if role != ANONYMOUS:
        client.force_login(world.accounts[role], backend=BACKEND)
    return client


def address_of(row, world, **changed) -> str:
    return reverse(row.name, kwargs={**{name: world.ids[value] for name, value in row.arguments.items()}, **changed})


def addresses_with_odd_ids(world) -> list[str]:
    """Every address with a number in it, once for each number that cannot be."""
    found = set()
    for row in ROWS:
        for name, value in row.arguments.items():
            if isinstance(world.ids[value], int) and not row.name.startswith("account_"):
                for number in IDS:
                    with suppress(NoReverseMatch, TypeError):  # a token is no number
                        found.add(address_of(row, world, **{name: number}))
    return sorted(found)


@pytest.mark.parametrize("role", ["administrator", STRANGER])
def test_an_id_that_cannot_be_is_not_found(role, world):
    client, found = signed_in(world, role), set()
    step = 3 if role == STRANGER else 1  # a stranger is refused before the number is looked at
    for address in addresses_with_odd_ids(world)[::step]:
        for method in ("get", "post"):
            status = ask(client, method, address)
            if status not in (404, 405):
                found.add((method, address, status))
    assert found == set()


def test_a_query_that_means_nothing_breaks_no_page(world):
    client, found = signed_in(world, "administrator"), []
    for address in sorted({address_of(row, world) for row in ROWS}):
        for turn in range(TURNS):
            data = {name: as_sent(ODD[(turn * 5 + place) % len(ODD)]) for place, name in enumerate(QUERY)}
            if ask(client, "get", address, data=data) >= 500:
                found.append((address, turn))
    assert found == []


def test_no_query_makes_a_page_write_out_a_script(world):
    client = signed_in(world, "administrator")
    for address in sorted({address_of(row, world) for row in ROWS}):
        page = client.get(address, dict.fromkeys(QUERY, TEXTS[0]))
        assert SCRIPT.encode() not in b"".join(page), address


@pytest.mark.parametrize("role", ["administrator", ANONYMOUS])
def test_no_method_and_no_header_breaks_an_address(role, world):
    found = []
    for turn, address in enumerate(sorted({address_of(row, world) for row in ROWS})):
        client = signed_in(world, role)
        for method in ("put", "patch", "delete", "options", "head"):
            if ask(client, method, address) >= 500:
                found.append((method, address))
        for headers in HEADERS[turn % 3 :: 3]:  # every header at every third address
            if ask(client, "get", address, headers=headers) >= 500:
                found.append((str(headers)[:60], address))
    assert found == []


def test_a_long_address_leads_to_sign_in_without_being_remembered(db):
    response = Client().get("/roadmaps/", {"q": "x" * 20_000})
    assert (response.status_code, response["Location"]) == (302, reverse("sign_in"))


@pytest.mark.parametrize(
    "way", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "\t//evil.example"]
)
def test_no_sign_in_leads_to_another_site(world, way):
    client = Client()
    response = client.post(reverse("sign_in_link", args=[world.ids["sign_in_token"]]), {"next": way})
    assert (response.status_code, response["Location"]) == (302, "/")
