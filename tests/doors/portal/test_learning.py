"""Visits, good practices of others, recommendations and decisions: lists, forms, answers, taking away and back."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.cast import AT, TODAY, build_organisation
from viitta.core.actors import COMMAND_LINE
from viitta.parts.audit.actions import Stale
from viitta.parts.decisions import actions as decisions
from viitta.parts.decisions.models import Decision
from viitta.parts.meetings import actions as meetings
from viitta.parts.meetings.models import GoodPractice, Visit
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Recommendation
from viitta.parts.roadmaps.queries.recommendations import to_answer, unanswered

BY = {"by": COMMAND_LINE, "at": AT}


def visit(town, count=1):
    new = [meetings.NewVisit(f"Tietovarasto {n}", "asiantuntija", TODAY, measure=town.app) for n in range(count)]
    return meetings.add_visits(roadmap=town.roadmap, new=new, **BY)


def practice(town, count=1):
    new = [meetings.NewPractice("Naapurila", f"Lomakkeet yhdessä paikassa {n}", TODAY) for n in range(count)]
    return meetings.add_practices(roadmap=town.roadmap, new=new, **BY)


def recommend(town, count=1):
    new = [roadmaps.NewRecommendation(f"Ryhmä jatkaa työtään {n}.", "Säännöllisyys auttoi.") for n in range(count)]
    return roadmaps.add_recommendations(roadmap=town.roadmap, new=new, **BY)


def decide(town, count=1):
    new = [
        decisions.NewDecision("kaupunginhallitus", f"Osallistuminen {n}", TODAY, section="328") for n in range(count)
    ]
    return decisions.add_decisions(organisation=town.organisation, new=new, **BY)


@pytest.fixture
def following(town):
    period = (date(2026, 1, 1), date(2028, 12, 31))
    new = roadmaps.NewRoadmap(town.organisation, "Digitiekartta 2026–2028", *period, previous=town.roadmap)
    return roadmaps.found_roadmaps(new=[new], **BY)[0]


@pytest.fixture
def convenor(client, town):
    client.force_login(town.accounts["convenor"], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


MADE = {"visits": visit, "good-practices": practice, "recommendations": recommend, "decisions": decide}


@pytest.mark.parametrize("name", MADE)
def test_a_list_of_three_takes_as_many_queries_as_a_list_of_one(town, convenor, name):
    counts = []
    convenor.get(f"/{name}/")  # the first page of a visit opens its session
    for count in (1, 2):
        MADE[name](town, count)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert convenor.get(f"/{name}/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", MADE)
def test_an_empty_list_says_what_belongs_there(town, convenor, name):
    page = convenor.get(f"/{name}/").content.decode()
    assert "Ei vielä" in page
    assert f"/{name}/new/" in page


@pytest.mark.parametrize(("name", "cell"), [("visits", "Tietovarasto 0"), ("decisions", "Osallistuminen 0")])
def test_the_workbook_holds_the_rows_of_the_screen(town, convenor, name, cell):
    MADE[name](town)
    book = load_workbook(BytesIO(convenor.get(f"/{name}/?format=xlsx").content))
    rows = list(book.active.iter_rows(values_only=True))
    assert len(rows) == 2
    assert cell in rows[1][0]
    assert TODAY in [value.date() for value in rows[1] if hasattr(value, "date")]


def test_a_visit_is_written_down_in_the_browser(town, convenor):
    sent = {"subject": "Sähköinen alusta", "kind": "demonstration", "by_title": "palvelupäällikkö", "on": "12.3.2024"}
    sent |= {"from_organisation": "Naapurila", "what_followed": "Kokeilu", "measure": str(town.app.pk), "meeting": ""}
    answer = convenor.post(f"/visits/new/?roadmap={town.roadmap.pk}", sent)
    row = Visit.objects.get()
    assert (answer.status_code, row.on, row.measure, row.by_label) == (
        302,
        date(2024, 3, 12),
        town.app,
        "Convenor Viitala",
    )
    page = convenor.get("/visits/").content.decode()
    assert "palvelupäällikkö, Naapurila" in page
    assert "Sähköinen alusta" in page


def test_a_day_that_is_none_is_told_beside_its_field(town, convenor):
    answer = convenor.post(
        f"/visits/new/?roadmap={town.roadmap.pk}", {"subject": "X", "kind": "talk", "by_title": "a", "on": "31.2.2024"}
    )
    assert answer.status_code == 422
    assert "Kalenterissa ei ole tällaista päivää" in answer.content.decode()
    assert not Visit.objects.exists()


def test_what_somebody_else_changed_meanwhile_is_not_written_over(town, convenor):
    row = practice(town)[0]
    meetings.change_practice(practice=row, values={"taken": "Otetaan käyttöön"}, **BY)
    sent = {
        "municipality": "Naapurila",
        "what": "Muu",
        "seen_on": "1.3.2024",
        "link": "",
        "taken": "",
        "measure": "",
        "seen": "1",
    }
    answer = convenor.post(f"/good-practices/{row.pk}/edit/", sent)
    assert answer.status_code == 422
    assert "Joku muu on muuttanut tätä" in answer.content.decode()
    assert GoodPractice.objects.get().taken == "Otetaan käyttöön"
    with pytest.raises(Stale):
        meetings.change_practice(practice=row, values={"taken": "Ei"}, seen=1, **BY)


@pytest.mark.parametrize("name", MADE)
def test_what_is_taken_away_can_be_brought_back(town, convenor, name):
    row = MADE[name](town)[0]
    answer = convenor.post(f"/{name}/{row.pk}/remove/")
    page = convenor.get(answer["Location"]).content.decode()
    assert "Palauta" in page
    assert f'id="r{row.pk}"' not in page
    answer = convenor.post(f"/{name}/{row.pk}/remove/", {"back": "1"})
    assert f'id="r{row.pk}"' in convenor.get(answer["Location"]).content.decode()


def test_a_measure_of_another_roadmap_is_refused(town, following):
    other = roadmaps.add_listed(roadmap=following, kind="theme", new=[roadmaps.NewListed("Data")], **BY)[0]
    measure = roadmaps.add_measures(roadmap=following, new=[roadmaps.NewMeasure(other, "Muu")], **BY)[0]
    with pytest.raises(ValueError, match="own roadmap"):
        meetings.add_visits(roadmap=town.roadmap, new=[meetings.NewVisit("X", "y", TODAY, measure=measure)], **BY)
    assert not Visit.objects.exists()


def test_a_reader_writes_nothing_into_the_registers(town):
    reader = {"by": town.actor("reader"), "at": AT}
    with pytest.raises(Forbidden):
        meetings.add_visits(roadmap=town.roadmap, new=[meetings.NewVisit("X", "y", TODAY)], **reader)
    with pytest.raises(Forbidden):
        decisions.add_decisions(organisation=town.organisation, new=[decisions.NewDecision("a", "b", TODAY)], **reader)


def test_a_stranger_sees_no_row(town, client):
    rows = {name: make(town)[0].pk for name, make in MADE.items()}
    _other, accounts, _people = build_organisation("Naapurila", "902", "naapurila.example")
    client.force_login(accounts["convenor"], backend="allauth.account.auth_backends.AuthenticationBackend")
    for name, pk in rows.items():
        assert client.get(f"/{name}/{pk}/edit/").status_code == 404
        assert client.post(f"/{name}/{pk}/remove/").status_code == 404


def test_the_next_roadmap_answers_what_the_earlier_recommends(town, following, convenor):
    told = recommend(town, 2)
    assert list(to_answer(following)) == told
    page = convenor.get(f"/recommendations/?roadmap={following.pk}").content.decode()
    assert "2 suositusta odottaa vastausta." in page
    address = f"/recommendations/{told[0].pk}/answer/?roadmap={following.pk}"
    assert convenor.post(address, {"answer": "later", "reason": "Ensin budjetti.", "measure": ""}).status_code == 302
    assert unanswered(following) == [told[1]]
    assert "Ensin budjetti." in convenor.get(f"/recommendations/?roadmap={town.roadmap.pk}").content.decode()


def test_a_recommendation_is_not_turned_down_without_a_reason(town, following, convenor):
    told = recommend(town)[0]
    answer = convenor.post(f"/recommendations/{told.pk}/answer/?roadmap={following.pk}", {"answer": "no", "reason": ""})
    assert answer.status_code == 422
    assert "Kerro, miksi suositusta ei oteta mukaan." in answer.content.decode()
    with pytest.raises(ValueError, match="without a reason"):
        roadmaps.answer_recommendations(roadmap=following, answers=[roadmaps.NewAnswer(told, "no")], **BY)


def test_a_roadmap_does_not_answer_itself_nor_a_stranger(town, following, neighbour):
    told = recommend(town)[0]
    assert not to_answer(town.roadmap).exists()
    with pytest.raises(ValueError, match="earlier one"):
        roadmaps.answer_recommendations(roadmap=town.roadmap, answers=[roadmaps.NewAnswer(told, "later")], **BY)


def test_recommendations_are_put_in_order(town, convenor):
    first, second = recommend(town, 2)
    convenor.post(f"/recommendations/{second.pk}/move/", {"way": "up"})
    assert list(Recommendation.objects.filter(roadmap=town.roadmap)) == [second, first]


def test_a_decision_may_be_known_to_the_month_only(town, convenor):
    sent = {"body": "kunnanjohtaja", "subject": "Kumppanuus", "decided_on": "12/2019", "is_office_holder": "on"}
    sent |= {"section": "", "case_number": "KARV 77/2019", "appeal": "final", "roadmap": "", "organisation": ""}
    assert convenor.post("/decisions/new/", sent).status_code == 302
    row = Decision.objects.get(subject="Kumppanuus")
    assert (row.decided_on, row.to_the_month, row.organisation) == (date(2019, 12, 1), True, town.organisation)
    page = convenor.get("/decisions/").content.decode()
    for words in ("12/2019", "viranhaltijapäätös", "KARV 77/2019", "lainvoimainen"):
        assert words in page


def test_an_edited_decision_keeps_whose_it_is(town, convenor):
    row = decide(town)[0]
    page = convenor.get(f"/decisions/{row.pk}/edit/").content.decode()
    assert 'value="328"' in page
    sent = {"body": "kaupunginvaltuusto", "subject": "Muu", "decided_on": "16.12.2019", "section": "§ 30", "seen": "1"}
    sent |= {
        "case_number": "",
        "appeal": "",
        "roadmap": str(town.roadmap.pk),
        "organisation": str(town.organisation.pk),
    }
    assert convenor.post(f"/decisions/{row.pk}/edit/", sent).status_code == 302
    row.refresh_from_db()
    assert (row.body, row.section, row.roadmap) == ("kaupunginvaltuusto", "30", town.roadmap.pk)


def test_the_approval_of_a_roadmap_stays_in_the_register(town, convenor):
    row = roadmaps.record_approval(roadmap=town.roadmap, body="kaupunginvaltuusto", decided_on=TODAY, **BY)
    assert f"/decisions/{row.pk}/remove/" not in convenor.get("/decisions/").content.decode()
    assert convenor.post(f"/decisions/{row.pk}/remove/").status_code == 404
    with pytest.raises(ValueError, match="stays in the register"):
        decisions.remove_decisions(decisions=[row], **BY)
