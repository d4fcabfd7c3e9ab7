"""The money of a joint project in a real browser: the coordinator fills the budget, is refused at 85.01 %, brings the
accounts, makes a claim and takes the settlement pack; a partner sees its own share and rows, not those of another."""

import io
import re
import zipfile

import pytest

from tests.browsing import findings, overflow
from tests.e2e.test_main_job import sign_in
from viitta.parts.joint_projects.models import Claim, LedgerRow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LEDGER = (
    "Tosite;Pvm;Tili;Kustannuspaikka;Selite;Netto;ALV\r\n"
    "1001;31.1.2020;4000;;Palkat 1/2020;5 180,00;0,00\r\n"
    "1002;14.2.2020;4440;;Asiantuntija;1 234,50;296,28\r\n"
    "1003;20.2.2020;4700;;Näyttö;289,00;69,36\r\n"
    "1004;3.1.2020;4000;;Ennen hanketta;100,00;0,00\r\n"
).encode("latin-1")


def check(page):
    assert findings(page) == []
    assert overflow(page) <= 0


def fill_budget(page, grant):
    for key, amounts in {"personnel": ("62000", "58000"), "services": ("8 000,00", "12.000,00"), "travel": ("2600", "2400"),
                         "premises": ("2600", "2400"), "other": ("2000", "3000 €")}.items():  # fmt: skip
        for year, amount in zip((2020, 2021), amounts, strict=True):
            page.fill(f"[name=cost_{key}_{year}]", amount)
    page.fill("[name=grant]", grant)
    page.fill("[name=own]", "23 250")
    page.click("main form button.main")


def coordinator_plans(page, address):
    page.goto(f"{address}/budget/")
    check(page)
    page.click("a[href$='/budget/edit/']")
    check(page)
    fill_budget(page, "131 765,50")
    assert "85,01" in page.inner_text(".errors"), "the ceiling refuses 85.01 %"
    check(page)
    fill_budget(page, "1e9")
    assert "1234,50" in page.inner_text(".errors"), "what is no amount is told at its field"
    fill_budget(page, "131 750,00 €")
    page.wait_for_url(re.compile("/budget/$"))
    assert "155 000,00" in page.inner_text("main").replace("\u00a0", " ")
    check(page)


def coordinator_reads_the_accounts(page, address, tmp_path):
    page.goto(f"{address}/ledger/import/")
    check(page)
    cut = tmp_path / "katkennut.csv"
    cut.write_bytes(LEDGER[:-22])
    page.set_input_files("[name=file]", cut)
    page.click("main form button.main")
    assert "Rivi 5" in page.inner_text(".errors"), "a file that is cut says so at its last row"
    check(page)
    whole = tmp_path / "ote.csv"
    whole.write_bytes(LEDGER)
    page.set_input_files("[name=file]", whole)
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/ledger-files/\d+/$"))
    check(page)
    for at, kind in enumerate(("personnel", "services", "equipment")):
        page.select_option(f"[name=type_{at}]", kind)
    page.click("main form button.main")
    assert "6 414,50" in page.inner_text("main").replace("\u00a0", " ")
    check(page)
    page.click("form[action$='/apply/'] button.main")
    page.wait_for_url(re.compile("/ledger/$"))
    assert LedgerRow.objects.filter(is_eligible=True).count() == 2
    check(page)
    page.goto(f"{address}/ledger/import/")
    page.set_input_files("[name=file]", whole)
    page.click("main form button.main")
    assert "Mitään ei tehty" in page.inner_text(".errors"), "the same file twice is told"


def coordinator_claims(page, address):
    page.goto(f"{address}/claims/new/")
    assert page.input_value("[name=starts_on]") == "6.1.2020"
    page.fill("[name=starts_on]", "7.1.2020")
    page.fill("[name=ends_on]", "30.6.2020")
    page.click("main form button.main")
    assert "6.1.2020" in page.inner_text(".errors")
    check(page)
    page.fill("[name=starts_on]", "6.1.2020")
    page.click("main form button.main")
    page.wait_for_url(re.compile("/claims/$"))
    page.click("table a")
    page.wait_for_url(re.compile(r"/claims/\d+/$"))
    check(page)
    page.click("a[href$='/send/']")
    page.fill("[name=sent_on]", "14.8.2020")
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/claims/\d+/$"))
    assert str(Claim.objects.get().due) == "5452.33"
    page.click("a[href$='/invoices/']")
    page.click("main form button.main")
    page.wait_for_url(re.compile(r"/claims/\d+/$"))
    assert "962,17" in page.inner_text("main"), "the invoices sum to the own share"
    check(page)


def coordinator_takes_the_pack(page, address):
    page.goto(f"{address}/settlement/")
    check(page)
    with page.expect_download() as download:
        page.click("a[href$='/pack/']")
    with open(download.value.path(), "rb") as file:
        names = zipfile.ZipFile(io.BytesIO(file.read())).namelist()
    assert {name.rsplit(".", 1)[1] for name in names} == {"docx", "pdf", "json", "xlsx", "csv", "txt"}


def partner_looks(page, address):
    page.goto(f"{address}/shares/")
    assert "2 653,65" in page.inner_text("main").replace("\u00a0", " ")
    check(page)
    page.goto(f"{address}/ledger/")
    told = page.inner_text("main").replace("\u00a0", " ")
    assert "5 180,00" in told, "the total by type is told"
    assert "Palkat 1/2020" not in told, "another's rows are not"
    check(page)
    for name in ("budget", "claims", "work", "orders"):
        page.goto(f"{address}/{name}/")
        check(page)


def test_the_coordinator_plans_claims_and_settles_and_a_partner_sees_its_own(chromium, live_server, six, tmp_path):
    address = f"{live_server.url}/projects/{six.project.pk}"
    desk = chromium.new_context(viewport=DESK, locale="fi-FI", accept_downloads=True).new_page()
    sign_in(desk, live_server, six.account("Kankaanpää"))
    coordinator_plans(desk, address)
    coordinator_reads_the_accounts(desk, address, tmp_path)
    coordinator_claims(desk, address)
    coordinator_takes_the_pack(desk, address)
    phone = chromium.new_context(viewport=PHONE, locale="fi-FI").new_page()
    sign_in(phone, live_server, six.account("Karvia"))
    partner_looks(phone, address)
