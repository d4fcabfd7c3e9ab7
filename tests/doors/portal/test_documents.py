"""Documents: attaching, finding, reading, removing; and that only those who see the thing see them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import AT, build_organisation
from viitta.config.due import run_due
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.files import actions, queries
from viitta.parts.files.models import Chunk, Content, Document
from viitta.parts.followup.models import ProgressEntry

PDF = b"%PDF-1.7\n" + b"viitta " * 100_000


def upload(content: bytes = PDF, name: str = "tarjous.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def given(**changes) -> dict:
    return {"title": "", "kind": "offer", "on": "6.1.2024", "link": "", **changes}


def thing_of(measure) -> actions.Thing:
    return actions.Thing("measure", measure.pk, measure.organisation_id, measure.roadmap_id)


def attach_links(town, count: int) -> list[Document]:
    new = [
        actions.NewDocument(f"Muistio {step}", "memo", date(2024, 1, step), f"https://teams.example/{step}")
        for step in range(1, count + 1)
    ]
    return actions.attach_documents(thing=thing_of(town.app), new=new, by=COMMAND_LINE, at=AT)


def test_a_file_is_attached_to_a_measure_and_comes_back_byte_for_byte(town, browse):
    client = browse()
    client.post(f"/documents/new/?on=measure:{town.app.pk}", given(file=upload()))
    row = Document.objects.get()
    assert (row.title, row.content.size, row.content.media_type) == ("tarjous.pdf", len(PDF), "application/pdf")
    page = client.get(f"/measures/{town.app.pk}/").content.decode()
    assert "tarjous.pdf" in page
    answer = client.get(f"/documents/{row.pk}/file/")
    assert b"".join(answer.streaming_content) == PDF


def test_a_file_is_saved_and_never_run_in_a_page(town, browse):
    client = browse()
    client.post(f"/documents/new/?on=measure:{town.app.pk}", given(file=upload()))
    answer = client.get(f"/documents/{Document.objects.get().pk}/file/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_same_file_attached_twice_is_kept_once(town, browse):
    client = browse()
    for _ in range(2):
        client.post(f"/documents/new/?on=measure:{town.app.pk}", given(file=upload()))
    assert (Document.objects.count(), Content.objects.count()) == (2, 1)
    assert Chunk.objects.count() == -(-len(PDF) // actions.PIECE)


def test_a_link_hangs_on_an_answer_of_a_round(town, told, browse):
    told(Quarter(2024, 1), {town.app: 40})
    entry = ProgressEntry.objects.get(measure=town.app, percent=40)
    link = given(title="Kokousmuistio", link="https://teams.example/muistio")
    answer = browse("owner").post(f"/documents/new/?on=entry:{entry.pk}", link)
    assert answer["Location"] == f"/measures/{town.app.pk}/"
    assert "Kokousmuistio" in browse("reader").get(f"/measures/{town.app.pk}/").content.decode()


BAD = [
    ({"file": None}, "Valitse tiedosto tai kirjoita linkki."),
    ({"file": upload(), "link": "https://teams.example/a"}, "Anna tiedosto tai linkki, ei molempia."),
    ({"file": upload(b"\x89PNG\r\n\x1a\n", "x.pdf")}, "Tiedoston nimi ja sisältö eivät vastaa toisiaan"),
    ({"file": upload(b"MZ\x90\0", "x.exe")}, "Tällaista tiedostoa ei oteta vastaan."),
    ({"file": None, "link": "javascript:alert(1)", "title": "x"}, "Kirjoita osoite, esimerkiksi https://"),
    ({"file": None, "link": "https://teams.example/a"}, "Anna linkille otsikko."),
    ({"file": upload(), "on": "31.2.2024"}, "Kalenterissa ei ole tällaista päivää."),
    ({"file": upload(), "title": "x" * 201}, "enintään 200"),
]


@pytest.mark.parametrize(("changes", "sentence"), BAD, ids=[row[1][:30] for row in BAD])
def test_what_cannot_be_attached_is_told_at_its_place(town, browse, changes, sentence):
    data = {name: value for name, value in given(**changes).items() if value is not None}
    if "file" in data:
        data["file"].seek(0)
    answer = browse().post(f"/documents/new/?on=measure:{town.app.pk}", data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Document.objects.exists()


def test_a_file_over_the_limit_is_refused_before_it_is_kept(town, browse, settings):
    settings.DOCUMENT_BYTES = settings.LARGEST_FILE_BYTES = 1_000_000
    answer = browse().post(f"/documents/new/?on=measure:{town.app.pk}", given(file=upload(PDF * 3)))
    assert answer.status_code == 422
    assert "Tiedosto on suurempi kuin 1 Mt." in answer.content.decode()
    assert not Content.objects.exists()


def test_a_name_with_a_path_in_it_is_only_a_name(town, browse):
    client = browse()
    file = upload(name="tarjous.pdf")
    file._name = "C:\\salaiset\\..\\tarj\u202eous.pdf"
    client.post(f"/documents/new/?on=measure:{town.app.pk}", given(file=file))
    assert Document.objects.get().file_name == "tarjous.pdf"


def test_a_reader_reads_and_attaches_nothing(town, browse):
    attach_links(town, 1)
    assert browse("reader").get(f"/documents/new/?on=measure:{town.app.pk}").status_code == 404
    assert "Liitä" not in browse("reader").get(f"/measures/{town.app.pk}/").content.decode()


def test_documents_of_another_organisation_do_not_exist(town, browse):
    row = attach_links(town, 1)[0]
    _other, strangers, _people = build_organisation("Naapurila", "902", "naapurila.example")
    client = browse("convenor", strangers)
    assert "Muistio 1" not in client.get("/documents/").content.decode()
    for address in (
        f"/documents/{row.pk}/edit/",
        f"/documents/{row.pk}/file/",
        f"/documents/new/?on=measure:{town.app.pk}",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("on", ["", "measure:999999", "nothing:1", "measure:x", "measure:99999999999999999"])
def test_a_document_cannot_hang_on_what_is_not_there(town, browse, on):
    assert browse().get(f"/documents/new/?on={on}").status_code == 404


def test_the_list_is_searched_and_narrowed(town, browse):
    attach_links(town, 3)
    client = browse()
    assert "3 asiakirjaa" in client.get("/documents/").content.decode()
    page = client.get("/documents/?q=muistio+2").content.decode()
    assert "1 asiakirja<" in page
    assert "Muistio 2" in page
    assert "Mikään asiakirja ei vastaa hakua" in client.get("/documents/?kind=offer").content.decode()


@pytest.mark.parametrize(
    "wrong", ["sort=%3Bdrop", "roadmap=abc", "roadmap=999999", "page=-1", "page=99", "kind=x", "thing=y"]
)
def test_a_senseless_address_shows_the_list(town, browse, wrong):
    attach_links(town, 1)
    assert "Muistio 1" in browse().get(f"/documents/?{wrong}").content.decode()


def test_the_list_takes_as_many_queries_for_one_as_for_three(town, browse, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse()
    attach_links(town, 1)
    client.get("/documents/")
    with CaptureQueriesContext(connection) as one:
        client.get("/documents/")
    attach_links(town, 2)
    with django_assert_num_queries(len(one)):
        client.get("/documents/")


def test_a_removed_document_can_be_brought_back(town, browse):
    row, client = attach_links(town, 1)[0], browse()
    page = client.post(f"/documents/{row.pk}/remove/")
    assert "Palauta" in page.content.decode()
    assert "Muistio 1" not in client.get("/documents/").content.decode()
    client.post(f"/documents/{row.pk}/remove/", {"restore": "1"})
    assert "Muistio 1" in client.get("/documents/").content.decode()


def test_who_attached_may_change_it_and_another_member_may_not(town, browse):
    browse("owner").post(
        f"/documents/new/?on=measure:{town.app.pk}", given(title="Oma", link="https://teams.example/a")
    )
    row = Document.objects.get()
    assert browse("owner").get(f"/documents/{row.pk}/edit/").status_code == 200
    assert browse("member").get(f"/documents/{row.pk}/edit/").status_code == 404
    assert browse("convenor").get(f"/documents/{row.pk}/edit/").status_code == 200


def test_a_file_is_let_go_thirty_days_after_it_was_removed(town, browse):
    client = browse()
    client.post(f"/documents/new/?on=measure:{town.app.pk}", given(file=upload()))
    row = Document.objects.get()
    actions.remove_documents(documents=[row], by=COMMAND_LINE, at=datetime(2024, 5, 2, tzinfo=UTC))
    run_due(datetime(2024, 5, 31, tzinfo=UTC))
    assert Content.objects.exists()
    run_due(datetime(2024, 5, 2, tzinfo=UTC) + queries.KEPT_AFTER_REMOVAL + timedelta(days=1))
    assert not Document.objects.exists()
    assert not Content.objects.exists()


def test_a_document_of_a_measure_that_was_removed_can_still_be_tidied(town, browse):
    row, client = attach_links(town, 1)[0], browse()
    client.post(f"/measures/{town.app.pk}/remove/")
    assert client.get(f"/documents/{row.pk}/edit/").status_code == 200
    assert "Palauta" in client.post(f"/documents/{row.pk}/remove/").content.decode()
    assert client.post(f"/documents/{row.pk}/remove/", {"restore": "1"}).headers["Location"] == (
        f"/roadmaps/{town.roadmap.pk}/"
    )
