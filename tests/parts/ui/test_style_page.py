"""Every component in a real browser: axe finds nothing, nothing runs over the edge, nothing is too small."""

import pytest

from tests.browsing import findings, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ["/styles/", "/styles/?errors=1", "/styles/?bare=1", "/styles/?confirm=1"]


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")], ids=str)
def page(request, chromium):
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    yield page
    context.close()


def test_axe_finds_nothing_on_any_component(page, live_server):
    for address in PAGES:
        page.goto(live_server.url + address)
        assert findings(page) == [], address
        assert overflow(page) <= 0, address
        assert page.problems == [], address


def test_no_text_is_under_16_pixels(page, live_server):
    page.goto(live_server.url + "/styles/")
    small = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()))"
        ".filter(e => parseFloat(getComputedStyle(e).fontSize) < 15.9 && !e.closest('svg')).map(e => e.outerHTML)"
    )
    assert small == []


def test_what_is_pressed_is_44_pixels_high(page, live_server):
    page.goto(live_server.url + "/styles/")
    low = page.evaluate(
        "[...document.querySelectorAll('.button, input:not([type=checkbox], [type=radio]), select, .chips label, .nav a')]"
        ".filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"
    )
    assert low == []


def test_a_refused_form_takes_the_focus_to_its_summary(page, live_server):
    page.goto(live_server.url + "/styles/?errors=1")
    assert page.evaluate("document.activeElement.className") == "errors"
    page.click(".errors a >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_title"


def test_the_menu_of_a_phone_opens_by_keyboard_and_closes_by_escape(chromium, live_server):
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.goto(live_server.url + "/styles/")
    assert not page.is_visible(".nav a")
    page.focus(".burger")
    page.keyboard.press("Enter")
    assert page.is_visible(".nav a")
    assert findings(page) == []
    page.keyboard.press("Escape")
    assert not page.is_visible(".nav a")
    page.close()


def test_the_menu_and_the_page_work_without_javascript(chromium, live_server):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + "/styles/")
    page.click(".burger")
    assert page.is_visible("nav a[aria-current=page]")
    page.keyboard.press("Escape")
    page.click(".who > summary")
    assert page.is_visible("text=Kirjaudu ulos")
    context.close()
