"""The application of a joint project in a real browser: two municipalities draft side by side, one sees the other
writing, who saves second is told; findings shrink as costs and financing are mended; the whole is kept as sent."""

import re

import pytest

from tests.browsing import findings, overflow
from tests.cast import AT
from tests.complete_application import complete
from tests.e2e.test_main_job import DESK, PHONE, sign_in
from tests.permissions.projects import build_joint
from viitta.parts.joint_projects.actions import application as actions
from viitta.parts.joint_projects.models import JointProject, ProjectState

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def joint(town):
    return build_joint(town)


@pytest.fixture
def desks(chromium, live_server, town, joint):
    """The coordinator's window and, on a phone, that of a person of the partner."""
    opened = []
    for account, size in ((town.accounts["coordinator"], DESK), (joint.accounts["member"], PHONE)):
        context = chromium.new_context(viewport=size, locale="fi-FI")
        page = context.new_page()
        sign_in(page, live_server, account)
        opened.append(page)
    yield opened
    for page in opened:
        page.context.close()


def check(page):
    """Axe finds nothing, and nothing is wider than the window."""
    assert findings(page) == []
    assert overflow(page) <= 0


def fill(page, **values):
    for name, value in values.items():
        page.fill(f"[name={name}]", value)
    page.click("button[form=answer]")
    page.wait_for_url(re.compile(r"/application/\d+/$"))


def told(page) -> list[str]:
    """The sentences of the findings on the page."""
    return [one.replace("\u00a0", " ") for one in page.locator("ul.ruled li").all_inner_texts()]


def test_two_municipalities_draft_side_by_side(desks, live_server, joint):
    coordinator, partner = desks
    address = f"{live_server.url}/projects/{joint.project.pk}/application/"
    partner.goto(address)
    check(partner)
    partner.click("#q6 a")
    check(partner)
    partner.click("text=Kirjoita vastaus")
    check(partner)
    coordinator.goto(address)
    check(coordinator)
    assert "rehtori, Kumppanila kirjoittaa tätä" in coordinator.inner_text("#q6")
    coordinator.click("#q9 a")
    coordinator.click("text=Kirjoita vastaus")
    fill(coordinator, text="Muutos lähtee asukkaan tarpeesta.")
    fill(partner, text="Tavoite on sujuva asiointi.")
    check(partner)
    coordinator.goto(address)
    assert "kirjoittaa tätä" not in coordinator.inner_text("main")
    assert "luonnos" in coordinator.inner_text("#q6")
    assert "luonnos" in coordinator.inner_text("#q9")


def test_who_saves_second_is_told_and_keeps_the_words(desks, live_server, joint):
    coordinator, partner = desks
    address = f"{live_server.url}/projects/{joint.project.pk}/application/6/write/"
    for page in desks:
        page.goto(address)
    fill(partner, text="Kumppanin teksti.")
    coordinator.fill("[name=text]", "Hakijan teksti.")
    coordinator.click("button[form=answer]")
    coordinator.wait_for_selector("[role=alert]")
    assert "Joku muu on muuttanut" in coordinator.inner_text("[role=alert]")
    assert coordinator.input_value("[name=text]") == "Hakijan teksti."
    check(coordinator)


def test_findings_shrink_as_costs_and_financing_are_mended(desks, live_server, joint, town):
    complete(joint, town)
    wrong = [actions.Draft(24, "", {"a": "90000", "b": "10000", "f": "110000", "lines": []})]
    wrong.append(actions.Draft(26, "", {"a": "85010", "b": ["14990"], "c": [], "d": "100000"}))
    actions.write_answers(project=joint.project, drafts=wrong, by=town.actor("coordinator"), at=AT)
    coordinator, _partner = desks
    address = f"{live_server.url}/projects/{joint.project.pk}/application/"
    coordinator.goto(address)
    first = told(coordinator)
    assert any("Kokonaiskustannukset ovat 110 000,00 €" in one for one in first)
    coordinator.goto(f"{address}24/write/")
    fill(coordinator, f="")
    coordinator.goto(address)
    second = told(coordinator)
    assert not any("Kokonaiskustannukset ovat" in one for one in second)
    assert any("Haettava avustus 85 010,00 € on enemmän kuin 85 %" in one for one in second)
    coordinator.goto(f"{address}26/write/")
    check(coordinator)
    fill(coordinator, a="85000", b0="15000", d="")
    coordinator.goto(address)
    assert "Ei huomautettavaa" in coordinator.inner_text("#findings")
    check(coordinator)


def test_a_complete_application_is_copied_and_kept_as_sent(desks, live_server, joint, town):
    complete(joint, town)
    coordinator, _partner = desks
    coordinator.goto(f"{live_server.url}/projects/{joint.project.pk}/application/")
    coordinator.click("text=Kopioi rahoittajan lomakkeelle")
    check(coordinator)
    coordinator.click(".copyable >> nth=5")
    assert len(coordinator.evaluate("getSelection().toString()")) > 20
    coordinator.go_back()
    coordinator.click("text=Merkitse lähetetyksi")
    check(coordinator)
    coordinator.click("main form button")
    coordinator.wait_for_url(re.compile(r"/application/$"))
    assert "Hakemus on lähetetty" in coordinator.inner_text("main")
    assert JointProject.objects.get(pk=joint.project.pk).state == ProjectState.SUBMITTED
