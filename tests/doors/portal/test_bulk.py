"""Editing many measures on the pages: choice, preview, deed, undo; and carrying over."""

import re
from datetime import date

import pytest

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.audit.models import Event
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import ChangeSet, Measure, Roadmap

DEED = {"by": COMMAND_LINE, "at": AT}
EMPTY = {"days": "", "amount": "", "start": "", "end": "", "theme": "", "status": "", "origin": "", "owner": "",
         "from_date": "", "cause": "", "reason": ""}  # fmt: skip


@pytest.fixture
def page(town, browse):
    return browse("convenor"), f"/roadmaps/{town.roadmap.pk}/bulk/"


def fields(*measures, **more):
    return {**EMPTY, "measure": [one.pk for one in measures], **more}


def seen_in(response):
    return re.findall(r'name="seen" value="([^"]+)"', response.content.decode())


@pytest.fixture
def following(town):
    new = actions.NewRoadmap(
        town.organisation, "Digitiekartta 2026–2028", date(2026, 1, 1), date(2028, 12, 31), previous=town.roadmap
    )
    return actions.found_roadmaps(new=[new], **DEED)[0]


def test_boxes_are_there_only_in_the_mode_of_choosing_and_only_for_who_may_edit(town, browse):
    address = f"/roadmaps/{town.roadmap.pk}/"
    assert b"data-pick" not in browse("convenor").get(address).content
    assert b"data-pick" in browse("convenor").get(f"{address}?select=1").content
    assert b"data-pick" not in browse("reader").get(f"{address}?select=1").content


def test_a_preview_shows_before_and_after_and_changes_nothing(town, page):
    client, address = page
    data = fields(town.app, town.study, step="preview", days="shift", amount="3", time_unit="months", reason="Siirto")
    text = client.post(address, {**data, "ends": "both"}).content.decode()
    assert "31.12.2024" in text
    assert "31.3.2025" in text
    town.app.refresh_from_db()
    assert town.app.end == date(2024, 12, 31)


def test_what_was_looked_at_is_applied_as_one_deed_and_undone_from_its_message(town, page):
    client, address = page
    data = fields(town.app, town.study, status="paused", reason="Odotetaan")
    seen = seen_in(client.post(address, {**data, "step": "preview"}))
    text = client.post(address, {**data, "step": "apply", "seen": seen}, follow=True).content.decode()
    assert set(Measure.objects.filter(status="paused")) == {town.app, town.study}
    undo = re.search(r'href="(/roadmaps/\d+/undo/\d+/)"', text)[1]
    assert "Kaupunkisovellus" in client.get(undo).content.decode()
    client.post(undo)
    assert not Measure.objects.filter(status="paused").exists()


def test_the_owner_of_many_changes_at_once(town, page):
    client, address = page
    rector = town.people["rehtori"]
    data = fields(town.app, town.support, owner=rector.pk, from_date="1.6.2024")
    seen = seen_in(client.post(address, {**data, "step": "preview"}))
    client.post(address, {**data, "step": "apply", "seen": seen})
    leads = {one.ownerships.get(role="lead", until_date=None).person for one in (town.app, town.support)}
    assert leads == {rector}
    event = Event.objects.get(kind="roadmaps.measures.changed_in_bulk")
    assert set(event.data["measures"]) == {str(town.app.pk), str(town.support.pk)}


def test_one_that_would_end_before_it_starts_stops_all_until_it_is_left_out(town, page):
    client, address = page
    data = fields(town.study, town.support, days="set", end="1.3.2023", reason="Aiemmin")
    answer = client.post(address, {**data, "step": "apply", "seen": []})
    assert answer.status_code == 422
    assert "Toimenpide päättyisi ennen alkuaan" in answer.content.decode()
    assert not ChangeSet.objects.exists()
    text = client.post(address, {**data, "step": "without"}).content.decode()
    assert "Tietovaraston selvitys" not in text
    assert "Kirjaston digituki" in text


def test_what_somebody_changed_meanwhile_is_shown_again_and_not_overwritten(town, page):
    client, address = page
    data = fields(town.app, status="paused")
    seen = seen_in(client.post(address, {**data, "step": "preview"}))
    row = Measure.objects.get(pk=town.app.pk)
    actions.change_measures(changes=[actions.MeasureChange(row, {"scope": "Toinen"})], **DEED)
    answer = client.post(address, {**data, "step": "apply", "seen": seen})
    assert answer.status_code == 409
    assert "Kaupunkisovellus" in answer.content.decode()
    town.app.refresh_from_db()
    assert town.app.status == "running"


def test_measures_of_another_roadmap_are_never_changed(town, following, page):
    client, address = page
    theme = actions.add_listed(roadmap=following, kind="theme", new=[actions.NewListed("Teema")], **DEED)[0]
    stray = actions.add_measures(roadmap=following, new=[actions.NewMeasure(theme, "Vieras")], **DEED)[0]
    data = fields(town.app, stray, status="paused")
    client.post(address, {**data, "step": "apply", "seen": [f"{town.app.pk}:1:0", f"{stray.pk}:1:0"]})
    stray.refresh_from_db()
    assert stray.status == "planned"


def test_all_that_the_filters_show_are_chosen_by_one_button(town, page):
    client, address = page
    text = client.post(f"{address}?kind=study", {"all": "1"}).content.decode()
    assert f'name="measure" value="{town.study.pk}"' in text
    assert f'name="measure" value="{town.app.pk}"' not in text


def test_giving_up_many_asks_why(town, page):
    client, address = page
    answer = client.post(address, fields(town.app, status="dropped", step="preview"))
    assert answer.status_code == 422
    assert "miksi toimenpiteistä luovutaan" in answer.content.decode()


def test_the_page_of_a_measure_offers_to_undo_its_latest_change(town, browse):
    row = Measure.objects.get(pk=town.app.pk)
    actions.change_measures(changes=[actions.MeasureChange(row, {"scope": "Uusi"})], **DEED)
    address = f"/roadmaps/{town.roadmap.pk}/undo/{ChangeSet.objects.get().pk}/"
    assert address in browse("convenor").get(f"/measures/{row.pk}/").content.decode()
    assert address not in browse("reader").get(f"/measures/{row.pk}/").content.decode()


def test_an_undo_after_somebody_elses_change_says_whose_measure_it_was(town, browse):
    first = Measure.objects.get(pk=town.app.pk)
    actions.change_measures(changes=[actions.MeasureChange(first, {"scope": "Uusi"})], **DEED)
    done = ChangeSet.objects.get()
    actions.change_measures(
        changes=[actions.MeasureChange(Measure.objects.get(pk=first.pk), {"scope": "Toinen"})], **DEED
    )  # fmt: skip
    answer = browse("convenor").post(f"/roadmaps/{town.roadmap.pk}/undo/{done.pk}/", follow=True)
    assert "joku on muuttanut näitä sen jälkeen: Kaupunkisovellus" in answer.content.decode()
    first.refresh_from_db()
    assert first.scope == "Toinen"


@pytest.mark.parametrize("address", ["undo/", "carry-over/", "?select=1"])
def test_lists_take_the_same_queries_with_one_row_and_with_three(
    town, following, browse, address, django_assert_max_num_queries
):
    client, full = browse("convenor"), f"/roadmaps/{town.roadmap.pk}/{address}"
    counts = []
    client.get("/")  # the first page of a visit reads a little more
    Measure.objects.exclude(pk=town.app.pk).update(roadmap=following)
    for rows in (1, 3):
        if rows == 3:
            Measure.objects.update(roadmap=town.roadmap)
        for one in Measure.objects.filter(roadmap=town.roadmap):
            change = actions.MeasureChange(one, {"scope": f"Rivejä {rows}"})
            actions.change_measures(changes=[change], **DEED)
        with django_assert_max_num_queries(25) as found:
            client.get(full)
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_measures_are_carried_over_after_a_look_and_both_pages_tell_it(town, following, browse):
    client, address = browse("convenor"), f"/roadmaps/{town.roadmap.pk}/carry-over/?into={following.pk}"
    text = client.get(address).content.decode()
    assert text.count("data-pick name") == 3
    data = {"measure": [town.app.pk], "days": "cut", "step": "preview"}
    looked = client.post(address, data)
    assert "1.1.2026" in looked.content.decode()
    assert not following.measures.exists()
    client.post(address, {**data, "step": "apply", "seen": seen_in(looked)})
    made = following.measures.get()
    assert f"/measures/{made.pk}/" in client.get(f"/measures/{town.app.pk}/").content.decode()
    assert f"/measures/{town.app.pk}/" in client.get(f"/measures/{made.pk}/").content.decode()
    again = client.get(address).content.decode()
    assert again.count("data-pick name") == 2
    assert "on jo siirretty" in again


def test_the_next_roadmap_is_begun_on_the_way(town, browse):
    client, address = browse("convenor"), f"/roadmaps/{town.roadmap.pk}/carry-over/"
    answer = client.get(address, follow=True)
    assert "Aloita seuraava tiekartta" in answer.content.decode()
    data = {"name": "Digitiekartta 2026–2028", "starts_on": "1.1.2026", "ends_on": "31.12.2028"}
    answer = client.post(f"{address}next/", data, follow=True)
    made = Roadmap.objects.get(previous=town.roadmap)
    assert answer.redirect_chain[-1][0].endswith(f"?into={made.pk}")


def test_nothing_is_carried_into_itself_or_into_a_strangers_roadmap(town, following, neighbour, browse):
    organisation, _accounts, _people = neighbour
    new = actions.NewRoadmap(organisation, "Naapurin", date(2026, 1, 1), date(2028, 12, 31))
    other = actions.found_roadmaps(new=[new], **DEED)[0]
    client, address = browse("convenor"), f"/roadmaps/{town.roadmap.pk}/carry-over/"
    for into in (town.roadmap.pk, other.pk, "x"):
        answer = client.post(f"{address}?into={into}", {"measure": [town.app.pk], "days": "cut", "step": "apply"})
        assert answer.status_code == 404
    assert Measure.objects.count() == 3
