"""Pages that answer 304 while nothing they show has changed."""

from datetime import date

import pytest

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE, Role
from viitta.core.periods import Quarter
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions
from viitta.parts.ui.fresh import Bodies


@pytest.fixture
def seen(town, browse):
    """A browser that has opened the roadmap, and its address and tag."""
    client, address = browse(), f"/roadmaps/{town.roadmap.pk}/"
    client.get(address)
    return client, address, client.get(address).headers["ETag"]


def test_an_unchanged_page_is_answered_304(seen):
    client, address, tag = seen
    response = client.get(address, headers={"If-None-Match": tag})
    assert (response.status_code, response.content, response.headers["Cache-Control"]) == (
        304,
        b"",
        "private, no-cache",
    )


def test_a_deed_in_the_organisation_makes_the_page_new(town, seen):
    client, address, tag = seen
    actions.change_measures(changes=[actions.MeasureChange(town.app, {"title": "Uusi nimi"})], by=COMMAND_LINE, at=AT)
    response = client.get(address, headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert "Uusi nimi" in response.content.decode()


def test_another_role_makes_the_page_new(town, seen):
    client, address, tag = seen
    organisations.give_grants(
        organisation=town.organisation, accounts=[town.accounts["convenor"]], role=Role.READER,
        from_date=date(2022, 1, 1), by=COMMAND_LINE, at=AT,
    )  # fmt: skip
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_another_address_has_another_tag(seen):
    client, address, tag = seen
    assert client.get(f"{address}?sort=title", headers={"If-None-Match": tag}).status_code == 200


def test_midnight_makes_the_page_new(seen, monkeypatch):
    client, address, tag = seen
    monkeypatch.setattr("viitta.parts.ui.fresh.timezone.localdate", lambda: date(2031, 1, 1))
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_waiting_message_is_shown_and_its_page_is_not_kept(town, seen):
    client, address, tag = seen
    client.post(f"/roadmaps/{town.roadmap.pk}/archive/", {"archived": "0"})
    response = client.get(address, headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert "Tiekartta on taas luettelossa." in response.content.decode()
    assert "ETag" not in response.headers
    assert "Tiekartta on taas luettelossa." not in client.get(address).content.decode()


def test_a_stranger_is_told_nothing_by_a_tag(town, seen, browse, neighbour):
    _client, address, tag = seen
    stranger = browse("convenor", neighbour[1])
    assert stranger.get(address, headers={"If-None-Match": tag}).status_code == 404


def test_a_reader_is_not_shown_the_body_of_the_convenor(town, seen, browse):
    _client, address, _tag = seen
    assert "Lisää toimenpide" not in browse("reader").get(address).content.decode()


def test_two_people_with_the_same_role_share_the_body_but_not_the_shell(town, seen, browse):
    other = organisations.create_accounts(
        organisation=town.organisation, people=[("toinen@viitala.example", "Toinen Kokoaja")], by=COMMAND_LINE, at=AT
    )
    organisations.give_grants(
        organisation=town.organisation, accounts=other, role=Role.CONVENOR, from_date=date(2022, 1, 1),
        by=COMMAND_LINE, at=AT,
    )  # fmt: skip
    _client, address, _tag = seen
    page = browse("convenor", {"convenor": other[0]}).get(address).content.decode()
    assert "Toinen Kokoaja" in page
    assert "Convenor Viitala" not in page


def test_bodies_never_hold_more_than_they_may():
    bodies = Bodies(10)
    bodies.put(("a",), "12345")
    bodies.put(("b",), "67890")
    assert bodies.get(("a",)) == "12345"
    bodies.put(("c",), "xyz")
    assert (bodies.get(("b",)), bodies.get(("a",)), bodies.get(("c",)), bodies.size) == (None, "12345", "xyz", 8)
    bodies.put(("d",), "far too long for it")
    assert bodies.get(("d",)) is None


def test_the_closed_round_of_a_quarter_shows_at_once(town, told, browse):
    client, address = browse(), f"/roadmaps/{town.roadmap.pk}/"
    client.get(address)
    tag = client.get(address).headers["ETag"]
    told(Quarter(2024, 1), {town.app: 33})
    response = client.get(address, headers={"If-None-Match": tag})
    assert "33\u00a0%" in response.content.decode()
