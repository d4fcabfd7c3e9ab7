"""A sheet goes in whole or not at all, and comes out and in again without a change."""

from datetime import date
from decimal import Decimal

import pytest

from tests.doors.importexport.helpers import LATER, applied, counts, edited, examined, exported, kept
from tests.untidy_sheet import untidy_xlsx
from viitta.core.actors import COMMAND_LINE
from viitta.core.sheets.comparison import Decision
from viitta.doors.importexport import actions
from viitta.parts.audit.models import Event
from viitta.parts.followup.models import FollowUp, ProgressEntry
from viitta.parts.organisations.models import Person, Unit
from viitta.parts.roadmaps.models import Measure, Ownership, Roadmap, Theme


def titles(roadmap):
    return list(Measure.objects.filter(roadmap=roadmap).order_by("position").values_list("title", flat=True))


@pytest.fixture
def batch(town):
    return applied(untidy_xlsx(), town.organisation)


def test_an_untidy_sheet_becomes_a_roadmap_with_its_themes_in_order(batch):
    assert counts(batch) == (7, 0, 0)
    assert list(batch.roadmap.themes.values_list("title", flat=True)) == [
        "Tiedolla johtaminen", "Sähköiset palvelut", "Digituki", "Hallinto",
    ]  # fmt: skip
    assert titles(batch.roadmap)[0] == "Tietovarasto"


def test_values_become_closed_rounds_of_their_quarters(batch):
    rounds = dict(FollowUp.objects.filter(roadmap=batch.roadmap).values_list("quarter", "state"))
    assert rounds == dict.fromkeys(["2023Q1", "2023Q2", "2023Q3", "2023Q4", "2024Q2"], "imported")
    told = ProgressEntry.objects.filter(measure__title="Tietovarasto").order_by("follow_up__quarter")
    assert list(told.values_list("percent", flat=True)) == [10, 20, 30, 50]


def test_an_empty_cell_is_not_reported(batch):
    assert not ProgressEntry.objects.filter(measure__title="Tietovarasto", follow_up__quarter="2023Q4").exists()


def test_computed_steps_of_a_continuous_measure_become_no_owners_word(batch):
    support = Measure.objects.get(roadmap=batch.roadmap, title="Raporttinäkymät")
    assert support.kind == "continuous"
    assert set(support.entries.values_list("source", flat=True)) == {"computed"}


def test_an_unknown_owner_becomes_a_title_without_an_account(batch):
    person = Person.objects.get(title="kirjastotoimenjohtaja")
    assert (person.account, person.name, person.email) == (None, "", "")
    assert Ownership.objects.get(person=person).measure.title == "Kirjaston digituki"


def test_a_known_owner_is_found_by_title(batch, town):
    held = Ownership.objects.get(measure__roadmap=batch.roadmap, measure__title="Kaupunkisovellus")
    assert held.person == town.people["viestintäpäällikkö"]


def test_a_hundred_in_the_newest_quarter_is_done_and_a_first_value_begins(batch):
    status = dict(Measure.objects.filter(roadmap=batch.roadmap).values_list("title", "status"))
    assert (status["Kaupunkisovellus"], status["Tietovarasto"], status["Asianhallinta"]) == (
        "done",
        "running",
        "planned",
    )


def test_a_proposal_of_done_may_be_declined(town):
    declined = Decision(not_done=frozenset({9}))
    batch = applied(untidy_xlsx(), town.organisation, decision=declined)
    assert Measure.objects.get(roadmap=batch.roadmap, title="Kaupunkisovellus").status == "running"


def test_one_event_names_the_batch(batch):
    event = Event.objects.get(kind="importexport.batch.applied")
    assert (event.target_kind, event.target) == ("import", batch.pk)
    assert event.data == {"roadmap": batch.roadmap_id, "created": 7, "updated": 0, "unchanged": 0}


def test_the_file_is_not_kept_after_it_is_applied(batch):
    batch.refresh_from_db()
    assert bytes(batch.content) == b""


def test_the_same_sheet_again_changes_nothing(batch, town):
    again = examined(untidy_xlsx(), town.organisation, batch.roadmap).comparison
    assert [again.count(outcome) for outcome in ("created", "updated", "unchanged")] == [0, 0, 7]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_export_comes_back_without_a_change(batch, town, kind):
    content = exported(batch.roadmap, kind=kind)
    again = applied(content, town.organisation, batch.roadmap, f"tiekartta.{kind}")
    assert counts(again) == (0, 0, 7)
    assert again.done["values"] is None


def test_a_sheet_exported_from_one_roadmap_founds_another_alike(town):
    batch = applied(exported(town.roadmap), town.organisation)
    assert counts(batch) == (3, 0, 0)
    assert titles(batch.roadmap) == titles(town.roadmap)
    assert not set(batch.roadmap.measures.values_list("uid")) & set(town.roadmap.measures.values_list("uid"))
    assert not ProgressEntry.objects.filter(measure__roadmap=batch.roadmap).exclude(source="computed").exists()


def test_edited_cells_change_those_fields_only(town):
    changes = {
        ("Kaupunkisovellus", "Päättyy"): date(2025, 6, 30),
        ("Kaupunkisovellus", "Q1/2024"): 40,
        ("Kaupunkisovellus", "Yksikkö"): "Viestintä",
        ("Kaupunkisovellus", "Kuvaus"): None,
        ("Tietovaraston selvitys", "Vastuuhenkilö"): "Controller",
    }
    batch = applied(edited(exported(town.roadmap), changes), town.organisation, town.roadmap)
    town.app.refresh_from_db()
    assert counts(batch) == (0, 2, 1)
    assert (town.app.end, town.app.unit.name, town.app.description) == (
        date(2025, 6, 30), "Viestintä", "Sovellus asukkaille.",
    )  # fmt: skip
    assert town.app.entries.get().percent == 40
    chain = list(town.study.ownerships.order_by("pk").values_list("title", "from_date", "until_date"))
    assert chain == [
        ("viestintäpäällikkö", date(2023, 1, 1), LATER.date()), ("Controller", LATER.date(), None),
    ]  # fmt: skip


def test_a_missing_row_changes_nothing(town):
    content = "Pääkohta;Toimenpide;Q1/2024\r\nDIGITUKI;kirjaston DIGITUKI;90\r\n".encode()
    batch = applied(content, town.organisation, town.roadmap, "osa.csv")
    assert counts(batch) == (0, 1, 0)
    assert Theme.objects.filter(roadmap=town.roadmap).count() == 2
    assert Measure.objects.filter(roadmap=town.roadmap).count() == 3


def test_a_value_of_a_closed_round_becomes_a_correction(batch, town):
    changed = edited(exported(batch.roadmap), {("Tietovarasto", "Q1/2023"): 15})
    applied(changed, town.organisation, batch.roadmap)
    entry = ProgressEntry.objects.get(measure__title="Tietovarasto", follow_up__quarter="2023Q1")
    assert list(entry.revisions.order_by("revision").values_list("percent", "after_closing")) == [
        (Decimal(10), False), (Decimal(15), True),
    ]  # fmt: skip


def test_a_batch_applies_once(town):
    first = kept(untidy_xlsx(), town.organisation)

    def examine(roadmap):
        return examined(untidy_xlsx(), town.organisation, roadmap)

    for _press in range(2):
        done = actions.apply_batch(batch=first, examine=examine, by=COMMAND_LINE, at=LATER)
    assert Roadmap.objects.filter(name="Tuotu tiekartta").count() == 1
    assert done.state == "applied"


def test_an_error_in_one_cell_stops_everything(town):
    content = "Pääkohta;Toimenpide;Alkaa\r\nUusi;Ensimmäinen;1/2024\r\nUusi;Toinen;31.2.2024\r\n".encode()
    with pytest.raises(actions.NotApplicable):
        applied(content, town.organisation, town.roadmap, "virhe.csv")
    assert Measure.objects.count() == 3
    assert not Event.objects.filter(kind="importexport.batch.applied").exists()


def test_what_was_changed_after_the_preview_is_shown_again_first(town):
    content = edited(exported(town.roadmap), {("Kaupunkisovellus", "Q1/2024"): 40})
    batch = kept(content, town.organisation, town.roadmap)
    shown = examined(content, town.organisation, town.roadmap).comparison.fingerprint
    applied(edited(exported(town.roadmap), {("Kaupunkisovellus", "Q1/2024"): 35}), town.organisation, town.roadmap)

    def examine(roadmap):
        return examined(content, town.organisation, roadmap)

    with pytest.raises(actions.NotApplicable):
        actions.apply_batch(batch=batch, examine=examine, seen=shown, by=COMMAND_LINE, at=LATER)
    assert town.app.entries.get().percent == 35


def test_two_hundred_rows_go_in_and_come_out(town):
    lines = ["Pääkohta;Toimenpide;Vastuuhenkilö;Alkaa;Päättyy;Q1/2023;Q2/2023;Q3/2023;Q4/2023"]
    lines += [
        f"Teema {n % 8};Toimenpide {n};päällikkö {n % 40};1/2023;2025;{n % 50};{n % 50 + 5};;70" for n in range(200)
    ]
    batch = applied("\r\n".join(lines).encode(), town.organisation, name="suuri.csv")
    assert counts(batch) == (200, 0, 0)
    assert Person.objects.filter(title__startswith="päällikkö").count() == 40
    again = applied(exported(batch.roadmap), town.organisation, batch.roadmap)
    assert counts(again) == (0, 0, 200)


def test_a_new_unit_is_made_once(town):
    content = "Pääkohta;Toimenpide;Yksikkö\r\nUusi;Yksi;Kirjasto\r\nUusi;Kaksi;kirjasto\r\n".encode()
    applied(content, town.organisation, town.roadmap, "yksikot.csv")
    assert Unit.objects.get().name == "Kirjasto"
