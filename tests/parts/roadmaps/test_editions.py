"""Editions of a roadmap, what measures become, and the trail they leave."""

from datetime import date, timedelta

import pytest

from tests.cast import AT, TODAY, build_town
from viitta.core.actors import COMMAND_LINE
from viitta.core.editions import Change
from viitta.parts.audit.models import Event
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Edition, EditionRow, Measure, Ownership, PlanChange
from viitta.parts.roadmaps.queries import editions as queries

pytestmark = pytest.mark.django_db
DEED = {"by": COMMAND_LINE, "at": AT}
LATER = {"by": COMMAND_LINE, "at": AT + timedelta(days=30)}
DAY = {"on": TODAY}


@pytest.fixture
def town():
    return build_town()


def fresh(measure):
    return Measure.objects.select_related("roadmap", "theme").get(pk=measure.pk)


def freeze(town, name="Alkuperäinen", on=TODAY, at=AT):
    return actions.freeze_edition(roadmap=town.roadmap, name=name, on=on, by=COMMAND_LINE, at=at)


def refused(kind, code, deed, **arguments):
    events, steps = Event.objects.count(), PlanChange.objects.count()
    with pytest.raises(kind) as said:
        deed(**arguments)
    assert said.value.code == code
    assert (Event.objects.count(), PlanChange.objects.count()) == (events, steps)


def differences(town, one, other=None):
    found = queries.compared(town.roadmap, one, other, today=LATER["at"].date()).differences
    return [(difference.kind.value, difference.row.title, difference.reason) for difference in found]


def test_an_edition_keeps_every_measure_with_its_owner_of_the_day(town):
    rows = list(queries.rows_of_edition(freeze(town)))
    assert [(row.title, row.theme, row.owner_title) for row in rows] == [
        ("Kaupunkisovellus", "Sähköiset palvelut", "viestintäpäällikkö"),
        ("Tietovaraston selvitys", "Sähköiset palvelut", "viestintäpäällikkö"),
        ("Kirjaston digituki", "Digituki", "viestintäpäällikkö"),
    ]


def test_an_edition_does_not_change_when_the_plan_does(town):
    edition = freeze(town)
    change = actions.MeasureChange(town.app, {"title": "Uusi nimi", "end": date(2025, 6, 30)})
    actions.change_measures(changes=[change], **LATER)
    row = EditionRow.objects.get(edition=edition, uid=town.app.uid)
    assert (row.title, row.end) == ("Kaupunkisovellus", date(2024, 12, 31))


def test_before_a_measure_begins_its_owner_is_who_is_named_to_begin(town):
    Ownership.objects.update(from_date=TODAY + timedelta(days=9))
    assert {row.owner_title for row in queries.rows_of_edition(freeze(town))} == {"viestintäpäällikkö"}


def test_an_edition_of_an_empty_roadmap_is_refused(town):
    new = actions.NewRoadmap(town.organisation, "Tyhjä", date(2026, 1, 1), date(2028, 12, 31))
    empty = actions.found_roadmaps(new=[new], **DEED)[0]
    refused(actions.EditionRefused, "empty", actions.freeze_edition, roadmap=empty, name="A", **DAY, **DEED)


def test_an_edition_of_a_day_to_come_is_refused(town):
    values = {"roadmap": town.roadmap, "name": "A", "on": TODAY + timedelta(days=1)}
    refused(actions.EditionRefused, "future", actions.freeze_edition, **values, **DEED)


@pytest.mark.parametrize(
    ("name", "code"), [("ALKUPERÄINEN ", "same_name"), ("  ", "no_name"), ("x" * 201, "long_name")]
)
def test_a_name_that_is_taken_missing_or_far_too_long_is_refused(town, name, code):
    freeze(town)
    refused(actions.EditionRefused, code, actions.freeze_edition, roadmap=town.roadmap, name=name, **DAY, **DEED)


def test_the_name_of_an_edition_can_be_mended_and_nothing_else(town):
    edition = actions.rename_edition(edition=freeze(town), name="Ensimmäinen", note="Valtuusto", **LATER)
    kept = Edition.objects.get(pk=edition.pk)
    assert (kept.name, kept.note, kept.on, kept.frozen_at) == ("Ensimmäinen", "Valtuusto", TODAY, AT)


def test_only_who_runs_the_roadmap_freezes_it(town):
    with pytest.raises(Forbidden):
        actions.freeze_edition(roadmap=town.roadmap, name="A", **DAY, by=town.actor("owner"), at=AT)


def test_merging_marks_the_sources_and_leaves_their_owners_and_rows(town):
    first = freeze(town)
    actions.merge_measures(measures=[town.study], into=town.app, reason="Sama työ", **DAY, **LATER)
    assert (fresh(town.study).status, fresh(town.app).status) == ("merged", "running")
    assert town.study.ownerships.filter(until_date=None).exists()
    assert differences(town, first) == [("merged", "Tietovaraston selvitys", "Sama työ")]


def test_several_are_merged_into_a_new_one_that_their_first_owner_leads(town):
    new = actions.NewMeasure(town.themes[0], "Yhteinen alusta")
    made = actions.merge_measures(measures=[town.app, town.study], into=new, reason="Sama työ", **DAY, **LATER)
    assert made.ownerships.get().title == "viestintäpäällikkö"
    assert {fresh(one).status for one in (town.app, town.study)} == {"merged"}


def test_merging_a_measure_with_itself_is_refused(town):
    values = {"measures": [town.app, town.study], "into": town.app}
    refused(actions.LineageRefused, "itself", actions.merge_measures, **values, **DAY, **DEED)
    assert fresh(town.study).status == "running"


def foreign(town):
    new = actions.NewRoadmap(town.organisation, "Toinen", date(2026, 1, 1), date(2028, 12, 31))
    other = actions.found_roadmaps(new=[new], **DEED)[0]
    theme = actions.add_listed(roadmap=other, kind="theme", new=[actions.NewListed("P")], **DEED)[0]
    return actions.add_measures(roadmap=other, new=[actions.NewMeasure(theme, "Vieras")], **DEED)[0]


def test_merging_into_another_roadmap_is_refused(town):
    values = {"measures": [town.app], "into": foreign(town)}
    refused(actions.LineageRefused, "other_roadmap", actions.merge_measures, **values, **DAY, **DEED)


def test_measures_of_two_roadmaps_are_not_dropped_at_once(town):
    values = {"measures": [town.app, foreign(town)], "reason": "Rahat loppuivat"}
    refused(actions.LineageRefused, "other_roadmap", actions.drop_measures, **values, **DAY, **DEED)


def test_what_is_over_already_is_not_merged_again(town):
    actions.drop_measures(measures=[town.study], reason="Rahat loppuivat", **DAY, **DEED)
    values = {"measures": [town.study], "into": town.app}
    refused(actions.LineageRefused, "over", actions.merge_measures, **values, **DAY, **DEED)


def test_nothing_is_merged_into_what_is_over(town):
    actions.drop_measures(measures=[town.study], reason="Rahat loppuivat", **DAY, **DEED)
    values = {"measures": [town.app], "into": town.study}
    refused(actions.LineageRefused, "target_over", actions.merge_measures, **values, **DAY, **DEED)


def test_a_circle_of_supersession_is_refused(town):
    actions.supersede_measures(measures=[town.app], successor=town.study, **DAY, **DEED)
    actions.supersede_measures(measures=[town.study], successor=town.support, **DAY, **LATER)
    values = {"measures": [town.support], "successor": town.app}
    refused(actions.LineageRefused, "circle", actions.supersede_measures, **values, **DAY, **LATER)


def test_a_split_makes_parts_that_the_owner_leads_on(town):
    first = freeze(town)
    parts = [actions.NewMeasure(town.themes[0], title) for title in ("Sovelluksen sisältö", "Sovelluksen tekniikka")]
    made = actions.split_measure(measure=town.app, parts=parts, reason="Liian laaja", **DAY, **LATER)
    assert fresh(town.app).status == "dropped"
    assert [one.ownerships.get().title for one in made] == ["viestintäpäällikkö"] * 2
    assert differences(town, first) == [("split", "Kaupunkisovellus", "Liian laaja")]


def test_the_original_may_go_on_as_one_part(town):
    first = freeze(town)
    part = actions.NewMeasure(town.themes[0], "Sovelluksen tekniikka")
    actions.split_measure(measure=town.app, parts=[part], keeps=True, reason="Liian laaja", **DAY, **LATER)
    assert fresh(town.app).status == "running"
    assert differences(town, first) == [("split", "Kaupunkisovellus", "Liian laaja")]


def test_a_split_into_one_is_no_split(town):
    part = actions.NewMeasure(town.themes[0], "Sovelluksen tekniikka")
    refused(actions.LineageRefused, "few_parts", actions.split_measure, measure=town.app, parts=[part], **DAY, **DEED)


def test_a_part_whose_title_is_taken_is_refused_and_nothing_is_done(town):
    parts = [actions.NewMeasure(town.themes[0], title) for title in ("Uusi", "Tietovaraston selvitys")]
    refused(actions.LineageRefused, "taken", actions.split_measure, measure=town.app, parts=parts, **DAY, **DEED)
    assert not Measure.objects.filter(title="Uusi").exists()


def test_dropping_needs_a_reason(town):
    values = {"measures": [town.app], "reason": "  "}
    refused(actions.LineageRefused, "no_reason", actions.drop_measures, **values, **DAY, **DEED)


def test_what_is_taken_back_is_restored_with_its_reason(town):
    actions.drop_measures(measures=[town.app], reason="Rahat loppuivat", **DAY, **DEED)
    dropped = freeze(town, at=AT + timedelta(days=1))
    actions.restore_measures(measures=[town.app], reason="Rahoitus löytyi", **DAY, **LATER)
    assert differences(town, dropped) == [("restored", "Kaupunkisovellus", "Rahoitus löytyi")]


def test_what_goes_on_cannot_be_taken_back(town):
    refused(actions.LineageRefused, "not_over", actions.restore_measures, measures=[town.app], **DAY, **DEED)


def test_who_has_not_seen_the_latest_change_is_told(town):
    actions.change_measures(changes=[actions.MeasureChange(town.app, {"title": "Uusi"})], **DEED)
    seen = {town.app.pk: 1}
    with pytest.raises(actions.Stale):
        actions.drop_measures(measures=[town.app], reason="Rahat", seen=seen, **DAY, **LATER)
    assert fresh(town.app).status == "running"


def test_each_deed_is_one_event_that_names_every_measure(town):
    before = Event.objects.count()
    actions.drop_measures(measures=[town.app, town.study], reason="Rahat loppuivat", **DAY, **DEED)
    event = Event.objects.order_by("-pk").first()
    assert Event.objects.count() == before + 1
    assert event.data["measures"] == [town.app.pk, town.study.pk]


def test_an_edit_with_a_reason_tells_why_the_scope_changed(town):
    first = freeze(town)
    change = actions.MeasureChange(town.app, {"scope": "Vain tiedotteet"}, plan_reason="Rajattiin")
    actions.change_measures(changes=[change], **LATER)
    assert differences(town, first) == [("rescoped", "Kaupunkisovellus", "Rajattiin")]


def test_a_moved_end_tells_the_reason_of_its_move(town):
    first = freeze(town)
    change = actions.MeasureChange(town.app, {"end": date(2025, 3, 31)}, reason="Toimittaja", cause="supplier")
    actions.change_measures(changes=[change], **LATER)
    (one,) = queries.compared(town.roadmap, first, None, today=TODAY).differences
    assert (one.kind, one.end_days, one.reason, one.cause) == (Change.MOVED, 90, "Toimittaja", "supplier")


def test_a_new_owner_is_told_with_the_reason(town):
    first = freeze(town)
    one = actions.Assignment(town.app, town.people["rehtori"], from_date=TODAY, reason="Siirtyi toisiin tehtäviin")
    actions.assign_owners(assignments=[one], **LATER)
    assert differences(town, first) == [("owner_changed", "Kaupunkisovellus", "Siirtyi toisiin tehtäviin")]


def test_an_ownership_that_ends_is_told_with_the_reason(town):
    first = freeze(town)
    held = town.app.ownerships.select_related("measure").get()
    actions.end_ownerships(ownerships=[held], on=TODAY, reason="Jäi eläkkeelle", **LATER)
    assert differences(town, first) == [("owner_changed", "Kaupunkisovellus", "Jäi eläkkeelle")]


def test_a_measure_added_after_the_first_edition_leaves_its_reason(town):
    first = freeze(town)
    new = [actions.NewMeasure(town.themes[0], "Tekoälyn pelisäännöt")]
    actions.add_measures(roadmap=town.roadmap, new=new, reason="Uusi laki", **LATER)
    assert differences(town, first) == [("added", "Tekoälyn pelisäännöt", "Uusi laki")]


def test_before_the_first_edition_adding_leaves_no_trail(town):
    assert not PlanChange.objects.exists()


def test_a_status_set_by_hand_leaves_the_trail_too(town):
    first = freeze(town)
    change = actions.MeasureChange(town.app, {"status": "dropped"}, plan_reason="Säästöt")
    actions.change_measures(changes=[change], **LATER)
    assert differences(town, first) == [("dropped", "Kaupunkisovellus", "Säästöt")]


def test_a_removed_measure_without_a_trail_is_told_as_removed(town):
    first = freeze(town)
    actions.remove_measures(measures=[town.study], **LATER)
    assert differences(town, first) == [("removed", "Tietovaraston selvitys", "")]


def test_two_editions_are_told_in_the_order_they_were_frozen_whichever_is_named_first(town):
    first = freeze(town)
    actions.drop_measures(measures=[town.app], reason="Rahat", **DAY, at=AT + timedelta(days=1), by=COMMAND_LINE)
    second = freeze(town, "Toinen", at=AT + timedelta(days=2))
    assert differences(town, first, second) == differences(town, second, first) != []


def test_the_trail_of_a_measure_tells_what_was_put_into_it(town):
    actions.merge_measures(measures=[town.study], into=town.app, reason="Sama työ", **DAY, **DEED)
    assert [one.measure_label for one in queries.changes_about(town.app)] == ["Tietovaraston selvitys"]
