"""The change log as a page."""

import pytest

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.roadmaps import actions as roadmaps

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def convenor(client, town):
    client.force_login(town.accounts["convenor"], backend=BACKEND)
    return client


def test_the_log_tells_who_did_what_to_what(convenor, town):
    change = roadmaps.MeasureChange(town.app, {"status": "paused"})
    roadmaps.change_measures(changes=[change], by=town.actor("convenor"), at=AT)
    body = convenor.get("/log/").content.decode()
    assert "Convenor Viitala" in body
    assert "Kaupunkisovellus" in body


def test_the_log_of_another_organisation_stays_unseen(client, town, neighbour):
    client.force_login(neighbour[1]["convenor"], backend=BACKEND)
    assert "Kaupunkisovellus" not in client.get("/log/").content.decode()


def test_a_long_log_is_read_page_by_page_at_the_same_cost(convenor, town, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    convenor.get("/log/")
    with CaptureQueriesContext(connection) as before:
        convenor.get("/log/")
    for number in range(60):
        change = roadmaps.MeasureChange(town.app, {"summary": f"Vaihe {number}"})
        roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=AT)
    with django_assert_num_queries(len(before)):
        body = convenor.get("/log/?page=2").content.decode()
    assert "/log/?page=1" in body


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "1e3", "٣"])
def test_a_page_that_is_none_leads_to_one_that_is(convenor, page):
    assert convenor.get("/log/", {"page": page}).status_code == 200


def test_every_deed_of_the_code_has_words():
    import re
    from pathlib import Path

    import viitta
    from viitta.doors.portal.history import DEEDS

    root = Path(viitta.__file__).parent
    kinds: set[str] = set()
    for file in root.rglob("actions*/**/*.py"):
        kinds |= set(
            re.findall(r'"((?:followup|organisations|roadmaps|importexport)\.[a-z_]+(?:\.[a-z_]+)?)"', file.read_text())
        )
    for file in root.rglob("tasks.py"):
        kinds |= set(re.findall(r'audit\.record\(\s*"([a-z_.]+)"', file.read_text()))
    for file in root.rglob("actions.py"):
        kinds |= set(re.findall(r'"((?:messages|organisations)\.[a-z_]+)"', file.read_text()))
    kinds = {kind for kind in kinds if not kind.startswith("organisations.Organisation")}
    assert kinds
    assert kinds - set(DEEDS) == set()
