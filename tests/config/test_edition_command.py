"""viitta edition: what it prints is a promise."""

import json
from datetime import date, timedelta

import pytest
from django.utils import translation

from tests.cast import AT, TODAY
from viitta.config.cli import Refused, parser_of
from viitta.config.commands import edition as command
from viitta.core.actors import COMMAND_LINE
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Edition

pytestmark = pytest.mark.django_db


def run(capsys, *arguments):
    options = parser_of("edition", command).parse_args(list(map(str, arguments)))
    with translation.override("fi"):
        assert command.run(options) == 0
    out = capsys.readouterr().out
    return json.loads(out) if "--json" in arguments else out


def refused(*arguments) -> str:
    options = parser_of("edition", command).parse_args(list(map(str, arguments)))
    with translation.override("fi"), pytest.raises(Refused) as said:
        command.run(options)
    return str(said.value)


@pytest.fixture
def first(town):
    return actions.freeze_edition(roadmap=town.roadmap, name="Alkuperäinen", on=TODAY, by=COMMAND_LINE, at=AT)


def test_freeze_makes_an_edition_and_list_names_it(town, capsys):
    made = run(capsys, "freeze", "--roadmap", town.roadmap.pk, "--name", "Alku", "--on", "2022-12-06", "--json")
    assert {key: made[key] for key in ("name", "on", "measures")} == {"name": "Alku", "on": "2022-12-06", "measures": 3}
    assert run(capsys, "list", "--json") == [made]
    assert run(capsys, "list", "--roadmap", town.roadmap.pk, "--json") == [made]


def test_freeze_refuses_the_same_name_and_a_day_to_come(town, first):
    assert "tämänniminen" in refused("freeze", "--roadmap", town.roadmap.pk, "--name", "ALKUPERÄINEN")
    assert "tulevaisuuteen" in refused("freeze", "--roadmap", town.roadmap.pk, "--name", "B", "--on", "2149-12-31")
    assert Edition.objects.count() == 1


def test_diff_tells_each_change_with_stable_keys(town, first, capsys):
    change = actions.MeasureChange(
        town.app, {"end": date(2025, 3, 31)}, reason="Toimittaja myöhästyi", cause="supplier"
    )
    later = {"by": COMMAND_LINE, "at": AT + timedelta(days=1)}
    actions.change_measures(changes=[change], **later)
    actions.merge_measures(measures=[town.study], into=town.support, reason="Sama työ", on=TODAY, **later)
    facts = run(capsys, "diff", first.pk, "today", "--json")
    assert facts["from"] == {"id": first.pk, "name": "Alkuperäinen", "on": TODAY.isoformat()}
    assert facts["to"]["id"] is None
    merged, moved = facts["changes"]
    assert (merged["kind"], merged["reason"], merged["days"]) == ("merged", "Sama työ", None)
    assert merged["other"] == [{"uid": str(town.support.uid), "title": "Kirjaston digituki", "id": town.support.pk}]
    assert moved == {
        "kind": "moved",
        "measure": {"uid": str(town.app.uid), "title": "Kaupunkisovellus", "id": town.app.pk},
        "other": [],
        "reason": "Toimittaja myöhästyi",
        "cause": "supplier",
        "on": (TODAY + timedelta(days=1)).isoformat(),
        "from": {"end": "2024-12-31"},
        "to": {"end": "2025-03-31"},
        "days": 90,
    }


def test_an_edition_does_not_differ_from_itself(first, capsys):
    assert run(capsys, "diff", first.pk, first.pk, "--json")["changes"] == []


def test_editions_of_two_roadmaps_or_of_none_are_refused(town, first):
    assert "viitta edition list" in refused("diff", first.pk, 999999)
    assert "--roadmap" in refused("diff", "today", "today")


def test_what_is_neither_an_edition_nor_today_is_wrong_usage():
    with pytest.raises(SystemExit) as said:
        parser_of("edition", command).parse_args(["diff", "x", "today"])
    assert said.value.code == 2


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2025-02-31"])
def test_an_edition_is_of_a_day_that_a_plan_can_have(day):
    with pytest.raises(SystemExit):
        parser_of("edition", command).parse_args(["freeze", "--roadmap", "1", "--name", "A", "--on", day])
