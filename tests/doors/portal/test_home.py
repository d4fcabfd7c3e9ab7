"""Home: what waits for whom."""

from datetime import date

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import tasks
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Ownership
from viitta.parts.ui.fresh import BODIES


def open_round(town):
    return tasks.open_and_ask(
        roadmaps=[(town.roadmap, Quarter(2024, 1))], opens=date(2024, 4, 2), by=COMMAND_LINE, at=AT
    )[0]


def test_who_has_not_signed_in_is_led_to_sign_in(client, db):
    assert client.get("/").status_code == 302


def test_an_owner_sees_the_answers_that_wait(town, browse):
    open_round(town)
    page = browse("owner").get("/").content.decode()
    assert "2 toimenpidettä odottaa vastaustasi" in page
    assert 'href="/my-answers/"' in page
    assert "Viimeksi muuttunutta" not in page


def test_a_reader_is_asked_nothing(town, browse):
    open_round(town)
    assert "Mikään ei odota sinua juuri nyt." in browse("reader").get("/").content.decode()


def test_the_convenor_sees_the_open_round_and_what_changed(town, browse):
    opened = open_round(town)
    page = browse().get("/").content.decode()
    assert "Kierroksen Q1/2024 voi sulkea" in page
    assert f'href="/rounds/{opened.pk}/"' in page
    assert "avasi kierroksen" in page


def test_the_convenor_sees_measures_without_an_owner(town, browse):
    actions.end_ownerships(
        ownerships=list(Ownership.objects.filter(measure=town.app)), on=date(2024, 5, 1), by=COMMAND_LINE, at=AT
    )
    page = browse().get("/").content.decode()
    assert "1 toimenpiteeltä puuttuu vastuuhenkilö" in page
    assert f'href="/measures/{town.app.pk}/owner/"' in page
    assert "puuttuu vastuuhenkilö" not in browse("reader").get("/").content.decode()


def test_the_roadmap_stands_in_one_strip_theme_by_theme(town, told, browse):
    told(Quarter(2024, 1), {town.app: 40, town.study: 60})
    page = browse("reader").get("/").content.decode()
    assert "Sähköiset palvelut" in page
    assert "<b>50\u00a0%</b>" in page


def test_a_stranger_sees_nothing_of_the_town(town, neighbour, browse):
    open_round(town)
    page = browse("convenor", neighbour[1]).get("/").content.decode()
    assert "Digitiekartta 2023–2025" not in page
    assert "avasi kierroksen" not in page


def test_one_measure_and_three_take_the_same_queries(town, browse, django_assert_max_num_queries):
    open_round(town)
    client = browse()
    client.get("/")
    counts = []
    for _ in range(2):
        BODIES.clear()
        with django_assert_max_num_queries(25) as queries:
            client.get("/")
        counts.append(len(queries))
        actions.remove_measures(measures=[town.study, town.support], by=COMMAND_LINE, at=AT) if len(
            counts
        ) == 1 else None
    assert counts[0] == counts[1]
