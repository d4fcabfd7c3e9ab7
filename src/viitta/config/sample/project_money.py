"""The money of the sample's joint project: the application's budget, and accounts, claims and orders that are invented.

The costs by type and the financing are those of the public application; every voucher, supplier, claim and day is
sample, made so that the claims are those of the rule's worked example.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from viitta.config.sample.moments import BY, moment
from viitta.config.sample.project import ENDS, GRANT, KANKAANPAA, OWN, STARTS, Built
from viitta.core.budgets import months_of
from viitta.core.ledger import Entry, Meaning, read_entries, survey
from viitta.engines.ledgers import rows_of
from viitta.parts.joint_projects.actions import budgets, claims, ledger, orders, work
from viitta.parts.joint_projects.models import FinancingKind, HoursModel, LedgerRow, OrderKind, TrialOutcome

D = Decimal
ORIGINAL = {
    "personnel": (62_000, 58_000),
    "services": (8_000, 12_000),
    "travel": (2_600, 2_400),
    "premises": (2_600, 2_400),
    "other": (2_000, 3_000),
}
AMENDED = {**ORIGINAL, "personnel": (70_000, 46_000), "services": (15_000, 9_000)}
MEANINGS = {
    ("4000", ""): Meaning("personnel"),
    ("4440", ""): Meaning("services"),
    ("4500", ""): Meaning("travel"),
    ("4600", ""): Meaning("other"),
    ("4700", ""): Meaning("equipment"),
    ("4830", ""): Meaning("premises"),
    ("2940", ""): Meaning(""),
}
# Day, account, cost centre, words, net euros: what is not the same every month.
SINGLE = (
    ("19.12.2019", "4500", "", "Suunnittelukokouksen matka", "84,20"),
    ("12.3.2020", "4440", "", "Digitason arviointi, asiantuntija", "4 335,15"),
    ("18.5.2020", "4440", "", "Digipolun työpajat, fasilitointi", "3 000,00"),
    ("31.3.2020", "4500", "", "Työpajamatkat I/2020", "412,00"),
    ("30.6.2020", "4500", "", "Työpajamatkat II/2020", "478,40"),
    ("9.6.2020", "4600", "", "Asukastyöpajan tarvikkeet", "640,12"),
    ("15.6.2020", "4700", "", "Näyttö koordinaattorille", "289,00"),
    ("14.9.2020", "4440", "", "Palvelupolkujen kuvaus", "5 150,00"),
    ("2.10.2020", "4440", "", "Saavutettavuuskoulutus", "2 000,00"),
    ("2.10.2020", "4440", "", "Saavutettavuuskoulutus, kahteen kertaan laskutettu", "2 000,00"),
    ("20.10.2020", "4440", "", "Saavutettavuuskoulutus, hyvitys", "-2 000,00"),
    ("23.11.2020", "4440", "", "Verkkochatin koekäyttö", "1 500,00"),
    ("30.9.2020", "4500", "", "Työpajamatkat III/2020", "602,10"),
    ("31.12.2020", "4500", "", "Työpajamatkat IV/2020", "608,20"),
    ("19.11.2020", "4600", "", "Digituen esitteet", "465,60"),
    ("26.11.2020", "4600", "Karvia", "Digitukipäivä, Karvia", "320,00"),
    ("27.11.2020", "4600", "Pomarkku", "Digitukipäivä, Pomarkku", "320,00"),
    ("10.2.2021", "4440", "", "Tunnistuspalvelun koekäyttö", "2 400,00"),
    ("22.4.2021", "4440", "", "Verkkokoulutus henkilöstölle", "3 100,00"),
    ("6.9.2021", "4440", "", "Loppuarvioinnin asiantuntija", "2 000,00"),
    ("31.3.2021", "4500", "", "Työpajamatkat I/2021", "301,18"),
    ("30.6.2021", "4500", "", "Työpajamatkat II/2021", "420,20"),
    ("29.10.2021", "4500", "", "Loppuseminaarin matkat", "681,00"),
    ("4.5.2021", "4600", "Jämijärvi", "Digitukipäivä, Jämijärvi", "350,00"),
    ("5.5.2021", "4600", "Siikainen", "Digitukipäivä, Siikainen", "350,00"),
    ("12.11.2021", "4600", "", "Loppuseminaarin kulut", "1 400,00"),
    ("30.11.2021", "2940", "", "Siirtovelkojen oikaisu", "12,00"),
)  # fmt: skip
PERIODS = ((STARTS, date(2020, 6, 30)), (date(2020, 7, 1), date(2020, 12, 31)), (date(2021, 1, 1), ENDS))
SPECIALIST_HOURS = (*["51.2"] * 5, "51.15")  # July to December 2020
DAYS = {"Kankaanpää": 30, "Honkajoki": 6, "Jämijärvi": 8, "Karvia": 10, "Pomarkku": 9, "Siikainen": 7}


def fill_money(built: Built) -> None:
    """Budget and its amendment, accounts, working time, orders, claims, invoices, days of officials."""
    _budget(built)
    _orders(built)
    _accounts(built)
    _hours(built)
    _claims(built)
    _official_days(built)


def _cells(plan: dict[str, tuple[int, int]]) -> dict[tuple[str, int], Decimal]:
    return {
        (kind, year): D(amount) for kind, both in plan.items() for year, amount in zip((2020, 2021), both, strict=True)
    }


def _budget(built: Built) -> None:
    project = built.project
    money = [
        budgets.NewFinancing(FinancingKind.GRANT, GRANT),
        budgets.NewFinancing(FinancingKind.PARTNER, OWN),
    ]
    at = moment(date(2019, 12, 18))
    budgets.save_budget(project=project, cells=_cells(ORIGINAL), financing=money, by=BY, at=at)
    at, decided = moment(date(2020, 2, 17)), date(2020, 2, 14)
    budgets.lock_budget(project=project, decided_on=decided, reason="Avustuspäätös (malli)", by=BY, at=at)
    at = moment(date(2020, 11, 20))
    budgets.amend_budget(project=project, reason="Palveluja tarvitaan enemmän kuin palkkoja (malli)", by=BY, at=at)
    budgets.save_budget(project=project, cells=_cells(AMENDED), by=BY, at=at)
    budgets.lock_budget(project=project, decided_on=date(2020, 12, 2), by=BY, at=moment(date(2020, 12, 3)))


def ledger_csv() -> str:
    """The accounts as an accounting system exports them."""
    lines = ["Pääkirjan ote, projekti 8001 (malli)", "", "Tosite;Pvm;Tili;Kustannuspaikka;Selite;Netto;ALV"]
    rows = sorted(_rows(), key=lambda row: row[0])
    for voucher, (day, account, centre, words, net) in enumerate(rows, 1001):
        vat = (net * D("0.24")).quantize(D("0.01")) if account in ("4440", "4600", "4700") else D(0)
        sums = ";".join(f"{amount:.2f}".replace(".", ",") for amount in (net, vat))
        lines.append(f"{voucher};{day.day}.{day.month}.{day.year};{account};{centre};{words};{sums}")
    return "\r\n".join([*lines, ""])


def _rows() -> Iterator[tuple[date, str, str, str, Decimal]]:
    for month in months_of(STARTS, ENDS):
        year, number = int(month[:4]), int(month[5:])
        day = (date(year, number, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        salary = D(5180) if day <= PERIODS[0][1] else D(5240) if day <= PERIODS[1][1] else D(3700)
        yield day, "4000", "", f"Koordinaattorin palkka sivukuluineen {number}/{year}", salary
        yield day, "4830", "", f"Työtilan vuokra {number}/{year}", D(215)
    for text, account, centre, words, net in SINGLE:
        parts = [int(part) for part in text.split(".")]
        yield date(parts[2], parts[1], parts[0]), account, centre, words, D(net.replace(" ", "").replace(",", "."))


def _accounts(built: Built) -> None:
    project, at = built.project, moment(date(2021, 12, 8))
    own = {
        ("4600", name): Meaning("other", built.partners[name].pk)
        for name in ("Karvia", "Pomarkku", "Jämijärvi", "Siikainen")
    }
    ledger.map_accounts(project=project, meanings={**MEANINGS, **own}, by=BY, at=at)
    content = ledger_csv().encode("latin-1")
    rows = rows_of(content, "ote.csv")
    found = survey(rows)
    file = ledger.keep_file(project=project, name="projekti-8001.csv", content=content, rows=found.rows, by=BY, at=at)
    entries = [one for one in read_entries(rows(), found) if isinstance(one, Entry)]
    ledger.read_in(file=file, entries=entries, by=BY, at=at)
    for row in LedgerRow.objects.filter(project=project, account__in=("4440", "4600")).select_related("project"):
        phase = built.phases[_phase_of(row.text)]
        ledger.change_ledger_row(row=row, values={"phase": phase}, by=BY, at=at)


def _phase_of(words: str) -> str:
    """The phase in which a service or material was needed."""
    if "arvioi" in words.lower() or "Digipolun" in words:
        return "Tilannekuvan luominen"
    if "koekäyttö" in words:
        return "Kokeilut ja kehittäminen"
    return "Koulutus ja neuvonta" if "oulutus" in words or "igitu" in words else "Palvelumuotoilu ja digipotentiaali"


def _hours(built: Built) -> None:
    """A specialist paid by the hour in the autumn of 2020."""
    project, at = built.project, moment(date(2021, 1, 8))
    new = work.NewWorker(
        built.partners[KANKAANPAA.name], "digiasiantuntija (malli)", HoursModel.HOURS, yearly_cost=D(51_600),
        unit_cost=D("30.00"), from_date=date(2020, 7, 1), until_date=date(2021, 1, 1), has_job_description=True,
    )  # fmt: skip
    worker = work.add_workers(project=project, new=[new], by=BY, at=at)[0]
    for number, hours in enumerate(SPECIALIST_HOURS, 7):
        month = work.write_month(worker=worker, month=f"2020-{number:02d}", hours=D(hours), by=BY, at=at)
        month = work.approve_month(month=month, as_employer=False, by=BY, at=at)
        month = work.approve_month(month=month, as_employer=True, by=BY, at=at)
        work.book_month(month=month, by=BY, at=at)


def _orders(built: Built) -> None:
    project = built.project
    new = [
        orders.NewOrder(
            OrderKind.TRIAL, "Toimittaja A (malli)", "Verkkochatin koekäyttö", D(1500), "services", date(2020, 9, 21),
            ends_on=date(2020, 12, 18), notice_by=date(2020, 11, 30), yearly_cost=D(2400),
        ),
        orders.NewOrder(
            OrderKind.TRIAL, "Toimittaja B (malli)", "Tunnistuspalvelun koekäyttö", D(2400), "services",
            date(2021, 1, 11), ends_on=date(2021, 6, 30), yearly_cost=D(1200),
        ),
        orders.NewOrder(
            OrderKind.ORDER, "Toimittaja C (malli)", "Loppuarvioinnin asiantuntija", D(2000), "services", date(2021, 8, 9),
            ends_on=date(2021, 10, 29),
        ),
    ]  # fmt: skip
    made = orders.add_orders(project=project, new=new, by=BY, at=moment(date(2021, 8, 9)))
    at = moment(date(2021, 11, 15))
    reasons = ((made[0], TrialOutcome.ENDED, "Kysymyksiä tuli vähän; puhelin riittää (malli)."),
               (made[1], TrialOutcome.KEPT, "Kuusi kuntaa otti palvelun käyttöön (malli)."))  # fmt: skip
    for order, outcome, reason in reasons:
        orders.decide_trial(order=order, outcome=outcome, reason=reason, by=BY, at=at)
    for order in made:
        order.refresh_from_db()
        orders.change_order(order=order, values={"is_closed": True}, by=BY, at=at)


def _claims(built: Built) -> None:
    project = built.project
    for starts, ends in PERIODS:
        sent, paid = ends + timedelta(days=45), ends + timedelta(days=70)
        claim = claims.draft_claim(
            project=project, starts_on=starts, ends_on=ends, is_last=ends == ENDS, by=BY, at=moment(sent)
        )
        claim = claims.send_claim(claim=claim, sent_on=sent, by=BY, at=moment(sent))
        assert claim.due is not None
        claims.mark_paid(claim=claim, paid_on=paid, paid=claim.due, by=BY, at=moment(paid))
        claims.invoice_partners(claim=claim, invoiced_on=paid, due_on=paid + timedelta(days=21), by=BY, at=moment(paid))


def _official_days(built: Built) -> None:
    """Days promised for each phase, and what was given: less in the spring of 2020, when there was none to give."""
    at = moment(date(2021, 12, 10))
    for name, days in DAYS.items():
        cells = {}
        for place, phase in enumerate(built.phases.values()):
            promised = D(days) / (2 if place == 0 else 1)
            cells[phase, ""] = promised
            quarter = ("2020Q1", "2020Q3", "2020Q4", "2021Q1")[place]
            cells[phase, quarter] = (promised * (D("0.6") if place == 0 else D("0.9"))).quantize(D("0.1"))
        work.save_official_days(partner=built.partners[name], cells=cells, by=BY, at=at)
