"""A known and an unknown address take the same work, so that the time of an answer tells nothing."""

import re

import pytest
from django.contrib.auth.hashers import get_hasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from viitta.parts.messages.models import Message
from viitta.parts.organisations.models import SignInLink

UNKNOWN = "ei@kukaan.example"
OURS = re.compile(r'(INSERT INTO|UPDATE|SAVEPOINT|SELECT .* FROM) "(outbox_\w+|organisations_\w+|audit_\w+)"')


@pytest.fixture(autouse=True)
def sent(settings):
    settings.MAIL_IS_KEPT = False


def statements(path, **data):
    """What is asked of the tables that a mail is written in."""
    client = Client()
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.post(path, data)
    found = (OURS.match(query["sql"]) for query in captured)
    return [(match[1].split()[0], match[2]) for match in found if match]


@pytest.mark.parametrize("path", ["/accounts/sign-in/", "/accounts/password/reset/"])
def test_a_mail_asked_for_takes_the_same_statements_known_or_not(town, path):
    known = statements(path, email=town.accounts["owner"].email)
    assert ("INSERT", "outbox_message") in known
    assert statements(path, email=UNKNOWN) == known


@pytest.mark.parametrize("path", ["/accounts/sign-in/", "/accounts/password/reset/"])
def test_nothing_of_the_work_for_an_unknown_address_stays(town, path):
    assert statements(path, email=UNKNOWN)
    assert (Message.objects.count(), SignInLink.objects.count()) == (0, 0)


def test_before_anybody_has_an_account_an_unknown_address_is_answered_too(client, db):
    assert client.post("/accounts/sign-in/", {"email": UNKNOWN}).status_code == 302


def test_a_wrong_password_is_hashed_once_for_known_unknown_and_those_without_one(town, monkeypatch):
    town.accounts["owner"].set_password("pitkä ja helppo lause 7")
    town.accounts["owner"].save()
    hashed = []
    hasher = type(get_hasher())
    encode = hasher.encode
    monkeypatch.setattr(hasher, "encode", lambda *args, **kw: hashed.append(1) or encode(*args, **kw))
    counts = []
    for email in (town.accounts["owner"].email, town.accounts["reader"].email, UNKNOWN):
        hashed.clear()
        Client().post("/accounts/login/", {"login": email, "password": "väärä väärä väärä"})
        counts.append(len(hashed))
    assert counts == [1, 1, 1]
