"""What outsiders promised the sample city, and how the days moved. All of it is made up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from viitta.config.sample.moments import BY, moment
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import ExternalParty, Measure, Promise, Roadmap

PARTIES = {
    "records": actions.NewParty("Asianhallintajärjestelmän toimittaja", "supplier", "asiakasvastaava"),
    "app": actions.NewParty("Kaupunkisovelluksen toimittaja", "supplier", "projektipäällikkö"),
    "site": actions.NewParty("Julkaisualustan toimittaja", "supplier", "palvelupäällikkö"),
    "finance": actions.NewParty("Taloushallinnon järjestelmäuudistus", "project", "projektipäällikkö"),
    "state": actions.NewParty("Rakentamisen lupaviranomainen", "authority", "erityisasiantuntija"),
}


@dataclass(frozen=True, slots=True)
class SamplePromise:
    """A promise with its moves: (told on, new day, cause, reason)."""

    party: str
    what: str
    promised_on: date
    due_on: date
    measures: tuple[str, ...]
    moves: tuple[tuple[date, date, str, str], ...] = ()
    kept_on: date | None = None


PROMISES = (
    SamplePromise(
        "records", "Asianhallinnan työnkulut ja sähköinen kokous käyttöön", date(2023, 9, 15), date(2024, 3, 29),
        ("Asianhallinnan kehittäminen", "Paperilomakkeista luopuminen", "Sähköisen allekirjoituksen laajennus"),
        (
            (date(2024, 3, 18), date(2024, 10, 31), "supplier", "Toimittajan resurssit eivät riitä sovittuun aikatauluun."),
            (date(2024, 6, 25), date(2025, 5, 2), "supplier", "Toimittajan uusi aikataulu."),
        ),
        date(2025, 11, 28),
    ),
    SamplePromise(
        "app", "Kutsuliikenteen tilaus kaupunkisovelluksesta (rajapinta)", date(2024, 3, 4), date(2024, 9, 30),
        ("Kutsuliikennejärjestelmä",),
        ((date(2024, 9, 16), date(2024, 12, 31), "supplier", "Rajapinta valmistuu vuodenvaihteessa."),), date(2025, 1, 24),
    ),
    SamplePromise(
        "site", "Verkkosivuston uusi haku", date(2023, 3, 1), date(2023, 9, 30), ("Verkkosivuston haku ja käännökset",),
        ((date(2023, 9, 20), date(2024, 3, 31), "supplier", "Julkaisualustan päivitys siirtyi."),), date(2024, 4, 12),
    ),
    SamplePromise(
        "site", "Käännöstyökalu", date(2023, 3, 1), date(2024, 6, 30), ("Verkkosivuston haku ja käännökset",),
        ((date(2024, 6, 10), date(2024, 11, 30), "supplier", "Käännöstyökalu vaatii alustan uuden version."),), date(2024, 11, 20),
    ),
    SamplePromise(
        "finance", "Talousjärjestelmän rajapinta raportointiin", date(2024, 2, 1), date(2024, 12, 31),
        ("Power BI -näkymät johdolle", "Tietovaraston käyttöönotto"),
        ((date(2024, 11, 27), date(2025, 9, 30), "dependency", "Käyttöönotto tehdään kahdessa vaiheessa."),), date(2025, 9, 26),
    ),
    SamplePromise(
        "state", "Lainmuutoksen vaatimat tietomäärittelyt", date(2024, 10, 1), date(2025, 3, 31),
        ("Rakennusluvan sähköinen palvelupolku",), (), date(2025, 3, 14),
    ),
)  # fmt: skip


def promise(roadmap: Roadmap) -> None:
    """Write down the promises of the roadmap whose story is told, each change on the day it was told."""
    new = list(PARTIES.values())
    made = actions.add_parties(organisation=roadmap.organisation, new=new, by=BY, at=moment(date(2023, 2, 1)))
    parties = dict(zip(PARTIES, made, strict=True))
    for one in PROMISES:
        row = _add(roadmap, parties[one.party], one)
        for told_on, new_day, cause, reason in one.moves:
            row = Promise.objects.select_related("roadmap").get(pk=row.pk)
            move = actions.Move(row, new_day, told_on, reason, cause)
            actions.move_promises(moves=[move], by=BY, at=moment(told_on))
        if one.kept_on:
            actions.settle_promises(promises=[row], kept_on=one.kept_on, by=BY, at=moment(one.kept_on))


def _add(roadmap: Roadmap, party: ExternalParty, one: SamplePromise) -> Promise:
    waiting = tuple(_titled(roadmap, one.measures))
    new = actions.NewPromise(party, one.what, one.promised_on, one.due_on, waiting)
    return actions.add_promises(roadmap=roadmap, new=[new], by=BY, at=moment(one.promised_on))[0]


def _titled(roadmap: Roadmap, titles: Iterable[str]) -> Iterable[Measure]:
    return Measure.objects.filter(roadmap=roadmap, title__in=titles).order_by("position")


def promise_next(roadmap: Roadmap, at: datetime) -> None:
    """Promises to the roadmap that goes on: one falls due soon, one has been moved and is still ahead."""
    rows = ExternalParty.objects.filter(organisation=roadmap.organisation)
    records, finance = rows.get(name=PARTIES["records"].name), rows.get(name=PARTIES["finance"].name)
    given = date(2026, 1, 12)
    soon = SamplePromise(
        "records", "Tiedoksiantojen rajapinta asianhallintaan", given, max(at.date(), given) + timedelta(days=10),
        ("Sähköisten tiedoksiantojen käyttöönotto", "Asianhallinnan työnkulut"),
    )  # fmt: skip
    _add(roadmap, records, soon)
    moved = SamplePromise(
        "finance", "Toisen vaiheen tietomalli", given, date(2026, 6, 30), ("Power BI, toinen vaihe",)
    )  # fmt: skip
    row = _add(roadmap, finance, moved)
    if at.date() > date(2026, 6, 15):
        move = actions.Move(
            row, date(2027, 1, 31), date(2026, 6, 15), "Tietomalli tehdään vasta tilinpäätöksen jälkeen.", "dependency"
        )
        actions.move_promises(moves=[move], by=BY, at=moment(date(2026, 6, 15)))
