"""Components as markup: what they escape, what they refuse, what they say."""

import gzip
import re
from pathlib import Path

import jinja2
import pytest
from django.template import engines

import viitta.parts.ui
from viitta.parts.ui.forms import SampleForm
from viitta.parts.ui.shell import menu

STATIC = Path(viitta.parts.ui.__file__).parent / "static/ui"
KINDS = ["on_time", "behind", "late", "not_due", "not_reported", "none", "planned", "running", "done", "paused", "dropped", "merged", "continuous", "study"]  # fmt: skip


def render(text, **context):
    return engines["jinja2"].from_string('{% import "ui/macros.html" as ui %}' + text).render(context)


def test_a_name_that_is_not_there_is_an_error_and_not_an_empty_place():
    with pytest.raises(jinja2.UndefinedError):
        render("{{ mistake }}")


def test_text_of_people_is_escaped_in_every_component():
    evil = "<script>alert(1)</script>"
    made = render(
        "{{ ui.badge('late', evil) }}{{ ui.note('error', evil) }}{{ ui.facts([(evil, evil)]) }}{{ ui.empty(evil, evil) }}"
        "{{ ui.tabs(evil, [('#', evil, true)]) }}{{ ui.breadcrumbs([('/', evil)]) }}{{ ui.heading(evil, evil) }}"
        "{{ ui.chips(evil, 'n', [(evil, evil)]) }}{{ ui.select('n', evil, [(evil, evil)], evil) }}{{ ui.error_list(evil, [('#', evil)]) }}",
        evil=evil,
    )
    assert "<script>" not in made
    assert made.count("&lt;script&gt;") >= 15


@pytest.mark.parametrize("kind", KINDS)
def test_every_status_has_a_shape_of_its_own_besides_its_word(kind):
    sprite = render('{% include "ui/sprite.html" %}')
    shapes = dict(re.findall(r'<symbol id="s-(\w+)"[^>]*>(.*?)</symbol>', sprite))
    assert set(shapes) == set(KINDS)
    assert list(shapes.values()).count(shapes[kind]) == 1
    assert f"#s-{kind}" in render("{{ ui.badge(kind, 'sana') }}", kind=kind)


def test_mails_have_a_character_for_every_status():
    text = '{% import "ui/mail/parts.html" as mail %}{% for kind in kinds %}{{ mail.status(kind, "sana") }}{% endfor %}'
    made = engines["jinja2"].from_string(text).render({"kinds": KINDS})
    shapes = re.findall(r">(\S)&nbsp;sana", made)
    assert len(set(shapes)) == len(KINDS)


def test_a_refused_field_says_so_to_those_who_do_not_see_it():
    form = SampleForm({"email": "x"})
    made = render("{{ ui.error_summary(form) }}{{ ui.form_fields(form) }}", form=form)
    assert 'aria-invalid="true"' in made
    assert 'aria-describedby="id_email_helptext id_email_error"' in made
    assert 'id="id_email_error"' in made
    assert '<a href="#id_email">Sähköposti: ' in made
    assert '<a href="#id_cause_0">' in made


def test_djangos_own_drawing_of_a_form_uses_our_fields():
    assert '<div class="field' in str(SampleForm())
    assert '<div class="field' in SampleForm()["title"].as_field_group()


def test_the_menu_marks_the_page_and_its_children_but_home_only_itself():
    items = [("/", "Tänään"), ("/roadmaps/", "Tiekartta")]
    assert [item.is_current for item in menu(items, "/roadmaps/7/")] == [False, True]
    assert [item.is_current for item in menu(items, "/")] == [True, False]


@pytest.mark.parametrize("code", ["400", "403", "404", "429", "500"])
def test_an_error_page_needs_neither_request_nor_database(code):
    made = engines["jinja2"].get_template(f"{code}.html").render({})
    assert f">{code}<" in made
    assert "{{" not in made


def test_everything_a_first_load_fetches_is_small():
    files = [*STATIC.rglob("*.css"), *STATIC.rglob("*.js"), *STATIC.rglob("*.svg")]
    assert len(files) >= 6
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < 20_000


def test_styles_and_scripts_ask_nothing_of_other_hosts():
    for file in [*STATIC.rglob("*.css"), *STATIC.rglob("*.js")]:
        assert "//" not in re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.S), file
        assert "@import" not in file.read_text(), file
