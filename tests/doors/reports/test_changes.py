"""The comparison of two editions as a document: what each kind of change says."""

from datetime import date, timedelta

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.document import Table, plain, walk
from viitta.doors.reports.changes import changes_as_facts, changes_document
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.queries.editions import compared

pytestmark = pytest.mark.django_db
LATER = {"by": COMMAND_LINE, "at": AT + timedelta(days=1)}


@pytest.fixture
def first(town):
    return actions.freeze_edition(roadmap=town.roadmap, name="Alku", on=TODAY, by=COMMAND_LINE, at=AT)


def rows(town, first, language="fi", kind=""):
    found = compared(town.roadmap, first, None, today=TODAY)
    document = changes_document(found, language=language, on=TODAY, kind=kind)
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    return [[plain(cell) for cell in row] for table in tables for row in table.rows]


def change(measure, values, **why):
    actions.change_measures(changes=[actions.MeasureChange(measure, values, **why)], **LATER)


def test_a_move_says_the_days_and_the_cause(town, first):
    change(town.app, {"end": date(2025, 1, 1)}, reason="Rajapinta myöhästyi.", cause="supplier")
    (row,) = rows(town, first)
    assert row == [
        "Kaupunkisovellus",
        "päättyy 31.12.2024\u00a0→ 1.1.2025 (1 päivän myöhemmin)",
        "Toimittaja: Rajapinta myöhästyi.",
    ]


def test_an_earlier_start_says_so(town, first):
    change(town.study, {"start": date(2023, 6, 21)})
    assert rows(town, first)[0][1:] == ["alkaa 1.7.2023\u00a0→ 21.6.2023 (10 päivää aiemmin)", "Syytä ei ole kirjattu."]


def test_words_that_changed_stand_beside_each_other_and_new_ones_alone(town, first):
    change(town.app, {"description": "Uusi kuvaus", "scope": "Vain tiedotteet"})
    assert rows(town, first)[0][1] == (
        "kuvaus: ”Sovellus asukkaille.”\u00a0→ ”Uusi kuvaus”; rajaus lisätty: ”Vain tiedotteet”"
    )


def test_a_long_text_is_cut(town, first):
    change(town.app, {"scope": "a" * 5000})
    assert len(rows(town, first)[0][1]) < 400


def test_a_measure_left_without_an_owner_says_so(town, first):
    held = town.app.ownerships.select_related("measure").get()
    actions.end_ownerships(ownerships=[held], on=TODAY, **LATER)
    assert rows(town, first)[0][1] == "viestintäpäällikkö\u00a0→ ei vastuuhenkilöä"


def test_a_removed_measure_tells_what_it_was(town, first):
    actions.remove_measures(measures=[town.study], **LATER)
    assert "Sähköiset palvelut · 1.7.2023–30.6.2024 · viestintäpäällikkö" in rows(town, first)[0][1]


def test_only_the_chosen_kind_is_told(town, first):
    change(town.app, {"end": date(2025, 1, 1), "scope": "Vain tiedotteet"})
    assert len(rows(town, first)) == 2
    assert len(rows(town, first, kind="moved")) == 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_document_tells_as_many_changes_as_the_facts(town, first, language):
    change(town.app, {"end": date(2025, 1, 1), "scope": "Vain tiedotteet"})
    actions.drop_measures(measures=[town.study], reason="Säästöt", on=TODAY, **LATER)
    facts = changes_as_facts(compared(town.roadmap, first, None, today=TODAY))
    assert [row[0] for row in rows(town, first, language)] == [one["measure"]["title"] for one in facts["changes"]]


def test_swedish_is_swedish(town, first):
    change(town.app, {"end": date(2025, 1, 1)})
    assert rows(town, first, "sv")[0][1:] == [
        "slutar 31.12.2024\u00a0→ 1.1.2025 (1 dag senare)",
        "Ingen orsak har antecknats.",
    ]
