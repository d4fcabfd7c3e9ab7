"""The risk register: classes, figures before and after, reviews round by round, taking in what was seen."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from openpyxl import load_workbook

from tests.cast import AT, TODAY, build_organisation
from tests.readers import text_of_pdf
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.doors.portal.conversions.risks import take_in
from viitta.parts.followup import actions as followup
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.risks import actions
from viitta.parts.risks.models import Risk, RiskReview
from viitta.parts.risks.words import CLASS, EFFECT
from viitta.parts.traces.models import Trace

BY = {"by": COMMAND_LINE, "at": AT}


def add(town, count=1, **changes):
    values = {"likelihood": 4, "impact": 5, "seen_on": TODAY, "classes": ("schedule", "resources"), **changes}
    new = [actions.NewRisk(f"Henkilöstö ei riitä {step}", **values) for step in range(count)]
    return actions.add_risks(roadmap=town.roadmap, new=new, **BY)


def given(**changes) -> dict:
    return {
        "title": "Henkilöstö ei riitä", "classes": ["schedule", "resources"], "effects": ["saves_nothing"],
        "likelihood": "4", "impact": "5", "countermeasure": "Sijaiset", "likelihood_after": "2", "impact_after": "4",
        "owner": "", "state": "open", "seen_on": "6.1.2024", **changes,
    }  # fmt: skip


def list_of(town) -> str:
    return f"/risks/?roadmap={town.roadmap.pk}"


def test_the_seven_categories_are_those_of_the_application_form():
    with override("fi"):
        assert [str(word) for word in (*CLASS.values(), *EFFECT.values())] == [
            "organisoituminen ja prosessi",
            "aikataulu",
            "päätöksenteko ja toimintakulttuuri",
            "resursointi, osaaminen, kustannusarvio",
            "tekniset riskit",
            "toiminnan tehostumishyötyä ei saavuteta",
            "luo pysyviä kustannuksia, jotka eivät tehosta toimintaa",
        ]


def test_one_risk_stands_in_several_classes_and_has_both_effects(town, browse):
    data = given(
        classes=["schedule", "resources", "culture"],
        effects=["saves_nothing", "adds_permanent_costs"],
        measures=[town.app.pk],
    )
    answer = browse().post(f"/risks/new/?roadmap={town.roadmap.pk}", data)
    risk = Risk.objects.get()
    assert answer["Location"] == f"/risks/{risk.pk}/"
    assert {row.risk_class for row in risk.classes.all()} == {"schedule", "resources", "culture"}
    assert (risk.saves_nothing, risk.adds_permanent_costs) == (True, True)
    page = browse().get(f"/risks/{risk.pk}/").content.decode()
    assert "4 × 5 = 20, kriittinen; toimen jälkeen 2 × 4 = 8, kohtalainen" in page
    assert "Kaupunkisovellus" in page
    assert "Henkilöstö ei riitä" in browse().get(f"/measures/{town.app.pk}/").content.decode()
    for category in ("schedule", "culture", "adds_permanent_costs"):
        assert "Näytetään 1/1 riski." in browse().get(f"{list_of(town)}&category={category}").content.decode()
    assert "Mikään riski ei vastaa valintoja" in browse().get(list_of(town) + "&category=technical").content.decode()


BAD = [
    ({"likelihood": "6"}, "Todennäköisyys"),
    ({"impact": "0"}, "Vaikutus"),
    ({"impact_after": ""}, "Anna toimen jälkeen molemmat luvut tai jätä molemmat pois."),
    ({"likelihood_after": "5", "impact_after": "5"}, "Riski ei voi olla toimen jälkeen suurempi kuin ennen sitä."),
    ({"countermeasure": ""}, "Kirjaa toimi, koska arvioit riskin sen jälkeen."),
    ({"classes": []}, "Luokat"),
    ({"classes": ["weather"]}, "Luokat"),
    ({"owner": "999999"}, "Riskin omistaja"),
    ({"measures": ["999999"]}, "Toimenpiteet, joita riski uhkaa"),
    ({"title": ""}, "Mikä voi mennä vikaan?"),
]


@pytest.mark.parametrize(("changes", "sentence"), BAD, ids=[f"{row[0]}" for row in BAD])
def test_a_senseless_risk_is_refused_at_its_field(town, browse, changes, sentence):
    answer = browse().post(f"/risks/new/?roadmap={town.roadmap.pk}", given(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Risk.objects.exists()


def test_a_person_of_another_organisation_does_not_own_a_risk(town):
    _other, _accounts, people = build_organisation("Naapurila", "902", "naapurila.example")
    with pytest.raises(ValueError, match="organisation"):
        add(town, owner=people["rehtori"])
    assert not Risk.objects.exists()


def test_all_risks_are_looked_at_by_one_press(town, told, browse):
    told(Quarter(2024, 1), {town.app: 40})
    add(town, 3, seen_on=date(2023, 6, 1))
    answer = browse().post(f"/risks/review/?roadmap={town.roadmap.pk}", {"looked": "all"})
    assert answer.status_code == 302
    assert RiskReview.objects.filter(quarter="2024Q1").count() == 3
    assert [row.likelihood for row in RiskReview.objects.filter(quarter="2024Q1")] == [4, 4, 4]
    assert "Q1/2024" in browse().get(list_of(town)).content.decode()


def test_a_review_changes_one_risk_and_its_history_stays(town, told, browse):
    told(Quarter(2024, 1), {town.app: 40})
    one, _other = add(town, 2)
    prefix = f"r{one.pk}"
    now = {"likelihood": "2", "impact": "5", "likelihood_after": "", "impact_after": "", "state": "open"}
    data = {f"{prefix}-{name}": value for name, value in now.items()}
    other = {f"r{_other.pk}-{name}": value for name, value in {**now, "likelihood": "4"}.items()}
    data |= {f"{prefix}-note": "Sijainen löytyi.", "looked": "some", **other}
    browse().post(f"/risks/review/?roadmap={town.roadmap.pk}", data)
    one.refresh_from_db()
    assert (one.likelihood, one.revision) == (2, 2)
    assert list(one.reviews.values_list("quarter", "likelihood", "note")) == [
        ("2024Q2", 4, ""), ("2024Q1", 2, "Sijainen löytyi."),
    ]  # fmt: skip
    assert _other.reviews.count() == 1
    page = browse().get(f"/risks/{one.pk}/").content.decode()
    assert "Sijainen löytyi." in page
    assert "4 × 5 = 20, kriittinen" in page


def test_unchanged_and_changed_at_once_is_refused(town, browse):
    one = add(town)[0]
    figures = {"likelihood": "1", "impact": "5", "likelihood_after": "", "impact_after": "", "state": "open"}
    data = {f"r{one.pk}-{name}": value for name, value in {**figures, "unchanged": "on"}.items()}
    answer = browse().post(f"/risks/review/?roadmap={town.roadmap.pk}", data)
    assert answer.status_code == 422
    assert "Merkitsit riskin ennallaan olevaksi ja muutit sitä." in answer.content.decode()
    assert RiskReview.objects.count() == 1


def test_the_owner_of_a_risk_looks_at_it_and_at_no_other(town, browse):
    mine = add(town, owner=town.people["viestintäpäällikkö"])[0]
    add(town)
    page = browse("owner").get(f"/risks/review/?roadmap={town.roadmap.pk}").content.decode()
    assert f'id="r{mine.pk}"' in page
    assert page.count("Henkilöstö ei riitä 0</a>") == 1
    assert browse("member").get(f"/risks/review/?roadmap={town.roadmap.pk}").status_code == 404
    with pytest.raises(Forbidden):
        actions.review_risks(
            reviews=[actions.Review(mine, {})], quarter=Quarter(2024, 1), by=town.actor("member"), at=AT
        )


def test_who_saves_over_a_fresh_change_is_told_and_nothing_is_saved(town, browse):
    risk = add(town)[0]
    data = given(seen=str(risk.revision), title="Toinen")
    actions.change_risk(risk=risk, values={"title": "Ensimmäinen"}, **BY)
    answer = browse().post(f"/risks/{risk.pk}/edit/", data)
    assert answer.status_code == 422
    assert "Joku muu on muuttanut tätä" in answer.content.decode()
    risk.refresh_from_db()
    assert risk.title == "Ensimmäinen"


def seen_risk(town):
    new = followup.NewObservation(
        "risk", "Taloushallinnon uudistus voi siirtää muitakin.", TODAY, Quarter(2024, 1), town.app
    )
    return followup.record_observations(roadmap=town.roadmap, new=[new], **BY)[0]


def test_a_risk_seen_in_an_update_is_taken_in_by_one_press_and_both_remember(town, browse):
    observation, client = seen_risk(town), browse()
    assert "Taloushallinnon uudistus" in client.get(list_of(town)).content.decode()
    answer = client.post(f"/risks/take-in/{observation.pk}/")
    risk = Risk.objects.get()
    assert answer["Location"] == f"/risks/{risk.pk}/"
    assert list(risk.measures.all()) == [town.app]
    trace = Trace.objects.get()
    assert (trace.from_kind, trace.from_id, trace.to_kind, trace.to_id) == ("observation", observation.pk, "risk", risk.pk)  # fmt: skip
    assert "havaittu seurannassa" in client.get(f"/risks/{risk.pk}/").content.decode()
    measure = client.get(f"/measures/{town.app.pk}/").content.decode()
    assert f'href="/risks/{risk.pk}/">Riskirekisterissä' in measure
    assert "ei vielä rekisterissä" not in client.get(list_of(town)).content.decode()


def test_taking_in_twice_makes_one_risk(town, browse):
    observation = seen_risk(town)
    first, second = (take_in(observation=observation, **BY) for _time in range(2))
    assert first.pk == second.pk
    assert Risk.objects.count() == 1


def test_a_success_is_no_risk(town, browse):
    new = followup.NewObservation("success", "Hyvin meni.", TODAY, Quarter(2024, 1))
    seen = followup.record_observations(roadmap=town.roadmap, new=[new], **BY)[0]
    assert browse().post(f"/risks/take-in/{seen.pk}/").status_code == 404
    assert not Risk.objects.exists()


def test_a_document_hangs_on_a_risk(town, browse):
    risk = add(town)[0]
    link = {"title": "Riskianalyysi", "kind": "memo", "on": "6.1.2024", "link": "https://teams.example/riski"}
    answer = browse().post(f"/documents/new/?on=risk:{risk.pk}", link)
    assert answer["Location"] == f"/risks/{risk.pk}/"
    assert "Riskianalyysi" in browse("reader").get(f"/risks/{risk.pk}/").content.decode()


def test_the_sheet_holds_what_the_screen_shows(town, browse):
    from openpyxl import load_workbook

    add(town, 2)
    book = load_workbook(BytesIO(browse().get(list_of(town) + "&format=xlsx").content))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert [row[4] for row in rows] == ["Riskiluku", 20, 20]
    assert b"aikataulu, resursointi" in browse().get(list_of(town) + "&format=csv").content


def test_a_stranger_sees_no_risk(town, browse):
    risk = add(town)[0]
    _other, strangers, _people = build_organisation("Naapurila", "902", "naapurila.example")
    client = browse("convenor", strangers)
    assert client.get(f"/risks/{risk.pk}/").status_code == 404
    assert client.get(f"/risks/review/?roadmap={town.roadmap.pk}").status_code == 404
    assert "Henkilöstö" not in client.get(list_of(town)).content.decode()


def test_the_register_takes_as_many_queries_for_one_as_for_three(town, browse, django_assert_num_queries):
    client = browse()
    add(town, measures=(town.app,), owner=town.people["rehtori"])
    client.get(list_of(town))
    with CaptureQueriesContext(connection) as one:
        client.get(list_of(town))
    add(town, 2, measures=(town.app, town.study), owner=town.people["rehtori"])
    with django_assert_num_queries(len(one)):
        client.get(list_of(town))
    assert len(one) <= 25


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_both_matrices_go_into_the_files(town, browse, kind):
    new = actions.NewRisk("Henkilöstö ei riitä", 4, 5, TODAY, ("schedule", "resources"), saves_nothing=True, countermeasure="Varahenkilöt", likelihood_after=2, impact_after=4)  # fmt: skip
    actions.add_risks(roadmap=town.roadmap, new=[new], by=COMMAND_LINE, at=AT)
    made = browse().get(f"/risks/?roadmap={town.roadmap.pk}&format={kind}").content
    if kind == "pdf":
        said = " ".join(text_of_pdf(made).split())
        assert "1 (20" in said
        assert "1 (8" in said  # the word of the level is divided where its column is narrow
    elif kind == "docx":
        tables = docx.Document(BytesIO(made)).tables
        assert tables[0].cell(2, 5).text == "1 (20 kriittinen)"
        assert tables[1].cell(4, 4).text == "1 (8 kohtalainen)"
    else:
        book = load_workbook(BytesIO(made))
        assert book.sheetnames == ["Riskit", "Ennen toimea", "Toimen jälkeen"]
        assert book["Ennen toimea"].cell(3, 6).value == "1 Henkilöstö ei riitä"
        assert book["Toimen jälkeen"].cell(5, 5).value == "1 Henkilöstö ei riitä"
