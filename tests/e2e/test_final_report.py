"""A final report from its beginning to a published file in a real browser: begun, a section written, a comment of a
member handled, previewed, published, downloaded. With JavaScript and without; axe finds nothing."""

import re
from datetime import UTC, datetime

import pytest

from tests.browsing import findings, overflow
from viitta.core.actors import SYSTEM
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.mails import link_address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def sign_in(request, chromium, live_server, town):
    """Opens a browser of a role; `look` is axe at both sizes, where scripts are on."""
    contexts = []

    def signed_in(role: str):
        context = chromium.new_context(
            viewport=SIZES[0], java_script_enabled=request.param, locale="fi-FI", accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        link = organisations.issue_sign_in_link(
            account=town.accounts[role], minutes=30, by=SYSTEM, at=datetime.now(UTC)
        )
        page.goto(live_server.url + re.sub(r"^https?://[^/]+", "", link_address(link)))
        page.click("main button")
        page.wait_for_url(live_server.url + "/")
        page.look = look if request.param else lambda _page: None
        return page

    yield signed_in
    for context in contexts:
        context.close()


def look(page):
    for size in SIZES:
        page.set_viewport_size(size)
        assert findings(page) == []
        assert overflow(page) <= 0
    page.set_viewport_size(SIZES[0])


def begin(page, live_server, town) -> str:
    """Begin the report from the pages of its roadmap and give its address."""
    page.goto(f"{live_server.url}/roadmaps/{town.roadmap.pk}/")
    page.click("main a[href^='/reports/']")
    page.look(page)
    page.click(f"a[href='/reports/new/?roadmap={town.roadmap.pk}']")
    page.look(page)
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/reports/\d+/$"))
    page.look(page)
    return page.url


def write(page, text):
    page.click("nav a:has-text('Onnistumiset')")
    page.click("a[href$='/sections/successes/']")
    page.look(page)
    page.fill("#id_text", text)
    page.check("input[name=placing][value=instead]")
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"section=successes"))
    page.look(page)


def download(page, word) -> bytes:
    with page.expect_download() as started:
        page.click(f"main .head a:has-text('{word}')")
    return started.value.path().read_bytes()


def test_a_report_is_begun_written_commented_published_and_downloaded(sign_in, live_server, town):
    convenor = sign_in("convenor")
    address = begin(convenor, live_server, town)
    write(convenor, "Sovellus julkaistiin, ja asukkaat ottivat sen omakseen.\n\n- 40 kokeilijaa\n- hyvä palaute")
    member = sign_in("member")
    member.goto(f"{address}?section=successes")
    assert member.locator("a[href$='/publish/']").count() == 0
    member.fill("#id_text", "Lisätään kirjaston digituki.")
    member.click("#comments form button")
    member.wait_for_url(re.compile("#comments$"))
    convenor.goto(f"{address}?section=successes")
    assert "Lisätään kirjaston digituki." in convenor.inner_text("#comments")
    convenor.look(convenor)
    convenor.click("#comments form button:has-text('Merkitse')")
    convenor.wait_for_url(re.compile("#comments$"))
    assert "käsitelty" in convenor.inner_text("#comments")
    convenor.click("a[href$='/preview/']")
    assert "asukkaat ottivat sen omakseen" in convenor.inner_text("main")
    convenor.look(convenor)
    convenor.goto(f"{address}publish/")
    convenor.look(convenor)
    convenor.click("main form button.main")
    convenor.wait_for_url(re.compile(r"/versions/1/$"))
    convenor.look(convenor)
    first = download(convenor, "PDF")
    assert first.startswith(b"%PDF")
    assert download(convenor, "PDF") == first
    assert download(convenor, "Word").startswith(b"PK")
