"""viitta report budget, claim and settlement: the facts as JSON, and files that real readers open."""

import json
from io import BytesIO

import pytest
from django.utils import translation

from viitta.config.cli import Refused, parser_of
from viitta.config.commands import report


def run(tmp_path, kind, form, *more):
    out = tmp_path / f"{kind}.{form}"
    with translation.override("fi"):
        assert (
            report.run(parser_of("report", report).parse_args([kind, "--format", form, "--out", str(out), *more])) == 0
        )
    return out.read_bytes()


def test_the_budget_as_json_shows_the_merged_share_from_the_first_of_january_2021(six_money, tmp_path):
    facts = json.loads(run(tmp_path, "budget", "json"))
    merged = [one for one in facts["shares"] if one["name"] == "Kankaanpää"]
    assert [(one["share"], one["from"], one["until"]) for one in merged] == [
        ("12736.43", None, "2021-01-01"),
        ("14586.21", "2021-01-01", None),
    ]
    assert facts["grant_left"] == "5768.57"


def test_claims_and_the_settlement_as_json(six_money, tmp_path):
    claims = json.loads(run(tmp_path, "claim", "json", "--project", str(six_money.project.pk)))["claims"]
    assert [one["due"] for one in claims] == ["35050.32", "44973.84", "45957.27"]
    assert json.loads(run(tmp_path, "settlement", "json"))["settlement"]["own"] == "22232.02"


@pytest.mark.parametrize("kind", ["budget", "claim", "settlement"])
def test_workbooks_hold_numbers_and_documents_their_tables(six_money, tmp_path, kind):
    import docx
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(run(tmp_path, kind, "xlsx")))
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(isinstance(one, int | float) and round(one, 2) == 148213.45 for one in values)
    document = docx.Document(BytesIO(run(tmp_path, kind, "docx")))
    told = " ".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "148\u00a0213,45\u00a0€" in told
    assert run(tmp_path, kind, "pdf").startswith(b"%PDF")


def test_a_project_without_claims_says_so(six, tmp_path):
    with pytest.raises(Refused, match="no claims"):
        run(tmp_path, "claim", "json")
