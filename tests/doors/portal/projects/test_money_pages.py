"""The money of a project in the browser's eyes: every page for the coordinator, for a partner and for a stranger."""

import io
import json
import zipfile
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.benefits.actions import NewBenefit, add_benefits
from viitta.parts.joint_projects.actions.orders import change_order
from viitta.parts.joint_projects.models import Claim, LedgerRow, Order, PartnerInvoice, Worker

PAGES = (
    "project_budget",
    "project_shares",
    "project_ledger",
    "project_orders",
    "project_work",
    "project_claims",
    "project_settlement",
)


@pytest.fixture
def as_one(six_money, client):
    """A client signed in as somebody of a municipality."""

    def sign_in(name):
        client.force_login(six_money.account(name))
        return client

    return sign_in


def test_every_page_of_the_coordinator_opens(six_money, as_one):
    client, pk = as_one("Kankaanpää"), six_money.project.pk
    claim = Claim.objects.first()
    addresses = [reverse(name, args=[pk]) for name in PAGES]
    addresses += [
        reverse(name, args=[pk])
        for name in (
            "budget_amend",
            "budget_forecast",
            "shares_split",
            "ledger_import",
            "ledger_new",
            "ledger_accounts",
            "ledger_mapping",
            "order_new",
            "worker_new",
        )
    ]
    addresses += [reverse(name, args=[claim.pk]) for name in ("claim", "claim_paid", "claim_invoices")]
    addresses += [
        reverse("ledger_row", args=[LedgerRow.objects.first().pk]),
        reverse("order_edit", args=[Order.objects.first().pk]),
        reverse("trial_decide", args=[Order.objects.filter(kind="trial").first().pk]),
        reverse("worker_edit", args=[Worker.objects.first().pk]),
        reverse("month_write", args=[Worker.objects.first().pk]),
        reverse("official_days", args=[six_money.built.partners["Karvia"].pk]),
        reverse("invoice_edit", args=[PartnerInvoice.objects.first().pk]),
    ]
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 200)
    files = [f"{reverse(name, args=[pk])}?format={kind}" for name in PAGES for kind in ("xlsx", "csv")]
    assert {address: client.get(address).status_code for address in files} == dict.fromkeys(files, 200)


def test_the_page_of_shares_shows_the_merged_share_and_why_each_cent_is_there(six_money, as_one):
    page = as_one("Karvia").get(reverse("project_shares", args=[six_money.project.pk])).content.decode()
    for told in ("14\u00a0586,21\u00a0€", "12\u00a0736,43\u00a0€", "0,9542", "23\u00a0250,00\u00a0€"):
        assert told in page


def test_a_partner_sees_its_own_rows_and_of_the_others_totals_by_type(six_money, as_one):
    client, pk = as_one("Karvia"), six_money.project.pk
    page = client.get(reverse("project_ledger", args=[pk])).content.decode()
    assert "Digitukipäivä, Karvia" in page
    assert "Digitukipäivä, Pomarkku" not in page
    assert "Koordinaattorin palkka" not in page
    assert "112\u00a0434,50\u00a0€" in page, "the total of the personnel costs is told"
    assert client.get(f"{reverse('project_ledger', args=[pk])}?format=csv").content.decode().count("Digitukipäivä") == 1
    assert "digiasiantuntija" not in client.get(reverse("project_work", args=[pk])).content.decode()
    claim = client.get(reverse("claim", args=[Claim.objects.first().pk])).content.decode()
    invoice = PartnerInvoice.objects.get(claim=Claim.objects.first(), partner__name="Karvia")
    assert claim.count("Karvia") >= 1
    assert f"{invoice.amount:.2f}".replace(".", ",").split(",")[0] in claim


def test_a_partner_cannot_open_what_only_the_coordinator_does(six_money, as_one):
    client, pk = as_one("Karvia"), six_money.project.pk
    closed = [
        reverse(name, args=[pk])
        for name in (
            "budget_edit",
            "budget_amend",
            "ledger_import",
            "ledger_new",
            "claim_new",
            "order_new",
            "settlement_pack",
            "shares_split",
        )
    ]
    closed.append(reverse("ledger_row", args=[LedgerRow.objects.filter(partner=None).first().pk]))
    closed.append(reverse("worker_edit", args=[Worker.objects.first().pk]))
    closed.append(reverse("official_days", args=[six_money.built.partners["Pomarkku"].pk]))
    closed.append(reverse("invoice_edit", args=[PartnerInvoice.objects.filter(partner__name="Karvia").first().pk]))
    assert {address: client.get(address).status_code for address in closed} == dict.fromkeys(closed, 404)


def test_a_stranger_finds_nothing(six_money, client, neighbour):
    client.force_login(neighbour[1]["administrator"])
    addresses = [reverse(name, args=[six_money.project.pk]) for name in PAGES]
    addresses.append(reverse("claim", args=[Claim.objects.first().pk]))
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(addresses, 404)


def test_the_settlement_pack_has_what_the_funder_is_sent(six_money, as_one):
    answer = as_one("Kankaanpää").get(reverse("settlement_pack", args=[six_money.project.pk]))
    pack = zipfile.ZipFile(io.BytesIO(answer.content))
    endings = sorted(name.rsplit(".", 1)[1] for name in pack.namelist())
    assert endings == ["csv", "docx", "docx", "json", "pdf", "pdf", "txt", "xlsx", "xlsx", "xlsx"]
    facts = json.loads(next(pack.read(name) for name in pack.namelist() if name.endswith(".json")))
    assert facts["settlement"]["grant"] == "125981.43"


@pytest.mark.parametrize("kind", ["budget", "claim", "settlement"])
def test_the_money_as_documents(six_money, as_one, kind):
    client, claim = as_one("Karvia"), Claim.objects.first()
    for form, mark in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{"), ("html", b"<")):
        address = f"{reverse('project_report', args=[six_money.project.pk])}?kind={kind}&claim={claim.pk}&format={form}"
        assert client.get(address).content.lstrip().startswith(mark)


def test_a_yearly_cost_is_shown_against_the_benefit_it_is_for(six_money, client):
    values = {"title": "Paperit pois", "expected_euros": Decimal("26586.40")}
    new = [NewBenefit(values)]
    benefit = add_benefits(organisation=six_money.city, new=new, by=COMMAND_LINE, at=AT)[0]
    order = Order.objects.filter(kind="trial").first()
    change_order(order=order, values={"benefit": benefit.pk, "yearly_cost": Decimal(9500)}, by=COMMAND_LINE, at=AT)
    client.force_login(six_money.account("Kankaanpää"), backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("project_orders", args=[six_money.project.pk])).content.decode().replace("\xa0", " ")
    assert "vastassa: Paperit pois, 26 586,40 € vuodessa" in page
    assert "9 500,00 €" in page
