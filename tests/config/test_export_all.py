"""The full exit: every row and every file in open formats, and no secrets."""

import csv
import json
from io import BytesIO

import pytest

from tests.cast import AT
from viitta.config import cli
from viitta.config.leaving import _models
from viitta.core.actors import COMMAND_LINE
from viitta.parts.files import actions as files
from viitta.parts.organisations.models import Account, Person

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7\n" + b"x" * 600_000


@pytest.fixture
def left(town, tmp_path, capsys):
    """The folder that was written, and the facts printed."""
    thing = files.Thing("measure", town.app.pk, town.organisation.pk, town.roadmap.pk)
    new = files.NewDocument("Tarjous", "offer", AT.date(), "", BytesIO(CONTENT), "tarjous.pdf", "application/pdf")
    files.attach_documents(thing=thing, new=[new], by=COMMAND_LINE, at=AT)
    assert cli.run(["export-all", str(tmp_path / "exit"), "--json"]) == 0
    return tmp_path / "exit", json.loads(capsys.readouterr().out)


def rows_of(folder, name: str) -> list[dict]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_there_with_every_row(left):
    folder, counts = left
    for model in _models():
        name = model._meta.db_table
        assert len(rows_of(folder, name)) == counts[name] == model._default_manager.count(), name
    assert {row["title"] for row in rows_of(folder, "organisations_person")} == set(
        Person.objects.values_list("title", flat=True)
    )


def test_attached_files_are_there_byte_for_byte(left):
    folder, counts = left
    assert counts["documents"] == 1
    assert [file.read_bytes() for file in (folder / "documents").iterdir()] == [CONTENT]


def test_the_description_tells_every_file_and_column(left):
    folder, _counts = left
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in package["resources"]} == {file.name for file in folder.glob("*.csv")}
    for one in package["resources"]:
        header = (folder / one["path"]).read_text(encoding="utf-8").split("\n")[0].strip().split(",")
        assert header == [field["name"] for field in one["schema"]["fields"]]


def test_no_secret_goes_out(left):
    folder, _counts = left
    text = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.csv"))
    for account in Account.objects.all():
        assert account.email in text
        assert account.password not in text
    assert "token_hash" not in text


def test_a_folder_that_is_not_empty_is_refused(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert cli.run(["export-all", str(tmp_path)]) == 1
    assert "not empty" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
