"""The registers over all meetings: actions closed and opened again, filters, files; own ones on the front page."""

from datetime import date

from tests.doors.portal.test_meeting import act, meeting, now, post, running, text_of
from viitta.core.actors import COMMAND_LINE
from viitta.parts.meetings import actions

__all__ = ["meeting", "running"]  # fixtures of the meeting's own tests


def test_an_action_is_closed_by_its_owner_and_opened_again(running, browse, town):
    row, owner = act(running, town, due_on=date(2024, 1, 1)), browse("owner")
    assert "myöhässä" in text_of(owner, "/actions/")
    post(owner, f"/actions/{row.pk}/close/", state="done", closing="Tarjous saatiin.", on="2.6.2024", seen=1)
    row.refresh_from_db()
    assert (row.state, row.closed_on, row.closing) == ("done", date(2024, 6, 2), "Tarjous saatiin.")
    post(owner, f"/actions/{row.pk}/do/", do="open")
    row.refresh_from_db()
    assert (row.state, row.closed_on) == ("open", None)
    post(browse(), f"/actions/{row.pk}/do/", do="remove")
    assert "Kysy tarjous" not in text_of(owner, "/actions/")
    post(browse(), f"/actions/{row.pk}/do/", do="restore")
    assert "Kysy tarjous" in text_of(owner, "/actions/")


def test_the_register_is_narrowed_by_the_address_and_comes_as_a_file(running, browse, town):
    act(running, town, due_on=date(2024, 1, 1))
    done = act(running, town, owner=town.people["rehtori"])
    actions.close_action_point(action=done, closing="", on=date(2024, 6, 2), by=COMMAND_LINE, at=now())
    client = browse("owner")
    assert "2 tehtävää" in text_of(client, "/actions/")
    for query in ("state=done", "state=overdue", "owner=mine", f"group={town.group.pk}&state=open"):
        assert "1 tehtävä<" in text_of(client, f"/actions/?{query}"), query
    assert "Ehdoilla ei löydy mitään" in text_of(client, "/actions/?state=dropped")
    sheet = client.get("/actions/?state=done&format=csv").content.decode("utf-8-sig")
    assert sheet.count("Kysy tarjous") == 1
    assert client.get("/actions/?format=xlsx").content[:2] == b"PK"


def test_an_empty_register_says_what_belongs_there(town, browse):
    assert "Ei vielä tehtäviä" in text_of(browse(), "/actions/")
    assert "Ei vielä linjauksia" in text_of(browse(), "/resolutions/")


def test_a_resolution_is_changed_removed_and_brought_back(running, browse):
    new = [actions.NewResolution("Jatketaan.")]
    row = actions.add_resolutions(meeting=running, new=new, by=COMMAND_LINE, at=now())[0]
    post(browse(), f"/resolutions/{row.pk}/edit/", text="Jatketaan syksyllä.", measure="", seen=1)
    assert (
        "Joku muu on muuttanut tätä"
        in post(browse(), f"/resolutions/{row.pk}/edit/", 422, text="Ei.", measure="", seen=1).content.decode()
    )
    assert "Jatketaan syksyllä." in text_of(browse(), "/resolutions/")
    post(browse(), f"/resolutions/{row.pk}/do/", do="remove")
    assert "Jatketaan syksyllä." not in text_of(browse(), "/resolutions/")
    assert browse().get("/resolutions/?format=xlsx").content[:2] == b"PK"


def test_own_open_actions_wait_on_the_front_page_and_in_the_hand_over(running, browse, town):
    act(running, town, due_on=date(2024, 1, 1))
    page = text_of(browse("owner"), "/")
    assert "1 tehtäväsi on avoinna" in page
    assert "1 on myöhässä." in page
    assert "tehtäväsi" not in text_of(browse("member"), "/")
    person = town.people["viestintäpäällikkö"].pk
    assert "Kokousten avoimet tehtävät" in text_of(browse(), f"/people/{person}/handover/")
