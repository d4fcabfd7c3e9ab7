"""An import can be taken back whole, until somebody has built on it."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.doors.importexport.helpers import LATER, applied, counts, edited, exported
from tests.untidy_sheet import untidy_xlsx
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.doors.importexport import actions
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import Asked, FollowUp, ProgressEntry
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Person, Unit
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, Ownership, Roadmap, Theme

DOER = {"by": COMMAND_LINE, "at": LATER}


def undo(batch):
    return actions.undo_batch(batch=batch, **DOER)


def everything():
    """All that an import may touch, as values."""
    fields = ("title", "theme__title", "description", "unit__name", "kind", "status", "start", "end", "summary")
    return (
        sorted(Measure.objects.values_list(*fields), key=str),
        sorted(Ownership.objects.values_list("measure__title", "title", "from_date", "until_date"), key=str),
        sorted(ProgressEntry.objects.values_list("measure__title", "follow_up__quarter", "percent", "source"), key=str),
        sorted(FollowUp.objects.values_list("roadmap__name", "quarter", "state")),
        sorted(Person.objects.values_list("title")),
        sorted(Unit.objects.values_list("name")),
        sorted(Theme.objects.values_list("title")),
        sorted(Roadmap.objects.values_list("name")),
    )


def test_undoing_leaves_nothing_of_a_new_roadmap(town):
    before = everything()
    batch = undo(applied(untidy_xlsx(), town.organisation))
    assert everything() == before
    assert (batch.state, batch.roadmap) == ("undone", None)


def test_undoing_gives_changed_measures_back_as_they_were(town):
    followup.mark_not_held(roadmaps=[(town.roadmap, Quarter(2023, 4))], **DOER)
    applied(edited(exported(town.roadmap), {("Kaupunkisovellus", "Q1/2024"): 30}), town.organisation, town.roadmap)
    before = everything()
    changes = {
        ("Kaupunkisovellus", "Toimenpide"): "Kuntalaisen sovellus",
        ("Kaupunkisovellus", "Pääkohta"): "Viestintä",
        ("Kaupunkisovellus", "Vastuuhenkilö"): "palvelujohtaja",
        ("Kaupunkisovellus", "Yksikkö"): "Viestintä",
        ("Kaupunkisovellus", "Alkaa"): date(2023, 2, 1),
        ("Kaupunkisovellus", "Laji"): "selvitys",
        ("Kaupunkisovellus", "Q1/2024"): 100,
        ("Kaupunkisovellus", "Q4/2023"): 20,
        ("Kaupunkisovellus", "Toteutuminen"): "Käytössä.",
    }
    batch = applied(edited(exported(town.roadmap), changes), town.organisation, town.roadmap)
    assert counts(batch) == (0, 1, 2)
    assert everything() != before
    undo(batch)
    assert everything() == before


def test_undoing_twice_undoes_once(town):
    batch = undo(applied(untidy_xlsx(), town.organisation))
    assert undo(batch).undone_at == batch.undone_at


def test_a_measure_changed_since_refuses_the_undoing(town):
    batch = applied(untidy_xlsx(), town.organisation)
    measure = Measure.objects.get(roadmap=batch.roadmap, title="Tietovarasto")
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(measure, {"summary": "Uutta."})], **DOER)
    with pytest.raises(actions.ChangedSince) as refused:
        undo(batch)
    assert refused.value.titles == ["Tietovarasto"]
    assert Measure.objects.filter(roadmap=batch.roadmap).count() == 7


def test_a_value_corrected_since_refuses_the_undoing(town):
    batch = applied(untidy_xlsx(), town.organisation)
    measure = Measure.objects.get(roadmap=batch.roadmap, title="Tietovarasto")
    round_ = FollowUp.objects.get(roadmap=batch.roadmap, quarter="2023Q1")
    answer = followup.Answer(measure, Decimal(12), seen=1)
    followup.record_progress(follow_up=round_, answers=[answer], **DOER)
    before = everything()
    with pytest.raises(actions.ChangedSince):
        undo(batch)
    assert everything() == before


def test_an_answer_in_a_later_round_refuses_the_undoing(town):
    batch = applied(untidy_xlsx(), town.organisation)
    at = datetime(2024, 10, 1, 6, 0, tzinfo=UTC)
    tasks.open_and_ask(roadmaps=[(batch.roadmap, Quarter(2024, 3))], opens=at.date(), by=COMMAND_LINE, at=at)
    with pytest.raises(actions.ChangedSince):
        undo(batch)


def test_an_owner_changed_since_refuses_the_undoing(town):
    batch = applied(untidy_xlsx(), town.organisation)
    measure = Measure.objects.get(roadmap=batch.roadmap, title="Tietovarasto")
    new = roadmaps.Assignment(measure, town.people["rehtori"], from_date=date(2024, 8, 1))
    roadmaps.assign_owners(assignments=[new], **DOER)
    with pytest.raises(actions.ChangedSince):
        undo(batch)


def test_a_person_who_has_got_an_address_since_stays(town):
    batch = applied(untidy_xlsx(), town.organisation)
    person = Person.objects.get(title="hallintojohtaja")
    organisations.change_person(person=person, values={"email": "hallinto@viitala.example"}, **DOER)
    undo(batch)
    assert list(Person.objects.filter(title__in=["hallintojohtaja", "kirjastotoimenjohtaja"])) == [person]


def test_a_roadmap_that_something_was_added_to_stays(town):
    batch = applied(untidy_xlsx(), town.organisation)
    roadmaps.add_listed(roadmap=batch.roadmap, kind="goal", new=[roadmaps.NewListed("Asukas edellä")], **DOER)
    batch = undo(batch)
    assert (batch.state, batch.roadmap.measures.count()) == ("undone", 0)


def test_in_an_open_round_the_earlier_owner_is_asked_again(town):
    at = datetime(2024, 7, 1, 6, 0, tzinfo=UTC)
    tasks.open_and_ask(roadmaps=[(town.roadmap, Quarter(2024, 2))], opens=at.date(), by=COMMAND_LINE, at=at)
    changes = {("Kaupunkisovellus", "Vastuuhenkilö"): "rehtori"}
    batch = applied(edited(exported(town.roadmap), changes), town.organisation, town.roadmap)
    asked = Asked.objects.filter(measure=town.app, until=None)
    assert [row.person.title for row in asked] == ["rehtori"]
    undo(batch)
    assert [row.person.title for row in asked.all()] == ["viestintäpäällikkö"]


def test_a_value_of_an_open_round_is_an_answer_of_it_and_goes_again(town):
    at = datetime(2024, 7, 1, 6, 0, tzinfo=UTC)
    tasks.open_and_ask(roadmaps=[(town.roadmap, Quarter(2024, 2))], opens=at.date(), by=COMMAND_LINE, at=at)
    batch = applied(
        edited(exported(town.roadmap), {("Kaupunkisovellus", "Q2/2024"): 60}), town.organisation, town.roadmap
    )
    round_ = FollowUp.objects.get(quarter="2024Q2")
    assert (round_.state, town.app.entries.get().percent) == ("open", 60)
    undo(batch)
    assert not town.app.entries.exists()
    assert FollowUp.objects.get(quarter="2024Q2").state == "open"
