"""How the sample's joint project was run: outputs, communication, results in the municipalities, its closing.

The experiments and the plan to document the work are those that the application names, in our own words; what came of them
in each municipality, days and costs are invented, and marked as sample.
"""

from datetime import date
from decimal import Decimal

from viitta.config.sample.moments import BY, moment
from viitta.config.sample.project import Built
from viitta.parts.joint_projects.actions import results as telling
from viitta.parts.joint_projects.actions import running as keeping
from viitta.parts.joint_projects.models import Communication, Output, RelatedProject, Result, Stakeholder

SAMPLE = "Mallitieto."
OUTPUTS = (
    {"title": "Toimintatavat uudistuivat asiakaspalvelussa", "kind": "effect", "choice": "ways_of_working", "evidence": f"Kolmen palvelun palvelupolku kuvattiin ja muutettiin. {SAMPLE}", "ready_on": date(2021, 4, 30)},
    {"title": "Asiakas on kehittämisen lähtökohta", "kind": "effect", "choice": "customer_orientation", "evidence": f"Asukkaat osallistuivat kuuteen työpajaan. {SAMPLE}", "ready_on": date(2021, 4, 30)},
    {"title": "Asukkaat osallistuvat helpommin", "kind": "effect", "choice": "participation", "evidence": "", "ready_on": None},
    {"title": "Digitason arvio alussa ja lopussa", "kind": "output", "description": "Kuntien taso samalla mallilla kahdesti.", "evidence": f"Arviot tehtiin 4/2020 ja 11/2021. {SAMPLE}", "ready_on": date(2021, 11, 30), "is_reusable": True},
    {"title": "Loppuraportti", "kind": "output", "description": "Työ ja opit yhdessä asiakirjassa.", "evidence": SAMPLE, "ready_on": date(2022, 2, 15), "is_reusable": True},
)  # fmt: skip
COMMUNICATION = (
    {"audience": "Kuntien johtoryhmät", "goal": "Sitoutuminen", "channel": "Tiedote johtoryhmän kokoukseen", "planned_on": date(2020, 2, 28), "doer": "hankekoordinaattori", "done_on": date(2020, 2, 26)},
    {"audience": "Henkilöstö", "goal": "Mukaan varhain", "channel": "Digitapaamiset kunnittain", "planned_on": date(2020, 9, 30), "doer": "hankekoordinaattori", "done_on": date(2020, 10, 14), "note": "Etänä. " + SAMPLE},
    {"audience": "Asukkaat", "goal": "Osallistuminen palvelujen suunnitteluun", "channel": "Paikallislehti ja verkkosivut", "planned_on": date(2020, 11, 30), "doer": "viestintäpäällikkö", "done_on": date(2020, 11, 20)},
    {"audience": "Muut kunnat", "goal": "Mallit käyttöön muuallakin", "channel": "Kuntaliiton verkosto", "planned_on": date(2021, 11, 15), "doer": "hankekoordinaattori"},
)  # fmt: skip
STAKEHOLDERS = (
    {"name": "Asukkaat", "interest": "Palvelut ovat laadukkaampia ja helpompia käyttää.", "how": "Palvelupolkujen työpajat."},
    {"name": "Satakuntaliitto", "interest": "Digituen alueellinen koordinointi.", "how": "Yhteiset digituen tilaisuudet."},
    {"name": "Kuntaliitto", "interest": "Työkalut ja mallit kunnille.", "how": "Arviointityökalut ja kokeilijan opas."},
)  # fmt: skip
RELATED = (
    {"name": "Valtakunnalliset digikärkihankkeet", "owner": "valtiovarainministeriö", "relation": "Opit ja työkalut otetaan käyttöön.", "starts_on": date(2016, 1, 1), "ends_on": date(2019, 12, 31)},
    {"name": "Digituen alueellinen koordinointi", "owner": "Satakuntaliitto", "relation": "Asukkaiden digituki järjestetään yhdessä.", "is_dependency": True, "starts_on": date(2020, 1, 1), "ends_on": date(2021, 12, 31)},
)  # fmt: skip
RESULTS = (
    ("system", "Suomi.fi-palvelut", "Tunnistus, viestit ja valtuudet asiointiin."),
    ("experiment", "Palautteet kartalla", "Asukas merkitsee palautteen paikan."),
    ("system", "Yhteinen julkaisualusta", "Saavutettavat verkkosivut samalla alustalla."),
    ("system", "Sähköinen varaus ja ilmoittautuminen", "Tilat ja kurssit verkosta."),
    ("experiment", "Verkkokeskustelu neuvonnassa", "Neuvoja vastaa verkkosivuilla."),
    ("practice", "Digitapaamiset", "Henkilöstö käy uudet tavat läpi kerran kuussa."),
)  # fmt: skip
IN, TAKING, NOT = "in_use", "taking", "not"
# Municipality: for each result its state, and the yearly cost or the reason.
USES: dict[str, tuple[tuple[str, str], ...]] = {
    "Kankaanpää": ((IN, "1800"), (IN, "4200"), (IN, "6500"), (TAKING, "3600"), (NOT, "Neuvojien aika ei riitä päivystykseen."), (IN, "0")),
    "Jämijärvi": ((IN, "400"), (NOT, "Palautteita tulee vähän."), (IN, "1200"), (NOT, "Varaukset hoidetaan puhelimessa."), (NOT, "Ei henkilöä."), (IN, "0")),
    "Karvia": ((IN, "500"), (TAKING, "900"), (IN, "1400"), (TAKING, "800"), (NOT, "Ei henkilöä."), (TAKING, "0")),
    "Pomarkku": ((IN, "450"), (IN, "900"), (NOT, "Sivusto uusittiin vuonna 2019."), (IN, "750"), (TAKING, "300"), (IN, "0")),
    "Siikainen": ((TAKING, "350"), (NOT, "Palautteita tulee vähän."), (IN, "1100"), (NOT, "Tiloja on vain kaksi."), (NOT, "Ei henkilöä.")),
}  # fmt: skip
CHANGED = {
    ("Kankaanpää", 1): "Palaute ohjautuu suoraan tekniselle toimelle. " + SAMPLE,
    ("Kankaanpää", 5): "Uudet tavat käydään läpi yhdessä ennen käyttöönottoa. " + SAMPLE,
    ("Karvia", 0): "Hakemuksia ei enää tulosteta. " + SAMPLE,
}


def run_project(built: Built) -> None:
    """Fill the registers, ask the municipalities six months after the end, and close the project."""
    project = built.project
    at = moment(date(2020, 3, 2))
    for model, rows in (
        (Output, OUTPUTS), (Communication, COMMUNICATION), (Stakeholder, STAKEHOLDERS), (RelatedProject, RELATED)
    ):  # fmt: skip
        keeping.add_rows(project=project, model=model, new=rows, by=BY, at=at)  # type: ignore[arg-type]
    new = [
        {"kind": kind, "title": title, "description": about, "position": at_}
        for at_, (kind, title, about) in enumerate(RESULTS)
    ]
    results: list[Result] = keeping.add_rows(
        project=project, model=Result, new=new, by=BY, at=moment(date(2021, 11, 1))
    )
    opened = telling.open_rounds(
        project=project, months_after=6, on=date(2022, 5, 30), by=BY, at=moment(date(2022, 5, 30))
    )
    for name, told in USES.items():
        answers = [
            telling.UseAnswer(
                result, state, date(2022, 1, 1) if state == IN else None, said if state == NOT else "",
                CHANGED.get((name, number), ""), None if state == NOT else Decimal(said),
            )
            for number, (result, (state, said)) in enumerate(zip(results, told, strict=False))
        ]  # fmt: skip
        telling.tell_uses(partner=built.partners[name], answers=answers, by=BY, at=moment(date(2022, 6, 8)))
    telling.close_rounds(rounds=[opened], by=BY, at=moment(date(2022, 7, 12)))
    telling.tell_closing(
        project=project, needed=True, grounds=f"Pienten kuntien yhteinen palvelutuotanto jäi kokeiluksi. {SAMPLE}",
        deciding_body="kuntien hallitukset", by=BY, at=moment(date(2021, 11, 25)),
    )  # fmt: skip
