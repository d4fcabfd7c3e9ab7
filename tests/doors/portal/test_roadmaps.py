"""The list of roadmaps, and the forms that concern one as a whole."""

from datetime import date

import pytest

from viitta.parts.audit.models import Event
from viitta.parts.decisions.models import Decision
from viitta.parts.roadmaps.models import Goal, Provenance, Roadmap, Theme

GOOD = {"name": "Digitiekartta 2026–2028", "starts_on": "2026", "ends_on": "2028", "language": "fi"}


@pytest.fixture
def founded(town):
    return {**GOOD, "organisation": town.organisation.pk}


def test_the_list_tells_the_period_the_measures_and_the_round(town, told, browse):
    from viitta.core.periods import Quarter

    told(Quarter(2024, 1), {town.app: 10})
    page = browse("reader").get("/roadmaps/").content.decode()
    assert "Digitiekartta 2023–2025" in page
    assert "3 toimenpidettä" in page
    assert "Q1/2024: avoin" in page or "Q1/2024: auki" in page
    assert "Uusi tiekartta" not in page


def test_a_vague_period_means_its_first_and_last_day(town, browse, founded):
    response = browse().post("/roadmaps/new/", founded)
    made = Roadmap.objects.get(name=GOOD["name"])
    assert response["Location"] == f"/roadmaps/{made.pk}/lists/"
    assert (made.starts_on, made.ends_on) == (date(2026, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("ends_on", "2025", "Tiekartta ei voi päättyä ennen alkuaan."),
        ("ends_on", "31.2.2028", "Kalenterissa ei ole tällaista päivää."),
        ("starts_on", "joskus", "Kirjoita päivä, kuukausi"),
        ("name", "", "Tämä kenttä"),
        ("name", "x" * 201, "200"),
        ("organisation", "999999", "999999"),
        ("language", "xx", "xx"),
    ],
)
def test_a_wrong_field_is_told_beside_it_and_nothing_is_saved(town, browse, founded, field, value, sentence):
    response = browse().post("/roadmaps/new/", {**founded, field: value})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Roadmap.objects.count() == 1


def test_a_roadmap_for_another_organisation_is_refused(town, neighbour, browse, founded):
    response = browse().post("/roadmaps/new/", {**founded, "organisation": neighbour[0].pk})
    assert (response.status_code, Roadmap.objects.count()) == (422, 1)


def test_unseen_signs_are_left_out_of_names(town, browse, founded):
    browse().post("/roadmaps/new/", {**founded, "name": "Digi\u202etiekartta\u0007 2026"})
    assert Roadmap.objects.filter(name="Digitiekartta 2026").exists()


def test_editing_changes_only_what_was_changed(town, browse):
    data = {**GOOD, "name": "Uusi nimi", "starts_on": "1.1.2023", "ends_on": "31.12.2025", "group": town.group.pk}
    response = browse().post(f"/roadmaps/{town.roadmap.pk}/edit/", data)
    assert response["Location"] == f"/roadmaps/{town.roadmap.pk}/"
    assert Event.objects.get(kind="roadmaps.changed").data == {"fields": ["name"]}


@pytest.mark.parametrize(
    ("typed", "exact", "to_month"), [("12/2022", (2022, 12, 1), True), ("12.12.2022", (2022, 12, 12), False)]
)
def test_an_approval_is_to_the_day_or_to_the_month(town, browse, typed, exact, to_month):
    data = {"body": "kaupunginvaltuusto", "decided_on": typed, "section": "§ 88"}
    browse().post(f"/roadmaps/{town.roadmap.pk}/approval/", data)
    decision = Decision.objects.get()
    assert (decision.decided_on, decision.to_the_month, decision.section) == (date(*exact), to_month, "88")
    page = browse().get(f"/roadmaps/{town.roadmap.pk}/").content.decode()
    assert f"hyväksytty: kaupunginvaltuusto {typed} § 88" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("decided_on", "2022"),
        ("decided_on", "31.2.2022"),
        ("body", ""),
        ("link", "javascript:alert(1)"),
        ("section", "8" * 40),
    ],
)
def test_a_wrong_approval_is_refused(town, browse, field, value):
    data = {"body": "kaupunginvaltuusto", "decided_on": "12/2022", field: value}
    response = browse().post(f"/roadmaps/{town.roadmap.pk}/approval/", data)
    assert (response.status_code, Decision.objects.count()) == (422, 0)


def test_an_archived_roadmap_leaves_the_list_and_comes_back(town, browse):
    client, name = browse(), "Digitiekartta 2023–2025"
    client.post(f"/roadmaps/{town.roadmap.pk}/archive/", {"archived": "1"})
    client.get("/roadmaps/")
    assert name not in client.get("/roadmaps/").content.decode()
    assert name in client.get("/roadmaps/?archived=1").content.decode()
    client.post(f"/roadmaps/{town.roadmap.pk}/archive/", {"archived": "0"})
    assert name in client.get("/roadmaps/").content.decode()


def lists(town, rest: str = "") -> str:
    return f"/roadmaps/{town.roadmap.pk}/lists/{rest}"


def test_goals_themes_and_sources_are_added(town, browse):
    client = browse()
    client.post(lists(town, "goal/"), {"title": "Laatu paranee"})
    client.post(lists(town, "theme/"), {"title": "Hallinto", "description": "Sisäiset"})
    client.post(lists(town, "provenance/"), {"title": "Ideapäivä 2022", "source": "idea_day"})
    assert Goal.objects.get().title == "Laatu paranee"
    assert Theme.objects.get(title="Hallinto").position == 3
    assert Provenance.objects.get().kind == "idea_day"
    page = client.get(lists(town)).content.decode()
    assert "Laatu paranee" in page
    assert "ideapäivä" in page or "ideointipäivä" in page


@pytest.mark.parametrize("title", ["", "DIGITUKI", "x" * 201])
def test_a_wrong_or_taken_title_is_refused(town, browse, title):
    assert browse().post(lists(town, "theme/"), {"title": title}).status_code == 422
    assert Theme.objects.count() == 2


def test_an_unknown_list_is_not_found(town, browse):
    assert browse().get(lists(town, "whole/")).status_code == 404


def test_a_theme_moves_up_and_down_and_stays_at_the_edge(town, browse):
    client, (first, second) = browse(), town.themes
    client.post(lists(town, f"theme/{second.pk}/move/"), {"way": "up"})
    order = lambda: list(Theme.objects.order_by("position").values_list("pk", flat=True))  # noqa: E731
    assert order() == [second.pk, first.pk]
    client.post(lists(town, f"theme/{second.pk}/move/"), {"way": "up"})
    assert order() == [second.pk, first.pk]


def test_a_row_of_another_roadmap_is_not_found(town, browse, neighbour):
    from tests.cast import AT
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.roadmaps import actions

    other = actions.found_roadmaps(
        new=[actions.NewRoadmap(neighbour[0], "Toinen", date(2023, 1, 1), date(2025, 12, 31))], by=COMMAND_LINE, at=AT
    )[0]
    row = actions.add_listed(roadmap=other, kind="theme", new=[actions.NewListed("Vieras")], by=COMMAND_LINE, at=AT)[0]
    assert browse().post(lists(town, f"theme/{row.pk}/remove/")).status_code == 404
    assert Theme.objects.filter(pk=row.pk).exists()


def test_a_theme_with_measures_is_not_removed(town, browse):
    browse().post(lists(town, f"theme/{town.themes[0].pk}/remove/"))
    assert Theme.objects.count() == 2


def test_removing_a_goal_says_what_it_touches_and_then_removes_it(town, browse):
    client = browse()
    client.post(lists(town, "goal/"), {"title": "Laatu paranee"})
    goal = Goal.objects.get()
    town.app.goals.add(goal)
    page = client.get(lists(town, f"goal/{goal.pk}/remove/")).content.decode()
    assert "1 toimenpide menettää tämän merkinnän" in page
    client.post(lists(town, f"goal/{goal.pk}/remove/"))
    assert not Goal.objects.exists()
