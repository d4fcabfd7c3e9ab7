"""One page of a roadmap for one unit, for its own management."""

import re
from io import BytesIO

import pikepdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions as roadmaps

pytestmark = pytest.mark.django_db
BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def units(town):
    """Two units: the app is of the first."""
    made = organisations.add_units(organisation=town.organisation, names=["Viestintä", "Kirjasto"], **BY)
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(town.app, {"unit": made[0]})], **BY)
    return made


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", response.content.decode()))


def test_units_that_answer_for_measures_are_listed_with_their_number(town, units, browse):
    page = browse("reader").get(f"/roadmaps/{town.roadmap.pk}/units/").content.decode()
    assert f"/roadmaps/{town.roadmap.pk}/units/{units[0].pk}/" in page
    assert "1 toimenpide" in page
    assert "Kirjasto<" not in page


def test_without_units_the_page_says_what_belongs_there(town, browse):
    assert "Yksiköitä ei ole vielä" in text_of(browse().get(f"/roadmaps/{town.roadmap.pk}/units/"))


def test_the_page_of_a_unit_tells_its_measures_and_what_was_seen_of_them(town, units, browse):
    seen = [
        followup.NewObservation("success", f"Onnistuminen {n}.", TODAY, Quarter(2024, 1), town.app) for n in range(5)
    ]
    other = followup.NewObservation("success", "Toisen yksikön.", TODAY, Quarter(2024, 1), town.support)
    followup.record_observations(roadmap=town.roadmap, new=[*seen, other], **BY)
    text = text_of(browse("reader").get(f"/roadmaps/{town.roadmap.pk}/units/{units[0].pk}/"))
    assert "Kaupunkisovellus" in text
    assert "Tietovaraston selvitys" not in text
    assert "Onnistuminen 4." in text
    assert "Onnistuminen 0." not in text
    assert "ja 2 muuta" in text
    assert "Toisen yksikön." not in text


def test_a_unit_without_measures_of_the_roadmap_has_no_page(town, units, browse):
    assert browse().get(f"/roadmaps/{town.roadmap.pk}/units/{units[1].pk}/").status_code == 404


def test_it_is_one_page_in_print(town, units, browse):
    made = browse().get(f"/roadmaps/{town.roadmap.pk}/units/{units[0].pk}/?format=pdf")
    assert len(pikepdf.open(BytesIO(made.content)).pages) == 1
    assert "viestinta-digitiekartta-20232025.pdf" in made["Content-Disposition"]
    assert browse().get(f"/roadmaps/{town.roadmap.pk}/units/{units[0].pk}/?format=exe").status_code == 404


def test_three_measures_take_the_same_queries_as_one(town, units, browse):
    browser, address = browse(), f"/roadmaps/{town.roadmap.pk}/units/{units[0].pk}/"

    def count() -> int:
        browser.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    before = count()
    changed = [roadmaps.MeasureChange(one, {"unit": units[0]}) for one in (town.study, town.support)]
    roadmaps.change_measures(changes=changed, **BY)
    assert count() == before
