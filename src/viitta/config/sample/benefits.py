"""Benefits of the sample city: one to two person-years a year, as the joint project's application told; the rest is made up.

From the application come the order of size, the mechanism (tasks arranged anew as people retire) and the permanence.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from viitta.config.sample.moments import BY, moment
from viitta.parts.benefits import actions
from viitta.parts.benefits.models import Benefit, Retirement
from viitta.parts.indicators.models import Indicator
from viitta.parts.organisations.models import Person, Unit
from viitta.parts.roadmaps.models import Measure, Roadmap

FROM = date(2023, 2, 1)
PRICE = {"price": Decimal("37.59"), "price_source": "valtiovarainministeriön hyötykartoitus"}
RETIREMENTS = (
    ("Hallinto ja talous", 2024, 1), ("Hallinto ja talous", 2026, 2), ("Sivistys ja kulttuuri", 2025, 1),
    ("Tekninen toimiala", 2027, 1),
)  # fmt: skip
BOOKINGS = {"Kankaanpää": 700, "Jämijärvi": 110, "Karvia": 150, "Pomarkku": 130, "Siikainen": 90}


def _daycare() -> dict[str, Any]:
    return {
        "title": "Varhaiskasvatuksen hakemukset käsitellään sähköisesti", "for_whom": "municipality", "kind": "work",
        "description": "Hakemus tulee valmiina järjestelmään, eikä sitä kirjata uudelleen.",
        "harms": "Perheet, jotka eivät asioi verkossa, tarvitsevat rinnalle neuvontaa.",
        "mechanism": "Kirjaaminen jää pois, ja vapautuva työaika siirtyy neuvontaan.", "permanence": "permanent",
        "starts_on": date(2024, 8, 1), "followed_until": 2028, "volume": Decimal(1200),
        "hours_handling": Decimal("0.50"), "hours_decision": Decimal("0.10"), "hours_invoicing": Decimal("0.15"),
        "hours_archiving": Decimal("0.05"), "yearly_cost": Decimal(9500), **PRICE,
        "practice": "Hakemusten kirjaaminen käsin toiseen järjestelmään", "practice_ended_on": date(2025, 5, 31),
    }  # fmt: skip


def _tasks() -> dict[str, Any]:
    return {
        "title": "Tehtävät järjestellään uudelleen eläköitymisten yhteydessä", "for_whom": "municipality", "kind": "work",
        "description": "Säästö on suhteessa kunnan kokoon: yksi tai kaksi henkilötyövuotta vuodessa.",
        "mechanism": "Henkilöstön rakenne muuttuu ja tehtävät jaetaan uudelleen, kun työtä vähenee.", "permanence": "permanent",
        "starts_on": date(2023, 1, 1), "followed_until": 2029, "expected_person_years": Decimal("1.20"),
        "expected_euros": Decimal(54_000), "practice": "Lähetekirjaukset kahteen järjestelmään", "status": "emerging",
    }  # fmt: skip


def _booking() -> dict[str, Any]:
    return {
        "title": "Varaukset tehdään seudun yhteisessä palvelussa", "for_whom": "region", "kind": "money",
        "description": "Pienenkin kunnan varausmäärä riittää, kun palvelun hinta jaetaan.",
        "mechanism": "Yhteinen palvelu ja yksi ylläpitäjä.", "permanence": "permanent", "starts_on": date(2025, 1, 1),
        "followed_until": 2028, "hours_together": Decimal("0.25"), "yearly_cost": Decimal(6000), **PRICE,
        "practice": "Varauskirjat toimipisteissä", "status": "emerging",
    }  # fmt: skip


def _signing() -> dict[str, Any]:
    return {
        "title": "Sopimukset allekirjoitetaan sähköisesti", "for_whom": "staff", "kind": "money", "group": "hallinto",
        "description": "Sopimuksia on vähän, joten palvelu maksaa enemmän kuin se säästää.",
        "mechanism": "Tulostus ja postitus jäävät pois.", "permanence": "permanent", "starts_on": date(2025, 1, 1),
        "followed_until": 2025, "volume": Decimal(300), "hours_together": Decimal("0.25"),
        "yearly_cost": Decimal(6000), **PRICE, "ends_no_practice": True, "status": "not_realised",
    }  # fmt: skip


def _finding() -> dict[str, Any]:
    return {
        "title": "Asukas löytää palvelun ilman yhteydenottoa", "for_whom": "residents", "kind": "quality",
        "group": "muunkieliset asukkaat", "description": "Tieto löytyy verkosta omalla kielellä.",
        "mechanism": "Haku ja käännökset.", "permanence": "permanent", "starts_on": date(2025, 6, 1),
        "followed_until": 2028, "ends_no_practice": True,
    }  # fmt: skip


# What it is, measure, owner, the retirement that realises it, years told: person-years, euros, note, day.
BENEFITS = (
    (_daycare, "Varhaiskasvatuksen sähköinen asiointi", "daycare2", ("Sivistys ja kulttuuri", 2025), (
        (2024, "0.15", "4100.00", "Syksyn hakemuksista puolet tuli sähköisesti.", date(2025, 1, 22)),
        (2025, "0.50", "23900.00", "Tehtävää ei täytetty eläköitymisen jälkeen kokonaan.", date(2026, 1, 20)),
    )),
    (_tasks, "", "administration", ("Hallinto ja talous", 2026), (
        (2023, "0.20", "9000.00", "", date(2024, 1, 24)),
        (2024, "0.45", "20300.00", "Arkistotehtävät jaettiin uudelleen.", date(2025, 1, 23)),
    )),
    (_booking, "Sähköinen varaus ja ilmoittautuminen", "wellbeing", None, ((2025, "0.10", "-1200.00", "Käyttöönottovuosi: varauksia vasta kahdessa kunnassa.", date(2026, 1, 27)),)),
    (_signing, "Sähköisen allekirjoituksen laajennus", "records2", None, ((2025, "0.00", "-3180.75", "Palvelusta luovuttiin vuoden lopussa.", date(2026, 1, 16)),)),
    (_finding, "Verkkosivuston haku ja käännökset", "communication", None, ()),
)  # fmt: skip


def expect(roadmap: Roadmap, people: dict[str, Person]) -> None:
    """Planned retirements, the benefits of the roadmap, and what has been told of their years."""
    organisation = roadmap.organisation
    units = {row.name: row for row in Unit.objects.filter(organisation=organisation)}
    leavings: dict[tuple[str, int], Retirement] = {}
    for unit, year, count in RETIREMENTS:
        leavings[unit, year] = actions.keep_retirements(
            organisation=organisation, unit=units[unit], year=year, count=count, by=BY, at=moment(FROM)
        )
    measures = {row.title: row for row in Measure.objects.filter(roadmap=roadmap)}
    indicator = Indicator.objects.filter(organisation=organisation).order_by("pk").first()
    for tell, title, owner, leaving, told in BENEFITS:
        values = {
            **tell(),
            "roadmap": roadmap,
            "owner": people[owner],
            "leaving": leavings.get(leaving) if leaving else None,
        }  # type: ignore[call-overload]
        if values["kind"] == "quality":
            values["indicator"] = indicator
        volumes = {name: Decimal(count) for name, count in BOOKINGS.items()} if tell is _booking else {}
        new = actions.NewBenefit(values, (measures[title],) if title else (), volumes)
        made = actions.add_benefits(organisation=organisation, new=[new], by=BY, at=moment(FROM))[0]
        _tell(made, told)
    _realise(roadmap)


def _tell(benefit: Benefit, told: tuple[tuple[int, str, str, str, date], ...]) -> None:
    for year, person_years, euros, note, on in told:
        taken = actions.TakenYear(year, Decimal(person_years), Decimal(euros), note=note)
        actions.tell_years(benefit=benefit, told=[taken], by=BY, at=moment(on))


def _realise(roadmap: Roadmap) -> None:
    """The first one is called realised when its old practice has ended and its leaving has come."""
    row = Benefit.objects.select_related("organisation", "roadmap").get(roadmap=roadmap, title=_daycare()["title"])
    actions.change_benefit(benefit=row, values={"status": "realised"}, by=BY, at=moment(date(2026, 1, 20)))
