"""Commands with arguments that make no sense say so in a line; no traceback, nothing begun."""

import pytest

from viitta.config import cli
from viitta.parts.organisations.models import Organisation

pytestmark = pytest.mark.django_db
LONG = "x" * 5000


@pytest.mark.parametrize(
    "arguments",
    [
        ["login-link", "--user", "\udcff\udcfe"],
        ["login-link", "--user", "nobody@viitala.example"],
        ["roadmap", "show", str(10**30)],
        ["roadmap", "export", str(10**30), "--out", "x.xlsx"],
        ["roadmap", "import", "/no/such/file.csv"],
        ["roadmap", "import", __file__, "--into", str(10**30)],
        ["application", "check", "/no/such/file.json"],
        ["application", "check", __file__],
        ["application", "check", "\udcff"],
        ["report", "application", "--project", str(10**30)],
        ["report", "application"],
        ["run-due", "--at", "0001-01-01T00:00"],
        ["run-due", "--at", "9999-12-31T23:59"],
        ["run-due", "--at", "eilen"],
        ["demo", "--at", "0001-01-01"],
        ["demo", "--municipalities", "-1", "--measures", "1", "--quarters", "1"],
        ["account", "a@viitala.example", "--name", LONG, "--organisation", "Viitala"],
        ["account", "a@viitala.example", "--name", "Eka", "--organisation", LONG],
        ["account", "a@viitala.example", "--name", "Eka", "--organisation", "Viitala", "--code", "'; drop"],
        ["account", "a@viitala.example", "--name", "\udcff", "--organisation", "Viitala"],
    ],
)
def test_an_argument_that_makes_no_sense_is_refused_in_a_line(arguments, capsys):
    assert cli.run(arguments) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"viitta {arguments[0]}: ")
    assert len(told.splitlines()) == 1
    assert not Organisation.objects.exists()
