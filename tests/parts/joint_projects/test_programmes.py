"""Programmes of an organisation's own: rules as data, changed without code, refused when they contradict."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.programmes import EU_7, INCENTIVE, to_dict
from viitta.doors.portal.projects.programmes.lines import BadLine, read_types, written_types
from viitta.parts.joint_projects.actions import programmes, projects
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.queries import programme_of
from viitta.parts.joint_projects.queries.programmes import programmes_of

BY = {"by": COMMAND_LINE, "at": AT}
OWN = {**to_dict(INCENTIVE), "key": "incentive_2027", "name": "Kannustin 2027", "max_share": "0.70"}


def test_a_programme_is_added_as_data_and_a_project_is_begun_with_it(town):
    programmes.add_programme(organisation=town.organisation, rules=OWN, **BY)
    chosen = programmes_of(town.actor("convenor"))["incentive_2027"]
    new = projects.NewProject(town.organisation, "Hanke", chosen, date(2027, 1, 1), date(2028, 1, 1))
    project = projects.found_projects(new=[new], **BY)[0]
    assert programme_of(project).max_share == Decimal("0.70")


def test_a_project_keeps_the_rules_it_was_begun_with(town):
    row = programmes.add_programme(organisation=town.organisation, rules=OWN, **BY)
    chosen = programmes_of(town.actor("convenor"))["incentive_2027"]
    new = projects.NewProject(town.organisation, "Hanke", chosen, date(2027, 1, 1), date(2028, 1, 1))
    project = projects.found_projects(new=[new], **BY)[0]
    programmes.change_programme(programme=row, rules={**OWN, "max_share": "0.50"}, **BY)
    assert programme_of(project).max_share == Decimal("0.70")
    assert programmes_of(town.actor("convenor"))["incentive_2027"].max_share == Decimal("0.50")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"max_share": "1.01"}, "share_out_of_range"),
        ({"max_share": "1"}, "no_room_for_own_financing"),
        ({"valid_from": "2027-01-02", "valid_until": "2027-01-01"}, "ends_before_start"),
        ({"cost_types": []}, "nothing_eligible"),
        ({"return_above": "-1"}, "negative"),
        ({"max_share": "paljon"}, "not_a_number"),
    ],
)
def test_rules_that_contradict_are_refused_and_nothing_is_kept(town, change, code):
    with pytest.raises(Refused) as why:
        programmes.add_programme(organisation=town.organisation, rules={**OWN, **change}, **BY)
    assert why.value.values["cause"].code == code
    assert "incentive_2027" not in programmes_of(town.actor("convenor"))


def test_the_key_of_a_shipped_programme_is_taken(town):
    with pytest.raises(Refused, match="programme_key_taken"):
        programmes.add_programme(organisation=town.organisation, rules=to_dict(INCENTIVE), **BY)


def test_types_of_cost_are_read_back_as_they_were_written():
    again = read_types(written_types(EU_7.cost_types))
    rules = {**to_dict(EU_7), "cost_types": again}
    assert programmes.read_rules(rules) == replace(EU_7)


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("a; b; c; d; e; 1; 2", "parts", 1),
        ("a\n;x", "parts", 2),
        ("a; b; joskus", "eligibility", 1),
        ("a;;;;;paljon", "most", 1),
    ],
)
def test_a_line_that_is_no_type_of_cost_is_told_by_its_number(text, code, number):
    with pytest.raises(BadLine) as why:
        read_types(text)
    assert (why.value.code, why.value.values["number"]) == (code, number)


def test_eligibility_may_be_written_in_finnish():
    assert read_types("kone;; ei koskaan")[0]["eligibility"] == "never"
