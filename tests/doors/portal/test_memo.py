"""The memo of a meeting: what it says, approving it by links, freezing, files, the record."""

import io
import json
import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import docx
import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import AT
from tests.readers import pdf_faults, text_of_pdf
from viitta.config.cli import parser_of
from viitta.config.commands import report
from viitta.core.actors import COMMAND_LINE
from viitta.core.document import Heading
from viitta.core.document.reading import lines_of
from viitta.doors.reports.memo import gather, memo_document, memo_text
from viitta.parts.audit.actions import Stale
from viitta.parts.files import actions as files
from viitta.parts.meetings import actions as meetings
from viitta.parts.meetings import tasks
from viitta.parts.meetings.actions import calling, memos
from viitta.parts.meetings.actions.base import Frozen
from viitta.parts.meetings.models import AgendaItem, Meeting, Memo, NoteLine, Participant, Resolution
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Person

STARTS = datetime(2024, 5, 2, 6, 0, tzinfo=UTC)
BY = {"by": COMMAND_LINE, "at": AT}
LONG = "Pitkä muistiinpano. " * 5_000


@pytest.fixture
def held(town) -> Meeting:
    """A meeting that was held: two present, one absent, two items, a resolution and a task."""
    seats = [
        organisations.NewSeat(town.people["tietohallintopäällikkö"], sector="tietohallinto", role="chair"),
        organisations.NewSeat(town.people["viestintäpäällikkö"]),
        organisations.NewSeat(town.people["rehtori"], sector="perusopetus"),
    ]
    organisations.add_seats(group=town.group, new=seats, **BY)
    new = calling.NewMeeting(
        town.group, "Seurantakokous Q1/2024", STARTS, STARTS + timedelta(minutes=90), roadmap=town.roadmap,
        place="Kaupungintalo",
    )  # fmt: skip
    meeting = calling.add_meetings(new=[new], **BY)[0]
    meeting.participants.filter(title="rehtori").update(is_present=False)
    meeting.participants.exclude(title="rehtori").update(is_present=True)
    meeting.participants.filter(title="viestintäpäällikkö").update(arrived_at=STARTS + timedelta(minutes=30))
    signed = {"by_label": "x", "at": AT}
    common = {"organisation": town.organisation, "group": town.group, "meeting": meeting, **signed}
    item = AgendaItem.objects.create(title="Eteneminen aikatauluun nähden", kind="progress", position=1, **common)
    AgendaItem.objects.create(title="Vapaa keskustelu", kind="discussion", position=2, **common)
    NoteLine.objects.create(item=item, position=1, text="Sovellus on koekäytössä.", **signed)
    Meeting.objects.update(state="held", begun_at=STARTS, ended_at=STARTS + timedelta(minutes=80))
    meeting.refresh_from_db()
    wanted = meetings.NewResolution("Koekäyttöä jatketaan.", item)
    meetings.add_resolutions(meeting=meeting, new=[wanted], **BY)
    task = meetings.NewAction("Pyydä tarjoukset", item, town.people["viestintäpäällikkö"], due_on=date(2024, 5, 31))
    meetings.add_action_points(meeting=meeting, new=[task], **BY)
    return Meeting.objects.select_related("group", "organisation", "roadmap").get()


def drawn(meeting, language="fi"):
    return memo_document(gather(meeting), language=language)


def text_of(meeting) -> str:
    return "\n".join(lines_of(drawn(meeting)))


def test_it_has_the_finnish_form(held):
    document = drawn(held)
    headings = [(block.text, block.plain) for block in document.blocks if isinstance(block, Heading)]
    assert document.title == "Muistio: Seurantakokous Q1/2024"
    assert headings == [
        ("Läsnä", True), ("Poissa", True), ("Eteneminen aikatauluun nähden", False), ("Vapaa keskustelu", False),
        ("Kokouksen tehtävät", True), ("Seuraava kokous", True),
    ]  # fmt: skip
    lines = text_of(held)
    assert "Aika: 2.5.2024 klo 9.00–10.20" in lines
    assert "Paikka: Kaupungintalo" in lines
    assert "saapui klo 9.30" in lines
    assert "rehtori (perusopetus)" in lines
    assert "Sovellus on koekäytössä." in lines
    assert "Linjaus: Koekäyttöä jatketaan." in lines
    assert "Pyydä tarjoukset viestintäpäällikkö 31.5.2024" in lines
    assert "Ei kirjattavaa." in lines
    assert "Seuraavaa kokousta ei ole sovittu." in lines


@pytest.mark.parametrize(("language", "chair"), [("sv", "ordförande"), ("en", "chair")])
def test_it_is_drawn_in_other_languages_too(held, language, chair):
    lines = "\n".join(lines_of(drawn(held, language)))
    assert f"tietohallinto {chair}" in lines
    assert "Läsnä" not in lines
    assert "julkinen" not in lines


def test_it_shows_titles_only_until_somebody_chooses_names(held):
    assert "Owner Viitala" not in text_of(held)
    memos.change_memo(meeting=held, values={"shows_names": True}, **BY)
    assert "Owner Viitala, viestintäpäällikkö" in text_of(held)


def test_what_has_not_been_written_down_is_said_to_be_missing(held):
    Participant.objects.update(is_present=None)
    lines = text_of(held)
    assert "Ketään ei ole merkitty läsnä olevaksi." in lines
    assert "rehtori" in lines


def test_the_same_meeting_gives_the_same_words_and_any_change_others(held):
    before = memo_text(held)
    assert memo_text(held) == before
    NoteLine.objects.update(text="Sovellus on käytössä.")
    assert memo_text(held) != before


@pytest.fixture
def sent(held):
    """The memo sent to a checker and an approver; returns their links."""

    def send() -> dict[str, str]:
        people = {row.title: row for row in held.participants.all()}
        asked = [
            memos.AskedOne(people["viestintäpäällikkö"], "checker"),
            memos.AskedOne(people["tietohallintopäällikkö"], "approver"),
        ]
        Message.objects.all().delete()
        tasks.send_memo(meeting=held, asked=asked, draw=memo_text, **BY)
        found = {row.recipient.split("@")[0]: row.text for row in Message.objects.filter(kind="memo_check")}
        return {who: re.search(r"/memo/[\w-]+/", text)[0] for who, text in found.items()}

    return send


def test_opening_shows_and_only_the_button_gives_the_word(held, sent):
    links = sent()
    page = Client().get(links["owner"]).content.decode()
    assert "Sovellus on koekäytössä." in page
    assert Memo.objects.get().state == "checking"
    done = Client().post(links["owner"], {"deed": "approve"}, follow=True).content.decode()
    assert "Kiitos" in done
    assert Memo.objects.get().state == "checking"
    Client().post(links["convenor"], {"deed": "approve"})
    assert Memo.objects.get().state == "approved"


def test_a_link_used_twice_says_so(held, sent):
    links = sent()
    Client().post(links["owner"], {"deed": "approve"})
    response = Client().post(links["owner"], {"deed": "approve"})
    assert (response.status_code, "Nothing" in response.content.decode()) == (410, False)
    assert "Sinulta ei kysytä enää muuta." in response.content.decode()


def test_a_link_after_a_change_of_the_memo_says_so_and_approves_nothing(held, sent):
    links = sent()
    NoteLine.objects.update(text="Toisin sanoen.")
    response = Client().post(links["convenor"], {"deed": "approve"})
    assert response.status_code == 410
    assert "Muistio on muuttunut" in response.content.decode()
    assert Memo.objects.get().approvals.exclude(given_at=None).count() == 0


def test_an_earlier_link_ends_when_a_new_one_is_sent(held, sent):
    first, second = sent(), sent()
    assert "uudempi linkki" in Client().get(first["owner"]).content.decode()
    assert Client().get(second["owner"]).status_code == 200


def test_an_unknown_link_is_404(db):
    assert Client().get(f"/memo/{'x' * 43}/").status_code == 404


def test_the_link_of_who_has_left_works_no_more(held, sent, town):
    link = sent()["owner"]
    Person.objects.filter(title="viestintäpäällikkö").update(left_on=timezone.localdate())
    for ask in (Client().get, Client().post):
        assert ask(link, {"deed": "approve"}).status_code == 404
    assert Memo.objects.get().approvals.exclude(given_at=None).count() == 0


def test_who_is_asked_can_comment_by_the_link_until_the_approval(held, sent):
    links = sent()
    Client().post(links["owner"], {"deed": "comment", "text": "Lisätään päivä."})
    assert Memo.objects.get().comments.get().by_label == "viestintäpäällikkö"
    for link in links.values():
        Client().post(link, {"deed": "approve"})
    with pytest.raises(Frozen):
        memos.comment_memo(meeting=held, text="Myöhässä", **BY)


@pytest.fixture
def approved(held, sent):
    for link in sent().values():
        Client().post(link, {"deed": "approve"})
    return Meeting.objects.get()


def files_of(browse, meeting) -> dict[str, bytes]:
    client = browse("convenor")
    found = {}
    for form in ("pdf", "docx", "html", "zip"):
        response = client.get(f"/meetings/{meeting.pk}/memo/muistio.{form}")
        found[form] = b"".join(response.streaming_content)
    return found


def test_an_approved_memo_is_the_same_byte_for_byte_whatever_happens_after(approved, browse, town):
    before = files_of(browse, approved)
    organisations.erase_people(people=[town.people["viestintäpäällikkö"], town.people["rehtori"]], **BY)
    town.group.name = "Uusi ryhmä"
    town.group.save()
    town.organisation.name = "Uusi kunta"
    town.organisation.save()
    NoteLine.objects.update(text="Muutettu.")
    assert files_of(browse, approved) == before
    page = browse("convenor").get(f"/meetings/{approved.pk}/memo/").content.decode()
    assert "Sovellus on koekäytössä." in page
    assert "Muutettu." not in page


def test_forgetting_old_documents_leaves_the_files_of_memos(approved, browse):
    before = files_of(browse, approved)
    files.forget_removed(by=COMMAND_LINE, at=AT + timedelta(days=4000))
    assert files_of(browse, approved) == before


def test_it_tells_who_approved_it_and_cannot_be_changed_or_sent_again(approved, browse):
    text = json.dumps(Memo.objects.get().document, ensure_ascii=False)
    assert "Hyväksytty: tietohallintopäällikkö" in text
    assert "Tarkastettu: viestintäpäällikkö" in text
    for deed in (
        lambda: memos.change_memo(meeting=approved, values={"shows_names": True}, **BY),
        lambda: memos.ask_approvals(meeting=approved, asked=[], draw=memo_text, **BY),
    ):
        with pytest.raises(Frozen):
            deed()
    assert browse("convenor").get(f"/meetings/{approved.pk}/memo/edit/").status_code == 404


def test_word_and_pdf_say_what_the_page_says(approved, browse, tmp_path):
    found = files_of(browse, approved)
    words = "\n".join(one.text for one in docx.Document(io.BytesIO(found["docx"])).paragraphs)
    assert "Sovellus on koekäytössä." in words
    assert "Seuraavaa kokousta ei ole sovittu." in text_of_pdf(found["pdf"])


def test_the_resolutions_of_an_approved_memo_change_no_more(approved, browse):
    row = Resolution.objects.get()
    for address, said in (("edit", {"text": "Lopetetaan.", "measure": "", "seen": 1}), ("do", {"do": "remove"})):
        response = browse("convenor").post(f"/resolutions/{row.pk}/{address}/", said, follow=True)
        assert "linjaukset eivät enää muutu" in response.content.decode()
    row.refresh_from_db()
    assert (row.text, row.removed_at, row.revision) == ("Koekäyttöä jatketaan.", None, 1)


def test_the_record_package_has_the_memo_and_its_facts(approved, browse):
    package = zipfile.ZipFile(io.BytesIO(files_of(browse, approved)["zip"]))
    assert package.namelist() == ["muistio.pdf", "metadata.json", "metadata.xml"]
    facts = json.loads(package.read("metadata.json"))
    assert (facts["title"], facts["date"]) == ("Muistio: Seurantakokous Q1/2024", "2024-05-02")
    assert (facts["body"], facts["publicity"]) == ("Digityöryhmä", "public")
    assert ElementTree.fromstring(package.read("metadata.xml")).find("date").text == "2024-05-02"
    assert package.read("muistio.pdf").startswith(b"%PDF")


@pytest.mark.parametrize("profile", ["ua1", "pdfa2a"])
def test_the_memo_of_the_record_is_accessible_and_archivable(approved, browse, profile):
    made = zipfile.ZipFile(io.BytesIO(files_of(browse, approved)["zip"])).read("muistio.pdf")
    assert pdf_faults(made, profile) == []


def test_the_record_package_is_made_of_an_approved_memo_only(held, browse):
    assert browse("convenor").get(f"/meetings/{held.pk}/memo/muistio.zip").status_code == 404


def test_two_people_who_change_the_memo_are_told(held, browse):
    memos.change_memo(meeting=held, values={"retention": "10 v"}, seen=1, **BY)
    with pytest.raises(Stale):
        memos.change_memo(meeting=held, values={"retention": "5 v"}, seen=1, **BY)
    address = f"/meetings/{held.pk}/memo/edit/"
    response = browse("convenor").post(address, {"publicity": "public", "seen": "1", "retention": "2 v"})
    assert response.status_code == 422
    assert "Joku muu on muuttanut tätä" in response.content.decode()


def test_a_reader_looks_and_does_not_comment(held, browse):
    client = browse("reader")
    assert client.get(f"/meetings/{held.pk}/memo/").status_code == 200
    assert client.post(f"/meetings/{held.pk}/memo/comment/", {"text": "Hei"}).status_code == 404


def test_the_form_sends_to_those_who_are_chosen(held, browse):
    people = {row.title: row.pk for row in held.participants.all()}
    address = f"/meetings/{held.pk}/memo/send/"
    refused = browse("convenor").post(address, {f"p{people['rehtori']}": "checker"})
    assert refused.status_code == 422
    browse("convenor").post(address, {f"p{people['rehtori']}": "approver"})
    assert Memo.objects.get().approvals.get().title == "rehtori"


@pytest.mark.parametrize("text", [LONG, "<script>alert(1)</script>", "\U0001f600 שלום \u202eabc", "a\x1bb\x07"])
def test_any_note_goes_into_every_format(held, browse, text):
    NoteLine.objects.update(text=text)
    client = browse("convenor")
    for form in ("pdf", "docx", "html"):
        assert client.get(f"/meetings/{held.pk}/memo/muistio.{form}").status_code == 200
    assert "<script>alert" not in client.get(f"/meetings/{held.pk}/memo/").content.decode()


def test_the_command_writes_the_memo(held, tmp_path):
    out = tmp_path / "muistio.docx"
    options = parser_of("report", report).parse_args(["memo", "--lang", "fi", "--out", str(out)])
    assert report.run(options) == 0
    assert "Sovellus on koekäytössä." in "\n".join(one.text for one in docx.Document(out).paragraphs)
