"""Files that go out hold nothing that a spreadsheet program would run, whatever people wrote."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.roadmaps import actions as roadmaps

BY = {"by": COMMAND_LINE, "at": AT}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORMULAS = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "'=1+1",
    '=HYPERLINK("http://evil.example")',
)
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.fixture
def evil(town):
    """A roadmap whose every text begins like a formula."""
    new = [
        roadmaps.NewMeasure(town.themes[0], f"{text} {n}", description=text, summary=text, status="running")
        for n, text in enumerate(FORMULAS)
    ]
    measures = roadmaps.add_measures(roadmap=town.roadmap, new=new, **BY)
    opened = tasks.open_and_ask(roadmaps=[(town.roadmap, Quarter(2024, 1))], opens=AT.date(), **BY)[0]
    answers = [followup.Answer(one, 40, note=text) for one, text in zip(measures, FORMULAS, strict=True)]
    followup.record_progress(follow_up=opened, answers=answers, **BY)
    row = roadmaps.change_listed(row=town.themes[0], title="=cmd|'/C calc'!A0", description="", **BY)
    return row.roadmap


def addresses(roadmap):
    own = reverse("roadmap", args=[roadmap.pk])
    return {
        "csv": [reverse("export_csv", args=[roadmap.pk]), f"{own}?format=csv"],
        "xlsx": [reverse("export_xlsx", args=[roadmap.pk]), f"{own}?format=xlsx"],
    }


@pytest.fixture
def reader(client, town):
    client.force_login(town.accounts["reader"], backend=BACKEND)
    return client


def test_no_cell_of_a_csv_begins_like_a_formula(reader, evil):
    for address in addresses(evil)["csv"]:
        text = reader.get(address).content.decode("utf-8-sig")
        cells = [cell for row in csv.reader(StringIO(text), delimiter=";") for cell in row]
        assert any("1+1" in cell for cell in cells)
        assert [cell for cell in cells if cell.lstrip(" \u00a0").startswith(RUNS)] == [], address


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(reader, evil):
    for address in addresses(evil)["xlsx"]:
        book = openpyxl.load_workbook(BytesIO(reader.get(address).content))
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
        assert any("1+1" in str(cell.value) for cell in cells)
        assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == [], address


def test_the_name_of_a_file_is_plain_whatever_the_roadmap_is_called(reader, town):
    name = 'x"; filename="evil.exe\r\nSet-Cookie: a=b'
    roadmaps.change_roadmap(roadmap=town.roadmap, values={"name": name}, **BY)
    for kinds in addresses(town.roadmap).values():
        for address in kinds:
            said = reader.get(address).headers["Content-Disposition"]
            assert said.count('"') == 2
            assert "\r" not in said
            assert "exe" not in said.rpartition(".")[2]
