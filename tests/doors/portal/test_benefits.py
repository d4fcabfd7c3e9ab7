"""Pages of benefits: the list with its sums and files, one benefit, its form and years, planned retirements."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.benefits import actions
from viitta.parts.benefits.models import Benefit, BenefitReading, Retirement

BY = {"by": COMMAND_LINE, "at": AT}
D = Decimal
FORM = {
    "title": "Hakemukset sähköisesti", "for_whom": "municipality", "kind": "work", "permanence": "permanent",
    "status": "expected", "starts_on": "1.1.2023", "volume": "1 200", "hours_handling": "0,50",
    "hours_decision": "0,10", "hours_invoicing": "0,15", "hours_archiving": "0,05", "price": "37,59",
    "yearly_cost": "9 500 €", "volumes": "", "owner": "", "indicator": "", "leaving": "",
}  # fmt: skip


def text_of(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response.status_code
    return response.content.decode().replace("\xa0", " ")


def post(client, address, code=302, /, **data):
    response = client.post(address, data)
    assert response.status_code == code, (response.status_code, response.content.decode()[:2000])
    return response.content.decode().replace("\xa0", " ")


@pytest.fixture
def add(town):
    def make(**values) -> Benefit:
        values = {"title": "Hakemukset sähköisesti", "roadmap": town.roadmap, **values}
        measures = values.pop("measures", ())
        new = actions.NewBenefit(values, tuple(measures))
        return actions.add_benefits(organisation=town.organisation, new=[new], **BY)[0]

    return make


def test_a_benefit_is_added_by_the_form_and_shown_with_its_calculation(browse, town):
    client = browse()
    post(client, f"/benefits/new/?roadmap={town.roadmap.pk}", **FORM, measures=town.app.pk)
    row = Benefit.objects.get()
    page = text_of(client, f"/benefits/{row.pk}/")
    assert "1 200 × 0,8 h × 37,59 € − 9 500,00 € = 26 586,40 €" in page
    assert "0,56 htv" in page
    assert "Kaupunkisovellus" in page
    assert "Hakemukset sähköisesti" in text_of(client, f"/measures/{town.app.pk}/")
    assert "Vanha tapa ei ole päättynyt" in page


def test_a_loss_is_told_plainly_with_the_volume_that_would_do(browse, town):
    client = browse()
    small = {**FORM, "volume": "300", "hours_together": "0,25", "yearly_cost": "6000"}
    small |= dict.fromkeys(("hours_handling", "hours_decision", "hours_invoicing", "hours_archiving"), "")
    post(client, f"/benefits/new/?roadmap={town.roadmap.pk}", **small)
    page = text_of(client, f"/benefits/{Benefit.objects.get().pk}/")
    assert "Palvelu maksaa vuodessa 3 180,75 € enemmän kuin säästää" in page
    assert "vähintään 639 vuodessa" in page
    assert "maksaa enemmän kuin säästää" in text_of(client, "/benefits/")


def test_municipalities_of_a_joint_service_stand_line_by_line(browse, town):
    client = browse()
    joint = {**FORM, "volume": "", "volumes": "Kuntala 300\nIso Pitäjä: 1 x", "yearly_cost": "6000"}
    assert "Rivi 2: kirjoita nimi ja luku" in post(client, f"/benefits/new/?roadmap={town.roadmap.pk}", 422, **joint)
    joint["volumes"] = "Kuntala 300\nIso Pitäjä: 900"
    post(client, f"/benefits/new/?roadmap={town.roadmap.pk}", **joint)
    page = text_of(client, f"/benefits/{Benefit.objects.get().pk}/")
    assert "Yhteisellä palvelulla ja yksin" in page
    assert "1 500,00 €" in page
    assert "Iso Pitäjä" in page
    edit = text_of(client, f"/benefits/{Benefit.objects.get().pk}/edit/")
    assert "Kuntala 300\nIso Pitäjä 900" in edit


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Tämä kenttä"),
        ({"volume": "1e9"}, "Anna luku"),
        ({"volume": "-5"}, "Luku ei voi olla negatiivinen"),
        ({"price": "kallis"}, "Anna luku"),
        ({"hours_together": "1"}, "vaiheittain tai yhtenä lukuna"),
        ({"ends_on": "31.12.2022"}, "Loppu on ennen alkua"),
        ({"followed_until": "2022"}, "vähintään sen alkuvuosi"),
        ({"status": "realised"}, "Nimeä eläköitymiset"),
        ({"status": "realised", "kind": "quality"}, "Vanha tapa ei ole päättynyt"),
        ({"ends_no_practice": "on", "practice_ended_on": "1.1.2024"}, "Peru jompikumpi"),
        ({"volumes": "Kuntala 1\nKuntala 2"}, "kukin kunta on luettelossa kerran"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_beside_its_field_and_nothing_is_saved(browse, town, wrong, said):
    assert said in post(browse(), f"/benefits/new/?roadmap={town.roadmap.pk}", 422, **{**FORM, **wrong})
    assert not Benefit.objects.exists()


def test_who_saves_over_somebodys_change_is_told(browse, add):
    row = add()
    actions.change_benefit(benefit=row, values={"title": "Muu"}, **BY)
    assert "Joku muu on muuttanut tätä" in post(browse(), f"/benefits/{row.pk}/edit/", 422, **FORM, seen=1)
    assert Benefit.objects.get().title == "Muu"


def test_the_owner_tells_a_year_and_may_tell_a_loss(browse, add, town):
    row = add(owner=town.people["viestintäpäällikkö"], starts_on=date(2023, 1, 1), practice_ended_on=date(2023, 6, 1))
    client, address = browse("owner"), f"/benefits/{row.pk}/year/?year=2023"
    assert "Anna henkilötyövuodet, tunnit tai eurot" in post(client, address, 422, note="-")
    post(client, address, person_years="", hours="860", euros="−1 200,50", note="Käyttöönottovuosi", seen=0)
    told = BenefitReading.objects.get()
    assert (told.person_years, told.euros) == (D("0.50"), D("-1200.50"))
    assert "Joku muu on muuttanut" in post(client, address, 422, person_years="1", euros="0", seen=0)
    post(client, address, person_years="0,4", euros="-0,00", seen=1)
    page = text_of(client, f"/benefits/{row.pk}/")
    assert "0,40 htv, 0,00 €" in page
    assert "aiemmin 0,50 htv, −1 200,50 €" in page
    assert client.get(f"/benefits/{row.pk}/year/?year=2999").status_code == 404
    assert browse("member").get(address).status_code == 404


def test_the_front_page_asks_the_owner_of_what_has_not_been_told(browse, add, town):
    add(owner=town.people["viestintäpäällikkö"], starts_on=date(2022, 1, 1))
    page = text_of(browse("owner"), "/")
    assert "1 hyötysi odottaa vuosilukemaa" in page
    assert "odottaa vuosilukemaa" not in text_of(browse("member"), "/")


def test_the_list_sums_plan_and_realised_by_year_and_narrows_by_the_address(browse, add, town):
    past = timezone.localdate().year - 1
    one = add(title="Säästö", expected_person_years=D("1.2"), expected_euros=D(54_000), starts_on=date(past, 1, 1), ends_no_practice=True)  # fmt: skip
    add(title="Laatu", kind="quality", status="emerging")
    actions.tell_years(benefit=one, told=[actions.TakenYear(2023, D("0.5"), D(20_000))], **BY)
    client = browse()
    page = text_of(client, f"/benefits/?roadmap={town.roadmap.pk}")
    assert "2 hyödyn odotetaan tuovan täydessä voimassaan yhteensä 1,20 htv, 54 000,00 € vuodessa." in page
    assert "Vuodelta 2023 on kerrottu toteutuneeksi 0,50 htv, 20 000,00 €." in page
    for query in ("status=emerging", "kind=quality"):
        assert "Säästö" not in text_of(client, f"/benefits/?{query}")
        assert "Laatu" in text_of(client, f"/benefits/?{query}")
    assert "Ehdoilla ei löydy hyötyjä" in text_of(client, "/benefits/?whom=staff")


def test_the_files_hold_the_rows_of_the_screen(browse, add):
    add(title="Säästö", expected_person_years=D("1.2"), expected_euros=D(-54_000), starts_on=date(2023, 1, 1))
    add(title="Laatu", kind="quality")
    sheet = load_workbook(BytesIO(browse().get("/benefits/?kind=work&format=xlsx").content))
    assert sheet.sheetnames == ["Hyödyt", "Hyödyt vuosittain"]
    rows = list(sheet["Hyödyt"].iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][0] == "Säästö"
    assert -54_000 in rows[1]
    csv = browse().get("/benefits/?kind=quality&format=csv").content.decode("utf-8-sig")
    assert "Laatu" in csv
    assert "Säästö" not in csv


def test_one_row_and_three_are_read_by_as_many_queries(browse, add, town, django_assert_num_queries):
    client, address = browse(), f"/benefits/?roadmap={town.roadmap.pk}"
    add(measures=[town.app])
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _more in range(2):
        add(measures=[town.app, town.study], owner=town.people["rehtori"])
    with django_assert_num_queries(len(one)):
        client.get(address)
    assert len(one) <= 25


def test_it_is_taken_out_of_the_list_and_brought_back(browse, add, town):
    row, client = add(), browse()
    page = client.post(f"/benefits/{row.pk}/remove/", follow=True).content.decode()
    assert "Otettu pois: Hakemukset" in page or "Hakemukset sähköisesti." in page
    assert "Hyöty on otettu pois luettelosta" in text_of(client, f"/benefits/{row.pk}/")
    post(client, f"/benefits/{row.pk}/remove/", back="1")
    assert "Hakemukset sähköisesti" in text_of(client, f"/benefits/?roadmap={town.roadmap.pk}")


def test_an_empty_list_says_what_belongs_there(browse):
    assert "Ei vielä hyötyjä" in text_of(browse(), "/benefits/")
    assert "Ei vielä lukuja" in text_of(browse(), "/benefits/retirements/")


def test_retirements_are_kept_as_numbers_and_tell_what_is_left(browse, add, town):
    client, address = browse(), f"/benefits/retirements/new/?organisation={town.organisation.pk}"
    assert "Montako eläköityy" in post(client, address, 422, unit="", year="2024", count="-1")
    post(client, address, unit="", year="2024", count="1")
    row = Retirement.objects.get()
    add(title="Säästö", expected_person_years=D("1.2"), leaving=row)
    assert "hyödyt vievät 0,20 htv liikaa" in text_of(client, "/benefits/retirements/")
    post(client, f"/benefits/retirements/{row.pk}/edit/", unit="", year="2024", count="2")
    assert "0,80 htv vielä hyötyjen käytettävissä" in text_of(client, "/benefits/retirements/")
    assert "Säästö" in text_of(client, f"/benefits/retirements/{row.pk}/remove/")
    post(client, f"/benefits/retirements/{row.pk}/remove/")
    assert not Retirement.objects.exists()
    assert Benefit.objects.get().leaving is None


def test_a_stranger_sees_nothing_of_it(browse, add, neighbour):
    row = add()
    client = browse("convenor", neighbour[1])
    assert client.get(f"/benefits/{row.pk}/").status_code == 404
    assert "Hakemukset sähköisesti" not in text_of(client, "/benefits/")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "A" * 200, "שלום \u202eabc \U0001f600"])
def test_any_text_is_shown_as_it_is(browse, add, text):
    row = add(title=text[:200], mechanism=text * 5, harms=text)
    assert "<script>alert" not in text_of(browse(), f"/benefits/{row.pk}/")
    assert browse().get("/benefits/?format=xlsx").status_code == 200
