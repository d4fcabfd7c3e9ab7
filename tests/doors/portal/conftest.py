"""Signed-in browsers, and rounds with answers."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.core.rounds import RoundDays, calendar_of
from viitta.engines.workdays import add_workdays
from viitta.parts.followup import actions
from viitta.parts.ui.fresh import BODIES


@pytest.fixture(autouse=True)
def nothing_kept():
    """Ids start over in each test, so that a body kept by one could be shown in another."""
    BODIES.clear()


@pytest.fixture
def browse(town):
    """A browser of the town's account with a role."""

    def signed_in(role: str = "convenor", accounts=None) -> Client:
        client = Client()
        account = (accounts or town.accounts)[role]
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in


@pytest.fixture
def told(town):
    """Opens the round of a quarter and records percents in it: `told(Quarter(2024, 1), {measure: 40})`."""

    def tell(quarter: Quarter, percents: dict, **more):
        calendar = calendar_of(date(2024, 4, 2), RoundDays(), add_workdays)
        opened = actions.open_rounds(roadmaps=[(town.roadmap, quarter)], calendar=calendar, by=COMMAND_LINE, at=AT)[0]
        given = [actions.Answer(measure, Decimal(value), **more) for measure, value in percents.items()]
        actions.record_progress(follow_up=opened, answers=given, by=town.actor("convenor"), at=AT)
        return opened

    return tell
