"""Copies of the database: taken while it is in use, brought back whole, and refused when they are none."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

ROADMAP = "Pääkohta;Toimenpide;Alkaa;Päättyy\r\nDigituki;Neuvontapiste;1.1.2023;31.12.2025\r\n"


def command_in(folder: Path, *arguments: object) -> tuple[int, str]:
    """Run the command on the data of a folder; its exit code and what it printed."""
    environment = {**os.environ, "VIITTA_DATA_DIR": str(folder), "VIITTA_DATABASE_URL": "", "LANG": "fi_FI"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    words = [sys.executable, "-m", "viitta.config.cli", *map(str, arguments)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """A data folder with one roadmap, and a copy of its database: made once."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "tiekartta.csv").write_text(ROADMAP, encoding="utf-8")
    new = ("--municipality", "901", "--name", "Digitiekartta", "--period", "2023-2025", "--apply")
    assert command_in(folder / "data", "roadmap", "import", folder / "tiekartta.csv", *new)[0] == 0
    code, said = command_in(folder / "data", "backup", folder / "copy.sqlite3", "--json")
    assert code == 0
    assert json.loads(said)["roadmaps"] == 1
    return folder


@pytest.fixture
def city(built, tmp_path) -> Path:
    """The same folder for one test alone."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def run(city):
    return partial(command_in, city / "data")


def names(run) -> list[str]:
    return [row["name"] for row in json.loads(run("roadmap", "list", "--json")[1])]


def test_a_copy_brings_back_what_was_lost(run, city):
    with sqlite3.connect(city / "data" / "viitta.sqlite3") as database:
        database.execute("UPDATE roadmaps_roadmap SET name = 'Pilalla'")
    assert names(run) == ["Pilalla"]
    code, said = run("restore", city / "copy.sqlite3", "--json")
    assert code == 0
    assert names(run) == ["Digitiekartta"]
    with sqlite3.connect(json.loads(said)["kept"]) as kept:
        assert kept.execute("SELECT name FROM roadmaps_roadmap").fetchall() == [("Pilalla",)]


def test_no_page_of_the_time_before_is_taken_for_fresh(run, city):
    with sqlite3.connect(city / "data" / "viitta.sqlite3") as database:
        database.execute("UPDATE audit_cacheversion SET version = 900")
    run("restore", city / "copy.sqlite3")
    with sqlite3.connect(city / "data" / "viitta.sqlite3") as database:
        assert database.execute("SELECT version FROM audit_cacheversion").fetchall() == [(901,)]


def test_nothing_is_written_over(run, city):
    (city / "there.sqlite3").write_text("mine")
    code, said = run("backup", city / "there.sqlite3")
    assert code == 1
    assert "is there already" in said
    assert (city / "there.sqlite3").read_text() == "mine"


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\1" * 4000])
def test_what_is_no_copy_is_refused_and_the_database_stays(run, city, content):
    (city / "other").write_bytes(content)
    code, said = run("restore", city / "other")
    assert code == 1
    assert "no copy of a Viitta database" in said or "damaged" in said
    assert names(run) == ["Digitiekartta"]


def test_a_copy_of_a_newer_version_is_refused(run, city):
    with sqlite3.connect(city / "copy.sqlite3") as copy:
        copy.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('roadmaps', '9999_later', '2030-01-01')"
        )
    code, said = run("restore", city / "copy.sqlite3")
    assert code == 1
    assert "newer version" in said


def test_a_copy_is_one_file_that_only_its_owner_reads(built):
    assert [file.name for file in built.iterdir() if "copy" in file.name] == ["copy.sqlite3"]
    assert (built / "copy.sqlite3").stat().st_mode & 0o077 == 0


def test_a_missing_folder_or_file_is_told(run, city):
    assert run("backup", city / "nowhere" / "copy.sqlite3")[0] == 1
    assert "there is no file" in run("restore", city / "nothing")[1]


def test_a_copy_that_cannot_be_written_is_refused_in_a_sentence(run, city):
    (city / "copies").mkdir()
    (city / "copies" / ".copy.sqlite3.half").mkdir()  # in the way of the file that is being made
    code, said = run("backup", city / "copies" / "copy.sqlite3")
    assert code == 1
    assert said.startswith("viitta backup: ")
    assert len(said.splitlines()) == 1
    assert not (city / "copies" / "copy.sqlite3").exists()
