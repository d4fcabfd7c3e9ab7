"""The first account of a new installation."""

import json

import pytest

from viitta.config import cli
from viitta.parts.organisations.models import Account, Organisation, Person

pytestmark = pytest.mark.django_db


def account(*arguments: str) -> int:
    return cli.run(["account", *arguments, "--name", "Eka Ylläpitäjä", "--organisation", "Viitala"])


def test_the_first_administrator_can_sign_in(capsys, client):
    assert account("eka@viitala.example", "--code", "901", "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert client.post(facts["url"].split("8000")[1]).status_code == 302
    assert Account.objects.get().grants.get().role == "administrator"


def test_a_second_account_joins_the_same_organisation(capsys):
    account("eka@viitala.example", "--code", "901")
    account("toka@viitala.example", "--role", "convenor")
    assert Organisation.objects.count() == 1
    assert Person.objects.count() == 2


def test_what_is_no_address_is_refused_and_nothing_is_made(capsys):
    assert account("eka") == 1
    assert "no e-mail address" in capsys.readouterr().err
    assert not Organisation.objects.exists()
