"""The seal of a memo, when it is approved, and what case management is told."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.memos import APPROVER, CHECKER, Asked, RecordFacts, is_approved, record_json, record_xml, seal_of

NOW, BEFORE = seal_of("nyt"), seal_of("ennen")


@given(st.text(), st.text())
def test_only_the_same_words_have_the_same_seal(one, other):
    assert (seal_of(one) == seal_of(other)) == (one == other)


@pytest.mark.parametrize(
    ("asked", "approved"),
    [
        ([Asked(APPROVER, NOW, True)], True),
        ([Asked(CHECKER, NOW, True), Asked(APPROVER, NOW, True)], True),
        ([Asked(CHECKER, NOW, False), Asked(APPROVER, NOW, True)], False),
        ([Asked(CHECKER, NOW, True)], False),
        ([Asked(APPROVER, BEFORE, True)], False),
        ([Asked(APPROVER, BEFORE, False), Asked(APPROVER, NOW, True)], True),
        ([Asked(CHECKER, NOW, False, True), Asked(APPROVER, NOW, True)], True),
        ([], False),
    ],
)
def test_a_memo_is_approved_when_all_who_were_sent_what_it_says_now_have_given_their_word(asked, approved):
    assert is_approved(asked, NOW) is approved


def facts(**changes) -> RecordFacts:
    values = {
        "title": "Muistio: Seurantakokous <Q1>", "on": date(2026, 4, 23), "diary_number": "D/123/00.01.02/2026",
        "body": "Digityöryhmä", "organisation": "Viitala", "publicity": "public", "retention": "10 v",
        "approved_on": date(2026, 4, 30), "file": "muistio.pdf", "sha256": "ab" * 32,
    }  # fmt: skip
    return RecordFacts(**{**values, **changes})


def test_json_and_xml_tell_the_same():
    root = ElementTree.fromstring(record_xml(facts()))
    assert {one.tag: one.text or "" for one in root} == json.loads(record_json(facts()))
    assert root.find("title").text == "Muistio: Seurantakokous <Q1>"


@given(st.text())
def test_any_diary_number_makes_readable_xml(number):
    root = ElementTree.fromstring(record_xml(facts(diary_number=number)))
    assert root.find("diary_number") is not None
