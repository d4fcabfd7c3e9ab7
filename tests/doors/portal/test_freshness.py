"""No page is ever stale: every action is run, and every page that shows what it did has another tag afterwards."""

import inspect
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from tests.doors.portal import freshness_calls
from tests.doors.portal.freshness_cases import ALL, CASES, DEED, Stage
from viitta.core.actors import Role
from viitta.doors.importexport import actions as imports
from viitta.doors.reports import actions as reports
from viitta.parts.benefits import actions as benefits
from viitta.parts.decisions import actions as decisions
from viitta.parts.files import actions as files
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.indicators import actions as indicators
from viitta.parts.meetings import actions as meetings
from viitta.parts.messages import actions as messages
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Grant
from viitta.parts.risks import actions as risks
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.ui.fresh import BODIES

MODULES = {
    "organisations": organisations,
    "roadmaps": roadmaps,
    "followup": followup,
    "benefits": benefits,
    "importexport": imports,
    "messages": messages,
    "files": files,
    "risks": risks,
    "indicators": indicators,
    "decisions": decisions,
    "meetings": meetings,
    **freshness_calls.MODULES,
    "reports": reports,
}
# What differs in each answer by itself: tokens of forms, and what the strict content policy lets run.
PASSING = re.compile(r'csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken": ?"[^"]+"|nonce="[^"]+"')


def actions() -> set[str]:
    """Every function that changes something: it takes the actor and the moment by keyword."""
    found = set()
    for part, module in MODULES.items():
        names = getattr(module, "__all__", None) or [
            name for name, one in vars(module).items() if getattr(one, "__module__", "") == module.__name__
        ]
        for name in names:
            one = getattr(module, name)
            if inspect.isfunction(one) and not name.startswith("_"):
                by = inspect.signature(one).parameters.get("by")
                if by is not None and by.kind is inspect.Parameter.KEYWORD_ONLY:
                    found.add(f"{part}.{name}")
    return found


STALE, TOLD = "stale", "told"


SHARES = 6  # so that several workers take part in the longest test


class Seen:
    """The pages as they are before anything is done."""

    def __init__(self) -> None:
        self.stage = Stage()
        self.pages = self.stage.pages()
        self.clients = {role: self._client(role) for role in ("convenor", "owner")}
        self.requests = {}
        for name in self.pages:  # the first page of a visit sets the secret of its forms
            self.draw(name)
        self.before = {name: self.draw(name) for name in self.pages}
        self.versions = {name: self.asked(name) for name in self.pages}

    def asked(self, name: str) -> str:
        """The versions that a page hangs on now, for its first visitor."""
        found = resolve(urlsplit(self.pages[name][1]).path)
        return found.func.versions(self.requests[name], *found.args, **found.kwargs)

    def _client(self, role: str) -> Client:
        client = Client()
        client.force_login(
            self.stage.world.accounts[role], backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    def get(self, name: str, **headers: str):
        role, address = self.pages[name]
        return self.clients[role].get(address, headers=headers)

    def draw(self, name: str) -> tuple[str, str]:
        """The tag and the text of a page drawn anew."""
        BODIES.clear()
        response = self.get(name)
        self.requests.setdefault(name, response.wsgi_request)
        return response.headers.get("ETag", ""), PASSING.sub("", response.content.decode())

    def unchanged(self, name: str) -> bool:
        """Whether a browser that has the page is told that it is still good."""
        return self.get(name, **{"If-None-Match": self.before[name][0]}).status_code == 304

    def changed(self, shown: Collection[str]) -> dict[str, str]:
        """By page: nothing when it is as before, TOLD when a browser that has it gets the new one, STALE when not.

        A page that need not show the deed, and whose versions have risen, is new to every browser: it is not drawn.
        """
        found = {}
        for name, (tag, before) in self.before.items():
            if name not in shown and self.asked(name) != self.versions[name]:
                found[name] = TOLD
                continue
            response = self.get(name, **{"If-None-Match": tag})
            is_kept = response.status_code == 304
            text = self.draw(name)[1] if is_kept else PASSING.sub("", response.content.decode())
            found[name] = "" if text == before else STALE if is_kept else TOLD
        return found


@pytest.fixture
def seen(db) -> Seen:
    return Seen()


@contextmanager
def taken_back() -> Iterator[None]:
    """What is done inside is undone: one world serves all cases."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    BODIES.clear()


def test_every_action_has_a_case():
    assert actions() == set(CASES)


@pytest.mark.parametrize("share", range(SHARES))
def test_what_a_deed_changes_is_never_shown_from_before(seen, share):
    unseen, stale = {}, {}
    for name, case in list(CASES.items())[share::SHARES]:
        with taken_back():
            case.do(seen.stage)
            changed = seen.changed(case.shown)
            unseen[name] = [page for page in case.shown if not changed[page]]
            stale[name] = [page for page, is_told in changed.items() if is_told is STALE]
    assert {name: pages for name, pages in unseen.items() if pages} == {}
    assert {name: pages for name, pages in stale.items() if pages} == {}


def test_pages_that_nothing_was_done_to_are_answered_304(seen):
    assert [page for page in seen.pages if not seen.unchanged(page)] == []


def test_a_deed_elsewhere_leaves_every_page_as_it_is(seen):
    elsewhere = organisations.found_organisations(new=[organisations.NewOrganisation("Muuala")], **DEED)[0]
    organisations.add_units(organisation=elsewhere, names=["Hallinto"], **DEED)
    assert [page for page in seen.pages if not seen.unchanged(page)] == []


def test_midnight_in_finland_makes_every_page_new(seen, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2024, 5, 15, 20, 59, 59, tzinfo=UTC))
    seen.before = {page: seen.draw(page) for page in seen.pages}
    assert [page for page in seen.pages if not seen.unchanged(page)] == []
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2024, 5, 15, 21, 0, 0, tzinfo=UTC))
    assert [page for page in seen.pages if seen.unchanged(page)] == []


def test_another_language_makes_every_page_new(seen, settings):
    settings.LANGUAGE_CODE = "en"
    assert [page for page in seen.pages if seen.unchanged(page)] == []


def test_a_role_that_ends_at_midnight_makes_pages_new_although_nobody_did_anything(seen):
    """The day is in the tag too, so that roles are looked at with the day standing still."""
    organisations.give_grants(
        organisation=seen.stage["organisation"], accounts=[seen.stage.world.accounts["convenor"]],
        role=Role.ADMINISTRATOR, **DEED,
    )  # fmt: skip
    seen.before["table"] = seen.draw("table")
    Grant.objects.filter(role=Role.ADMINISTRATOR.value, account=seen.stage.world.accounts["convenor"]).delete()
    assert not seen.unchanged("table")


def test_while_a_message_waits_no_page_is_answered_304(seen):
    for page in ALL:
        client = seen.clients["convenor"]
        client.post(f"/roadmaps/{seen.stage.ids['roadmap']}/archive/", {"archived": "0"})
        response = seen.get(page)
        assert "Tiekartta on taas luettelossa." in response.content.decode(), page
        assert "ETag" not in response.headers, page
    assert "Tiekartta on taas luettelossa." not in seen.draw("home")[1]


def test_a_tag_of_a_page_is_worth_nothing_to_another_account(seen):
    for page in ALL:
        tag, text = seen.before[page]
        assert "Convenor Viitala" in text
        response = seen.clients["owner"].get(seen.pages[page][1], headers={"If-None-Match": tag})
        assert response.status_code == 200, page
        assert "Convenor Viitala" not in response.content.decode(), page


def test_a_person_whom_no_mail_reaches_shows_at_once(seen):
    organisations.change_person(person=seen.stage["person"], values={"email": ""}, **DEED)
    seen.before["round"] = seen.draw("round")
    written = tasks.write_to(
        kind="nudge", people=[seen.stage["person"]], opened_on=seen.stage["round"].opened_on, **DEED
    )
    assert [row.why_not_sent for row in written] == ["no_address"]
    assert not seen.unchanged("round")
