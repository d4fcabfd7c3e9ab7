"""One measure: reading it, changing it, its owners, its outcome."""

from datetime import date

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.messages.models import Message
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Measure, Ownership, ScheduleChange, StudyOutcome
from viitta.parts.ui.fresh import BODIES

Q1 = Quarter(2024, 1)


def form_of(measure: Measure, **changes) -> dict:
    """What the edit form would send back untouched, with some fields changed."""
    data = {
        "title": measure.title, "description": measure.description, "theme": measure.theme_id, "kind": measure.kind,
        "status": measure.status, "start": "1.1.2023", "end": "31.12.2024", "origin": "", "seen": measure.revision,
    }  # fmt: skip
    return {**data, **changes}


def approve(town) -> None:
    actions.record_approval(
        roadmap=town.roadmap, body="kaupunginvaltuusto", decided_on=date(2022, 12, 12), by=COMMAND_LINE, at=AT
    )


def test_the_page_tells_how_it_stands_who_owns_it_and_what_was_told(town, told, browse):
    told(Q1, {town.app: 40}, note="Testiryhmä käynnissä", cause="supplier")
    page = browse("reader").get(f"/measures/{town.app.pk}/").content.decode()
    assert "Ilmoitettu 40\u00a0%, odotettu 63\u00a0% neljänneksen Q1/2024 lopussa: jäljessä." in page
    assert "viestintäpäällikkö" in page
    assert "Testiryhmä käynnissä" in page
    assert "toimittaja" in page
    assert "Muokkaa" not in page
    assert "Muutosloki" not in page


def test_a_correction_is_shown_as_one(town, told, browse):
    opened = told(Q1, {town.app: 40})
    followup.close_rounds(rounds=[opened], by=town.actor("convenor"), at=AT)
    corrected = followup.Answer(town.app, 30, fall_reason="Kirjausvirhe", seen=1)
    followup.record_progress(follow_up=opened, answers=[corrected], by=town.actor("convenor"), at=AT)
    page = browse().get(f"/measures/{town.app.pk}/").content.decode()
    assert "30\u00a0%, korjattu kierroksen sulkemisen jälkeen" in page
    assert "Miksi arvo laski: Kirjausvirhe" in page


def test_the_chain_of_owners_is_dated_and_the_successor_comes_later(town, browse):
    one = actions.Assignment(town.app, town.people["rehtori"], from_date=date(2024, 3, 1))
    actions.assign_owners(assignments=[one], by=COMMAND_LINE, at=AT)
    page = browse().get(f"/measures/{town.app.pk}/").content.decode()
    assert "1.1.2023–29.2.2024" in page
    assert "myöh. <b>rehtori</b>" in page
    assert "1.3.2024 alkaen" in page


def test_a_measure_without_an_owner_says_so(town, browse):
    actions.end_ownerships(
        ownerships=list(Ownership.objects.filter(measure=town.app)), on=date(2024, 5, 1), by=COMMAND_LINE, at=AT
    )
    assert "Toimenpiteeltä puuttuu vastuuhenkilö" in browse().get(f"/measures/{town.app.pk}/").content.decode()


def test_a_measure_is_added_with_vague_dates(town, browse):
    data = {
        "title": "Sähköinen ajanvaraus", "theme": town.themes[0].pk, "kind": "one_off", "status": "planned",
        "start": "kevät 2024", "end": "Q3/2025",
    }  # fmt: skip
    response = browse().post(f"/roadmaps/{town.roadmap.pk}/measures/new/", data)
    made = Measure.objects.get(title="Sähköinen ajanvaraus")
    assert response["Location"] == f"/measures/{made.pk}/owner/"
    assert (made.start, made.end, made.approved_end) == (date(2024, 1, 1), date(2025, 9, 30), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Tämä kenttä"),
        ("title", "x" * 201, "200"),
        ("title", "kaupunkiSOVELLUS", "Pääkohdassa on jo tämänniminen toimenpide."),
        ("end", "31.2.2025", "Kalenterissa ei ole tällaista päivää."),
        ("end", "2020", "Toimenpide päättyisi ennen alkuaan."),
        ("theme", "999999", "999999"),
        ("kind", "huge", "huge"),
        ("description", "x" * 4001, "4000"),
    ],
)
def test_a_wrong_field_of_a_new_measure_is_refused(town, browse, field, value, sentence):
    data = {"title": "Uusi", "theme": town.themes[0].pk, "kind": "one_off", "status": "planned", "start": "2024"}
    response = browse().post(f"/roadmaps/{town.roadmap.pk}/measures/new/", {**data, field: value})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Measure.objects.count() == 3


def test_a_theme_of_another_organisation_is_refused(town, neighbour, browse):
    other = actions.found_roadmaps(
        new=[actions.NewRoadmap(neighbour[0], "Toinen", date(2023, 1, 1), date(2025, 12, 31))], by=COMMAND_LINE, at=AT
    )[0]
    theme = actions.add_listed(roadmap=other, kind="theme", new=[actions.NewListed("Vieras")], by=COMMAND_LINE, at=AT)[
        0
    ]
    response = browse().post(f"/measures/{town.app.pk}/edit/", form_of(town.app, theme=theme.pk))
    assert (response.status_code, Measure.objects.get(pk=town.app.pk).theme) == (422, town.themes[0])


def test_an_edit_is_saved_and_told_in_the_log(town, browse):
    client = browse()
    response = client.post(f"/measures/{town.app.pk}/edit/", form_of(town.app, status="paused", title="Kuntasovellus"))
    assert response["Location"] == f"/measures/{town.app.pk}/"
    page = client.get(f"/measures/{town.app.pk}/").content.decode()
    assert "Kuntasovellus" in page
    assert "tila käynnissä\u00a0→ keskeytetty" in page


def test_an_edit_that_changes_nothing_writes_nothing(town, browse):
    browse().post(f"/measures/{town.app.pk}/edit/", form_of(town.app))
    assert Measure.objects.get(pk=town.app.pk).revision == 1


def test_after_the_approval_a_new_end_asks_why_and_counts_as_slip(town, browse):
    approve(town)
    client, address = browse(), f"/measures/{town.app.pk}/edit/"
    response = client.post(address, form_of(town.app, end="30.6.2025"))
    assert response.status_code == 422
    assert "Kerro, miksi aikataulu muuttuu" in response.content.decode()
    client.post(address, form_of(town.app, end="30.6.2025", reason="Toimittaja vaihtui", cause="supplier"))
    assert ScheduleChange.objects.get().reason == "Toimittaja vaihtui"
    page = client.get(f"/measures/{town.app.pk}/").content.decode()
    assert "+181 pv" in page
    assert "toimittaja: Toimittaja vaihtui" in page


def test_who_saves_over_a_fresh_change_sees_both_and_nothing_is_lost(town, browse):
    client, address = browse(), f"/measures/{town.app.pk}/edit/"
    typed = form_of(town.app, title="Minun nimeni")
    actions.change_measures(changes=[actions.MeasureChange(town.app, {"title": "Toisen nimi"})], by=COMMAND_LINE, at=AT)
    response = client.post(address, typed)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Joku muutti tätä toimenpidettä" in page
    assert "<td>Toisen nimi</td><td>Minun nimeni</td>" in page
    assert Measure.objects.get(pk=town.app.pk).title == "Toisen nimi"
    client.post(address, {**typed, "seen": "2"})
    assert Measure.objects.get(pk=town.app.pk).title == "Minun nimeni"


@pytest.mark.parametrize("seen", ["", "-1", "abc", "9" * 30])
def test_a_form_without_what_was_seen_saves_nothing_silently(town, browse, seen):
    response = browse().post(f"/measures/{town.app.pk}/edit/", form_of(town.app, title="Uusi", seen=seen))
    assert response.status_code in (409, 422)
    assert Measure.objects.get(pk=town.app.pk).title == "Kaupunkisovellus"


def test_a_new_owner_is_asked_in_the_open_round(town, browse):
    from viitta.parts.followup import tasks

    tasks.open_and_ask(roadmaps=[(town.roadmap, Q1)], opens=date(2024, 4, 2), by=COMMAND_LINE, at=AT)
    person = town.people["rehtori"]
    data = {"person": person.pk, "role": "lead", "from_date": "1.5.2024"}
    response = browse().post(f"/measures/{town.app.pk}/owner/", data)
    assert response["Location"] == f"/measures/{town.app.pk}/"
    assert Message.objects.filter(recipient=person.email).exists()
    assert Ownership.objects.on(TODAY).get(measure=town.app, role="lead").title == "rehtori"


def test_a_person_of_another_organisation_cannot_own(town, neighbour, browse):
    stranger = neighbour[2]["rehtori"]
    response = browse().post(f"/measures/{town.app.pk}/owner/", {"person": stranger.pk, "role": "lead"})
    assert (response.status_code, Ownership.objects.filter(person=stranger).count()) == (422, 0)


def test_an_ownership_ends_on_a_day_after_it_began(town, browse):
    held = town.app.ownerships.get()
    client, address = browse(), f"/measures/{town.app.pk}/owners/{held.pk}/end/"
    assert client.post(address, {"on": "1.1.2023"}).status_code == 422
    client.post(address, {"on": "1.6.2024"})
    held.refresh_from_db()
    assert held.until_date == date(2024, 6, 1)


def test_a_study_that_goes_on_opens_its_follow_up_and_the_trace_is_seen_from_both(town, browse):
    client = browse()
    data = {"verdict": "go_on", "follow_up": "Tietovaraston hankinta", "start": "2025", "end": "2025"}
    client.post(f"/measures/{town.study.pk}/outcome/", data)
    made = Measure.objects.get(title="Tietovaraston hankinta")
    assert (made.start, made.end, made.theme) == (date(2025, 1, 1), date(2025, 12, 31), town.study.theme)
    assert f"/measures/{made.pk}/" in client.get(f"/measures/{town.study.pk}/").content.decode()
    assert f"/measures/{town.study.pk}/" in client.get(f"/measures/{made.pk}/").content.decode()


@pytest.mark.parametrize(
    "data",
    [
        {"verdict": "stop"},
        {"verdict": "not_now", "reason": "Ei rahaa", "follow_up": "Jatko"},
        {"verdict": "go_on", "follow_up": "tietovaraston SELVITYS"},
        {"verdict": "maybe"},
        {},
    ],
)
def test_an_outcome_that_does_not_hold_together_is_refused(town, browse, data):
    response = browse().post(f"/measures/{town.study.pk}/outcome/", data)
    assert (response.status_code, StudyOutcome.objects.count(), Measure.objects.count()) == (422, 0, 3)


def test_removing_says_exactly_what_goes(town, told, browse):
    told(Q1, {town.app: 40})
    client, address = browse(), f"/measures/{town.app.pk}/remove/"
    assert "1 ilmoitettu arvo" in client.get(address).content.decode()
    assert Measure.objects.filter(pk=town.app.pk).exists()
    response = client.post(address)
    assert response["Location"] == f"/roadmaps/{town.roadmap.pk}/"
    assert not Measure.objects.filter(pk=town.app.pk).exists()


def test_one_owner_and_three_take_the_same_queries(town, told, browse, django_assert_max_num_queries):
    told(Q1, {town.app: 60})
    client, address = browse(), f"/measures/{town.app.pk}/"
    client.get(address)
    counts = []
    for month in (3, 4):
        BODIES.clear()
        with django_assert_max_num_queries(25) as queries:
            client.get(address)
        counts.append(len(queries))
        for person in ("rehtori", "hallintosihteeri"):
            one = actions.Assignment(town.app, town.people[person], "collaborator", date(2024, month, 1))
            actions.assign_owners(assignments=[one], by=COMMAND_LINE, at=AT)
    assert counts[0] == counts[1]


def test_text_of_people_is_never_markup(town, told, browse):
    told(Q1, {town.app: 60}, note="<script>alert(1)</script>")
    page = browse().get(f"/measures/{town.app.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_dates_that_somebody_else_moved_are_shown_before_asking_why(town, browse):
    approve(town)
    typed = form_of(town.app, title="Minun nimeni")
    moved = actions.MeasureChange(town.app, {"end": date(2025, 6, 30)}, reason="Viivästyi")
    actions.change_measures(changes=[moved], by=COMMAND_LINE, at=AT)
    response = browse().post(f"/measures/{town.app.pk}/edit/", typed)
    assert response.status_code == 409
    assert "<td>30.6.2025</td><td>31.12.2024</td>" in response.content.decode()
