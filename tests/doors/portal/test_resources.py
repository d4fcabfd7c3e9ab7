"""Effort, costs and benefit of a measure, its milestones, what a roadmap takes, and the matrix of benefit and effort."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import AT, build_organisation
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup.queries import facts_of, rolled
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Effort, Measure, Milestone
from viitta.parts.ui.fresh import BODIES

BY = {"by": COMMAND_LINE, "at": AT}
Q1, Q2 = Quarter(2024, 1), Quarter(2024, 2)


def record(measure, days="10", benefit=4, person=None, **values):
    efforts = [actions.NewEffort("kehittäjä", Q1, Decimal(days), person)] if days else []
    figures = {"benefit": benefit, "benefit_reason": "Asukas hyötyy." if benefit else "", **values}
    return actions.record_resources(measure=measure, values=figures, efforts=efforts, **BY)


def given(measure, **changes) -> dict:
    fresh = Measure.objects.get(pk=measure.pk)
    return {
        "benefit": "4", "benefit_reason": "Asukas löytää palvelut.", "cost_once": "12 500,50 €", "cost_yearly": "1\u00a0200",
        "financing": "budget", "seen": str(fresh.revision), "role_0": "kehittäjä", "days_0_2024Q1": "2,5",
        "days_0_2024Q2": "10", **changes,
    }  # fmt: skip


def test_days_costs_and_benefit_are_written_on_one_form(town, browse):
    person = town.people["rehtori"]
    data = given(town.app, person_1=str(person.pk), days_1_2023Q1="3")
    answer = browse().post(f"/measures/{town.app.pk}/resources/", data)
    assert answer["Location"] == f"/measures/{town.app.pk}/"
    town.app.refresh_from_db()
    figures = (town.app.benefit, town.app.cost_once, town.app.cost_yearly, town.app.financing)
    assert figures == (4, Decimal("12500.50"), Decimal("1200.00"), "budget")
    rows = list(Effort.objects.order_by("quarter").values_list("role", "person", "quarter", "days"))
    assert rows == [
        ("rehtori", person.pk, "2023Q1", Decimal("3.0")),
        ("kehittäjä", None, "2024Q1", Decimal("2.5")),
        ("kehittäjä", None, "2024Q2", Decimal("10.0")),
    ]
    page = browse().get(f"/measures/{town.app.pk}/").content.decode()
    assert "15,5 henkilötyöpäivää" in page
    assert "12\u00a0500,50\u00a0€" in page
    assert "4 suuri: Asukas löytää palvelut." in page


def test_the_form_comes_back_with_what_is_saved_and_a_cleared_row_goes(town, browse):
    client, address = browse(), f"/measures/{town.app.pk}/resources/"
    client.post(address, given(town.app))
    page = client.get(address).content.decode()
    assert 'value="2,5"' in page
    assert 'value="12\u00a0500,50"' in page
    client.post(address, given(town.app, days_0_2024Q1="", days_0_2024Q2=""))
    assert not Effort.objects.exists()


BAD = [
    ({"benefit": "6"}, "Odotettu hyöty"),
    ({"benefit_reason": ""}, "Perustele hyödyn suuruus."),
    ({"cost_once": "-1"}, "Luku ei voi olla negatiivinen."),
    ({"cost_once": "1e9"}, "Anna luku, esimerkiksi 1 234,50."),
    ({"cost_yearly": "1 000 000 000"}, "Enintään"),
    ({"cost_once": "1,234"}, "Liikaa desimaaleja"),
    ({"days_0_2024Q1": "-2"}, "Luku ei voi olla negatiivinen."),
    ({"days_0_2024Q1": "501"}, "Enintään"),
    ({"role_0": ""}, "Valitse henkilö tai kirjoita rooli näille päiville."),
    ({"person_0": "999999"}, "Henkilö, rivi 1"),
    ({"financing": "lottery"}, "Rahoitus"),
]


@pytest.mark.parametrize(("changes", "sentence"), BAD, ids=[f"{row[0]}" for row in BAD])
def test_a_senseless_figure_is_refused_at_its_field_and_nothing_is_saved(town, browse, changes, sentence):
    answer = browse().post(f"/measures/{town.app.pk}/resources/", given(town.app, **changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Effort.objects.exists()
    town.app.refresh_from_db()
    assert town.app.cost_once is None


def test_who_saves_over_a_fresh_change_is_told(town, browse):
    data = given(town.app)
    record(town.app, cost_once=Decimal(5))
    answer = browse().post(f"/measures/{town.app.pk}/resources/", data)
    assert answer.status_code == 422
    assert "Joku muutti toimenpidettä" in answer.content.decode()
    town.app.refresh_from_db()
    assert town.app.cost_once == 5


def test_actions_refuse_what_forms_refuse(town):
    _other, _accounts, people = build_organisation("Naapurila", "902", "naapurila.example")
    for values, why in (
        ({"benefit": 6, "benefit_reason": "x"}, "between 1 and 5"),
        ({"benefit": 3, "benefit_reason": ""}, "reason"),
        ({"cost_once": Decimal(-1)}, "negative"),
        ({"financing": "lottery"}, "financing"),
        ({"title": "x"}, "only figures"),
    ):
        with pytest.raises(ValueError, match=why):
            actions.record_resources(measure=town.app, values=values, **BY)
    with pytest.raises(ValueError, match="organisation"):
        record(town.app, person=people["rehtori"])
    with pytest.raises(ValueError, match="has days"):
        record(town.app, days="-2")
    with pytest.raises(Forbidden):
        actions.record_resources(measure=town.app, values={}, by=town.actor("owner"), at=AT)
    assert not Effort.objects.exists()


def test_what_a_roadmap_takes_is_summed_and_what_has_no_money_is_shown(town, browse):
    record(town.app, cost_once=Decimal(1000), cost_yearly=Decimal(1200), financing="not_yet")
    page = browse().get(f"/roadmaps/{town.roadmap.pk}/resources/").content.decode()
    assert "Toimenpiteet vaativat yhteensä 10 henkilötyöpäivää ja 3\u00a0400,00\u00a0€." in page
    assert "1 toimenpiteeltä puuttuu rahoitus: 3\u00a0400,00\u00a0€." in page
    assert "Tietovaraston selvitys" in page.split("Ilman lukuja")[1]
    assert "Ei vielä lukuja" not in page


def test_the_sheets_hold_the_same_sums(town, browse):
    from openpyxl import load_workbook

    record(town.app, cost_once=Decimal(1000), cost_yearly=Decimal(1200), financing="budget")
    book = load_workbook(BytesIO(browse().get(f"/roadmaps/{town.roadmap.pk}/resources/?format=xlsx").content))
    rows = [[cell.value for cell in row] for row in book["Resurssit"].iter_rows()]
    assert rows[1:] == [["ei yksikköä", "2023", 0, 1000, 1200, 2200, 0, 0], ["ei yksikköä", "2024", 10, 0, 1200, 1200, 0, 0]]  # fmt: skip
    people = [[cell.value for cell in row] for row in book["Kuka kantaa kuinka paljon"].iter_rows()]
    assert people[1:] == [["kehittäjä", 10, 10]]


def milestone(measure, percent=20, due=date(2024, 3, 31), title="Toimittaja valittu"):
    new = actions.NewMilestone(title, due, percent)
    return actions.add_milestones(measure=measure, new=[new], **BY)[0]


def test_the_expected_percent_follows_a_milestone_everywhere(town, told, browse):
    told(Q1, {town.app: 20})
    before = facts_of(town.roadmap, Q1, today=AT.date())[0]
    milestone(town.app)
    after = facts_of(town.roadmap, Q1, today=AT.date())[0]
    assert (before.expected, after.expected) == (Decimal("62.50"), Decimal("20.00"))
    assert (before.timeliness, after.timeliness) == ("late", "on_time")
    assert after.reported == before.reported == 20
    assert rolled([after], Q1).expected == Decimal("20.00")
    assert "odotettu 20\u00a0%" in browse().get(f"/measures/{town.app.pk}/").content.decode()
    picture = browse().get(f"/picture/{town.roadmap.pk}/").content.decode()
    assert "20\u00a0%" in picture


def test_a_continuous_measure_ignores_milestones(town):
    before = facts_of(town.roadmap, Q1, today=AT.date())[2].expected
    milestone(town.support, percent=99)
    assert facts_of(town.roadmap, Q1, today=AT.date())[2].expected == before


def test_milestones_cost_one_query_however_many_there_are(town):
    with CaptureQueriesContext(connection) as none:
        facts_of(town.roadmap, Q1, today=AT.date())
    milestone(town.app)
    milestone(town.study, due=date(2024, 1, 31))
    with CaptureQueriesContext(connection) as two:
        facts_of(town.roadmap, Q1, today=AT.date())
    assert len(none) == len(two) == 4


def test_a_milestone_is_added_reached_and_removed_by_forms(town, browse):
    client = browse()
    data = {"title": "Testiryhmä", "due_on": "Q2/2024", "percent": "60", "reached_on": ""}
    client.post(f"/measures/{town.app.pk}/milestones/new/", data)
    row = Milestone.objects.get()
    assert (row.due_on, row.percent, row.reached_on) == (date(2024, 6, 30), 60, None)
    client.post(f"/measures/{town.app.pk}/milestones/{row.pk}/", {**data, "reached_on": "1.5.2024"})
    assert "saavutettu 1.5.2024" in client.get(f"/measures/{town.app.pk}/").content.decode()
    client.post(f"/measures/{town.app.pk}/milestones/{row.pk}/remove/")
    assert not Milestone.objects.exists()


BAD_MILESTONES = [
    ({"percent": "0"}, "Anna kokonaisluku väliltä 1–100."),
    ({"percent": "101"}, "Anna kokonaisluku väliltä 1–100."),
    ({"percent": "puolet"}, "Anna kokonaisluku väliltä 1–100."),
    ({"due_on": "1.1.2022"}, "Välitavoite ei voi olla ennen toimenpiteen alkua."),
    ({"due_on": "1.2.2024", "percent": "30"}, "Myöhemmän välitavoitteen prosentin on oltava suurempi"),
    ({"due_on": "31.3.2024"}, "Myöhemmän välitavoitteen prosentin on oltava suurempi"),
    ({"title": "toimittaja VALITTU"}, "Toimenpiteellä on jo tämänniminen välitavoite."),
    ({"reached_on": "1.1.2099"}, "Välitavoite on saavutettu viimeistään tänään."),
]


@pytest.mark.parametrize(("changes", "sentence"), BAD_MILESTONES, ids=[f"{row[0]}" for row in BAD_MILESTONES])
def test_a_senseless_milestone_is_refused_at_its_field(town, browse, changes, sentence):
    milestone(town.app)
    data = {"title": "Testiryhmä", "due_on": "30.6.2024", "percent": "60", "reached_on": "", **changes}
    answer = browse().post(f"/measures/{town.app.pk}/milestones/new/", data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Milestone.objects.count() == 1


def test_a_milestone_after_the_period_says_that_it_goes_over(town, browse):
    milestone(town.app, due=date(2026, 3, 31), percent=90)
    assert "siirtyy seuraavaan tiekarttaan" in browse().get(f"/measures/{town.app.pk}/").content.decode()


def test_the_matrix_places_measures_and_lists_those_without_figures(town, browse):
    record(town.app, days="18", benefit=5)
    record(town.study, days="", benefit=2)
    page = browse().get(f"/roadmaps/{town.roadmap.pk}/?view=matrix").content.decode()
    assert "1 toimenpiteellä on sekä hyöty että työmäärä; suuren hyödyn enintään 20 päivän työllä antaa 1." in page
    cells = page.split('<th scope="row">5 erittäin suuri</th>')[1].split("</tr>")[0].split("<td")
    assert "Kaupunkisovellus" in cells[2]
    assert "quick" in cells[2]
    rest = page.split("Ei matriisissa")[1]
    assert "työmäärä puuttuu" in rest
    assert "hyöty ja työmäärä puuttuvat" in rest


def test_the_matrix_obeys_the_filters_of_the_address(town, browse):
    record(town.app, days="18", benefit=5)
    page = browse().get(f"/roadmaps/{town.roadmap.pk}/?view=matrix&q=digituki").content.decode()
    assert "Näytetään 1/3 toimenpidettä." in page
    assert "Kaupunkisovellus" not in page
    assert "view=matrix" in page
    sheet = browse().get(f"/roadmaps/{town.roadmap.pk}/?view=matrix&format=csv").content.decode("utf-8-sig")
    assert sheet.splitlines()[0].endswith("Odotettu hyöty;Henkilötyöpäivät")
    assert ";5;18" in sheet


def test_the_pages_take_as_many_queries_for_one_as_for_three(town, browse):
    client = browse()
    addresses = [f"/roadmaps/{town.roadmap.pk}/?view=matrix", f"/roadmaps/{town.roadmap.pk}/resources/"]
    counts = []
    for measures in ((town.app,), (town.study, town.support)):
        for measure in measures:
            record(measure)
        for address in addresses:
            client.get(address)
            BODIES.clear()
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 25


def test_strangers_and_owners_do_not_write(town, browse):
    row = milestone(town.app)
    _other, strangers, _people = build_organisation("Naapurila", "902", "naapurila.example")
    for client in (browse("owner"), browse("convenor", strangers)):
        assert client.get(f"/measures/{town.app.pk}/resources/").status_code == 404
        assert client.post(f"/measures/{town.app.pk}/milestones/{row.pk}/remove/").status_code == 404
    assert browse("convenor", strangers).get(f"/roadmaps/{town.roadmap.pk}/resources/").status_code == 404
    assert browse().get(f"/measures/{town.study.pk}/milestones/{row.pk}/").status_code == 404
