"""What measures of the sample city take and give, and two that have milestones. All of it is made up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from viitta.config.sample.moments import BY, moment
from viitta.core.periods import Quarter, quarters_between
from viitta.parts.organisations.models import Person
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Measure, Roadmap

AT = moment(date(2022, 12, 21))


@dataclass(frozen=True, slots=True)
class SampleNeed:
    """Days in all of the lead and of a role, costs in euros, where the money comes from, benefit and its reason."""

    lead: str
    days: int
    role: str = ""
    role_days: int = 0
    once: int | None = None
    yearly: int | None = None
    financing: str = ""
    benefit: int | None = None
    reason: str = ""


NEEDS = {
    "Tietovaraston selvitys": SampleNeed("it", 16, financing="budget", once=0, benefit=3, reason="Ratkaisee, mihin tietoon johtaminen nojaa."),
    "Power BI -näkymät johdolle": SampleNeed("finance", 60, "kehittäjä", 40, 24_000, 6_500, "budget", 4, "Johto saa luvut yhdestä paikasta ilman käsin koottuja taulukoita."),
    "Oppimisanalytiikka-yhteishanke 2": SampleNeed("rector", 20, financing="project", once=9_000, benefit=3, reason="Koulut saavat yhteisen mallin."),
    "Oppimisanalytiikka-yhteishanke 3": SampleNeed("rector", 36, "opettaja", 24, 12_000, None, "project", 4, "Oppimisen tuki kohdentuu ajoissa."),
    "Kaupunkisovellus": SampleNeed("communication", 45, "kehittäjä", 20, 38_000, 9_600, "budget", 5, "Asukas löytää palvelut yhdestä paikasta."),
    "Kutsuliikennejärjestelmä": SampleNeed("technical", 35, financing="budget", once=15_000, yearly=4_800, benefit=5, reason="Matkat yhdistyvät ja tyhjät ajot vähenevät."),
    "Verkkosivuston haku ja käännökset": SampleNeed("communication", 12, financing="budget", once=6_500, yearly=1_200, benefit=4, reason="Tieto löytyy myös muilla kielillä."),
    "Museon kokoelmanhallintajärjestelmä": SampleNeed("museum", 55, financing="project", once=18_000, yearly=2_400, benefit=3, reason="Kokoelmat avautuvat yleisölle."),
    "Sähköinen varaus ja ilmoittautuminen": SampleNeed("wellbeing", 28, once=8_000, yearly=3_600, financing="budget", benefit=4, reason="Varaukset eivät enää kulje puhelimessa."),
    "Varhaiskasvatuksen sähköinen asiointi": SampleNeed("daycare", 30, financing="budget", once=5_000, yearly=2_900, benefit=4, reason="Perheiden hakemukset käsitellään nopeammin."),
    "Rakennusluvan sähköinen palvelupolku": SampleNeed("building", 70, "arkistosihteeri", 25, 21_000, 7_200, "not_yet", 4, "Lupa etenee ilman paperia alusta loppuun."),
    "Kirjaston digituki": SampleNeed("service", 60, "kirjastovirkailija", 72, None, 3_000, "budget", 5, "Asukkaat pysyvät mukana sähköisissä palveluissa."),
    "Akuutin digituen malli": SampleNeed("service", 8, benefit=4, reason="Apua saa silloin, kun ongelma on päällä.", financing="budget", once=0),
    "Digiopastus yhdistysten kanssa": SampleNeed("wellbeing", 5, once=1_500, financing="budget", benefit=4, reason="Vapaaehtoiset moninkertaistavat opastuksen."),
    "Asianhallinnan kehittäminen": SampleNeed("records", 110, "pääkäyttäjä", 60, 26_000, 8_400, "budget", 4, "Päätöksenteko nopeutuu ja arkistointi on sähköinen."),
    "Intranetin uudistus": SampleNeed("communication", 50, "sisällöntuottaja", 40, 14_000, 3_200, "budget", 3, "Ohjeet löytyvät yhdestä paikasta."),
    "Sähköisten tiedoksiantojen selvitys": SampleNeed("administration", 14, benefit=2, reason="Selvitys itsessään ei vielä säästä."),
    "Taloushallinnon järjestelmäuudistus": SampleNeed("finance", 120, "kirjanpitäjä", 90, 95_000, 32_000, "budget", 4, "Moni muu toimenpide riippuu uudesta järjestelmästä."),
    "Henkilöstön digikoulutukset": SampleNeed("administration", 30, "kouluttaja", 24, None, 4_000, "budget", 4, "Osaaminen kantaa kaikkia muita toimenpiteitä."),
    "Tekoälyn pelisäännöt": SampleNeed("it", 5, benefit=5, reason="Turvallinen käyttö mahdollistuu koko henkilöstölle.", financing="budget", once=0),
    "Paperilomakkeista luopuminen": SampleNeed("records", 40, once=3_000, financing="budget", benefit=3, reason="Postitus ja tulostus vähenevät."),
    "Sähköisen allekirjoituksen laajennus": SampleNeed("records", 10, once=2_000, yearly=5_400, financing="not_yet", benefit=2, reason="Hyöty jää pieneksi sopimusten määrään nähden."),
}  # fmt: skip
NEXT_NEEDS = {
    "Sähköisten tiedoksiantojen käyttöönotto": SampleNeed("administration", 40, "pääkäyttäjä", 20, 12_000, 4_200, "not_yet", 4, "Postikulut pienenevät ja tiedoksianto nopeutuu."),
    "Asianhallinnan työnkulut": SampleNeed("records2", 50, "pääkäyttäjä", 30, 9_000, None, "budget", 4, "Päätösten valmistelu nopeutuu."),
    "Power BI, toinen vaihe": SampleNeed("finance", 45, "kehittäjä", 30, 16_000, 2_500, "budget", 4, "Näkymät kattavat uuden talousjärjestelmän."),
    "Hyötyjen mittarit": SampleNeed("development", 12, financing="budget", once=0, benefit=5, reason="Ilman mittareita vaikutuksia ei nähdä."),
    "Intranetin lanseeraus": SampleNeed("communication", 18, once=2_000, financing="budget", benefit=3, reason="Käyttöönotto tuo uudistuksen hyödyt."),
    "Kaupunkisovelluksen jatkokehitys": SampleNeed("communication", 40, "kehittäjä", 25, 20_000, None, "not_yet", 3, "Asukkaiden toiveet toteutuvat."),
}  # fmt: skip
MILESTONES = {
    "Kaupunkisovellus": (
        ("Toimittaja valittu", date(2023, 9, 30), 30, date(2023, 9, 22)),
        ("Testiryhmä käyttää sovellusta", date(2024, 3, 31), 75, date(2024, 3, 12)),
    ),
    "Taloushallinnon järjestelmäuudistus": (
        ("Järjestelmä valittu", date(2024, 6, 30), 25, date(2024, 6, 18)),
        ("Ensimmäinen vaihe käytössä", date(2024, 12, 31), 60, date(2025, 2, 10)),
    ),
}
NEXT_MILESTONES = {
    "Sähköisten tiedoksiantojen käyttöönotto": (
        ("Rajapinta asianhallintaan käytössä", date(2026, 12, 31), 50, None),
        ("Ensimmäiset päätökset tiedoksi sähköisesti", date(2027, 3, 31), 80, None),
    ),
}  # fmt: skip


def estimate(roadmap: Roadmap, people: dict[str, Person], *, is_next: bool = False) -> None:
    """Write what the measures take and give when the plan is made."""
    at = moment(date(2025, 12, 9)) if is_next else AT
    needs, milestones = (NEXT_NEEDS, NEXT_MILESTONES) if is_next else (NEEDS, MILESTONES)
    for measure in Measure.objects.filter(roadmap=roadmap).select_related("roadmap").order_by("position"):
        need = needs.get(measure.title)
        if need is None:
            continue
        values = {
            "benefit": need.benefit, "benefit_reason": need.reason, "financing": need.financing,
            "cost_once": None if need.once is None else Decimal(need.once),
            "cost_yearly": None if need.yearly is None else Decimal(need.yearly),
        }  # fmt: skip
        person = people[need.lead]
        efforts = [
            actions.NewEffort(person.label, quarter, days, person, person.unit)
            for quarter, days in _spread(measure, need.days)
        ]
        efforts += [
            actions.NewEffort(need.role, quarter, days, None, person.unit)
            for quarter, days in _spread(measure, need.role_days)
        ]
        actions.record_resources(measure=measure, values=values, efforts=efforts, by=BY, at=at)
        _set_milestones(measure, milestones.get(measure.title, ()), at)


def _set_milestones(measure: Measure, told: Iterable[tuple[str, date, int, date | None]], at: datetime) -> None:
    """Set milestones when the plan is made, and write each reached on the day it was."""
    for title, due_on, percent, reached_on in told:
        new = actions.NewMilestone(title, due_on, percent)
        row = actions.add_milestones(measure=measure, new=[new], by=BY, at=at)[0]
        if reached_on:
            actions.change_milestone(milestone=row, values={"reached_on": reached_on}, by=BY, at=moment(reached_on))


def _spread(measure: Measure, days: int) -> list[tuple[Quarter, Decimal]]:
    """Days evenly over the quarters of a measure, in halves of a day."""
    if not days or not measure.start or not measure.end:
        return []
    quarters = list(quarters_between(measure.start, measure.end))
    halves, found = days * 2, []
    for step, quarter in enumerate(quarters):
        share = halves * (step + 1) // len(quarters) - halves * step // len(quarters)
        if share:
            found.append((quarter, Decimal(share) / 2))
    return found
