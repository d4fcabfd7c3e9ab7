"""A closed picture tells what has come after it, where that makes its figures and the rows behind them differ."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.cast import AT, TODAY
from tests.doors.reports.test_situation import Q1, document, history, words  # noqa: F401
from viitta.core.actors import COMMAND_LINE
from viitta.parts.followup import actions as followup
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure

DEED = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def closed(town, history):  # noqa: F811
    return history


def test_nothing_is_told_when_nothing_has_come(town, closed):
    assert "sulkemisen jälkeen" not in words(document(town))


def test_a_measure_added_after_closing_is_told(town, closed):
    roadmaps.add_measures(roadmap=town.roadmap, new=[roadmaps.NewMeasure(town.themes[0], "Uusi")], **DEED)
    assert "1 toimenpide on lisätty sulkemisen jälkeen" in words(document(town))


def test_a_measure_removed_after_closing_is_told(town, closed):
    roadmaps.remove_measures(measures=[Measure.objects.get(pk=town.study.pk)], **DEED)
    assert "1 toimenpide on poistettu sulkemisen jälkeen" in words(document(town))


def test_a_measure_moved_to_another_theme_after_closing_is_told(town, closed):
    change = roadmaps.MeasureChange(town.study, {"theme": town.themes[1]})
    roadmaps.change_measures(changes=[change], **DEED)
    assert "1 toimenpide on siirretty toiseen pääkohtaan sulkemisen jälkeen" in words(document(town))


def test_an_observation_written_after_closing_is_told(town, closed):
    new = followup.NewObservation("success", "Kiitos tuli jälkikäteen.", TODAY, Q1, town.app)
    followup.record_observations(roadmap=town.roadmap, new=[new, replace(new, on=closed.opened_on)], **DEED)
    assert "1 havainto on kirjattu sulkemisen jälkeen" in words(document(town))


def test_corrected_values_are_said_to_be_in_the_table(town, closed):
    answer = followup.Answer(town.study, Decimal(35), seen=1)
    followup.record_progress(follow_up=closed, answers=[answer], **DEED)
    assert "Lukujen avaama taulukko näyttää korjatut arvot." in words(document(town))
