"""A report on a page and as a file of its own."""

import re
from html.parser import HTMLParser

import pytest

from tests.render.example import every_block, long_report, situation_picture
from tests.render.hostile import ALL
from tests.render.hostile_report import hostile_report
from viitta.core.document import Document, clean
from viitta.render import html


class Tags(HTMLParser):
    """Tags with their attributes, the text, and whether every tag that was opened was closed in turn."""

    EMPTY = ("br", "meta", "path", "rect", "circle", "link")

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    def named(self, *names):
        return [attributes for tag, attributes in self.tags if tag in names]


def test_headings_follow_the_title_of_the_page():
    levels = re.findall(r"<h(\d)", html.page(every_block()))
    assert levels[:4] == ["1", "2", "3", "2"]


def test_every_head_cell_says_what_it_is_head_of():
    scopes = {attributes.get("scope") for attributes in Tags(html.fragment(situation_picture())).named("th")}
    assert scopes == {"col", "row"}


def test_a_figure_opens_the_rows_it_was_counted_from():
    assert '<a href="/roadmaps/1/?tilanne=valmis">1</a>' in html.fragment(situation_picture())


def test_a_file_of_its_own_points_back_with_the_whole_address():
    assert 'href="https://viitta.example/roadmaps/1/"' in html.page(
        situation_picture(), base_url="https://viitta.example/"
    )


def test_a_drawing_has_the_same_figures_as_a_table():
    made = html.fragment(every_block())
    assert made.count("<summary>Samat luvut taulukkona</summary>") == 3
    assert "Kuva\u00a01. Pääkohdat" in made
    assert "Taulukko\u00a03. Tiekartta lukuina" in made


def test_words_of_the_form_follow_the_language_of_the_report():
    made = html.page(every_block("sv"))
    assert '<html lang="sv">' in made
    assert "Figur\u00a01." in made
    assert "Tabell\u00a01." in made


def test_text_in_another_language_is_marked():
    assert '<span lang="en">in English</span>' in html.fragment(every_block())


def test_a_fragment_bears_a_strict_content_policy():
    tags = Tags(html.fragment(every_block())).tags
    assert not [tag for tag, _ in tags if tag in ("script", "style", "link", "img", "iframe")]
    assert not [name for _, attributes in tags for name in attributes if name == "style" or name.startswith("on")]


def test_ids_are_unique():
    found = [attributes["id"] for _, attributes in Tags(html.page(every_block())).tags if "id" in attributes]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_hostile_text_is_shown_and_not_obeyed(text):
    document: Document = hostile_report(text)
    tags = Tags(html.page(document))
    assert tags.open == []
    assert not tags.named("script", "label", "b1")
    assert clean(text).split("\n")[0] in "".join(tags.text)


def test_the_contents_lead_to_numbered_headings():
    shown = Tags(html.page(long_report()))
    targets = [link["href"] for link in shown.named("a") if (link["href"] or "").startswith("#section")]
    places = [f"#{one['id']}" for one in shown.named("h2", "h3", "h4") if one.get("id")]
    assert len(targets) == 6
    assert set(targets) <= set(places)
    assert "1.1 Tausta" in shown.text


def test_a_report_without_contents_has_no_list_of_them():
    assert "contents" not in html.fragment(every_block())
