"""Pages of a running project: registers, results by municipality, the column behind a mail link, closing."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from tests.cast import AT
from tests.permissions.projects import build_joint
from viitta.core.actors import COMMAND_LINE
from viitta.parts.joint_projects.actions import results, running
from viitta.parts.joint_projects.models import Communication, JointProject, Output, Result, ResultUse
from viitta.parts.organisations.models import Person

BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def joint(town):
    return build_joint(town)


@pytest.fixture
def platform(joint) -> Result:
    return running.add_rows(project=joint.project, model=Result, new=[{"title": "Alusta", "kind": "system"}], **BY)[0]


@pytest.fixture
def link(joint, platform) -> str:
    opened = results.open_rounds(project=joint.project, on=AT.date(), **BY)
    person = joint.people["rehtori"]
    tokens = results.issue_links(round=opened, people=[(joint.partner, person)], **BY)
    return f"/results/{tokens[joint.partner.pk, person.pk]}/"


def text_of(client, address, code=200):
    response = client.get(address)
    assert response.status_code == code, response.status_code
    return response.content.decode().replace("\xa0", " ")


def post(client, address, code=302, /, **data):
    response = client.post(address, data)
    assert response.status_code == code, (response.status_code, response.content.decode()[:1500])
    return response.content.decode().replace("\xa0", " ")


REGISTERS = (
    ("outputs", "project-outputs", {"title": "Loppuraportti", "kind": "output"}, "title"),
    ("communication", "project-communication", {"audience": "Asukkaat", "channel": "Lehti"}, "audience"),
    ("stakeholders", "project-stakeholders", {"name": "Maakuntaliitto"}, "name"),
    ("related", "project-related", {"name": "Kansallinen hanke"}, "name"),
    ("results/list", "project-results", {"title": "Alusta", "kind": "system"}, "title"),
)


@pytest.mark.parametrize(("path", "rows", "given", "name"), REGISTERS)
def test_a_row_of_each_register_is_added_changed_taken_away_and_brought_back(browse, joint, path, rows, given, name):
    client, here = browse(), f"/projects/{joint.project.pk}/{path}/"
    assert "Ei vielä" in text_of(client, here) or "Viestintää ei ole vielä suunniteltu" in text_of(client, here)
    assert "Tämä kenttä" in post(client, f"{here}new/", 422, **{**given, name: ""})
    post(client, f"{here}new/", **given)
    assert given[name] in text_of(client, here)
    (edit,) = [
        one for one in text_of(client, here).split('"') if one.startswith(f"/{rows}/") and one.endswith("/edit/")
    ]
    post(client, edit, **{**given, name: "Toinen nimi"}, seen=1)
    assert "Joku muu on muuttanut" in post(client, edit, 422, **given, seen=1)
    assert (
        load_workbook(BytesIO(client.get(f"{here}?format=xlsx").content)).active.cell(2, 1).value.startswith("Toinen")
    )
    post(client, edit.replace("/edit/", "/remove/"))
    assert "Toinen nimi" not in text_of(client, here)
    post(client, edit.replace("/edit/", "/remove/"), back="1")
    assert "Toinen nimi" in text_of(client, here)


def test_an_effect_is_chosen_from_the_form(browse, joint):
    client, address = browse(), f"/projects/{joint.project.pk}/outputs/new/"
    assert "Valitse, mikä lomakkeen vaikutuksista" in post(client, address, 422, title="Vaikutus", kind="effect")
    post(client, address, title="Vaikutus", kind="effect", choice="wellbeing")
    assert "ei vielä näyttöä" in text_of(client, f"/projects/{joint.project.pk}/outputs/")


def test_what_is_late_shows_and_is_marked_done_in_one_step(browse, joint):
    new = [{"audience": "Asukkaat", "channel": "Lehti", "planned_on": AT.date()}]
    row = running.add_rows(project=joint.project, model=Communication, new=new, **BY)[0]
    client = browse()
    assert "myöhässä" in text_of(client, f"/projects/{joint.project.pk}/communication/")
    post(client, f"/project-communication/{row.pk}/done/")
    page = text_of(client, f"/projects/{joint.project.pk}/communication/")
    assert "myöhässä" not in page
    assert "tehty" in page


def told(platform, **given):
    values = {
        "state": "in_use",
        "on": "1.3.2024",
        "yearly_cost": "1.200,50 €",
        "changed": "Yksi sivusto",
        "why_not": "",
        **given,
    }
    return {f"r{platform.pk}-{name}": value for name, value in values.items()}


def test_a_municipality_fills_its_own_column_and_the_matrix_shows_it(browse, joint, platform):
    client, address = browse("member", joint.accounts), f"/partners/{joint.partner.pk}/results/"
    assert "Kerro, miksi se ei ole käytössä" in post(client, address, 422, **told(platform, state="not"))
    assert not ResultUse.objects.exists()
    post(client, address, **told(platform))
    page = text_of(browse("reader"), f"/projects/{joint.project.pk}/results/")
    assert "Käytössä 1 kohdassa 2:sta; 1 on kertomatta." in page
    assert "1 200,50 € vuodessa" in page
    assert "Yksi sivusto" in page
    post(client, address, **told(platform, state="not", why_not="Liian kallis", seen="1"))
    history = text_of(browse("reader"), f"/projects/{joint.project.pk}/results/")
    assert "Kumppanila: Alusta: käytössä, 1 200,50 €" in history
    assert "Kumppanila: Alusta: ei käytössä, Liian kallis" in history
    assert client.get(f"/partners/{joint.applicant.pk}/results/").status_code == 404


@pytest.mark.parametrize("amount", ["1e9", "kallis", "-5"])
def test_a_cost_that_is_no_amount_is_told_beside_its_field(browse, joint, platform, amount):
    client, address = browse("member", joint.accounts), f"/partners/{joint.partner.pk}/results/"
    page = post(client, address, 422, **told(platform, yearly_cost=amount))
    assert f"id_r{platform.pk}-yearly_cost_error" in page
    assert not ResultUse.objects.exists()


def test_opening_a_mail_link_shows_and_only_the_button_saves(joint, platform, link):
    client = Client()
    assert "Alusta" in text_of(client, link)
    assert not ResultUse.objects.exists()
    post(client, link, **told(platform))
    assert "Kiitos" in text_of(client, f"{link}?saved=1")
    post(client, link, **told(platform, state="taking", seen="1"))
    use = ResultUse.objects.get()
    assert (use.state, use.by_label, use.revisions.count()) == ("taking", joint.people["rehtori"].label, 2)
    assert use.revisions.first().round is not None


def test_a_link_of_a_closed_round_says_so_and_an_unknown_one_is_404(joint, platform, link):
    results.open_rounds(project=joint.project, on=AT.date(), **BY)
    assert "Kysely on päättynyt" in text_of(Client(), link, 410)
    post(Client(), link, 410, **told(platform))
    assert not ResultUse.objects.exists()
    text_of(Client(), f"/results/{'x' * 43}/", 404)


def test_the_link_of_who_has_left_works_no_more(joint, platform, link):
    Person.objects.filter(pk=joint.people["rehtori"].pk).update(left_on=AT.date())
    text_of(Client(), link, 404)


def test_the_page_of_one_result_and_of_three_takes_the_same_queries(browse, joint, platform, django_assert_num_queries):
    client, address = browse(), f"/projects/{joint.project.pk}/results/"
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    new = [{"title": f"Tulos {number}", "kind": "practice"} for number in range(2)]
    running.add_rows(project=joint.project, model=Result, new=new, **BY)
    with django_assert_num_queries(len(one)):
        client.get(address)
    assert len(one) <= 25


def test_the_next_project_is_drafted_by_a_button(browse, joint, platform):
    client, here = browse(), f"/projects/{joint.project.pk}/closing/"
    assert "Kirjoita perustelut" in post(client, f"{here}edit/", 422, needed="yes", grounds="")
    post(client, f"{here}edit/", needed="yes", grounds="Työ jäi kesken.", deciding_body="hallitus", seen="0")
    assert "Jatkohanke tarvitaan" in text_of(client, here)
    post(client, f"{here}follow-up/")
    assert JointProject.objects.filter(previous=joint.project).count() == 1
    assert "jatkohanke" in text_of(client, here)


def test_a_stranger_sees_none_of_it(browse, joint, platform, neighbour):
    client = browse("convenor", neighbour[1])
    for page in ("outputs", "communication", "stakeholders", "related", "results", "results/list", "closing"):
        assert client.get(f"/projects/{joint.project.pk}/{page}/").status_code == 404


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "A" * 200, "שלום \u202eabc"])
def test_any_text_is_shown_as_it_is(browse, joint, text):
    running.add_rows(project=joint.project, model=Output, new=[{"title": text, "evidence": text * 4}], **BY)
    assert "<script>alert" not in text_of(browse(), f"/projects/{joint.project.pk}/outputs/")
