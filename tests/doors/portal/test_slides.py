"""Pictures for slides: each figure as SVG and PNG, with the sentence that says what it shows."""

import re
from xml.etree import ElementTree

import pytest

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def convenor(client, town):
    client.force_login(town.accounts["convenor"], backend=BACKEND)
    return client


def test_every_figure_stands_on_the_page_with_its_sentence_and_both_files(town, convenor):
    page = convenor.get(f"/picture/{town.roadmap.pk}/slides/?quarter=2024Q1").content.decode()
    shown = re.findall(r'<img class="slide" src="([^"]+)" alt="([^"]+)"', page)
    assert shown
    for address, alt in shown:
        assert alt
        for form in ("svg", "png"):
            assert address.replace(".svg?", f".{form}?") + "&amp;download=1" in page


def test_a_picture_is_a_wide_svg_and_a_png_of_the_same_shape(town, convenor):
    address = f"/picture/{town.roadmap.pk}/slides/themes"
    drawn = convenor.get(f"{address}.svg?quarter=2024Q1")
    assert drawn["Content-Type"] == "image/svg+xml"
    _left, _top, width, height = map(float, ElementTree.fromstring(drawn.content).get("viewBox").split())
    assert round(width / height, 2) == 1.78
    png = convenor.get(f"{address}.png?quarter=2024Q1").content
    assert png.startswith(PNG)
    wide, tall = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert wide > 1800
    assert round(wide / tall, 2) == 1.78


def test_the_same_picture_is_the_same_bytes(town, convenor):
    address = f"/picture/{town.roadmap.pk}/slides/themes.png?quarter=2024Q1"
    assert convenor.get(address).content == convenor.get(address).content


def test_a_file_is_saved_under_a_name_that_tells_what_it_is(town, convenor):
    answer = convenor.get(f"/picture/{town.roadmap.pk}/slides/themes.svg?quarter=2024Q1&download=1")
    assert re.search(r'attachment; filename="[a-z0-9-]+-2024Q1-themes.svg"', answer["Content-Disposition"])


@pytest.mark.parametrize("name", ["roadmap-99.svg", "themes.gif", "nothing.png"])
def test_a_picture_that_there_is_not_is_not_found(town, convenor, name):
    assert convenor.get(f"/picture/{town.roadmap.pk}/slides/{name}").status_code == 404


def test_the_situation_picture_leads_to_them(town, convenor):
    page = convenor.get(f"/picture/{town.roadmap.pk}/?quarter=2024Q1").content.decode()
    assert f'href="/picture/{town.roadmap.pk}/slides/?quarter=2024Q1"' in page
