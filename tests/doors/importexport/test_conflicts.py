"""What was changed here and in the sheet is shown, and a person chooses."""

import pytest

from tests.doors.importexport.helpers import LATER, applied, counts, edited, examined, exported
from viitta.core.actors import COMMAND_LINE, Actor, ActorGrant, ActorKind, Role
from viitta.core.sheets.comparison import Decision
from viitta.parts.roadmaps import actions as roadmaps

TITLE = ("Kaupunkisovellus", "Toimenpide")


@pytest.fixture
def returned(town):
    """An exported sheet edited there, while the same field was edited here."""
    content = edited(exported(town.roadmap), {TITLE: "Sovellus taulukossa", ("Kaupunkisovellus", "Q1/2024"): 30})
    change = roadmaps.MeasureChange(town.app, {"title": "Sovellus täällä", "description": "Vain täällä."})
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=LATER)
    return content


def test_a_conflict_keeps_ours_and_says_so(town, returned):
    found = examined(returned, town.organisation, town.roadmap)
    assert [(problem.code, problem.level) for problem in found.problems] == [("conflict", "warning")]
    applied(returned, town.organisation, town.roadmap)
    town.app.refresh_from_db()
    assert (town.app.title, town.app.description) == ("Sovellus täällä", "Vain täällä.")
    assert town.app.entries.get().percent == 30


@pytest.mark.parametrize("decision", [Decision(take_sheet=True), Decision(rows={2: True})])
def test_the_sheet_may_be_taken_for_all_or_by_row(town, returned, decision):
    applied(returned, town.organisation, town.roadmap, decision=decision)
    town.app.refresh_from_db()
    assert (town.app.title, town.app.description) == ("Sovellus taulukossa", "Vain täällä.")


def test_the_same_change_on_both_sides_is_no_conflict(town):
    content = edited(exported(town.roadmap), {TITLE: "Sama nimi"})
    change = roadmaps.MeasureChange(town.app, {"title": "Sama nimi"})
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=LATER)
    found = examined(content, town.organisation, town.roadmap)
    assert (found.problems, found.comparison.count("unchanged")) == ((), 3)


def test_a_field_changed_only_here_stays_as_it_is_here(town):
    content = exported(town.roadmap)
    change = roadmaps.MeasureChange(town.app, {"title": "Uusi nimi täällä"})
    roadmaps.change_measures(changes=[change], by=COMMAND_LINE, at=LATER)
    assert counts(applied(content, town.organisation, town.roadmap)) == (0, 0, 3)


def test_an_end_before_the_start_that_is_here_is_an_error_at_the_end(town):
    content = "Pääkohta;Toimenpide;Päättyy\r\nDigituki;Kirjaston digituki;6/2022\r\n".encode()
    found = examined(content, town.organisation, town.roadmap, "x.csv")
    assert [(problem.cell, problem.code, problem.level) for problem in found.problems] == [
        ("C2", "end_before_start", "error")
    ]


def test_a_new_title_that_another_measure_has_is_an_error(town):
    content = edited(exported(town.roadmap), {TITLE: "tietovaraston SELVITYS"})
    rows = "\r\n".join(["Tunniste;Pääkohta;Toimenpide", f"{town.app.uid};Sähköiset palvelut;tietovaraston SELVITYS"])
    found = examined(rows.encode(), town.organisation, town.roadmap, "x.csv")
    assert [(problem.cell, problem.code) for problem in found.problems] == [("C2", "title_taken")]
    assert examined(content, town.organisation, town.roadmap).has_errors


def test_a_new_row_without_a_theme_is_an_error_where_others_have_one(town):
    content = "Pääkohta;Toimenpide\r\nUusi;Yksi\r\n;Kaksi\r\nUusi;Kolme\r\nUusi;Neljä\r\n".encode()
    found = examined(content, town.organisation, town.roadmap, "x.csv")
    assert [(problem.cell, problem.code, problem.level) for problem in found.problems] == [("A3", "no_theme", "error")]


def test_a_sheet_without_themes_goes_under_one_that_is_proposed(town):
    batch = applied(b"Toimenpide;Alkaa\r\nYksi;2024\r\nKaksi;2024\r\n", town.organisation, name="x.csv")
    found = examined(b"Toimenpide;Alkaa\r\nYksi;2024\r\nKolme;2024\r\n", town.organisation, batch.roadmap, "x.csv")
    assert [theme.title for theme in batch.roadmap.themes.all()] == ["Muut"]
    assert [(problem.cell, problem.code, problem.level) for problem in found.problems] == [
        ("A3", "theme_proposed", "warning")
    ]
    assert found.comparison.count("unchanged") == 1


def test_a_quarter_that_has_not_begun_is_left_out_with_a_warning(town):
    content = "Pääkohta;Toimenpide;Q4/2024\r\nDigituki;Uusi;50\r\n".encode()
    found = examined(content, town.organisation, town.roadmap, "x.csv")
    assert [(problem.cell, problem.code) for problem in found.problems] == [("C2", "quarter_not_begun")]
    assert found.comparison.rows[0].values == {}


def test_a_convenor_of_one_roadmap_cannot_name_people_that_are_not_there(town):
    grant = ActorGrant(Role.CONVENOR, town.organisation.pk, town.roadmap.pk)
    convenor = Actor(ActorKind.ACCOUNT, "koollekutsuja", 1, None, (grant,))
    content = "Pääkohta;Toimenpide;Vastuuhenkilö\r\nDigituki;Uusi;Tuntematon\r\nDigituki;Toinen;rehtori\r\n".encode()
    found = examined(content, town.organisation, town.roadmap, "x.csv", by=convenor)
    assert [(problem.cell, problem.code) for problem in found.problems] == [("C2", "not_allowed_to_add")]
