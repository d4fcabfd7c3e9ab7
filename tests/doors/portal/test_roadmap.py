"""The roadmap as a table, a timeline and a file."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.periods import Quarter
from viitta.doors.portal.roadmap.filters import Filters, read_filters
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Ownership
from viitta.parts.ui.fresh import BODIES

Q1 = Quarter(2024, 1)


def titles(response) -> list[str]:
    """Titles of the rows in their order."""
    return re.findall(r'scope="row" class="t"><a class="title" href="[^"]+">([^<]+)</a>', response.content.decode())


def address(town, query: str = "") -> str:
    return f"/roadmaps/{town.roadmap.pk}/{query}"


def test_the_rows_stand_under_their_themes_with_owner_and_figures(town, told, browse):
    told(Q1, {town.app: 40})
    page = browse().get(address(town)).content.decode()
    assert page.index("Sähköiset palvelut") < page.index("Kaupunkisovellus") < page.index("Kirjaston digituki")
    assert "viestintäpäällikkö" in page
    assert "<b>40\u00a0%</b>" in page
    assert "63\u00a0%" in page  # expected of 24 months after 15


def test_a_reported_zero_and_nothing_reported_look_different(town, told, browse):
    told(Q1, {town.app: 0})
    page = browse().get(address(town, "?sort=title")).content.decode()
    rows = re.findall(r'<tr><th scope="row".*?</tr>', page, re.S)
    assert "<b>0\u00a0%</b>" in rows[0]
    assert "<b>–</b>" in rows[2]


def test_the_top_says_how_the_mean_was_counted(town, told, browse):
    told(Q1, {town.app: 40, town.study: 50})
    page = browse().get(address(town)).content.decode()
    assert "<b>45\u00a0%</b>" in page
    assert "N = 2: neljännekseltä Q1/2024 ilmoitettuja 2, aiempia 0." in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=study", ["Tietovaraston selvitys"]),
        ("?situation=late", ["Tietovaraston selvitys"]),
        ("?situation=continuous", ["Kirjaston digituki"]),
        ("?timeliness=on_time", ["Kaupunkisovellus"]),
        ("?q=KIRJ", ["Kirjaston digituki"]),
        ("?q=viestintäpäällikkö&kind=one_off", ["Kaupunkisovellus"]),
        ("?owner=none", []),
        ("?status=done", []),
        ("?status=nonsense&theme=abc", ["Kaupunkisovellus", "Tietovaraston selvitys", "Kirjaston digituki"]),
        ("?sort=title", ["Kaupunkisovellus", "Kirjaston digituki", "Tietovaraston selvitys"]),
        ("?sort=-title", ["Tietovaraston selvitys", "Kirjaston digituki", "Kaupunkisovellus"]),
        ("?sort=-reported", ["Kaupunkisovellus", "Kirjaston digituki", "Tietovaraston selvitys"]),
        ("?sort=reported", ["Tietovaraston selvitys", "Kirjaston digituki", "Kaupunkisovellus"]),
        ("?view=timeline&kind=study", ["Tietovaraston selvitys"]),
        ("?view=cube&kind=study", ["Tietovaraston selvitys"]),
    ],
)
def test_filters_and_order_live_in_the_address(town, told, browse, query, expected):
    told(Q1, {town.app: 60, town.study: 20})
    response = browse().get(address(town, query))
    assert (response.status_code, titles(response)) == (200, expected)


def test_theme_and_owner_are_chosen_by_their_id(town, browse):
    client = browse()
    assert titles(client.get(address(town, f"?theme={town.themes[1].pk}"))) == ["Kirjaston digituki"]
    person = town.people["viestintäpäällikkö"].pk
    assert len(titles(client.get(address(town, f"?owner={person}")))) == 3


def test_a_measure_without_an_owner_is_plain_to_see(town, browse):
    actions.end_ownerships(
        ownerships=list(Ownership.objects.filter(measure=town.app)), on=date(2024, 5, 1), by=COMMAND_LINE, at=AT
    )
    response = browse().get(address(town))
    assert "1 toimenpiteeltä puuttuu vastuuhenkilö." in response.content.decode()
    assert response.content.decode().count("ei vastuuhenkilöä") == 1
    assert titles(browse().get(address(town, "?owner=none"))) == ["Kaupunkisovellus"]


def test_the_file_has_exactly_the_rows_of_the_screen(town, told, browse):
    told(Q1, {town.app: 60}, note="=1+1")
    text = browse().get(address(town, "?q=kaupunki&format=csv")).content.decode("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("Sähköiset palvelut;Kaupunkisovellus;viestintäpäällikkö;kertaluonteinen;2023-01-01")
    assert "'=1+1" in lines[1]


def test_the_excel_file_opens(town, browse):
    from io import BytesIO

    from openpyxl import load_workbook

    response = browse().get(address(town, "?format=xlsx"))
    rows = list(load_workbook(BytesIO(response.content)).active.values)
    assert [row[1] for row in rows] == [
        "Toimenpide",
        "Kaupunkisovellus",
        "Tietovaraston selvitys",
        "Kirjaston digituki",
    ]


@pytest.mark.parametrize("query", ["", "?view=timeline"])
def test_one_row_and_three_take_the_same_queries(town, told, browse, query, django_assert_max_num_queries):
    told(Q1, {town.app: 60})
    client = browse()
    client.get(address(town, query))
    counts = []
    for kept in (3, 1):
        BODIES.clear()
        with django_assert_max_num_queries(25) as queries:
            assert len(titles(client.get(address(town, query)))) == kept
        counts.append(len(queries))
        actions.remove_measures(measures=[town.study, town.support], by=COMMAND_LINE, at=AT) if kept == 3 else None
    assert counts[0] == counts[1]


def test_a_roadmap_without_measures_says_what_to_do(town, browse):
    actions.remove_measures(measures=[town.app, town.study, town.support], by=COMMAND_LINE, at=AT)
    assert "Ei vielä toimenpiteitä" in browse().get(address(town)).content.decode()


def test_text_of_people_is_never_markup(town, browse):
    actions.change_measures(
        changes=[actions.MeasureChange(town.app, {"title": "<script>alert(1)</script>"})], by=COMMAND_LINE, at=AT
    )
    for query in ("", "?view=timeline", "?q=<script>"):
        page = browse().get(address(town, query)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


@given(
    st.dictionaries(
        st.sampled_from(
            ["view", "quarter", "situation", "theme", "owner", "kind", "goal", "unit", "q", "sort", "origin"]
        ),
        st.text(max_size=120),
    )
)
def test_any_address_is_understood_and_written_back_the_same(data):
    filters = read_filters(data)
    from urllib.parse import parse_qsl

    assert read_filters(dict(parse_qsl(filters.address().removeprefix("?")))) == filters


def test_a_quarter_outside_the_period_shows_the_nearest_one(town, told, browse):
    told(Q1, {town.app: 60})
    assert "tilanne 31.12.2025" in browse().get(address(town, "?quarter=2031Q1")).content.decode()
    assert "tilanne 31.3.2023" in browse().get(address(town, "?quarter=1999Q1")).content.decode()


def test_a_huge_number_in_the_address_is_not_found(town, browse):
    assert browse().get("/roadmaps/99999999999999999999999/").status_code == 404
    assert browse().get(address(town, "?theme=99999999999999999999999&goal=99999999999999")).status_code == 200


def test_what_is_not_set_stays_out_of_the_address():
    assert Filters().address() == "?"
    assert Filters(kind="study").address(sort="title") == "?kind=study&sort=title"
