"""One page for the management of each municipality: its own money, days and results, opened by real readers."""

import json
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import AT
from tests.joint import ON
from tests.readers import text_of_pdf, texts_by_office
from viitta.doors.reports.money.documents import money_file
from viitta.doors.reports.partner import partner_report
from viitta.parts.joint_projects import queries


def report_of(six_money, name: str = ""):
    partner = next((one for one in queries.partners_of(six_money.project) if one.name == name), None)
    return partner_report(six_money.project, partner=partner, language="fi", on=ON)


def test_the_successors_share_and_invoices_hold_those_of_the_municipality_it_took_in(six_money):
    facts = report_of(six_money, "Kankaanpää").facts["partners"][0]
    assert facts["share"] == "14586.21"
    own = [row for row in six_money.project.invoices.all() if row.partner.name in ("Kankaanpää", "Honkajoki")]
    assert Decimal(facts["invoiced"]) == sum(row.amount for row in own)


def test_without_a_name_each_municipality_that_is_still_in_has_its_chapter(six_money):
    names = [one["name"] for one in report_of(six_money).facts["partners"]]
    assert names == ["Kankaanpää", "Jämijärvi", "Karvia", "Pomarkku", "Siikainen"]


def test_the_shares_of_all_chapters_make_the_own_financing(six_money):
    assert sum(Decimal(one["share"]) for one in report_of(six_money).facts["partners"]) == Decimal("23250.00")


def test_another_municipalitys_invoices_are_not_on_the_page(six_money):
    made = report_of(six_money, "Karvia")
    told = json.dumps(made.facts, ensure_ascii=False)
    assert "Pomarkku" not in told
    assert "Siikainen" not in told


def test_the_pdf_is_one_page_and_tells_the_share(six_money):
    content = money_file(report_of(six_money, "Karvia"), "pdf", base_url="https://viitta.example", at=AT)
    told = text_of_pdf(content).replace("\xa0", " ")
    assert "2 653,65 €" in told
    assert "Sivu 1 / 1" in told


def test_word_opens_by_an_office_program(six_money, tmp_path):
    file = tmp_path / "sivu.docx"
    file.write_bytes(money_file(report_of(six_money, "Karvia"), "docx", base_url="https://viitta.example", at=AT))
    assert "Karvia" in texts_by_office(file)[0]


@pytest.mark.parametrize(("who", "whose", "status"), [("Karvia", "Karvia", 200), ("Karvia", "Pomarkku", 404), ("Kankaanpää", "Pomarkku", 200)])  # fmt: skip
def test_a_partner_opens_its_own_page_and_the_coordinator_all(six_money, who, whose, status):
    client = Client()
    client.force_login(six_money.account(who), backend="allauth.account.auth_backends.AuthenticationBackend")
    row = next(one for one in queries.partners_of(six_money.project) if one.name == whose)
    assert client.get(reverse("partner_report", args=[row.pk])).status_code == status
