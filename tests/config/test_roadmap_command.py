"""viitta roadmap: what it prints is a promise."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser

import pytest
from django.utils import translation

from tests.untidy_sheet import untidy_xlsx
from viitta.config.cli import Refused, parser_of
from viitta.config.commands import roadmap as command
from viitta.parts.organisations.models import Organisation
from viitta.parts.roadmaps.models import Measure, Roadmap

CSV = "Pääkohta;Toimenpide;Alkaa;Päättyy;Q1/2023\r\nDigituki;Kirjaston digituki;;;30\r\nDigituki;Neuvonta;1/2023;2024;10\r\n"


def run(capsys, *arguments):
    """The exit code, and what was printed as JSON when it was asked for."""
    parser: ArgumentParser = parser_of("roadmap", command)
    with translation.override("fi"):
        code = command.run(parser.parse_args(list(map(str, arguments))))
    out = capsys.readouterr().out
    return code, json.loads(out) if "--json" in arguments else out


@pytest.fixture
def sheet(tmp_path):
    file = tmp_path / "tiekartta.xlsx"
    file.write_bytes(untidy_xlsx())
    return file


@pytest.fixture
def small(tmp_path):
    file = tmp_path / "osa.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


def test_list_names_every_roadmap(town, capsys):
    code, rows = run(capsys, "list", "--json")
    assert code == 0
    assert {key: rows[0][key] for key in ("id", "name", "municipality", "period", "measures")} == {
        "id": town.roadmap.pk,
        "name": "Digitiekartta 2023–2025",
        "municipality": "Viitala",
        "period": ["2023-01-01", "2025-12-31"],
        "measures": 3,
    }


def test_show_tells_the_quarters_of_a_continuous_measure_in_steps(town, capsys):
    _code, facts = run(capsys, "show", town.roadmap.pk, "--json")
    support = next(one for one in facts["measures"] if one["kind"] == "continuous")
    told = [one["reported"] for one in support["quarters"].values()]
    assert told == [8.33, 16.67, 25, 33.33, 41.67, 50, 58.33, 66.67, 75, 83.33, 91.67, 100]
    assert {one["source"] for one in support["quarters"].values()} == {"computed"}


def test_show_tells_what_was_not_reported_as_null(town, capsys):
    _code, facts = run(capsys, "show", town.roadmap.pk, "--json")
    app = facts["measures"][0]
    assert app["quarters"]["2023Q1"] == {"reported": None, "expected": 12.5, "note": "", "source": None}
    assert list(app["quarters"]) == [f"{year}Q{number}" for year in (2023, 2024) for number in (1, 2, 3, 4)]
    assert (app["owners"], app["status"]) == (["viestintäpäällikkö"], "running")


def test_a_preview_changes_nothing(town, sheet, capsys):
    code, facts = run(capsys, "import", sheet, "--into", town.roadmap.pk, "--json")
    assert (code, facts["applied"], facts["roadmap"], facts["rows"]) == (0, False, town.roadmap.pk, 7)
    assert facts["columns"]["C"] == "title"
    assert facts["columns"]["H"] == "quarter:2023Q1"
    assert Measure.objects.count() == 3


def test_import_export_import_ends_without_a_change(db, sheet, tmp_path, capsys):
    where = ["--municipality", "214", "--name", "Digitiekartta", "--period", "2023-2025", "--apply", "--json"]
    code, facts = run(capsys, "import", sheet, *where)
    assert (code, facts["applied"], facts["created"], facts["updated"]) == (0, True, 7, 0)
    assert Organisation.objects.get(code="214").name == "Kunta 214"
    assert [one["level"] for one in facts["problems"] if "Kunta 214" in one["message"]] == ["warning"]
    out = tmp_path / "ulos.xlsx"
    assert run(capsys, "export", facts["roadmap"], "--out", out)[0] == 0
    code, again = run(capsys, "import", out, "--into", facts["roadmap"], "--apply", "--json")
    assert (code, again["created"], again["updated"], again["unchanged"]) == (0, 0, 0, 7)


def test_the_same_command_twice_makes_one_roadmap(db, sheet, capsys):
    where = ["--municipality", "214", "--name", "Digitiekartta", "--period", "2023-2025", "--apply", "--json"]
    first = run(capsys, "import", sheet, *where)[1]
    second = run(capsys, "import", sheet, *where)[1]
    assert (second["roadmap"], second["created"], second["updated"]) == (first["roadmap"], 0, 0)


def test_a_period_is_found_in_the_sheet_when_none_is_given(db, small, capsys):
    _code, facts = run(capsys, "import", small, "--municipality", "214", "--apply", "--json")
    made = Roadmap.objects.get(pk=facts["roadmap"])
    assert (made.name, made.starts_on.year, made.ends_on.year) == ("Tiekartta 2023–2024", 2023, 2024)


def test_an_error_exits_with_one_and_does_nothing(town, tmp_path, capsys):
    file = tmp_path / "virhe.csv"
    file.write_text("Pääkohta;Toimenpide;Alkaa\r\nDigituki;Uusi;31.2.2024\r\n", encoding="utf-8")
    code, facts = run(capsys, "import", file, "--into", town.roadmap.pk, "--apply", "--json")
    assert (code, facts["applied"]) == (1, False)
    assert facts["problems"] == [
        {"cell": "C2", "level": "error", "message": "”31.2.2024”: sellaista päivää ei ole kalenterissa."}
    ]
    assert Measure.objects.count() == 3


def test_a_file_that_cannot_be_opened_is_a_problem_of_the_whole(town, tmp_path, capsys):
    file = tmp_path / "kuva.xlsx"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 40)
    code, facts = run(capsys, "import", file, "--json")
    assert (code, facts["rows"], facts["problems"][0]["cell"]) == (1, 0, "")


def test_applying_without_saying_where_is_wrong_usage(db, small, capsys):
    assert run(capsys, "import", small, "--apply")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show", "999"], "Tiekarttaa 999 ei ole"),
        (["import", "ei-ole.xlsx"], "ei voi lukea"),
        (["export", "1", "--out", "x.doc"], "päätyttävä"),
        (["list", "--as", "kukaan@viitala.example"], "Tunnusta kukaan@viitala.example ei ole"),
    ],
)
def test_what_cannot_be_done_is_said(db, capsys, arguments, sentence):
    with pytest.raises(Refused, match=sentence):
        run(capsys, *arguments)


def test_an_account_without_the_right_is_refused(town, small, capsys):
    with pytest.raises(Refused, match="oikeutta"):
        run(capsys, "import", small, "--into", town.roadmap.pk, "--apply", "--as", "reader@viitala.example")
    assert Measure.objects.count() == 3


def test_an_account_of_another_municipality_finds_nothing(town, neighbour, small, capsys):
    with pytest.raises(Refused, match="ei ole"):
        run(capsys, "show", town.roadmap.pk, "--as", "convenor@naapurila.example")


def test_from_an_empty_folder_the_command_makes_everything(tmp_path, small):
    environment = {**os.environ, "VIITTA_DATA_DIR": str(tmp_path / "data"), "LANG": "fi_FI.UTF-8"}
    environment.pop("VIITTA_DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    call = [
        sys.executable,
        "-m",
        "viitta.config.cli",
        "roadmap",
        "import",
        str(small),
        "--municipality",
        "214",
        "--apply",
    ]
    done = subprocess.run(call, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "Tuotiin tiekarttaan Tiekartta 2023–2024" in done.stdout) == (0, True), done.stderr
    assert "Kuntaa 214 ei vielä ole" in done.stderr
    assert "\033" not in done.stdout + done.stderr
