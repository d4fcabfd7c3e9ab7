"""A meeting's pages: agenda, live notes without scripts and with them, two writers, lines that become things, registers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.permissions.live import planned_meeting
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup.models import Observation, ProgressEntry
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import ActionPoint, AgendaItem, Meeting, Memo, NoteLine, Participant, Resolution
from viitta.parts.meetings.queries.agenda import items_of
from viitta.parts.risks.models import Risk
from viitta.parts.roadmaps.models import Measure
from viitta.parts.traces.models import Trace

AS_SCRIPT = {"Accept": "application/json"}


def now():
    return timezone.now()


@pytest.fixture
def meeting(town):
    row = planned_meeting(town, starts=now() + timedelta(days=1))
    actions.draft_agenda(meeting=row, by=COMMAND_LINE, at=now())
    return row


@pytest.fixture
def running(meeting):
    return actions.begin_meeting(meeting=meeting, by=COMMAND_LINE, at=now())


def item_of(meeting, kind="progress"):
    return items_of(meeting).select_related("meeting").get(kind=kind)


def line_of(meeting, text="Tilanne käytiin läpi.", kind="progress"):
    return actions.write_lines(item=item_of(meeting, kind), texts=[text], by=COMMAND_LINE, at=now())[0]


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def post(client, address, status=302, headers=None, **data):
    response = client.post(address, data, headers=headers or {})
    assert response.status_code == status, (response.status_code, response.content.decode()[:500])
    return response


def test_the_next_thing_is_on_top_of_the_page(town, browse):
    meeting, client = planned_meeting(town, starts=now() + timedelta(days=1)), browse()
    assert "Asialistaa ei ole laadittu" in text_of(client, f"/meetings/{meeting.pk}/")
    post(client, f"/meetings/{meeting.pk}/agenda/draft/")
    assert "Aloita kokous" in text_of(client, f"/meetings/{meeting.pk}/")
    post(client, f"/meetings/{meeting.pk}/live/do/", do="begin")
    assert "Kokous on käynnissä" in text_of(client, f"/meetings/{meeting.pk}/")


def test_an_agenda_is_ordered_by_hand_without_scripts(meeting, browse):
    client, second = browse(), items_of(meeting)[1]
    post(client, f"/agenda-items/{second.pk}/", do="up")
    assert items_of(meeting)[0] == second
    post(client, f"/agenda-items/{second.pk}/", do="up")
    assert items_of(meeting)[0] == second
    post(client, f"/agenda-items/{second.pk}/", do="remove")
    assert "Poistetut kohdat" in text_of(client, f"/meetings/{meeting.pk}/agenda/")
    post(client, f"/agenda-items/{second.pk}/", do="restore")
    assert second in items_of(meeting)


def test_a_member_proposes_to_this_meeting_or_to_a_later_one(meeting, browse, town):
    client, address = browse("member"), f"/meetings/{meeting.pk}/agenda/new/"
    post(client, address, title="Palvelupisteen jono", measure=town.app.pk, do="now")
    post(client, address, title="Myöhemmin", do="later")
    assert AgendaItem.objects.get(title="Palvelupisteen jono").meeting == meeting
    assert AgendaItem.objects.get(title="Myöhemmin").meeting is None
    post(client, address, 422, title="", do="now")
    chosen = AgendaItem.objects.get(title="Myöhemmin")
    assert "Myöhemmin" in text_of(browse(), f"/meetings/{meeting.pk}/agenda/")
    post(browse(), f"/meetings/{meeting.pk}/agenda/draft/", backlog=chosen.pk)
    assert chosen in items_of(meeting)


def test_what_an_item_tells_stands_under_its_own_headings(meeting, browse):
    text = text_of(browse(), f"/meetings/{meeting.pk}/agenda/")
    order = [
        "<h2>2 Eteneminen",
        "<h3>Myöhässä tai jäljessä, ja miksi</h3>",
        "<h3>Valmistuneet</h3>",
        "<h2>3 Haasteet ja riskit",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_minutes_by_hand_move_the_others(meeting, browse):
    item = item_of(meeting)
    given = {"title": item.title, "body": "", "measure": "", "minutes": "60", "seen": item.revision}
    post(browse(), f"/agenda-items/{item.pk}/edit/", **given)
    assert "60 min" in text_of(browse(), f"/meetings/{meeting.pk}/agenda/")
    assert (
        "Joku muu on muuttanut tätä" in post(browse(), f"/agenda-items/{item.pk}/edit/", 422, **given).content.decode()
    )


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "json", "xlsx"])
def test_the_agenda_is_a_file_of_every_format(meeting, browse, kind):
    response = browse().get(f"/meetings/{meeting.pk}/agenda/?format={kind}")
    assert response["Content-Disposition"].endswith(f'.{kind}"')
    assert len(response.content) > 1000


def test_a_line_is_saved_by_a_form_and_by_a_script(running, browse):
    client, item = browse(), item_of(running)
    post(client, f"/meetings/{running.pk}/live/lines/", item=item.pk, text="Ensimmäinen")
    said = post(
        client, f"/meetings/{running.pk}/live/lines/", 200, AS_SCRIPT, item=item.pk, text="<b>Toinen</b>"
    ).json()
    assert "&lt;b&gt;Toinen&lt;/b&gt;" in said["notes"]
    assert [line.text for line in NoteLine.objects.order_by("pk")] == ["Ensimmäinen", "<b>Toinen</b>"]
    assert "Ensimmäinen" in text_of(client, f"/meetings/{running.pk}/live/?item={item.pk}")


def test_the_second_writer_is_told_and_keeps_the_text(running, browse):
    item, first, second = item_of(running), browse("convenor"), browse("administrator")
    post(first, f"/meetings/{running.pk}/live/lines/", item=item.pk, text="Minun rivini")
    told = post(second, f"/meetings/{running.pk}/live/lines/", 409, item=item.pk, text="Toisen rivi").content.decode()
    assert "Convenor Viitala kirjoittaa nyt. Tekstisi säilyy" in told
    assert ">Toisen rivi</textarea>" in told
    said = post(second, f"/meetings/{running.pk}/live/lines/", 409, AS_SCRIPT, item=item.pk, text="Toisen rivi").json()
    assert "kirjoittaa nyt" in said["problem"]
    Meeting.objects.update(writer_until=now() - timedelta(seconds=1))
    assert "Ala kirjoittaa" in text_of(second, f"/meetings/{running.pk}/live/")
    post(second, f"/meetings/{running.pk}/live/do/", do="take")
    assert "Sinä kirjoitat" in text_of(second, f"/meetings/{running.pk}/live/")
    assert "Administrator Viitala kirjoittaa nyt" in text_of(first, f"/meetings/{running.pk}/live/")


def test_others_see_what_is_written_and_are_told_when_nothing_has_changed(running, browse):
    reader, item = browse("reader"), item_of(running)
    address = f"/meetings/{running.pk}/live/pieces/?item={item.pk}"
    reader.get(address)  # the first page of a visit sets the secret of its forms
    tag = reader.get(address)["ETag"]
    assert reader.get(address, headers={"If-None-Match": tag}).status_code == 304
    post(browse(), f"/meetings/{running.pk}/live/lines/", item=item.pk, text="Uusi rivi")
    answer = reader.get(address, headers={"If-None-Match": tag})
    assert "Uusi rivi" in answer.json()["notes"]
    assert "Convenor Viitala kirjoittaa nyt" in answer.json()["state"]
    assert "<form" not in answer.json()["notes"]


def test_a_pen_that_has_run_out_shows_without_any_deed(running, browse):
    client, address = browse("administrator"), f"/meetings/{running.pk}/live/pieces/"
    post(browse(), f"/meetings/{running.pk}/live/do/", do="take")
    client.get(address)
    tag = client.get(address)["ETag"]
    Meeting.objects.update(writer_until=now() - timedelta(seconds=1))
    assert "Ala kirjoittaa" in client.get(address, headers={"If-None-Match": tag}).json()["state"]


def test_an_empty_and_a_far_too_long_line_are_told_in_a_sentence(running, browse):
    client, item = browse(), item_of(running)
    post(client, f"/meetings/{running.pk}/live/lines/", item=item.pk, text="ä" * 100_000)
    told = post(client, f"/meetings/{running.pk}/live/lines/", 422, item=item.pk, text="ä" * 100_001).content.decode()
    assert "enintään 100\u00a0000 merkkiä" in told
    assert "ä" * 100_001 in told
    assert (
        "Kirjoita ensin jotain"
        in post(client, f"/meetings/{running.pk}/live/lines/", 422, item=item.pk, text=" ").content.decode()
    )
    assert NoteLine.objects.count() == 1


@pytest.mark.parametrize("kind", ["measure", "risk", "observation", "action_point"])
def test_a_line_becomes_a_thing_by_one_press_and_only_once(running, browse, town, kind):
    line, client = line_of(running, "Selvitetään chat.", "challenges"), browse()
    for _time in range(2):
        post(client, f"/note-lines/{line.pk}/", do=kind, item=line.item_id)
    model = {"measure": Measure, "risk": Risk, "observation": Observation, "action_point": ActionPoint}[kind]
    field = {"measure": "title", "risk": "title"}.get(kind, "text")
    made = model.objects.get(**{field: "Selvitetään chat."})
    origins = Trace.objects.filter(to_kind=kind, to_id=made.pk).values_list("from_kind", "from_id")
    assert set(origins) == {("meeting", running.pk), ("note_line", line.pk)}
    assert "johti" in text_of(client, f"/meetings/{running.pk}/live/?item={line.item_id}").lower()
    address = {"measure": f"/measures/{made.pk}/", "risk": f"/risks/{made.pk}/", "action_point": f"/actions/{made.pk}/"}
    if kind in address:
        assert f"/meetings/{running.pk}/" in text_of(client, address[kind])
    if kind != "action_point":
        assert "Selvitetään chat." in text_of(client, f"/meetings/{running.pk}/")
    if kind == "observation":
        assert (made.kind, made.quarter) == ("challenge", "2024Q1")


def test_a_changed_line_is_not_saved_over_a_fresher_one(running, browse):
    line, client = line_of(running), browse()
    post(client, f"/note-lines/{line.pk}/", do="save", text="Uusi", seen=1)
    told = post(client, f"/note-lines/{line.pk}/", 409, do="save", text="Vanhentunut", seen=1).content.decode()
    assert "Joku muutti samaa asiaa" in told
    assert "Vanhentunut" in told
    assert NoteLine.objects.get().text == "Uusi"


def test_attendance_is_told_with_times_and_a_visitor(running, browse):
    first, second = Participant.objects.order_by("pk")
    given = {
        f"a-p{first.pk}-in": "9.15",
        f"a-p{first.pk}-out": "10",
        f"a-p{second.pk}-came": "no",
        "a-visitor": "tutkija",
    }
    post(browse(), f"/meetings/{running.pk}/live/attendance/", **given)
    text = text_of(browse(), f"/meetings/{running.pk}/live/")
    assert "läsnä, saapui klo 9.15, poistui klo 10.00" in text
    assert "2 läsnä, 1 poissa" in text
    given[f"a-p{first.pk}-out"] = "9.00"
    told = post(browse(), f"/meetings/{running.pk}/live/attendance/", 422, **given).content.decode()
    assert "Poistumisajan on oltava" in told


def test_actions_and_resolutions_are_written_down_in_the_meeting(running, browse, town):
    address, item = f"/meetings/{running.pk}/live/left/", item_of(running)
    owner = town.people["rehtori"].pk
    post(
        browse(),
        address,
        **{"do": "action", "item": item.pk, "t-text": "Kysy tarjous", "t-owner": owner, "t-due_on": "1.6.2024"},
    )
    post(browse(), address, **{"do": "resolution", "item": item.pk, "r-text": "Jatketaan.", "r-measure": town.app.pk})
    post(browse(), address, 422, **{"do": "action", "item": item.pk, "t-text": ""})
    action = ActionPoint.objects.get()
    assert (action.owner_id, action.due_on, action.item) == (owner, date(2024, 6, 1), item)
    assert Resolution.objects.get().measure == town.app


def test_a_value_is_corrected_on_the_spot_by_the_deed_of_an_owner(running, browse, town, told):
    told(Quarter(2024, 1), {town.app: 40})
    item, client = item_of(running), browse()
    page = text_of(client, f"/meetings/{running.pk}/live/?item={item.pk}&measure={town.app.pk}")
    assert 'value="40"' in page
    given = {
        "item": item.pk,
        "measure": town.app.pk,
        "v-percent": "45 %",
        "v-note": "Kuultiin kokouksessa.",
        "v-seen": "1",
    }
    post(client, f"/meetings/{running.pk}/live/progress/", **given)
    entry = ProgressEntry.objects.get(measure=town.app, follow_up__quarter="2024Q1")
    assert (entry.percent, entry.note, entry.revision) == (Decimal(45), "Kuultiin kokouksessa.", 2)
    stale = post(client, f"/meetings/{running.pk}/live/progress/", 409, **{**given, "v-percent": "50"}).content.decode()
    assert "Joku vastasi toimenpiteestä sillä välin" in stale
    wrong = post(
        client, f"/meetings/{running.pk}/live/progress/", 422, **{**given, "v-percent": "paljon"}
    ).content.decode()
    assert "prosentti" in wrong.lower()


def test_late_measures_come_first(running, browse, town, told):
    told(Quarter(2024, 1), {town.app: 5, town.study: 60})
    text = text_of(browse(), f"/meetings/{running.pk}/live/?item={item_of(running).pk}")
    assert text.index("Kaupunkisovellus") < text.index("Tietovaraston selvitys")


def test_ending_sends_what_was_not_gone_through_to_the_waiting_items(running, browse, town):
    new = [actions.NewItem("Ei ehditty")]
    actions.propose_items(group=town.group, new=new, meeting=running, by=COMMAND_LINE, at=now())
    post(browse(), f"/meetings/{running.pk}/live/do/", do="end")
    assert AgendaItem.objects.get(title="Ei ehditty").meeting is None
    assert Meeting.objects.get().state == "held"
    post(browse(), f"/meetings/{running.pk}/live/do/", do="begin")
    assert Meeting.objects.get().state == "running"


def test_nothing_can_be_written_after_the_memo_has_been_approved(running, browse):
    item, client = item_of(running), browse()
    post(client, f"/meetings/{running.pk}/live/do/", do="end")
    Memo.objects.create(meeting=running, state="approved")
    text = text_of(client, f"/meetings/{running.pk}/live/")
    assert "Kokouksen muistio on hyväksytty" in text
    assert "Tallenna rivi" not in text
    post(client, f"/meetings/{running.pk}/live/do/", do="begin")
    post(client, f"/meetings/{running.pk}/live/lines/", 409, item=item.pk, text="Myöhässä")
    assert (Meeting.objects.get().state, NoteLine.objects.count()) == ("held", 0)


def act(running, town, **values):
    new = [actions.NewAction("Kysy tarjous", **{"owner": town.people["viestintäpäällikkö"], **values})]
    return actions.add_action_points(meeting=running, new=new, by=COMMAND_LINE, at=now())[0]


def queries_of(client, address):
    text_of(client, address)
    with CaptureQueriesContext(connection) as caught:
        text_of(client, address)
    return len(caught)


def test_lists_take_the_same_queries_with_one_row_and_three(running, browse, town):
    client, item = browse(), item_of(running)
    addresses = [
        "/actions/", "/resolutions/", f"/meetings/{running.pk}/", f"/meetings/{running.pk}/agenda/",
        f"/meetings/{running.pk}/live/?item={item.pk}", f"/meetings/{running.pk}/live/pieces/?item={item.pk}",
    ]  # fmt: skip

    def add(count):
        for number in range(count):
            line_of(running, f"Rivi {number}")
            act(running, town, measure=town.app)
            new = [actions.NewResolution("Jatketaan.", item, town.app)]
            actions.add_resolutions(meeting=running, new=new, by=COMMAND_LINE, at=now())
            extra = [actions.NewItem("Asia", measure=town.app)]
            actions.propose_items(group=town.group, new=extra, meeting=running, by=COMMAND_LINE, at=now())

    add(1)
    before = {address: queries_of(client, address) for address in addresses}
    add(2)
    assert {address: queries_of(client, address) for address in addresses} == before
    assert max(before.values()) <= 42


def test_saving_a_line_takes_few_queries(running, browse):
    client, item = browse(), item_of(running)
    with CaptureQueriesContext(connection) as caught:
        post(client, f"/meetings/{running.pk}/live/lines/", 200, AS_SCRIPT, item=item.pk, text="Rivi")
    assert len(caught) <= 32


@pytest.mark.parametrize("state", ["finding", "cancelled", "held"])
def test_the_pages_open_whatever_the_meeting_has_come_to(meeting, browse, state):
    Meeting.objects.update(state=state, starts_at=None, ends_at=None) if state == "finding" else Meeting.objects.update(
        state=state
    )
    for role in ("convenor", "reader"):
        for end in ("", "agenda/", "live/", "live/pieces/"):
            text_of(browse(role), f"/meetings/{meeting.pk}/{end}")
    post(browse(), f"/meetings/{meeting.pk}/live/do/", do="end")
    assert Meeting.objects.get().state == state


def test_a_meeting_about_no_roadmap_makes_actions_of_lines_and_nothing_else(running, browse):
    Meeting.objects.update(roadmap=None)
    line, client = line_of(running), browse()
    text = text_of(client, f"/meetings/{running.pk}/live/?item={line.item_id}")
    assert 'value="action_point"' in text
    assert 'value="risk"' not in text
    post(client, f"/note-lines/{line.pk}/", 422, do="risk")
    post(client, f"/note-lines/{line.pk}/", do="action_point")
    assert ActionPoint.objects.get().text == "Tilanne käytiin läpi."
