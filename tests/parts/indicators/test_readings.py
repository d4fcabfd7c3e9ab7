"""Indicators and the taking of their readings."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.audit.models import Event
from viitta.parts.indicators import actions, queries
from viitta.parts.indicators.models import Indicator, Reading, ReadingRevision
from viitta.parts.organisations.permissions import Forbidden

BY = {"by": COMMAND_LINE, "at": AT}
Q1 = Quarter(2024, 1)


@pytest.fixture
def visits(town):
    new = actions.NewIndicator("Käynnit", "kpl", baseline=Decimal(100), target=Decimal(400))
    return actions.add_indicators(organisation=town.organisation, new=[new], **BY)[0]


def tell(indicator, value, by=COMMAND_LINE, **more):
    taken = actions.TakenReading(indicator, None if value is None else Decimal(value), **more)
    return actions.record_readings(quarter=Q1, readings=[taken], by=by, at=AT)


def test_a_reading_is_kept_with_its_version_and_one_event(town, visits):
    tell(visits, 120, town.actor("convenor"))
    row = Reading.objects.get()
    assert (row.value, row.revision, row.quarter) == (120, 1, "2024Q1")
    assert ReadingRevision.objects.get().value == 120
    assert Event.objects.filter(kind="indicators.readings.recorded").count() == 1


def test_why_it_was_not_measured_is_a_reading_too(visits):
    tell(visits, None, not_measured_because=" Laskuri oli rikki. ")
    assert Reading.objects.get().not_measured_because == "Laskuri oli rikki."


def test_a_reading_without_a_value_and_a_reason_is_refused(visits):
    with pytest.raises(ValueError, match="reason"):
        tell(visits, None, not_measured_because=" ")
    assert not Reading.objects.exists()


def test_two_people_telling_the_same_reading_are_told(town, visits):
    tell(visits, 120, town.actor("owner"))
    with pytest.raises(actions.StaleReadings) as stale:
        tell(visits, 130, town.actor("convenor"))
    assert stale.value.readings[0].value == 120
    assert Reading.objects.get().value == 120


def test_a_page_sent_twice_saves_once(town, visits):
    tell(visits, 120, town.actor("owner"))
    assert tell(visits, 120, town.actor("owner")) == []
    assert Reading.objects.get().revision == 1


def test_an_unchanged_reading_that_was_seen_is_not_a_new_version(town, visits):
    tell(visits, 120, town.actor("owner"))
    tell(visits, 120, town.actor("convenor"), seen=1)
    assert Reading.objects.get().revision == 1


def test_a_correction_after_closing_keeps_what_was_corrected(visits):
    tell(visits, 120)
    taken = actions.TakenReading(visits, Decimal(140), seen=1)
    actions.record_readings(quarter=Q1, readings=[taken], after_closing=True, **BY)
    kept = list(ReadingRevision.objects.order_by("revision").values_list("revision", "value", "after_closing"))
    assert kept == [(1, 120, False), (2, 140, True)]
    assert Event.objects.filter(kind="indicators.readings.corrected").exists()


def test_a_stranger_may_not_tell_a_reading(visits, neighbour):
    from viitta.parts.organisations.queries import actor_of

    stranger = actor_of(neighbour[1]["convenor"], on=AT.date())
    with pytest.raises(Forbidden):
        tell(visits, 120, stranger)


def test_an_indicator_needs_its_unit(town):
    new = actions.NewIndicator("Käynnit", "  ")
    with pytest.raises(ValueError, match="unit"):
        actions.add_indicators(organisation=town.organisation, new=[new], **BY)
    assert not Indicator.objects.exists()


def test_only_the_convenor_changes_an_indicator(town, visits):
    with pytest.raises(Forbidden):
        actions.change_indicator(indicator=visits, values={"unit": "h"}, by=town.actor("owner"), at=AT)


def test_who_saves_over_a_fresh_change_of_an_indicator_is_told(visits):
    actions.change_indicator(indicator=visits, values={"target": Decimal(500)}, seen=1, **BY)
    with pytest.raises(actions.StaleIndicator):
        actions.change_indicator(indicator=visits, values={"target": Decimal(600)}, seen=1, **BY)
    assert Indicator.objects.get().target == 500


def test_the_owner_of_an_indicator_is_a_person_of_its_organisation(visits, neighbour):
    with pytest.raises(ValueError, match="owns"):
        actions.change_indicator(indicator=visits, values={"owner": neighbour[2]["rehtori"]}, **BY)


def test_the_day_of_a_target_is_not_before_its_baseline(visits):
    days = {"baseline_on": date(2025, 1, 1), "target_on": date(2024, 1, 1)}
    with pytest.raises(ValueError, match="target"):
        actions.change_indicator(indicator=visits, values=days, **BY)


def test_the_last_reading_is_the_newest_with_a_value(visits):
    tell(visits, 120)
    taken = actions.TakenReading(visits, None, "Laskuri oli rikki.")
    actions.record_readings(quarter=Q1.next(), readings=[taken], **BY)
    assert queries.last_readings([visits.pk])[visits.pk].quarter == "2024Q1"
