"""Changing many measures at once, and undoing what was done."""

from datetime import date, timedelta

import pytest

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.audit.models import Event
from viitta.parts.followup import tasks
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import ChangeSet, HandOver, Measure, Ownership, PlanChange, ScheduleChange
from viitta.parts.roadmaps.queries.undo import chains_of

LATER = AT + timedelta(hours=1)
DEED = {"by": COMMAND_LINE, "at": LATER}


def change(measures, values, **more):
    changes = [actions.MeasureChange(Measure.objects.get(pk=one.pk), dict(values), **more) for one in measures]
    return actions.change_in_bulk(changes=changes, **DEED)


def edit(measure, values, at=LATER, **more):
    row = Measure.objects.get(pk=measure.pk)
    actions.change_measures(changes=[actions.MeasureChange(row, values, **more)], by=COMMAND_LINE, at=at)
    return ChangeSet.objects.latest("pk")


def undo(change_set, by=COMMAND_LINE):
    return actions.undo_changes(change_set=change_set, by=by, at=AT + timedelta(hours=2))


def values_of(measure):
    return Measure.objects.filter(pk=measure.pk).values(
        "title", "description", "theme", "status", "origin", "unit", "start", "end", "summary", "scope"
    )[0]  # fmt: skip


def test_one_event_names_every_measure(town):
    change([town.app, town.study], {"status": "paused"})
    event = Event.objects.get(kind="roadmaps.measures.changed_in_bulk")
    assert event.data["measures"] == {
        str(town.app.pk): {"status": ["running", "paused"]},
        str(town.study.pk): {"status": ["running", "paused"]},
    }
    assert not Event.objects.filter(kind="roadmaps.measures.changed").exists()


def test_one_that_would_end_before_it_starts_leaves_all_as_they_were(town):
    with pytest.raises(ValueError, match="end before"):
        change([town.study, town.app], {"end": date(2023, 3, 1)})
    town.app.refresh_from_db()
    assert town.app.end == date(2024, 12, 31)
    assert not ChangeSet.objects.exists()


def test_measures_of_two_roadmaps_are_not_changed_at_once(town):
    new = actions.NewRoadmap(town.organisation, "Toinen", date(2026, 1, 1), date(2026, 12, 31))
    other = actions.found_roadmaps(new=[new], **DEED)[0]
    theme = actions.add_listed(roadmap=other, kind="theme", new=[actions.NewListed("Teema")], **DEED)[0]
    stray = actions.add_measures(roadmap=other, new=[actions.NewMeasure(theme, "Vieras")], **DEED)[0]
    with pytest.raises(ValueError, match="one roadmap"):
        change([town.app, stray], {"status": "paused"})


def test_a_reader_changes_nothing(town):
    changes = [actions.MeasureChange(town.app, {"status": "paused"})]
    with pytest.raises(Forbidden):
        actions.change_in_bulk(changes=changes, by=town.actor("reader"), at=LATER)


def test_nothing_happens_when_one_was_changed_meanwhile(town):
    seen = Measure.objects.get(pk=town.app.pk).revision
    edit(town.app, {"scope": "Uusi"})
    with pytest.raises(actions.Stale):
        change([town.app, town.study], {"status": "paused"}, seen=seen)
    town.study.refresh_from_db()
    assert town.study.status == "running"


def test_nothing_happens_when_one_got_another_owner_meanwhile(town):
    rector = town.people["rehtori"]
    changes = [actions.MeasureChange(town.app, {"status": "paused"})]
    with pytest.raises(actions.Stale):
        actions.change_in_bulk(changes=changes, leads={town.app.pk: rector.pk}, **DEED)


def test_a_bulk_edit_is_undone_with_its_owners(town):
    before = [values_of(one) for one in (town.app, town.study)]
    chains = chains_of([town.app.pk, town.study.pk])
    rector = town.people["rehtori"]
    changes = [
        actions.MeasureChange(town.app, {"status": "paused", "end": date(2025, 3, 31)}, reason="Viivästyi"),
        actions.MeasureChange(town.study, {}),
    ]
    assignments = [actions.Assignment(one, rector, from_date=AT.date()) for one in (town.app, town.study)]
    done = actions.change_in_bulk(changes=changes, assignments=assignments, assign=tasks.change_owners, **DEED)
    assert Ownership.objects.filter(person=rector, until_date=None).count() == 2
    undo(done)
    assert [values_of(one) for one in (town.app, town.study)] == before
    assert chains_of([town.app.pk, town.study.pk]) == chains
    done.refresh_from_db()
    assert done.undone_at


def test_undoing_a_single_change_puts_back_days_rows_and_sets(town):
    goal = actions.add_listed(roadmap=town.roadmap, kind="goal", new=[actions.NewListed("Tavoite")], **DEED)[0]
    before = values_of(town.app)
    values = {"title": "Uusi", "theme": town.themes[1], "start": None, "goals": [goal], "origin": "law"}
    undo(edit(town.app, values))
    town.app.refresh_from_db()
    assert values_of(town.app) == before
    assert list(town.app.goals.all()) == []


def test_what_was_undone_stays_in_the_story(town):
    undo(edit(town.app, {"end": date(2025, 6, 30)}, reason="Viivästyi"))
    assert ScheduleChange.objects.filter(measure=town.app).count() == 2
    undo(edit(town.app, {"status": "dropped"}, plan_reason="Säästöt"))
    assert list(PlanChange.objects.values_list("kind", flat=True)) == ["dropped", "restored"]
    assert Event.objects.filter(kind="roadmaps.measures.undone").count() == 2


def test_undoing_after_somebody_elses_change_is_refused_and_names_it(town):
    done = change([town.app, town.study], {"status": "paused"})
    edit(town.study, {"scope": "Toisen muutos"})
    with pytest.raises(actions.UndoRefused) as refused:
        undo(done)
    assert (refused.value.code, refused.value.titles) == ("changed", [town.study.title])
    town.app.refresh_from_db()
    assert town.app.status == "paused"


def test_undoing_after_another_owner_was_named_is_refused(town):
    rector, head = town.people["rehtori"], town.people["kaupunginjohtaja"]
    give = [actions.Assignment(town.app, rector, from_date=AT.date())]
    done = actions.change_in_bulk(changes=[actions.MeasureChange(town.app, {})], assignments=give, **DEED)
    actions.assign_owners(assignments=[actions.Assignment(town.app, head, from_date=date(2024, 6, 1))], **DEED)
    with pytest.raises(actions.UndoRefused, match="changed"):
        undo(done)


def test_nothing_is_undone_twice(town):
    done = edit(town.app, {"status": "paused"})
    undo(done)
    with pytest.raises(actions.UndoRefused, match="undone"):
        undo(done)


def test_changes_are_undone_one_after_another_from_the_newest(town):
    first = edit(town.app, {"scope": "Yksi"})
    second = edit(town.app, {"scope": "Kaksi"})
    undo(second)
    undo(first)
    town.app.refresh_from_db()
    assert town.app.scope == ""


def test_undoing_needs_the_theme_that_was_there(town):
    done = edit(town.support, {"theme": town.themes[0]})
    actions.remove_listed(row=town.themes[1], **DEED)
    with pytest.raises(actions.UndoRefused, match="gone"):
        undo(done)


def test_undoing_needs_the_title_to_be_free(town):
    done = edit(town.app, {"title": "Uusi nimi"})
    actions.add_measures(roadmap=town.roadmap, new=[actions.NewMeasure(town.themes[0], "Kaupunkisovellus")], **DEED)
    with pytest.raises(actions.UndoRefused, match="taken"):
        undo(done)
    town.app.refresh_from_db()
    assert town.app.title == "Uusi nimi"


def test_a_member_undoes_nothing(town):
    done = edit(town.app, {"status": "paused"})
    with pytest.raises(Forbidden):
        undo(done, by=town.actor("member"))


def test_what_changes_nothing_is_not_kept(town):
    assert change([town.app], {"status": "running"}) is None
    assert not ChangeSet.objects.exists()


def test_a_measure_changed_twice_in_one_deed_is_undone_to_what_it_was_before_the_first(town):
    row = Measure.objects.get(pk=town.app.pk)
    changes = [actions.MeasureChange(row, {"scope": "Yksi"}), actions.MeasureChange(row, {"scope": "Kaksi"})]
    actions.change_measures(changes=changes, **DEED)
    undo(ChangeSet.objects.get())
    row.refresh_from_db()
    assert row.scope == ""


@pytest.fixture
def handed(town):
    """The app went from an owner who has no title to the rector, in bulk; the chain was begun on the same day."""
    new = [organisations.NewPerson(name="Nimi Niminen")]
    person = organisations.add_people(organisation=town.organisation, new=new, **DEED)[0]
    actions.assign_owners(assignments=[actions.Assignment(town.app, person, from_date=AT.date())], **DEED)
    to = [actions.Assignment(town.app, town.people["rehtori"], from_date=AT.date())]
    done = actions.change_in_bulk(changes=[actions.MeasureChange(town.app, {})], assignments=to, **DEED)
    return person, done


def test_an_owner_without_a_title_comes_back_under_the_name(town, handed):
    person, done = handed
    undo(done)
    row = Ownership.objects.get(measure=town.app, until_date=None)
    assert (row.person, row.title) == (person, "Nimi Niminen")


def test_undoing_does_not_give_a_measure_back_to_who_has_left(town, handed):
    person, done = handed
    organisations.change_person(person=person, values={"left_on": AT.date()}, **DEED)
    with pytest.raises(actions.UndoRefused) as refused:
        undo(done)
    assert (refused.value.code, refused.value.titles) == ("left", [town.app.title])
    assert Ownership.objects.get(measure=town.app, until_date=None).person == town.people["rehtori"]


def test_an_undone_change_of_owners_is_not_told_to_who_was_to_take_over(town):
    to = [actions.Assignment(town.app, town.people["rehtori"], from_date=AT.date())]
    change = [actions.MeasureChange(town.app, {})]
    done = actions.change_in_bulk(changes=change, assignments=to, assign=tasks.change_owners, **DEED)
    assert HandOver.objects.get().successor == town.people["rehtori"]
    undo(done)
    assert not HandOver.objects.exists()
