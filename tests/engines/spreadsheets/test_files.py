"""Files of every kind: the right ones become grids, each wrong one is refused for its own reason."""

import contextlib
import zipfile
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.sheets.grid import Cell, Merge, Uncalculated
from viitta.engines.spreadsheets import Limits, Reason, Refused, open_spreadsheet


def reason(data: bytes, name: str = "tiekartta.xlsx", **limits: int) -> Reason:
    with pytest.raises(Refused) as caught:
        open_spreadsheet(data, name, Limits(**limits))
    return caught.value.reason


def package(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def workbook(*rows: list[object], name: str = "Sivu", **formats: str) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet(name)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + stream.encode("utf-16-le") + bytes(512)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Reason.EMPTY),
        (b"\xef\xbb\xbf \r\n", Reason.EMPTY),
        (ole("EncryptedPackage"), Reason.PASSWORD),
        (ole("Workbook"), Reason.OLD_EXCEL),
        (ole("WordDocument"), Reason.WORD),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), Reason.IMAGE),
        (b"\xff\xd8\xff\xe0" + bytes(50), Reason.IMAGE),
        (b"%PDF-1.7\n", Reason.PDF),
        (b"<html><table><tr><td>Toimenpide</table>", Reason.WEB_PAGE),
        (b"Toimenpide;Q1/2023\nDigituki;10\n", Reason.TEXT_AS_EXCEL),
        (b"\x00\x01\x02" * 100, Reason.UNKNOWN),
        (package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Reason.OPEN_DOCUMENT),
        (package(word__document=b"x"), Reason.WORD),
        (package(kuva=b"x"), Reason.ARCHIVE),
        (package(**{"[Content_Types].xml": b"x", "xl__workbook.bin": b"x"}), Reason.BINARY_EXCEL),
        (
            package(**{"[Content_Types].xml": b"x", "xl__workbook.xml": b"http://purl.oclc.org/ooxml/"}),
            Reason.STRICT_EXCEL,
        ),
        (package(**{"[Content_Types].xml": b"x"}), Reason.DAMAGED),
        (workbook(["Toimenpide"])[:-40], Reason.DAMAGED),
    ],
)
def test_each_wrong_file_is_refused_for_its_own_reason(data, expected):
    assert reason(data) == expected


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = package(**{"[Content_Types].xml": b"x", "xl__worksheets__sheet1.xml": b"0" * 30_000_000})

    assert len(bomb) < 100_000
    assert reason(bomb) == Reason.UNPACKS_TOO_LARGE


def test_a_bomb_of_entities_is_refused():
    parts = zipfile.ZipFile(BytesIO(workbook(["Toimenpide"])))
    content = {name: parts.read(name) for name in parts.namelist()}
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    sheet = content["xl/worksheets/sheet1.xml"]
    content["xl/worksheets/sheet1.xml"] = sheet.replace(b"?>", b"?>" + laughs, 1)

    assert reason(package(**content)) == Reason.DAMAGED


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"file_bytes": 100}, Reason.TOO_LARGE),
        ({"unpacked_bytes": 100}, Reason.UNPACKS_TOO_LARGE),
        ({"rows": 2}, Reason.TOO_MANY_ROWS),
        ({"columns": 1}, Reason.TOO_MANY_COLUMNS),
        ({"cells": 3}, Reason.TOO_MANY_CELLS),
        ({"sheets": 0}, Reason.TOO_MANY_SHEETS),
    ],
)
def test_every_limit_is_named_when_a_file_goes_over_it(limits, expected):
    with pytest.raises(Refused) as caught:
        open_spreadsheet(workbook(["a", "b"], ["c", "d"], ["e", "f"]), "x.xlsx", Limits(**limits))

    assert caught.value.reason == expected
    assert "limit" in caught.value.parameters


@pytest.mark.parametrize(
    ("limits", "expected"), [({"rows": 2}, Reason.TOO_MANY_ROWS), ({"columns": 1}, Reason.TOO_MANY_COLUMNS)]
)
def test_csv_has_the_same_limits(limits, expected):
    assert reason(b"a;b\nc;d\ne;f\n", "x.csv", **limits) == expected


def test_blank_rows_by_the_million_cost_nothing():
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("Sivu")
    page.write(0, 0, "Toimenpide")
    page.write(1_048_575, 0, "huom")
    book.close()

    assert sorted(open_spreadsheet(out.getvalue(), "x.xlsx").grids[0].rows) == [1, 1_048_576]


def test_number_formats_merges_and_formulas_are_seen():
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("Sivu")
    page.write("A1", 0.5, book.add_format({"num_format": "0%"}))
    page.merge_range("B2:C4", "Digituki", book.add_format())
    page.write_formula("D1", "=1+1", None, 2)
    page.write_formula("E1", "=1+1", None, "")
    book.close()

    grid = open_spreadsheet(out.getvalue(), "x.xlsx").grids[0]

    assert grid.own(1, 1) == Cell(0.5, "0%")
    assert grid.merges == (Merge(2, 2, 4, 3),)
    assert grid.own(1, 4) == Cell(2)
    assert grid.own(1, 5) == Cell(Uncalculated.FORMULA)


def test_a_false_size_in_the_sheet_loses_no_cells():
    parts = zipfile.ZipFile(BytesIO(workbook(["a", "b"], ["c", "d"])))
    content = {name: parts.read(name) for name in parts.namelist()}
    content["xl/worksheets/sheet1.xml"] = content["xl/worksheets/sheet1.xml"].replace(b'ref="A1:B2"', b'ref="A1"')

    assert open_spreadsheet(package(**content), "x.xlsx").grids[0].own(2, 2) == Cell("d")


def test_a_workbook_is_read_whatever_it_is_called():
    assert open_spreadsheet(workbook(["Toimenpide"]), "taulukko.csv").grids[0].own(1, 1) == Cell("Toimenpide")


TABLE = "Toimenpide{0}Kuvaus{0}Q1/2023\r\nKävely{0}ä ö å – €{0}50 %\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_any_usual_encoding_and_separator(encoding, delimiter):
    grid = open_spreadsheet(TABLE.format(delimiter).encode(encoding), "tiekartta.csv").grids[0]

    assert [cell.value for cell in grid.rows[2].values()] == ["Kävely", "ä ö å – €", "50 %"]
    assert grid.name == "tiekartta"


def test_decimal_commas_do_not_make_columns():
    grid = open_spreadsheet(b"Toimenpide;Q1/2023\nDigituki;0,5\nArkisto;0,25\n", "x.csv").grids[0]

    assert [cell.value for cell in grid.rows[2].values()] == ["Digituki", "0,5"]


def test_a_quoted_cell_may_hold_the_separator_and_line_ends():
    grid = open_spreadsheet(b'Toimenpide;Kuvaus\nDigituki;"a; b\nc"\n', "x.csv").grids[0]

    assert grid.own(2, 2) == Cell("a; b\nc")


def test_a_stated_separator_is_believed():
    assert open_spreadsheet(b"sep=|\nToimenpide|Laji\n", "x.csv").grids[0].own(1, 2) == Cell("Laji")


def test_binary_in_the_name_of_csv_is_refused():
    assert reason(bytes(range(256)) * 20, "x.csv") == Reason.NOT_TEXT


@given(st.binary(max_size=400), st.sampled_from(["x.csv", "x.xlsx", "x"]))
def test_any_bytes_are_read_or_refused(data, name):
    with contextlib.suppress(Refused):
        open_spreadsheet(data, name)


@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=40))
def test_a_workbook_with_broken_bytes_is_read_or_refused(place, noise):
    data = workbook(["Toimenpide", "Q1/2023"], ["Digituki", 10])
    place %= len(data)
    with contextlib.suppress(Refused):
        open_spreadsheet(data[:place] + noise + data[place + len(noise) :], "x.xlsx")
