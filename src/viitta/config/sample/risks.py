"""The risk register of the sample city, with reviews over the rounds. Risks are made up but for what the report tells."""

from dataclasses import dataclass
from datetime import date, datetime

from viitta.config.sample.moments import BY, moment
from viitta.core.periods import Quarter
from viitta.doors.portal.conversions.risks import take_in
from viitta.parts.followup import actions as followup
from viitta.parts.followup.models import FollowUp, Observation, RoundState
from viitta.parts.organisations.models import Person
from viitta.parts.risks import actions
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.roadmaps.models import Measure, Roadmap


@dataclass(frozen=True, slots=True)
class SampleRisk:
    """A risk, and how it was seen later: quarter -> (likelihood, impact, after, after, state, note)."""

    title: str
    classes: tuple[str, ...]
    figures: tuple[int, int]
    countermeasure: str
    after: tuple[int, int] | None
    owner: str
    measures: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    reviews: tuple[tuple[str, tuple[int, int], tuple[int, int] | None, str, str], ...] = ()


SEEN_ON = date(2023, 1, 17)
RISKS = (
    SampleRisk(
        "Henkilöstön aika ei riitä kehittämiseen perustyön ohessa", ("organisation", "resources"), (4, 4),
        "Tehtävät vastuutetaan nimikkeille, varahenkilöt nimetään ja aikataulut tarkistetaan neljännesvuosittain.", (3, 3), "administration",
        ("Intranetin uudistus", "Sähköinen varaus ja ilmoittautuminen"), (),
        (("2024Q3", (5, 4), (4, 3), "realised", "Kolmen toimenpiteen aikataulu siirtyi."), ("2025Q4", (4, 4), (3, 3), "open", "Uudessa tiekartassa on vähemmän kokonaisuuksia.")),
    ),
    SampleRisk(
        "Kokonaisuudet osoittautuvat odotettua laajemmiksi", ("schedule", "resources"), (3, 4),
        "Määritellään ja rajataan toimenpiteet ennen aloitusta.", (2, 3), "it",
        ("Asianhallinnan kehittäminen",), (),
        (("2023Q3", (4, 4), (3, 3), "realised", "Työnkulkujen määrittely oli odotettua laajempi."),),
    ),
    SampleRisk(
        "Toimittajien resurssit eivät riitä sovittuihin aikatauluihin", ("schedule", "technical"), (3, 5),
        "Lupaukset päivineen kirjataan ja viiveet käydään läpi toimittajan johdon kanssa neljännesvuosittain.", (3, 4), "it",
        ("Asianhallinnan kehittäminen", "Kutsuliikennejärjestelmä", "Verkkosivuston haku ja käännökset"), (),
        (("2023Q4", (4, 5), (3, 4), "realised", "Julkaisualustan päivitys siirtyi."), ("2024Q2", (5, 5), (4, 4), "realised", "Asianhallinta ei etene toimittajan puolella.")),
    ),
    SampleRisk(
        "Vanhoista käytännöistä ei luovuta", ("culture", "organisation"), (4, 3),
        "Jokaiselle toimenpiteelle kirjataan, mikä vanha käytäntö päättyy ja milloin.", (2, 3), "records2",
        ("Paperilomakkeista luopuminen",), ("saves_nothing",),
        (("2025Q1", (5, 3), (3, 3), "realised", "Kaksi lomaketta palautettiin paperille."),),
    ),
    SampleRisk(
        "Ratkaisun hinta ei vastaa siitä saatavaa hyötyä", ("technical", "resources"), (2, 4),
        "Hyödyt ja kustannukset arvioidaan ennen hankintaa, pilotti ennen laajaa käyttöönottoa.", (1, 3), "finance",
        ("Sähköisen allekirjoituksen laajennus",), ("saves_nothing", "adds_permanent_costs"),
        (("2025Q1", (1, 2), None, "closed", "Toimenpiteestä luovuttiin."),),
    ),
    SampleRisk(
        "Tietoturvapoikkeama pysäyttää sähköisen palvelun", ("technical",), (2, 5),
        "Varautumissuunnitelmat, henkilöstön kyberturvakoulutus ja toimittajien auditointi.", (1, 4), "it",
        ("Henkilöstön digikoulutukset",),
    ),
    SampleRisk(
        "Säästöohjelma leikkaa kehittämisen määrärahoja", ("resources", "culture"), (3, 3), "", None, "finance",
    ),
)  # fmt: skip


def register(roadmap: Roadmap, people: dict[str, Person]) -> None:
    """Fill the register of the roadmap whose story is told, and look at it round by round."""
    measures = {measure.title: measure for measure in Measure.objects.filter(roadmap=roadmap)}
    made: dict[str, Risk] = {}
    for one in RISKS:
        likelihood_after, impact_after = one.after or (None, None)
        new = actions.NewRisk(
            one.title, one.figures[0], one.figures[1], SEEN_ON, one.classes, "", "saves_nothing" in one.effects,
            "adds_permanent_costs" in one.effects, one.countermeasure, likelihood_after, impact_after, people[one.owner],
            measures=tuple(measures[title] for title in one.measures),
        )  # fmt: skip
        made[one.title] = actions.add_risks(roadmap=roadmap, new=[new], by=BY, at=moment(SEEN_ON))[0]
    rounds = FollowUp.objects.filter(roadmap=roadmap, state=RoundState.CLOSED).order_by("quarter")
    for follow_up in rounds:
        _look(made, Quarter.parse(follow_up.quarter), follow_up.closed_at or moment(SEEN_ON))
        _take_in(roadmap, follow_up.quarter, follow_up.closed_at or moment(SEEN_ON))


def _look(made: dict[str, Risk], quarter: Quarter, at: datetime) -> None:
    """Each open risk is looked at in each round: as it is told, else as unchanged."""
    reviews = []
    for one in RISKS:
        risk = Risk.objects.select_related("roadmap", "owner").get(pk=made[one.title].pk)
        if risk.state == RiskState.CLOSED:
            continue
        told = next((row for row in one.reviews if row[0] == quarter.key), None)
        if told is None:
            reviews.append(actions.Review(risk, {}))
            continue
        _key, before, after, state, note = told
        later = after or (None, None)
        names = ("likelihood", "impact", "likelihood_after", "impact_after", "state")
        values = dict(zip(names, (*before, *later, state), strict=True))
        reviews.append(actions.Review(risk, values, note))
    actions.review_risks(reviews=reviews, quarter=quarter, by=BY, at=at)


def _take_in(roadmap: Roadmap, quarter: str, at: datetime) -> None:
    """What was seen as a risk in the round is taken in and judged."""
    for seen in Observation.objects.filter(roadmap=roadmap, quarter=quarter, kind="risk").select_related("roadmap"):
        risk = take_in(observation=seen, by=BY, at=at)
        values = {
            "likelihood": 4, "impact": 4, "likelihood_after": 3, "impact_after": 3, "classes": ("schedule", "technical"),
            "countermeasure": "Järjestelmäuudistuksen päivät seurataan lupauksina, ja riippuvat työt vaiheistetaan.",
        }  # fmt: skip
        actions.change_risk(risk=risk, values=values, by=BY, at=at)


def register_next(roadmap: Roadmap, people: dict[str, Person], seen: Quarter) -> None:
    """Two risks of the roadmap that goes on, and one seen in its last round that waits to be taken in."""
    at = moment(date(2026, 1, 15))
    new = [
        actions.NewRisk(
            "Tiedoksiantojen rajapinta ei valmistu ajoissa", 3, 4, at.date(), ("schedule", "technical"),
            countermeasure="Välivaiheessa tiedoksiannot lähetetään asianhallinnasta käsin.", likelihood_after=3,
            impact_after=2, owner=people["administration"],
            measures=tuple(Measure.objects.filter(roadmap=roadmap, title__startswith="Sähköisten tiedoksiantojen")),
        ),
        actions.NewRisk(
            "Mittareiden keruu koetaan taakaksi", 3, 2, at.date(), ("culture",), owner=people["development"],
            countermeasure="Kysytään vain se, mitä käytetään.", likelihood_after=2, impact_after=2,
        ),
    ]  # fmt: skip
    actions.add_risks(roadmap=roadmap, new=new, by=BY, at=at)
    told = followup.NewObservation(
        "risk", "Budjettikehys voi siirtää sovelluksen jatkokehitystä.", seen.last, seen,
        Measure.objects.filter(roadmap=roadmap, title__startswith="Kaupunkisovelluksen").first(),
    )  # fmt: skip
    followup.record_observations(roadmap=roadmap, new=[told], by=BY, at=moment(seen.last))
