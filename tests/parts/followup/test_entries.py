"""Recording what owners tell."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.core.progress import Source
from viitta.core.rounds import RoundDays, calendar_of
from viitta.engines.workdays import add_workdays
from viitta.parts.audit.models import Event
from viitta.parts.followup import actions, queries
from viitta.parts.followup.models import EntryRevision, ProgressEntry
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps.models import Measure

Q1 = Quarter(2024, 1)


@pytest.fixture
def first_round(town):
    calendar = calendar_of(date(2024, 4, 2), RoundDays(), add_workdays)
    return actions.open_rounds(roadmaps=[(town.roadmap, Q1)], calendar=calendar, by=COMMAND_LINE, at=AT)[0]


def answer(follow_up, measure, percent, by, **more):
    given = actions.Answer(measure, None if percent is None else Decimal(percent), **more)
    return actions.record_progress(follow_up=follow_up, answers=[given], by=by, at=AT)[0]


def test_an_owner_answers_and_the_event_and_the_revision_are_there(town, first_round):
    entry = answer(first_round, town.app, 60, town.actor("owner"), note=" Testiryhmä käynnissä. ")
    assert (entry.percent, entry.note, entry.revision) == (60, "Testiryhmä käynnissä.", 1)
    assert list(EntryRevision.objects.values_list("revision", "percent")) == [(1, 60)]
    assert Event.objects.filter(kind="followup.progress.recorded").count() == 1


def test_a_reader_may_not_answer(town, first_round):
    with pytest.raises(Forbidden):
        answer(first_round, town.app, 60, town.actor("reader"))
    assert not ProgressEntry.objects.exists()


def test_a_falling_value_asks_why(town, first_round):
    answer(first_round, town.app, 60, town.actor("owner"))
    calendar = calendar_of(date(2024, 7, 1), RoundDays(), add_workdays)
    next_round = actions.open_rounds(roadmaps=[(town.roadmap, Q1.next())], calendar=calendar, by=COMMAND_LINE, at=AT)[0]
    with pytest.raises(actions.Refused) as refused:
        answer(next_round, town.app, 40, town.actor("owner"))
    assert [(p.field, p.code) for p in refused.value.problems] == [("fall_reason", "fall_without_reason")]
    assert answer(next_round, town.app, 40, town.actor("owner"), fall_reason="Laajennettiin").percent == 40


def test_two_people_answering_the_same_measure_are_told(town, first_round):
    answer(first_round, town.app, 60, town.actor("owner"))
    with pytest.raises(actions.StaleEntries) as stale:
        answer(first_round, town.app, 70, town.actor("convenor"))
    assert [entry.percent for entry in stale.value.entries] == [60]
    assert answer(first_round, town.app, 70, town.actor("convenor"), seen=1).revision == 2


def test_a_closed_round_keeps_its_row_when_it_is_corrected(town, first_round):
    answer(first_round, town.app, 60, town.actor("owner"))
    actions.close_rounds(rounds=[first_round], by=town.actor("convenor"), at=AT)
    answer(first_round, town.app, 55, town.actor("convenor"), seen=1, fall_reason="Kirjausvirhe")
    row = first_round.rows.get(measure=town.app)
    assert (row.percent, row.title, row.owner_title) == (60, "Kaupunkisovellus", "viestintäpäällikkö")
    assert EntryRevision.objects.get(entry__measure=town.app, revision=2).after_closing


def test_an_owner_may_not_correct_a_closed_round(town, first_round):
    actions.close_rounds(rounds=[first_round], by=town.actor("convenor"), at=AT)
    with pytest.raises(Forbidden):
        answer(first_round, town.app, 60, town.actor("owner"))


def test_a_continuous_measure_steps_by_itself_and_a_correction_holds_for_its_round(town, first_round):
    answer(first_round, town.support, 30, town.actor("owner"))
    steps = {one.id: one for one in queries.facts_of(town.roadmap, Quarter(2024, 2), today=TODAY)}[
        town.support.pk
    ].steps
    assert [(str(q), str(s.percent), s.source) for q, s in sorted(steps.items())] == [
        ("2023Q1", "8.33", Source.COMPUTED),
        ("2023Q2", "16.67", Source.COMPUTED),
        ("2023Q3", "25.00", Source.COMPUTED),
        ("2023Q4", "33.33", Source.COMPUTED),
        ("2024Q1", "30.00", Source.CORRECTED),
        ("2024Q2", "50.00", Source.COMPUTED),
    ]


def test_a_zero_and_a_missing_answer_stay_apart(town, first_round):
    answer(first_round, town.app, 0, town.actor("owner"))
    facts = {one.id: one for one in queries.facts_of(town.roadmap, Q1, today=TODAY)}
    assert facts[town.app.pk].reported == 0
    assert facts[town.study.pk].reported is None


def test_a_moved_end_needs_a_reason_and_stays_beside_the_approved_one(town, first_round):
    with pytest.raises(actions.Refused):
        answer(first_round, town.app, 60, town.actor("owner"), new_end=date(2025, 3, 31))
    answer(first_round, town.app, 60, town.actor("owner"), new_end=date(2025, 3, 31), reason="Toimittaja myöhästyi")
    app = Measure.objects.get(pk=town.app.pk)
    assert (app.end, app.approved_end) == (date(2025, 3, 31), date(2024, 12, 31))


def test_a_quarter_without_a_round_becomes_an_imported_one_and_can_be_taken_back(town):
    value = actions.ImportedValue(town.app, Quarter(2023, 2), Decimal(20))
    restore = actions.import_values(roadmap=town.roadmap, values=[value], by=town.actor("convenor"), at=AT)
    assert [(row.quarter, row.state) for row in town.roadmap.follow_ups.all()] == [("2023Q2", "imported")]
    actions.restore_values(roadmap=town.roadmap, restore=restore.as_json(), by=town.actor("convenor"), at=AT)
    assert not ProgressEntry.objects.exists()
    assert not town.roadmap.follow_ups.exists()
