"""Programmes as data: what is shipped reads back as itself, and contradictions are refused by their code."""

import copy
import json

import pytest

from viitta.core.programmes import Contradiction, from_dict, shipped, to_dict

SMALL = {"key": "own", "name": "Oma", "max_share": "0.5", "cost_types": [{"key": "personnel"}]}
FLAT = {"key": "f", "rate": "0.4", "base": ["personnel"], "target": "flat"}
COVERED = {"key": "flat", "eligibility": "covered"}


@pytest.mark.parametrize("key", shipped())
def test_a_shipped_programme_reads_back_as_itself(key):
    programme = shipped()[key]
    assert from_dict(json.loads(json.dumps(to_dict(programme)))) == programme


def test_a_new_programme_needs_a_key_a_name_a_share_and_a_cost_type():
    programme = from_dict(SMALL)
    assert (programme.name, programme.return_above, programme.vat_eligible) == ("Oma", 10, False)


def changed(**more):
    return {**copy.deepcopy(SMALL), **more}


@pytest.mark.parametrize(
    ("data", "code", "place"),
    [
        ([], "not_a_record", ""),
        ({"key": "x"}, "missing", "name"),
        (changed(name="  "), "missing", "name"),
        (changed(colour="red"), "unknown_field", "colour"),
        (changed(max_share="1.2"), "share_out_of_range", "max_share"),
        (changed(max_share="0"), "share_out_of_range", "max_share"),
        (changed(max_share="NaN"), "not_a_number", "max_share"),
        (changed(max_share=True), "not_a_number", "max_share"),
        (changed(max_share="85 %"), "not_a_number", "max_share"),
        (changed(max_share="1"), "no_room_for_own_financing", "max_share"),
        (changed(retention_years="2.5"), "not_whole", "retention_years"),
        (changed(retention_years=-1), "negative", "retention_years"),
        (changed(rounding="0"), "not_above_zero", "rounding"),
        (changed(vat_eligible="no"), "not_true_or_false", "vat_eligible"),
        (changed(valid_from="1.1.2024"), "not_a_date", "valid_from"),
        (changed(cooperation="alone"), "unknown_choice", "cooperation"),
        (changed(cost_types={}), "not_a_list", "cost_types"),
        (changed(cost_types=[]), "nothing_eligible", "cost_types"),
        (changed(cost_types=[{"key": "personnel", "eligibility": "never"}]), "nothing_eligible", "cost_types"),
        (changed(cost_types=[{"key": "a"}, {"key": "a"}]), "type_twice", "cost_types[1]"),
        (changed(cost_types=[{"key": "a", "eligibility": "limited"}]), "limit_without_reason", "cost_types[0]"),
        (changed(cost_types=[{"key": "a", "colour": 1}]), "unknown_field", "cost_types[0].colour"),
        (changed(overrun={"share": "-1", "amount": 0}), "negative", "overrun"),
        (changed(flat_rates=[FLAT]), "unknown_type", "flat_rates[0]"),
        (changed(cost_types=[{"key": "personnel"}, {"key": "flat"}], flat_rates=[FLAT]), "target_paid_twice", "flat_rates[0]"),
        (changed(cost_types=[{"key": "x"}, {"key": "personnel", "eligibility": "never"}, COVERED], flat_rates=[FLAT]),
         "flat_rate_on_ineligible", "flat_rates[0]"),
        (changed(cost_types=[{"key": "personnel"}, COVERED], flat_rates=[{**FLAT, "rate": "40"}]),
         "share_out_of_range", "flat_rates[0].rate"),
        (changed(cost_types=[{"key": "personnel"}, COVERED], flat_rates=[{**FLAT, "base": []}]),
         "missing", "flat_rates[0].base"),
        (changed(cost_types=[{"key": "personnel"}, COVERED], flat_rates=[FLAT, FLAT]),
         "two_rates_of_one_target", "flat_rates[0]"),
    ],
)  # fmt: skip
def test_contradictory_rules_are_refused_with_their_place(data, code, place):
    with pytest.raises(Contradiction) as refused:
        from_dict(data)
    assert (refused.value.code, refused.value.values.get("place")) == (code, place)


def test_a_programme_cannot_end_before_it_starts():
    with pytest.raises(Contradiction) as refused:
        from_dict(changed(valid_from="2025-01-01", valid_until="2024-12-31"))
    assert refused.value.code == "ends_before_start"
