"""What the sample city learnt from others, recommends and has decided.

The visits' organisations and subjects and the gist of the recommendations are told by the public report; days, what
followed, decisions and answers are made up for the sample.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from viitta.config.sample.moments import BY, moment
from viitta.parts.decisions import actions as decisions
from viitta.parts.meetings import actions as meetings
from viitta.parts.meetings.models import Visit
from viitta.parts.organisations.models import Organisation
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, Recommendation, Roadmap


@dataclass(frozen=True, slots=True)
class SampleVisit:
    """A visit on the day of a meeting, and the measure that it led to."""

    on: date
    subject: str
    by_title: str
    organisation: str
    kind: str = "talk"
    is_own: bool = False
    followed: str = ""
    measure: str = ""


VISITS = (
    SampleVisit(
        date(2023, 4, 27), "Tiedolla johtaminen kuntasektorilla", "asiantuntija", "Kuntaliitto",
        followed="Tietovaraston selvitykseen otettiin mukaan johdon tietotarpeet.", measure="Tietovaraston selvitys",
    ),
    SampleVisit(
        date(2023, 8, 24), "Kaupungin tietovarasto ja Power BI -visualisoinnit", "kaupungin edustajat", "Seinäjoen kaupunki", "demonstration",
        followed="Tietovarasto päätettiin rakentaa vaiheittain, talous ensin.", measure="Power BI -näkymät johdolle",
    ),
    SampleVisit(
        date(2024, 4, 25), "Kyberturvallisuuden ajankohtaiset teemat", "tietohallintopäällikkö", "", is_own=True,
        followed="Kyberturva lisättiin henkilöstön koulutuksiin.", measure="Henkilöstön digikoulutukset",
    ),
    SampleVisit(
        date(2024, 10, 31), "Digitalisaation kehittäminen hallinto- ja henkilöstö-tulosalueella", "johdon sihteeri", "", "thesis", is_own=True,
        followed="Opinnäytetyön havainnot otettiin intranetin sisältöön.", measure="Intranetin uudistus",
    ),
    SampleVisit(
        date(2025, 4, 24), "Tiedolla johtaminen ja sen soveltaminen elinkeinopalveluihin", "hankeasiantuntija", "", "thesis", is_own=True,
        followed="Työstä saatiin malli elinkeinopalvelujen tiedoille.", measure="Tiedolla johtaminen elinkeinopalveluissa",
    ),
    SampleVisit(
        date(2025, 8, 28), "Kunnan sähköinen alusta ja sen palvelut", "kunnan edustaja", "Sipoon kunta", "demonstration",
        followed="Alustan tapa koota lomakkeet yhteen otettiin esille uudessa tiekartassa.",
    ),
)  # fmt: skip
PRACTICES = (
    (date(2023, 8, 24), "Seinäjoen kaupunki", "Tietovarasto kokoaa talouden, henkilöstön ja palvelujen tiedot samoihin näkymiin.", "Tietovaraston vaiheistus ja näkymien pohja.", "Power BI -näkymät johdolle"),
    (date(2025, 8, 28), "Sipoon kunta", "Sähköiset palvelut löytyvät yhdeltä alustalta, ja lomakkeet ovat samannäköisiä.", "Lomakkeiden yhtenäinen rakenne.", ""),
)  # fmt: skip
RECOMMENDATIONS = (
    ("Digityöryhmä jatkaa työtään myös seuraavalla kaudella.", "Ryhmä kokoaa toimialat yhteen ja näkee kokonaisuuden."),
    ("Tavoitteet asetetaan tärkeysjärjestykseen ja määritellään kaupunkistrategian pohjalta.", "Osa tehtävistä olisi tarvinnut tarkemman rajauksen."),
    ("Keskitytään muutamaan laajempaan kokonaisuuteen, esimerkiksi sähköisiin tiedoksiantoihin.", "Yksittäisiä tehtäviä oli paljon aikaan nähden."),
    ("Vaikutuksille ja hyödyille määritellään tarkemmat mittarit.", "Valmistuminen kertoo tekemisestä, ei vaikutuksesta."),
    ("Resurssit ja riippuvuudet otetaan huomioon jo suunnittelussa.", "Viiveet johtuivat useimmin toimittajista ja muista hankkeista."),
    ("Työryhmä kokoontuu säännöllisesti.", "Neljännesvuosittainen rytmi piti seurannan ajan tasalla."),
    ("Käytetään asiantuntijoita ja vierailijoita.", "Vierailut toivat ratkaisuja, joita ei olisi keksitty itse."),
    ("Verrataan digitalisaation hyviä käytäntöjä muihin kuntiin.", "Muiden kokemuksista säästyy aikaa."),
)  # fmt: skip
ANSWERS = (
    (0, "taken", "Ryhmä jatkaa samassa kokoonpanossa."),
    (2, "taken", "Uudessa tiekartassa on muutama kokonaisuus."),
    (3, "later", "Mittarit sovitaan, kun kokonaisuudet on rajattu."),
    (5, "taken", "Kokoukset on sovittu neljännesvuosittain."),
)
RECOMMENDED, ANSWERED = date(2026, 2, 13), date(2026, 2, 20)


def visit(roadmap: Roadmap, measures: Mapping[str, Measure]) -> list[Visit]:
    """Write down the visits and what was seen elsewhere, each on its day."""
    made = []
    for one in VISITS:
        new = meetings.NewVisit(
            one.subject, one.by_title, one.on, one.kind, one.is_own, one.organisation, one.followed,
            measure=measures[one.measure] if one.measure else None,
        )  # fmt: skip
        made += meetings.add_visits(roadmap=roadmap, new=[new], by=BY, at=moment(one.on))
    for on, where, what, taken, title in PRACTICES:
        measure = measures[title] if title else None
        seen = meetings.NewPractice(where, what, on, taken=taken, measure=measure)
        meetings.add_practices(roadmap=roadmap, new=[seen], by=BY, at=moment(on))
    return made


def recommend(roadmap: Roadmap, at: datetime) -> list[Recommendation]:
    """What the roadmap recommends to the next one, when that day has come."""
    if at < moment(RECOMMENDED):
        return []
    new = [roadmaps.NewRecommendation(text, grounds) for text, grounds in RECOMMENDATIONS]
    return roadmaps.add_recommendations(roadmap=roadmap, new=new, by=BY, at=moment(RECOMMENDED))


def answer(roadmap: Roadmap, told: list[Recommendation], at: datetime) -> None:
    """What the next roadmap has answered so far; some recommendations still wait."""
    if told and at >= moment(ANSWERED):
        answers = [roadmaps.NewAnswer(told[place], said, reason) for place, said, reason in ANSWERS]
        roadmaps.answer_recommendations(roadmap=roadmap, answers=answers, by=BY, at=moment(ANSWERED))


def decide(organisation: Organisation, roadmap: Roadmap) -> None:
    """A decision of an office-holder and one of a body beside the approval of the roadmap."""
    new = [
        decisions.NewDecision(
            "tietohallintopäällikkö", "Kaupunkisovelluksen hankinta", date(2023, 11, 14), is_office_holder=True,
            case_number="HANK/41/2023", appeal="final", roadmap=roadmap.pk,
        ),
        decisions.NewDecision(
            "kaupunginhallitus", "Tiekartan väliraportti merkittiin tiedoksi", date(2024, 9, 1), to_the_month=True,
            section="214", appeal="final", roadmap=roadmap.pk,
        ),
    ]  # fmt: skip
    decisions.add_decisions(organisation=organisation, new=new, by=BY, at=moment(date(2024, 9, 10)))
