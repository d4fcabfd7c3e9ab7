"""The page of the situation picture and its files."""

import re
import zipfile
from html import unescape
from io import BytesIO

import pytest

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def convenor(client, town):
    client.force_login(town.accounts["convenor"], backend=BACKEND)
    return client


def test_the_menu_leads_to_the_picture_of_the_roadmap(convenor, town):
    response = convenor.get("/picture/")
    assert (response.status_code, response["Location"]) == (302, f"/picture/{town.roadmap.pk}/")


def test_the_page_has_the_picture_of_the_quarter_asked_for(convenor, town):
    body = convenor.get(f"/picture/{town.roadmap.pk}/?quarter=2024Q1").content.decode()
    assert "Tilannekuva Q1/2024" in body
    assert "Kaupunkisovellus" in body


@pytest.mark.parametrize("quarter", ["", "2024Q9", "x" * 5000, "1066Q1", "2999Q4", "2024Q1'--", "%00", "2024Q1\u202e"])
def test_a_quarter_that_is_none_of_the_roadmaps_leads_to_one_that_is(convenor, town, quarter):
    response = convenor.get(f"/picture/{town.roadmap.pk}/", {"quarter": quarter})
    assert response.status_code == 200
    assert "Tilannekuva Q" in response.content.decode()


def test_the_picture_is_taken_as_pdf_and_as_word(convenor, town):
    address = f"/picture/{town.roadmap.pk}/?quarter=2024Q1&format="
    pdf, word = convenor.get(address + "pdf"), convenor.get(address + "docx")
    assert pdf.content.startswith(b"%PDF-")
    assert zipfile.ZipFile(BytesIO(word.content)).testzip() is None
    assert 'filename="tilannekuva-digitiekartta-20232025-2024Q1.pdf"' in pdf["Content-Disposition"]


def test_an_unknown_format_is_not_found(convenor, town):
    assert convenor.get(f"/picture/{town.roadmap.pk}/?format=exe").status_code == 404


def test_a_stranger_finds_no_picture(client, town, neighbour):
    client.force_login(neighbour[1]["convenor"], backend=BACKEND)
    assert client.get(f"/picture/{town.roadmap.pk}/").status_code == 404
    assert client.get(f"/picture/{town.roadmap.pk}/?format=pdf").status_code == 404


def test_the_page_is_answered_as_unchanged_until_something_changes(convenor, town):
    address = f"/picture/{town.roadmap.pk}/?quarter=2024Q1"
    convenor.get(address)
    tag = convenor.get(address)["ETag"]
    assert convenor.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_every_figure_of_the_tally_opens_as_many_rows_as_it_says(convenor, town):
    body = convenor.get(f"/picture/{town.roadmap.pk}/?quarter=2024Q1").content.decode()
    tally = re.search(r'<ul class="tally">.*?</ul>', body, re.DOTALL)[0]
    counted = re.findall(r'<a href="([^"]*situation=[^"]*)">(\d+)</a>', tally)
    assert counted
    for address, figure in counted:
        rows = convenor.get(unescape(address)).content.decode()
        shown = [
            measure.pk for measure in (town.app, town.study, town.support) if f'href="/measures/{measure.pk}/' in rows
        ]
        assert len(shown) == int(figure), address
