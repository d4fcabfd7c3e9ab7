"""Pages of the strategy, coverage, goals, indicators and readiness."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.indicators import actions as indicators
from viitta.parts.indicators.models import Indicator, Reading
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import GoalVerdict, Measure, Roadmap, StrategyGoal

BY = {"by": COMMAND_LINE, "at": AT}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def convenor(client, town):
    client.force_login(town.accounts["convenor"], backend=BACKEND)
    return client


@pytest.fixture
def goals(town):
    new = [actions.NewListed(title) for title in ("Laatu", "Osaaminen")]
    return actions.add_listed(roadmap=town.roadmap, kind="goal", new=new, **BY)


@pytest.fixture
def strategy(town):
    new = [actions.NewStrategyGoal(title) for title in ("Palvelut", "Elinvoima")]
    return actions.add_strategy_goals(organisation=town.organisation, new=new, **BY)


@pytest.fixture
def share(town):
    new = indicators.NewIndicator("Osuus", "%", baseline=Decimal(20), target=Decimal(80))
    row = indicators.add_indicators(organisation=town.organisation, new=[new], **BY)[0]
    taken = [indicators.TakenReading(row, Decimal(50))]
    indicators.record_readings(quarter=Quarter(2024, 1), readings=taken, **BY)
    return row


def serve(measure, **sets):
    actions.change_measures(changes=[actions.MeasureChange(measure, sets)], **BY)


def text(response):
    return response.content.decode()


def test_coverage_tells_both_directions(convenor, town, goals, strategy):
    serve(town.app, goals=(goals[0],), strategy_goals=(strategy[0],))
    page = text(convenor.get(reverse("coverage", args=[town.roadmap.pk])))
    assert "Tavoitteita on 4, ja niistä toimenpiteitä on 2 tavoitteella." in page
    assert "2 toimenpidettä ei palvele mitään tavoitetta." in page
    assert page.count("Mikään toimenpide ei palvele tätä tavoitetta.") == 2


def test_only_what_is_not_covered_leaves_out_the_rest(convenor, town, goals):
    serve(town.app, goals=(goals[0],))
    page = text(convenor.get(reverse("coverage", args=[town.roadmap.pk]), {"only": "1"}))
    assert "Laatu" not in page
    assert "Osaaminen" in page
    assert "Kirjaston digituki" in page


def test_the_sheet_of_coverage_holds_what_is_on_the_screen(convenor, town, goals):
    serve(town.app, goals=(goals[0],))
    address = reverse("coverage", args=[town.roadmap.pk])
    body = convenor.get(address, {"only": "1", "format": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body), delimiter=";"))[1:]
    assert [(row[2], row[4]) for row in rows] == [
        ("Osaaminen", ""), ("", "Tietovaraston selvitys"), ("", "Kirjaston digituki"),
    ]  # fmt: skip
    assert convenor.get(address, {"format": "xlsx"}).status_code == 200


def test_filters_by_theme_count_only_its_measures(convenor, town, goals):
    serve(town.app, goals=(goals[0],))
    theme = town.themes[1].pk
    page = text(convenor.get(reverse("coverage", args=[town.roadmap.pk]), {"theme": theme}))
    assert "Kaupunkisovellus" not in page
    assert "1 toimenpide ei palvele mitään tavoitetta." in page


def test_a_goal_of_the_strategy_out_of_the_period_is_left_out(convenor, town, strategy):
    actions.change_strategy_goal(goal=strategy[1], values={"ends_on": date(2022, 12, 31)}, **BY)
    assert "Elinvoima" not in text(convenor.get(reverse("coverage", args=[town.roadmap.pk])))


@pytest.mark.parametrize("name", ["coverage", "goals", "readiness"])
def test_one_row_and_three_take_the_same_queries(
    convenor, town, goals, strategy, share, name, django_assert_max_num_queries
):
    address = reverse(name, args=[town.roadmap.pk])
    serve(town.app, goals=(goals[0],), indicators=(share,), status="planned")
    with django_assert_max_num_queries(25) as one:
        convenor.get(address)
    for measure in (town.study, town.support):
        serve(measure, goals=tuple(goals), strategy_goals=tuple(strategy), indicators=(share,), status="planned")
    with django_assert_max_num_queries(len(one)):
        convenor.get(address)


@pytest.mark.parametrize("name", ["indicators", "strategy"])
def test_lists_of_one_and_three_take_the_same_queries(
    convenor, town, goals, strategy, share, name, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25) as one:
        convenor.get(reverse(name))
    new = [indicators.NewIndicator(f"Mittari {n}", "kpl", owner=town.people["rehtori"]) for n in range(2)]
    made = indicators.add_indicators(organisation=town.organisation, new=new, **BY)
    serve(town.app, indicators=tuple(made))
    with django_assert_max_num_queries(len(one) + 2):  # measures and goals are read once there are links
        convenor.get(reverse(name))


def test_the_strategy_begins_with_an_empty_page(convenor):
    assert "Strategisia tavoitteita ei vielä ole" in text(convenor.get(reverse("strategy")))


def test_a_goal_is_added_under_another_and_removed_with_a_warning(convenor, town, strategy):
    fields = {"title": "Sujuvat", "parent": strategy[0].pk, "starts_on": "2022", "ends_on": "2029"}
    convenor.post(reverse("strategy_new"), fields)
    made = StrategyGoal.objects.get(title="Sujuvat")
    assert (made.parent, str(made.ends_on)) == (strategy[0], "2029-12-31")
    address = reverse("strategy_remove", args=[strategy[0].pk])
    assert "1 sen alla oleva tavoite" in text(convenor.get(address))
    convenor.post(address)
    assert not StrategyGoal.objects.filter(pk=made.pk).exists()


def test_a_goal_that_would_end_before_it_starts_is_told_beside_its_field(convenor, strategy):
    fields = {"title": "Nurin", "starts_on": "2029", "ends_on": "2022"}
    response = convenor.post(reverse("strategy_new"), fields)
    assert response.status_code == 422
    assert "Tavoite päättyisi ennen kuin se alkaa." in text(response)


def test_the_same_title_on_top_is_told_beside_its_field(convenor, strategy):
    response = convenor.post(reverse("strategy_new"), {"title": "PALVELUT", "parent": ""})
    assert "Samassa kohdassa on jo tämänniminen tavoite." in text(response)


def indicator_fields(**changed):
    return {"name": "Käynnit", "unit": "kpl", "direction": "up", "baseline": "1 000", "target": "2 000 kpl", **changed}


def test_an_indicator_is_added_for_a_measure(convenor, town):
    address = f"{reverse('indicator_new')}?organisation={town.organisation.pk}&measure={town.app.pk}"
    page = convenor.get(address)
    assert f'value="{town.app.pk}"' in text(page)
    convenor.post(address, indicator_fields(measures=[town.app.pk]))
    row = Indicator.objects.get()
    assert (row.baseline, row.target) == (1000, 2000)
    assert list(town.app.indicators.all()) == [row]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"unit": ""}, "Anna yksikkö"),
        ({"target": "2 000 h"}, "Mittarin yksikkö on kpl, ei h."),
        ({"baseline": "paljon"}, "Anna lukema numerona"),
        ({"direction": "down"}, "Tavoitetaso on lähtötasoa huonompi."),
        ({"baseline_on": "2025", "target_on": "2024"}, "Tavoitetason päivä on ennen lähtötason päivää."),
    ],
)
def test_what_is_wrong_in_an_indicator_is_told_and_nothing_saved(convenor, changed, said):
    response = convenor.post(reverse("indicator_new"), indicator_fields(**changed))
    assert response.status_code == 422
    assert said in text(response)
    assert not Indicator.objects.exists()


def test_editing_an_indicator_moves_its_links(convenor, town, goals, share):
    serve(town.app, indicators=(share,))
    fields = {"name": "Osuus", "unit": "%", "direction": "up", "measures": [town.study.pk], "goals": [goals[0].pk]}
    response = convenor.post(reverse("indicator_edit", args=[share.pk]), {**fields, "seen": "1"})
    assert response.status_code == 302
    assert [row.title for row in share.measures.all()] == ["Tietovaraston selvitys"]
    assert [row.title for row in share.goals.all()] == ["Laatu"]


def test_the_page_of_an_indicator_tells_how_much_of_the_way_is_gone(convenor, share):
    page = text(convenor.get(reverse("indicator", args=[share.pk])))
    assert "Matkasta tavoitteeseen 80\u00a0% on kuljettu 50\u00a0%." in page
    assert "<svg" in page


def test_a_reading_is_told_on_the_page_of_its_indicator(convenor, share):
    quarter = Quarter.of(timezone.localdate()).previous()
    address = reverse("indicator_reading", args=[share.pk])
    fields = {"quarter": quarter.key, "value": "55 %", "seen": "0"}
    assert convenor.post(f"{address}?quarter={quarter.key}", fields).status_code == 302
    assert Reading.objects.get(quarter=quarter.key).value == 55
    again = convenor.post(f"{address}?quarter={quarter.key}", {**fields, "value": "60"})
    assert again.status_code == 422
    assert "Joku muu ilmoitti tämän lukeman" in text(again)
    empty = convenor.post(f"{address}?quarter={quarter.key}", {**fields, "value": "", "seen": "1"})
    assert "Anna lukema tai kerro, miksi sitä ei mitattu." in text(empty)


def test_a_verdict_is_preselected_with_the_newest_readings_and_measures(convenor, town, goals, share):
    serve(town.app, goals=(goals[0],), indicators=(share,))
    address = reverse("goal_verdict", args=[town.roadmap.pk, goals[0].pk])
    page = text(convenor.get(address))
    assert "Osuus: 50\u00a0% (Q1/2024)" in page
    assert page.count("checked") == 2
    assert "Kirjoita perustelut" in text(convenor.post(address, {"reached": "partly", "grounds": " "}))
    reading = Reading.objects.get()
    fields = {"reached": "partly", "grounds": "Puolimatkassa.", "measures": [town.app.pk], "readings": [reading.pk]}
    convenor.post(address, fields)
    assert list(GoalVerdict.objects.get().readings.all()) == [reading]
    page = text(convenor.get(reverse("goals", args=[town.roadmap.pk])))
    assert "Arvio: saavutettiin osittain" in page
    assert "saavutettiin osittain" in text(convenor.get(reverse("coverage", args=[town.roadmap.pk])))


@pytest.fixture
def planned(town):
    new = [actions.NewMeasure(town.themes[0], "Tekoälyavustaja")]
    return actions.add_measures(roadmap=town.roadmap, new=new, **BY)[0]


def test_readiness_leads_to_where_each_missing_thing_is_given(convenor, town, planned):
    page = text(convenor.get(reverse("readiness", args=[town.roadmap.pk])))
    assert page.count('class="lack"') == 6
    assert f'href="{reverse("measure_owner", args=[planned.pk])}"' in page
    assert f'href="{reverse("practice_new", args=[planned.pk])}"' in page
    assert f'href="{reverse("measure_resources", args=[planned.pk])}"' in page


def test_the_convenor_chooses_what_is_asked(convenor, town, planned):
    convenor.post(reverse("readiness_rules", args=[town.roadmap.pk]), {"asked": ["owner", "scope"]})
    assert Roadmap.objects.get().readiness_waived == ["goal", "indicator", "resources", "practice"]
    assert text(convenor.get(reverse("readiness", args=[town.roadmap.pk]))).count('class="lack"') == 2


def edit_fields(measure, **changed):
    return {
        "title": measure.title, "theme": measure.theme_id, "kind": measure.kind, "status": measure.status,
        "seen": measure.revision, **changed,
    }  # fmt: skip


def test_a_measure_starts_although_it_lacks_things_and_that_is_said(convenor, planned):
    address = reverse("measure_edit", args=[planned.pk])
    response = convenor.post(address, edit_fields(planned, status="running"), follow=True)
    assert "Toimenpide alkoi ilman näitä" in text(response)
    assert Measure.objects.get(pk=planned.pk).status == "running"


def test_a_planned_measure_lists_what_is_missing(convenor, planned, town):
    assert "Ennen aloitusta puuttuu 6 asiaa" in text(convenor.get(reverse("measure", args=[planned.pk])))
    assert "Ennen aloitusta" not in text(convenor.get(reverse("measure", args=[town.app.pk])))


def test_indicators_and_a_reason_for_none_rule_each_other_out(convenor, town, share):
    fields = edit_fields(town.app, indicators=[share.pk], not_measured_because="Ei voi.", start="1.1.2023", end="2024")
    response = convenor.post(reverse("measure_edit", args=[town.app.pk]), fields)
    assert "Toimenpiteellä on mittareita: jätä tämä tyhjäksi." in text(response)


def test_an_old_practice_is_written_ended_and_removed(convenor, town):
    convenor.post(reverse("practice_new", args=[town.app.pk]), {"what": "Paperilomake", "ends_on": "2024"})
    row = town.app.old_practices.get()
    page = text(convenor.get(reverse("measure", args=[town.app.pk])))
    assert "Paperilomake" in page
    assert "käytössä, päättyy viimeistään 31.12.2024" in page
    address = reverse("practice_edit", args=[town.app.pk, row.pk])
    later = convenor.post(address, {"what": "Paperilomake", "ended_on": "2098"})
    assert "Päivä on tulevaisuudessa" in text(later)
    convenor.post(address, {"what": "Paperilomake", "ended_on": "1.3.2024"})
    assert "päättyi 1.3.2024" in text(convenor.get(reverse("measure", args=[town.app.pk])))
    convenor.post(reverse("practice_remove", args=[town.app.pk, row.pk]))
    assert not town.app.old_practices.exists()
