"""Editions and changes of the plan on pages, and the forms of what measures become."""

import json
from datetime import date, timedelta

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Edition, Measure, PlanChange

DEED = {"by": COMMAND_LINE, "at": AT}
LATER = {"by": COMMAND_LINE, "at": AT + timedelta(days=1)}


@pytest.fixture
def first(town):
    return actions.freeze_edition(roadmap=town.roadmap, name="Alkuperäinen", on=TODAY, **DEED)


def addresses(town):
    return {name: f"/roadmaps/{town.roadmap.pk}/{name}/" for name in ("editions", "changes", "measures/merge")}


def other_roadmap(town):
    new = actions.NewRoadmap(town.organisation, "Toinen kartta", date(2026, 1, 1), date(2028, 12, 31))
    roadmap = actions.found_roadmaps(new=[new], **DEED)[0]
    theme = actions.add_listed(roadmap=roadmap, kind="theme", new=[actions.NewListed("Pääkohta")], **DEED)[0]
    actions.add_measures(roadmap=roadmap, new=[actions.NewMeasure(theme, "Vieras toimenpide")], **DEED)
    return roadmap


def test_without_editions_the_page_says_what_belongs_there(town, browse):
    page = browse().get(addresses(town)["editions"]).content.decode()
    assert "Laitoksia ei ole vielä" in page
    assert f"/roadmaps/{town.roadmap.pk}/editions/freeze/" in page


def test_a_reader_is_not_offered_freezing(town, browse):
    assert "/freeze/" not in browse("reader").get(addresses(town)["editions"]).content.decode()


def test_freezing_leads_to_the_edition(town, browse):
    data = {"name": "Alkuperäinen 6.12.2022", "on": "6.12.2022", "note": "Valtuusto"}
    response = browse().post(f"/roadmaps/{town.roadmap.pk}/editions/freeze/", data)
    edition = Edition.objects.get()
    assert response.url == f"/roadmaps/{town.roadmap.pk}/editions/{edition.pk}/"
    page = browse("reader").get(response.url).content.decode()
    assert "Kaupunkisovellus" in page
    assert "viestintäpäällikkö" in page
    assert "Valtuusto" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": "alkuperäinen", "on": "1.1.2024"}, "Tiekartalla on jo tämänniminen laitos."),
        ({"name": "Uusi", "on": "1.1.2090"}, "Laitosta ei voi päivätä tulevaisuuteen."),
        ({"name": "x" * 201, "on": "1.1.2024"}, "201"),
    ],
)
def test_an_edition_that_cannot_be_is_refused_beside_its_field(town, first, browse, data, said):
    response = browse().post(f"/roadmaps/{town.roadmap.pk}/editions/freeze/", data)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert Edition.objects.count() == 1


def test_an_edition_of_an_empty_roadmap_is_refused_with_a_sentence(town, browse):
    new = actions.NewRoadmap(town.organisation, "Tyhjä", date(2026, 1, 1), date(2028, 12, 31))
    empty = actions.found_roadmaps(new=[new], **DEED)[0]
    response = browse().post(f"/roadmaps/{empty.pk}/editions/freeze/", {"name": "A", "on": "1.1.2024"})
    assert response.status_code == 422
    assert "ei ole vielä toimenpiteitä" in response.content.decode()


def test_the_name_can_be_mended(town, first, browse):
    browse().post(f"/roadmaps/{town.roadmap.pk}/editions/{first.pk}/edit/", {"name": "Ensimmäinen", "note": ""})
    assert Edition.objects.get().name == "Ensimmäinen"


def test_the_changes_are_told_with_their_reasons(town, first, browse):
    actions.merge_measures(measures=[town.study], into=town.app, reason="Sama työ.", on=TODAY, **LATER)
    actions.remove_measures(measures=[town.support], **LATER)
    page = browse("reader").get(addresses(town)["changes"]).content.decode()
    assert "2 muutosta 2 toimenpiteessä" in page
    assert "yhdistetty toimenpiteeseen" in page
    assert "Sama työ." in page
    assert "Syytä ei ole kirjattu." in page


def test_a_kind_chosen_in_the_address_shows_only_that(town, first, browse):
    actions.drop_measures(measures=[town.app], reason="Säästöt", on=TODAY, **LATER)
    actions.remove_measures(measures=[town.support], **LATER)
    page = browse().get(addresses(town)["changes"] + "?kind=dropped").content.decode()
    assert "Säästöt" in page
    assert "Kirjaston digituki" not in page


def test_nothing_that_differs_is_said(town, first, browse):
    assert "eroja ei ole" in browse().get(addresses(town)["changes"]).content.decode()


def test_without_editions_the_changes_lead_to_the_editions(town, browse):
    assert browse().get(addresses(town)["changes"]).url == addresses(town)["editions"]


@pytest.mark.parametrize(
    "query", ["from=999999", "from=x", "from=-1", "to=99999999999999999999999", "kind=x", "format=exe"]
)
def test_an_address_that_names_nothing_is_not_found(town, first, browse, query):
    assert browse().get(f"{addresses(town)['changes']}?{query}").status_code == 404


def test_an_edition_of_another_roadmap_is_not_found(town, first, browse):
    foreign = actions.freeze_edition(roadmap=other_roadmap(town), name="Vieras", on=TODAY, **DEED)
    assert browse().get(f"{addresses(town)['changes']}?from={foreign.pk}").status_code == 404
    assert browse().get(f"/roadmaps/{town.roadmap.pk}/editions/{foreign.pk}/").status_code == 404


@pytest.mark.parametrize("kind", ["docx", "pdf", "xlsx", "json"])
def test_the_changes_are_files_too(town, first, browse, kind):
    actions.drop_measures(measures=[town.app], reason="Säästöt", on=TODAY, **LATER)
    response = browse().get(f"{addresses(town)['changes']}?format={kind}")
    assert response["Content-Disposition"].endswith(f'.{kind}"')
    assert len(response.content) > 100
    if kind == "json":
        (one,) = json.loads(response.content)["changes"]
        assert (one["kind"], one["reason"], one["measure"]["id"]) == ("dropped", "Säästöt", town.app.pk)


def test_giving_up_needs_a_reason_and_tells_it_on_the_page(town, browse):
    address = f"/measures/{town.app.pk}/drop/"
    refused = browse().post(address, {"reason": " ", "seen": 1})
    assert (refused.status_code, "Kerro, miksi toimenpiteestä luovutaan." in refused.content.decode()) == (422, True)
    browse().post(address, {"reason": "Säästöohjelma.", "seen": 1})
    page = browse("reader").get(f"/measures/{town.app.pk}/").content.decode()
    assert "Toimenpiteestä luovuttiin" in page
    assert "Säästöohjelma." in page


def test_who_saves_over_a_change_is_asked_to_look_first(town, browse):
    actions.change_measures(changes=[actions.MeasureChange(town.app, {"summary": "Uutta"})], **DEED)
    response = browse().post(f"/measures/{town.app.pk}/drop/", {"reason": "Säästöt", "seen": 1})
    assert response.status_code == 422
    assert "Joku muutti tätä toimenpidettä" in response.content.decode()
    assert Measure.objects.get(pk=town.app.pk).status == "running"
    again = browse().post(f"/measures/{town.app.pk}/drop/", {"reason": "Säästöt", "seen": 2})
    assert again.status_code == 302


def test_a_split_is_told_in_a_whole_sentence_on_both_pages(town, browse):
    data = {"parts": "Sisältö\nTekniikka\n", "reason": "Liian laaja.", "seen": 1}
    browse().post(f"/measures/{town.app.pk}/split/", data)
    parts = {one.title: one.pk for one in Measure.objects.filter(title__in=["Sisältö", "Tekniikka"])}
    page = browse().get(f"/measures/{town.app.pk}/").content.decode()
    links = " ja ".join(f'<a href="/measures/{parts[title]}/">{title}</a>' for title in ("Sisältö", "Tekniikka"))
    assert f"toimenpiteisiin {links}." in page
    part = browse().get(f"/measures/{parts['Sisältö']}/").content.decode()
    assert f'toimenpiteestä <a href="/measures/{town.app.pk}/">Kaupunkisovellus</a>.' in part


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("Yksi", "Kirjoita vähintään kaksi osaa"),
        ("Sama\nsama", "Sama nimi on kahdesti."),
        ("Uusi\nTietovaraston selvitys", "tämänniminen toimenpide"),
        ("x" * 201 + "\nUusi", "enintään 200 merkkiä"),
    ],
)
def test_a_split_that_cannot_be_is_refused_beside_its_field(town, browse, parts, said):
    response = browse().post(f"/measures/{town.app.pk}/split/", {"parts": parts, "seen": 1})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert Measure.objects.filter(roadmap=town.roadmap).count() == 3


def test_a_measure_is_replaced_by_another(town, browse):
    data = {"into": town.study.pk, "title": "", "reason": "Uusi ratkaisu.", "seen": 1}
    browse().post(f"/measures/{town.app.pk}/supersede/", data)
    page = browse().get(f"/measures/{town.study.pk}/").content.decode()
    assert "tilalle." in page
    assert "Uusi ratkaisu." in page


def test_several_are_merged_into_a_new_one(town, browse):
    data = {"measures": [town.app.pk, town.study.pk], "into": "", "title": "Yhteinen", "reason": "Sama työ"}
    response = browse().post(addresses(town)["measures/merge"], data)
    made = Measure.objects.get(title="Yhteinen")
    assert response.url == f"/measures/{made.pk}/"
    assert "Tähän yhdistettiin" in browse().get(response.url).content.decode()


def test_merging_a_measure_with_itself_is_refused_beside_the_field(town, browse):
    data = {"measures": [town.app.pk], "into": town.app.pk, "title": ""}
    response = browse().post(addresses(town)["measures/merge"], data)
    assert response.status_code == 422
    assert "Toimenpidettä ei voi yhdistää itseensä." in response.content.decode()
    assert not PlanChange.objects.exists()


def test_what_was_given_up_is_taken_back(town, browse):
    actions.drop_measures(measures=[town.app], reason="Säästöt", on=TODAY, **DEED)
    data = {"status": "running", "reason": "Rahoitus löytyi.", "seen": 2}
    assert browse().post(f"/measures/{town.app.pk}/restore/", data).status_code == 302
    page = browse().get(f"/measures/{town.app.pk}/").content.decode()
    assert "Palautettu suunnitelmaan" in page
    assert "Rahoitus löytyi." in page


def test_a_measure_carried_over_tells_where_it_went_and_where_from(town, browse):
    theme = other_roadmap(town).themes.get()
    new = actions.add_measures(roadmap=theme.roadmap, new=[actions.NewMeasure(theme, "Jatko")], **DEED)[0]
    PlanChange.objects.create(
        roadmap=town.roadmap, kind="carried_over", measure=town.app, measure_uid=town.app.uid, measure_label="Kaupunkisovellus",
        other=new, other_uid=new.uid, other_label="Jatko", on=TODAY, at=AT, by_label="x",
    )  # fmt: skip
    there = browse().get(f"/measures/{town.app.pk}/").content.decode()
    here = browse().get(f"/measures/{new.pk}/").content.decode()
    assert f'seuraavaan tiekarttaan toimenpiteeksi <a href="/measures/{new.pk}/">Jatko</a>.' in there
    assert "Jatkuu edellisestä tiekartasta" in here


def test_the_reason_of_a_new_owner_and_of_a_new_scope_is_kept(town, first, browse):
    owner = {
        "person": town.people["rehtori"].pk,
        "role": "lead",
        "from_date": "1.5.2024",
        "reason": "Siirtyi toisaalle",
    }
    browse().post(f"/measures/{town.app.pk}/owner/", owner)
    edit = {
        "title": "Kaupunkisovellus", "description": "Sovellus asukkaille.", "scope": "Vain tiedotteet", "theme": town.app.theme_id,
        "kind": "one_off", "status": "running", "start": "1.1.2023", "end": "31.12.2024", "origin": "", "seen": 1,
        "plan_reason": "Rajattiin pienemmäksi",
    }  # fmt: skip
    browse().post(f"/measures/{town.app.pk}/edit/", edit)
    kept = list(PlanChange.objects.order_by("pk").values_list("kind", "reason"))
    assert kept == [("owner_changed", "Siirtyi toisaalle"), ("rescoped", "Rajattiin pienemmäksi")]


def test_a_title_with_markup_and_a_per_cent_sign_is_only_text(town, browse):
    new = [actions.NewMeasure(town.themes[0], "<b>100 % %(day)s</b>")]
    made = actions.add_measures(roadmap=town.roadmap, new=new, **DEED)[0]
    actions.merge_measures(measures=[made], into=town.app, reason="<i>%s</i>", on=TODAY, **DEED)
    page = browse().get(f"/measures/{town.app.pk}/").content.decode()
    assert "&lt;b&gt;100 % %(day)s&lt;/b&gt;" in page
    assert "<i>%s</i>" not in page


@pytest.mark.parametrize("name", ["editions", "changes", "edition", "measure"])
def test_one_change_and_three_take_the_same_queries(town, first, browse, name):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from viitta.parts.ui.fresh import BODIES

    roadmap = town.roadmap.pk
    address = {
        "editions": f"/roadmaps/{roadmap}/editions/", "changes": f"/roadmaps/{roadmap}/changes/",
        "edition": f"/roadmaps/{roadmap}/editions/{first.pk}/", "measure": f"/measures/{town.app.pk}/",
    }[name]  # fmt: skip
    client = browse()

    def counted() -> int:
        BODIES.clear()
        client.get(address)
        BODIES.clear()
        with CaptureQueriesContext(connection) as found:
            assert client.get(address).status_code == 200
        return len(found)

    def step(number: int) -> None:
        deed = {"on": TODAY, "by": COMMAND_LINE, "at": AT + timedelta(days=number)}
        new = actions.NewMeasure(town.themes[0], f"Osa {number}")
        actions.split_measure(measure=town.app, parts=[new], keeps=True, **deed)
        actions.freeze_edition(roadmap=town.roadmap, name=f"Laitos {number}", **deed)

    step(1)
    one = counted()
    step(2)
    step(3)
    assert counted() == one <= 25
