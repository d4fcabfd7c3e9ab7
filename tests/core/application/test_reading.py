"""Reading an application: a file that is none is refused with the place and what is wrong there."""

import json

import pytest

from tests.core.application.broken import EXAMPLE, broken, put
from viitta.core.application import Code, Unreadable, check, from_json


def refusal(content) -> tuple[str, str]:
    with pytest.raises(Unreadable) as refused:
        from_json(content if isinstance(content, str | bytes) else json.dumps(content))
    return refused.value.path, refused.value.code


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        (put("programme", "horizon"), "programme", "choice"),
        (put("programme", None), "programme", "missing"),
        (put("call.key", "spring"), "call.key", "choice"),
        (put("call.closes", "31.12.2019"), "call.closes", "date"),
        (put("version", 2), "version", "version"),
        (put("colour", "blue"), "colour", "unknown"),
        (put("answers.40", ""), "answers.40", "unknown"),
        (put("answers.4", 7), "answers.4", "type"),
        (put("answers.3", "shared_processes"), "answers.3", "type"),
        (put("answers.12.1.start", "2020-13-01"), "answers.12[1].start", "date"),
        (put("answers.24.lines.0.letter", "g"), "answers.24.lines[0].letter", "choice"),
        (put("partners.2.name", ""), "partners[2].name", "missing"),
        (put("partners.2.population", "paljon"), "partners[2].population", "type"),
        (put("partners.0.applicant", "yes"), "partners[0].applicant", "type"),
        (put("answers.29.risks", [{"text": "x", "classes": []}] * 1001), "answers.29.risks", "too_many"),
        (put("programme", {"key": "own", "name": "Oma", "max_share": "1.2", "cost_types": []}), "programme", "rules"),
    ],
)
def test_a_refusal_names_the_place(change, path, code):
    assert refusal(broken(change)) == (path, code)


@pytest.mark.parametrize("content", ["", "{", "[1,]", b"\xff\xfe", "[" * 100_000])
def test_what_is_no_json_is_refused(content):
    assert refusal(content)[1] == "not_json"


@pytest.mark.parametrize("content", ["[]", "7", "null", '"text"'])
def test_json_that_is_no_application_is_refused(content):
    assert refusal(content) == ("$", "type")


def test_a_byte_order_mark_is_let_pass():
    assert check(from_json(b"\xef\xbb\xbf" + json.dumps(EXAMPLE).encode())) == []


@pytest.mark.parametrize("written", ["1 234,50 €", "1.234,50", "1e9", "NaN", "0x10", "１２"])
def test_an_amount_that_is_no_plain_number_becomes_a_finding_that_quotes_it(written):
    (finding,) = check(from_json(json.dumps(broken(put("answers.26.b.2", written)))))
    assert (finding.code, finding.values["text"]) == (Code.AMOUNT_NOT_A_NUMBER, written)


@pytest.mark.parametrize("written", ["1e9", "NaN", "1e999999", "9" * 5000])
def test_a_bare_number_of_json_is_judged_alike(written):
    text = json.dumps(broken(put("answers.26.b.2", "HERE"))).replace('"HERE"', written)
    (finding,) = check(from_json(text))
    assert finding.code is Code.AMOUNT_NOT_A_NUMBER


def test_minus_nothing_is_nothing():
    assert check(from_json(json.dumps(broken(put("answers.26.b.2", "-0.00"))))) == []


def test_text_loses_what_cannot_be_seen():
    application = from_json(json.dumps(broken(put("answers.6", "yksi\r\nkaksi\u202e\u0000 \ud800"))))
    assert application.texts[6] == "yksi\nkaksi ?"


def test_a_call_brings_its_own_choices_and_limits():
    own = put("call", {"key": "incentive-2019", "closes": "2019-12-20", "choices": {"3": [{"code": "x", "label": "Oma"}]}, "limits": {"6": 10}})  # fmt: skip
    application = from_json(json.dumps(broken(own)))
    assert application.call.choices["3"][0].label == "Oma"
    found = [(one.question, one.code) for one in check(application)]
    assert found == [("3", Code.CHOICE_UNKNOWN)] * 3 + [("6", Code.ANSWER_TOO_LONG)]
