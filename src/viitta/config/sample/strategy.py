"""The sample's strategy, indicators with their readings, verdicts and old practices. All of it is made up.

The public report names the four main goals and that old practices held the work back; the figures, the goals of the
strategy and the verdicts are the sample's own.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

MADE_UP = "Mallitieto: tavoite on keksitty."


@dataclass(frozen=True, slots=True)
class SampleGoal:
    """A goal of the strategy with those under it, and the measures that serve it."""

    title: str
    measures: tuple[str, ...] = ()
    under: tuple["SampleGoal", ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None


TERM = (date(2022, 1, 1), date(2029, 12, 31))
STRATEGY = (
    SampleGoal(
        "Sujuvat ja saavutettavat palvelut",
        (),
        (
            SampleGoal(
                "Asiointi hoituu ajasta ja paikasta riippumatta",
                ("Kaupunkisovellus", "Kutsuliikennejärjestelmä", "Sähköinen varaus ja ilmoittautuminen",
                 "Varhaiskasvatuksen sähköinen asiointi", "Rakennusluvan sähköinen palvelupolku"),
            ),
            SampleGoal("Kukaan ei jää digipalvelujen ulkopuolelle", ("Kirjaston digituki", "Akuutin digituen malli")),
        ),
        *TERM,
    ),
    SampleGoal(
        "Tiedolla johdettu kaupunki",
        ("Tietovaraston selvitys",),
        (SampleGoal("Johto näkee talouden ja palvelut samasta näkymästä", ("Power BI -näkymät johdolle",)),),
        *TERM,
    ),
    SampleGoal(
        "Osaava ja hyvinvoiva henkilöstö",
        (),
        (SampleGoal("Henkilöstön digiosaaminen vahvistuu", ("Henkilöstön digikoulutukset", "Tekoälyn pelisäännöt")),),
        *TERM,
    ),
    SampleGoal("Elinvoimainen yritysympäristö", (), (), *TERM),
    SampleGoal("Valtuustokauden 2017–2021 palvelulupaus", (), (), date(2017, 6, 1), date(2021, 12, 31)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SampleIndicator:
    """An indicator with its readings from the first quarter of 2023 on; None is not told, a text is why not."""

    name: str
    unit: str
    baseline: Decimal
    target: Decimal
    readings: tuple[Decimal | str | None, ...]
    description: str
    direction: str = "up"
    owner: str = ""
    measures: tuple[str, ...] = ()
    goals: tuple[int, ...] = ()
    later: dict[str, str] = field(default_factory=dict)


def values(text: str) -> tuple[Decimal | str | None, ...]:
    """Readings of a line such as "12 . 14"; a point is a quarter without one."""
    return tuple(None if one == "." else Decimal(one) for one in text.split())


INDICATORS = (
    SampleIndicator(
        "Sähköisten asiointien osuus", "%", Decimal(38), Decimal(70), values("39 41 43 46 48 51 55 58 60 63 65 67 68 70"),
        "Sähköisesti tehtyjen hakemusten ja varausten osuus kaikista, asiointijärjestelmien tilastoista.",
        owner="communication", measures=("Kaupunkisovellus",), goals=(1,),
    ),
    SampleIndicator(
        "Digituen asiakkaat", "kpl", Decimal(60), Decimal(400), values("70 85 60 120 140 150 95 210 230 240 180 310"),
        "Kirjaston digituessa neljänneksen aikana käyneet asiakkaat, asiakaspalvelun kirjanpidosta.",
        measures=("Kirjaston digituki",), goals=(1, 3),
    ),
    SampleIndicator(
        "Paperilomakkeita käytössä", "kpl", Decimal(64), Decimal(0), values(". 60 55 48 44 40 38 31 33 26 19 12"),
        "Yksiköissä vielä käytössä olevat sisäiset paperilomakkeet, tiedonhallinnan luettelosta.",
        direction="down", measures=("Paperilomakkeista luopuminen",), goals=(2,),
    ),
    SampleIndicator(
        "Digikoulutuksiin osallistuneet", "%", Decimal(12), Decimal(80), values(". 20 . 34 . 45 . 58 . 66 . 72"),
        "Vuoden aikana vähintään yhteen digikoulutukseen osallistuneet henkilöstöstä.",
        owner="administration", goals=(3,),
    ),
    SampleIndicator(
        "Seurantakierroksen vastausaste", "%", Decimal(55), Decimal(90), values("60 68 72 70 81 84 79 88 90 92 91 94"),
        "Määräajassa vastatut toimenpiteet kaikista kysytyistä.",
        goals=(0,),
    ),
)  # fmt: skip
WHY_NOT = {("Digikoulutuksiin osallistuneet", "2023Q1"): "Koulutusjärjestelmän tilastot saadaan vain puolivuosittain."}

VERDICTS = (
    ("reached", "Tiekartta, työryhmä ja neljännesvuosittainen seuranta vakiintuivat. Seurantakierrosten vastausaste nousi yli tavoitteen."),
    ("partly", "Asiointi siirtyi selvästi verkkoon, ja digituki tavoitti viisinkertaisesti asiakkaita. Asioinnin tavoite jäi hieman vajaaksi, koska rakennusluvan palvelupolku on kesken."),
    ("partly", "Talousjärjestelmä uusittiin ja tekoälylle on pelisäännöt. Paperilomakkeista osa on yhä käytössä, ja asianhallinnan toimenpiteet jäivät puolitiehen."),
    ("not_reached", "Koulutuksiin osallistui 72 % henkilöstöstä, kun tavoite oli 80 %. Säästöohjelma rajasi koulutuksia viimeisenä vuonna."),
)  # fmt: skip

# What a measure makes needless: title, what, unit, is to end, has ended.
PRACTICES = (
    ("Varhaiskasvatuksen sähköinen asiointi", "Paperinen hakemus varhaiskasvatukseen", "culture", date(2025, 3, 31), None),
    ("Kaupunkisovellus", "Tiedotteiden jako erillisenä postituslistana", "admin", date(2024, 9, 30), date(2024, 11, 1)),
    ("Paperilomakkeista luopuminen", "Sisäiset paperilomakkeet", "admin", date(2026, 3, 31), None),
)  # fmt: skip

NEXT_GOALS = ("Asiointi on oletuksena sähköistä", "Tieto on johtamisen arkea", "Jokainen saa apua digiasiointiin")
# What goes on being measured in the next roadmap: measure and indicator.
NEXT_MEASURED = ("Kaupunkisovelluksen jatkokehitys", "Sähköisten asiointien osuus")
# Goals of the next roadmap by the title of its measure; what is left out serves none yet.
NEXT_SERVED = {
    "Sähköisten tiedoksiantojen käyttöönotto": (0,),
    "Kaupunkisovelluksen jatkokehitys": (0,),
    "Power BI, toinen vaihe": (1,),
    "Hyötyjen mittarit": (1,),
}
