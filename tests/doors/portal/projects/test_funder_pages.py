"""Pages of the reports to the funder: begun from the project, written section by section, published, in the pack."""

import io
import zipfile
from html import unescape

import pytest

from tests.permissions.projects import build_joint
from viitta.doors.reports.models import FUNDER, INTERIM, OwnText, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def joint(town):
    return build_joint(town)


def text_of(response) -> str:
    return unescape(response.content.decode().replace("\u00a0", " "))


def begin(client, joint, kind=FUNDER):
    address = f"/reports/new/?roadmap={joint.project.roadmap_id}&kind={kind}"
    return client.post(address, {"title": "Loppuraportti", "language": "fi"})


@pytest.mark.parametrize("kind", [FUNDER, INTERIM])
def test_the_coordinator_begins_a_report_from_the_project(joint, browse, kind):
    client = browse("coordinator")
    page = text_of(client.get(f"/projects/{joint.project.pk}/"))
    address = f"/reports/new/?roadmap={joint.project.roadmap_id}&kind={kind}"
    assert address in page
    assert "rahoittajalle: Yhteinen digihanke" in text_of(client.get(address))
    done = begin(client, joint, kind)
    report = Report.objects.get()
    assert (done.url, report.kind) == (f"/reports/{report.pk}/", kind)
    assert done.url in text_of(client.get(f"/projects/{joint.project.pk}/"))


def test_the_editor_has_the_sections_of_the_funders_report(joint, browse):
    client = browse("coordinator")
    address = begin(client, joint).url
    page = text_of(client.get(f"{address}?section=funder_usable"))
    assert "Mitään ei ole merkitty hyödynnettäväksi muissa kunnissa." in page
    assert "Tilintarkastajan lausunto" in page
    assert f"{address}sections/funder_usable/" in page
    assert "Onnistumiset" not in page


def test_own_words_are_written_into_a_section(joint, browse):
    client = browse("coordinator")
    address = begin(client, joint).url
    client.post(f"{address}sections/funder_changed/", {"text": "Omin sanoin.", "placing": "after", "seen": "0"})
    assert OwnText.objects.get().section == "funder_changed"
    assert "Omin sanoin." in text_of(client.get(f"{address}preview/"))


def test_a_section_of_another_kind_is_not_found(joint, browse):
    client = browse("coordinator")
    address = begin(client, joint).url
    assert client.get(f"{address}sections/successes/").status_code == 404
    assert client.post(f"{address}sections/successes/comment/", {"text": "Miksi?"}).status_code == 404


def test_a_partner_reads_and_comments_nothing_is_offered_to_begin(joint, browse):
    address = begin(browse("coordinator"), joint).url
    partner = browse("member", joint.accounts)
    assert partner.get(address).status_code == 200
    assert partner.get(f"{address}sections/funder_changed/").status_code == 404
    assert f"kind={INTERIM}" not in text_of(partner.get(f"/projects/{joint.project.pk}/"))


@pytest.mark.parametrize("kind", [FUNDER, INTERIM, "other"])
def test_a_roadmap_without_a_project_has_no_report_to_a_funder(town, browse, kind):
    assert browse().get(f"/reports/new/?roadmap={town.roadmap.pk}&kind={kind}").status_code == 404


def test_the_settlement_pack_has_the_report(six_money, client):
    client.force_login(six_money.account("Kankaanpää"))
    content = client.get(f"/projects/{six_money.project.pk}/settlement/pack/").content
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert {"loppuraportti-rahoittajalle.pdf", "loppuraportti-rahoittajalle.docx"} <= set(names)
