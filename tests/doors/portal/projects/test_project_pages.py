"""The pages of a joint project: overview, partners, phases, changes to the funder, and what a partner may do."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import AT, build_organisation
from tests.permissions.projects import build_joint
from viitta.core.actors import COMMAND_LINE
from viitta.core.programmes import INCENTIVE
from viitta.parts.joint_projects.actions import notices, partners, projects
from viitta.parts.joint_projects.models import ChangeNotice, JointProject, Partner, Phase
from viitta.parts.organisations import actions as organisations

BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def pair(town):
    return build_joint(town)


@pytest.fixture
def coordinator(browse):
    return browse("coordinator")


@pytest.fixture
def partner_browser(browse, pair):
    return browse("member", pair.accounts)


def text_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def queries_of(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as kept:
        assert client.get(address).status_code == 200
    return len(kept)


def test_the_list_says_what_belongs_there_when_there_is_no_project(browse, town):
    page = text_of(browse("convenor").get(reverse("projects")))
    assert "Ei vielä yhteishankkeita" in page
    assert reverse("project_new") in page


def test_a_project_is_begun_from_a_form_with_its_programmes_rules(browse, town):
    data = {
        "organisation": town.organisation.pk, "name": "Uusi hanke", "programme": "incentive",
        "starts_on": "1.1.2025", "ends_on": "2026",
    }  # fmt: skip
    response = browse("convenor").post(reverse("project_new"), data)
    made = JointProject.objects.get(name="Uusi hanke")
    assert response["Location"] == reverse("project", args=[made.pk])
    assert (made.ends_on, made.rules["max_share"]) == (date(2026, 12, 31), "0.85")


def test_an_end_before_the_start_is_told_at_the_end(browse, town):
    data = {
        "organisation": town.organisation.pk, "name": "Uusi hanke", "programme": "incentive",
        "starts_on": "1.1.2026", "ends_on": "1.1.2025",
    }  # fmt: skip
    response = browse("convenor").post(reverse("project_new"), data)
    assert response.status_code == 422
    assert "Loppu ei voi olla ennen alkua" in text_of(response)
    assert not JointProject.objects.exists()


def test_the_overview_shows_every_share_to_the_cent_and_their_sum(coordinator, pair):
    page = text_of(coordinator.get(reverse("project", args=[pair.project.pk])))
    for words in ("10 000,00 €", "5 000,00 €", "15 000,00 €", "Kumppanila", "Tilannekuva"):
        assert words in page


def test_the_overview_names_who_has_not_decided_and_by_which_rule(coordinator, pair):
    page = text_of(coordinator.get(reverse("project", args=[pair.project.pk])))
    assert "Päätös osallistumisesta puuttuu: Viitala, Kumppanila." in page
    assert "893/2019 § 3" in page


def test_a_partner_sees_the_project_and_changes_nothing_of_it(partner_browser, pair):
    page = text_of(partner_browser.get(reverse("project", args=[pair.project.pk])))
    assert "15 000,00 €" in page
    assert reverse("project_edit", args=[pair.project.pk]) not in page


def test_a_partner_tells_of_itself_only(partner_browser, pair):
    address = reverse("partner_edit", args=[pair.partner.pk])
    assert "population" not in text_of(partner_browser.get(address))
    partner_browser.post(address, {"strategy": "Elinvoima", "seen": pair.partner.revision, "population": "9"})
    row = Partner.objects.get(pk=pair.partner.pk)
    assert (row.strategy, row.population) == ("Elinvoima", 1000)


def test_two_who_change_a_partner_are_told_and_the_words_stay(coordinator, pair):
    address = reverse("partner_edit", args=[pair.partner.pk])
    data = {"seen": pair.partner.revision, "population": "1 000", "strategy": "Ensin"}
    coordinator.post(address, {**data, "population": "1000"})
    response = coordinator.post(address, {**data, "population": "1000", "strategy": "Sitten"})
    assert response.status_code == 422
    assert "Sitten" in text_of(response)
    assert Partner.objects.get(pk=pair.partner.pk).strategy == "Ensin"


def test_the_contact_of_a_partner_is_private_by_default(browse, town, pair):
    values = {"contact": pair.people["kaupunginjohtaja"]}
    partners.change_partner(partner=pair.partner, values=values, **BY)
    address = reverse("partner", args=[pair.partner.pk])
    assert "kaupunginjohtaja" in text_of(browse("coordinator").get(address))
    assert "kaupunginjohtaja" not in text_of(browse("member").get(address))


def test_a_merger_is_made_from_the_partners_page(coordinator, pair, town):
    home, _accounts, _people = build_organisation("Kolmasla", "909", "kolmasla.example")
    third = partners.add_partners(project=pair.project, new=[partners.NewPartner(home, population=500)], **BY)[0]
    response = coordinator.post(
        reverse("partner_end", args=[third.pk]), {"successor": pair.partner.pk, "on": "1.1.2025"}
    )
    assert response["Location"] == reverse("partner", args=[pair.partner.pk])
    assert Partner.objects.get(pk=third.pk).successor_id == pair.partner.pk


def test_a_phase_outside_the_project_time_is_refused_at_its_end(coordinator, pair):
    data = {"title": "Jälkityö", "starts_on": "1.6.2025", "ends_on": "31.12.2025"}
    response = coordinator.post(reverse("phase_new", args=[pair.project.pk]), data)
    assert response.status_code == 422
    assert "Vaihe on hankeajan 1.1.2024–30.6.2025 sisällä" in text_of(response)


def test_a_removed_phase_is_brought_back_from_the_overview(coordinator, pair):
    gone = coordinator.post(reverse("phase_remove", args=[pair.phase.pk]))
    page = text_of(coordinator.get(gone["Location"]))
    assert 'name="back" value="1"' in page
    coordinator.post(reverse("phase_remove", args=[pair.phase.pk]), {"back": "1"})
    assert Phase.objects.get(pk=pair.phase.pk).removed_at is None


def test_a_change_is_kept_with_the_day_it_was_sent_and_the_answer(coordinator, pair):
    address = reverse("notice_new", args=[pair.project.pk])
    coordinator.post(address, {"kind": "time", "title": "Jatkoaikaa haetaan", "noticed_on": "2.4.2024"})
    row = ChangeNotice.objects.get()
    data = {
        "kind": "time", "title": row.title, "noticed_on": "2.4.2024", "sent_on": "4.4.2024",
        "answered_on": "1.4.2024", "is_accepted": "yes", "seen": row.revision,
    }  # fmt: skip
    refused = coordinator.post(reverse("notice_edit", args=[row.pk]), data)
    assert "Vastaus ei voi tulla ennen lähettämistä." in text_of(refused)
    coordinator.post(reverse("notice_edit", args=[row.pk]), {**data, "answered_on": "20.4.2024"})
    assert ChangeNotice.objects.get().is_accepted is True


def test_a_change_that_was_sent_is_not_removed(coordinator, pair):
    new = notices.NewNotice("time", "Jatkoaika", date(2024, 4, 2), sent_on=date(2024, 4, 3))
    row = notices.add_notices(project=pair.project, new=[new], **BY)[0]
    assert coordinator.post(reverse("notice_remove", args=[row.pk])).status_code == 404
    assert ChangeNotice.objects.get().removed_at is None


def test_the_grant_decision_needs_a_sum_above_zero(coordinator, pair):
    data = {"body": "valtiovarainministeriö", "decided_on": "1.2.2024", "maximum": "0"}
    response = coordinator.post(reverse("project_grant", args=[pair.project.pk]), data)
    assert "Avustuksen pitää olla yli 0 euroa." in text_of(response)


@pytest.mark.parametrize("typed", ["1e9", "paljon", "-5", "1,234"])
def test_an_amount_that_is_none_is_refused_at_its_field(coordinator, pair, typed):
    data = {"body": "valtiovarainministeriö", "decided_on": "1.2.2024", "maximum": typed}
    response = coordinator.post(reverse("project_grant", args=[pair.project.pk]), data)
    assert response.status_code == 422
    assert JointProject.objects.get().grant_maximum is None


@pytest.mark.parametrize("typed", ["131 750,00 €", "131.750,00", "131750"])
def test_an_amount_is_read_as_people_write_it(coordinator, pair, typed):
    data = {"body": "valtiovarainministeriö", "decided_on": "1.2.2024", "maximum": typed}
    coordinator.post(reverse("project_grant", args=[pair.project.pk]), data)
    assert str(JointProject.objects.get().grant_maximum) == "131750.00"


def more(pair, count: int) -> None:
    """As many more phases, changes and outsiders."""
    new = [projects.NewPhase(f"Vaihe {number}", date(2024, 2, 1), date(2024, 3, 1)) for number in range(count)]
    projects.add_phases(project=pair.project, new=new, **BY)
    told = [notices.NewNotice("time", f"Muutos {number}", date(2024, 4, 2)) for number in range(count)]
    notices.add_notices(project=pair.project, new=told, **BY)
    outside = [partners.NewPartner(name=f"Yritys {number}", role="outsider") for number in range(count)]
    partners.add_partners(project=pair.project, new=outside, **BY)


@pytest.mark.parametrize("name", ["project", "project_partners", "project_notices"])
def test_one_row_and_three_take_as_many_queries(coordinator, pair, name):
    address = reverse(name, args=[pair.project.pk])
    more(pair, 1)
    one = queries_of(coordinator, address)
    more(pair, 2)
    assert queries_of(coordinator, address) == one <= 25


def test_the_list_of_projects_takes_as_many_queries_for_three(browse, pair, town):
    one = queries_of(browse("convenor"), reverse("projects"))
    build = projects.NewProject(town.organisation, "Toinen", INCENTIVE, date(2024, 1, 1), date(2025, 1, 1))
    projects.found_projects(new=[build, build], **BY)
    assert queries_of(browse("convenor"), reverse("projects")) == one


def test_a_coordinator_is_named_from_the_overview(coordinator, pair, town):
    organisations.add_people(organisation=town.organisation, new=[organisations.NewPerson("kesätyöntekijä")], **BY)
    address = reverse("project_coordinator", args=[pair.project.pk])
    assert "kesätyöntekijä" not in text_of(coordinator.get(address))
    response = coordinator.post(address, {"person": town.people["rehtori"].pk, "on": "1.5.2024"})
    assert response.status_code == 302
