"""A municipality is asked for its column by mail and answers behind the link in a real browser, without signing in."""

import re

import pytest

from tests.browsing import findings, overflow
from tests.cast import AT
from tests.permissions.projects import build_joint
from viitta.core.actors import COMMAND_LINE
from viitta.parts.joint_projects import tasks
from viitta.parts.joint_projects.actions import running
from viitta.parts.joint_projects.models import Partner, Result, ResultUse
from viitta.parts.messages.models import Message

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BY = {"by": COMMAND_LINE, "at": AT}
SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})


@pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without-javascript"])
def test_a_column_is_filled_behind_the_mail_link(chromium, live_server, town, scripts):
    joint = build_joint(town)
    new = [{"title": "Yhteinen julkaisualusta", "kind": "system"}, {"title": "Verkkokeskustelu", "kind": "experiment"}]
    first, second = running.add_rows(project=joint.project, model=Result, new=new, **BY)
    Partner.objects.filter(pk=joint.partner.pk).update(contact=joint.people["rehtori"])
    tasks.ask_for_results(project=joint.project, **BY)
    link = re.search(r"/results/[\w-]+/", Message.objects.get(kind="results_ask").text)[0]
    context = chromium.new_context(viewport=SIZES[0], java_script_enabled=scripts, locale="fi-FI")
    page = context.new_page()
    page.goto(live_server.url + link)
    look(page, scripts)
    assert not ResultUse.objects.exists()
    page.select_option(f"#id_r{first.pk}-state", "in_use")
    page.fill(f"#id_r{first.pk}-on", "3/2024")
    page.fill(f"#id_r{first.pk}-yearly_cost", "1 200,50 €")
    page.fill(f"#id_r{first.pk}-changed", "Sivut ovat samalla alustalla.")
    page.select_option(f"#id_r{second.pk}-state", "not")
    page.click("main form button.main")
    assert "Kerro, miksi se ei ole käytössä" in page.inner_text(".errors")
    look(page, scripts)
    page.fill(f"#id_r{second.pk}-why_not", "Neuvojien aika ei riitä.")
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"\?saved=1$"))
    assert "Kiitos" in page.inner_text("main")
    look(page, scripts)
    context.close()
    assert set(ResultUse.objects.values_list("state", flat=True)) == {"in_use", "not"}


def look(page, scripts):
    """Axe at both sizes, where scripts are on."""
    for size in SIZES if scripts else ():
        page.set_viewport_size(size)
        assert findings(page) == []
        assert overflow(page) <= 0
    page.set_viewport_size(SIZES[0])
