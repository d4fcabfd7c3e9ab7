"""How the sample's plan lived: its editions of 6.12.2022 and 13.2.2026 and what changed between them, and why.

The kinds of change and their causes are those that the public final report tells of; the measures named here are made up.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from viitta.config.sample.moments import moment
from viitta.config.sample.plan import MADE_UP, MEASURES, SampleMeasure, day
from viitta.core.actors import Actor
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Measure, Roadmap

FIRST, LAST = ("Alkuperäinen 6.12.2022", day(2022, 12, 6)), ("Päivitetty 13.2.2026", day(2026, 2, 13))
NOTES = {
    FIRST[0]: "Digityöryhmän työpajoissa syksyllä 2022 valmisteltu suunnitelma, joka vietiin hyväksyttäväksi.",
    LAST[0]: "Suunnitelma kauden päättyessä, loppuraportin pohjaksi.",
}
FORMS, FEEDBACK = "Verkkolomakkeiden yhtenäistäminen", "Palautejärjestelmän hankinta"
SKILLS, ROBOT = "Kuntalaisten digitaidot", "Ohjelmistorobotiikan kokeilu"
PAPER, APP, RECORDS = "Paperilomakkeista luopuminen", "Kaupunkisovellus", "Asianhallinnan kehittäminen"
PARTS = ("Digitaitojen alkeisryhmät", "Etäopastus kotiin")
_: None = None

# Measures that did not last as they were: they stand in the first edition beside the others.
CHANGING = (
    SampleMeasure(
        3, FORMS, "Kaupungin verkkolomakkeet samaan pohjaan. " + MADE_UP,
        "records", day(2023, 4, 1), day(2024, 6, 30), (_, 10), "one_off", (1, 2), "staff_idea", 1,
    ),
    SampleMeasure(
        1, FEEDBACK, "Järjestelmä kuntalaisten palautteille ja vikailmoituksille. " + MADE_UP,
        "communication", day(2023, 4, 1), day(2024, 3, 31), (_, 5, 10), "one_off", (1,), "resident_need", 1,
    ),
    SampleMeasure(
        2, SKILLS, "Digitaitojen vahvistaminen: ryhmät, kotiin annettava opastus ja oppaat. " + MADE_UP,
        "wellbeing", day(2023, 7, 1), day(2025, 6, 30), (_, _, 5, 10), "one_off", (1, 3), "resident_need", 0,
    ),
    SampleMeasure(
        3, ROBOT, "Kokeillaan toistuvien kirjausten automatisointia taloushallinnossa. " + MADE_UP,
        "finance", day(2024, 4, 1), day(2025, 3, 31), (_, _, _, _, _, 20, 40, 70, 100), "one_off", (2,), "staff_idea", 1,
    ),
)  # fmt: skip
PLANNED = (*MEASURES, *CHANGING)

# What the parts of the split measure reported, by quarter.
PART_VALUES = {
    PARTS[0]: {"2024Q1": 20, "2024Q2": 40, "2024Q3": 70, "2024Q4": 100},
    PARTS[1]: {"2024Q1": 5, "2024Q2": 15, "2024Q3": 30, "2024Q4": 45, "2025Q1": 60, "2025Q2": 80, "2025Q3": 100},
}
HANDED_OVER = {
    "records": "Edellinen tiedonhallintasihteeri siirtyi toisiin tehtäviin.",
    "daycare": "Varhaiskasvatuksen vastuut järjestettiin uudelleen.",
    "technical": "Tekninen johtaja vaihtui.",
    "business": "Elinkeinopalvelujen digityö siirtyi hankeasiantuntijalle.",
    "support": "ATK-tukihenkilö vaihtui.",
}


def freeze(roadmap: Roadmap, edition: tuple[str, date], by: Actor) -> None:
    """Freeze one of the two editions on its day."""
    name, on = edition
    actions.freeze_edition(roadmap=roadmap, name=name, on=on, note=NOTES[name], by=by, at=moment(on))


def before_the_first_edition(measures: Mapping[str, Measure], by: Actor) -> None:
    """What was left out while the plan was still being made."""
    on = day(2022, 11, 14)
    reason = "Kokeiluun ei saatu rahoitusta vuodelle 2023."
    actions.drop_measures(measures=[measures[ROBOT]], reason=reason, on=on, by=by, at=moment(on))


def live(measures: Mapping[str, Measure], first: date, last: date, by: Actor) -> None:
    """Make the changes of the plan that fell between two days."""
    for on, change in STEPS:
        if first <= on <= last:
            change(measures, {"on": on, "by": by, "at": moment(on)})


Deed = Callable[[Mapping[str, Measure], dict[str, Any]], object]


def _merge(measures: Mapping[str, Measure], deed: dict[str, Any]) -> None:
    reason = "Samat lomakkeet olivat kahdessa toimenpiteessä."
    actions.merge_measures(measures=[measures[FORMS]], into=measures[PAPER], reason=reason, **deed)


def _replace(measures: Mapping[str, Measure], deed: dict[str, Any]) -> None:
    reason = "Palautteet otetaan vastaan kaupunkisovelluksessa, erillistä järjestelmää ei hankita."
    actions.supersede_measures(measures=[measures[FEEDBACK]], successor=measures[APP], reason=reason, **deed)


def _split(measures: Mapping[str, Measure], deed: dict[str, Any]) -> None:
    whole = measures[SKILLS]
    ends = (day(2024, 12, 31), day(2025, 9, 30))
    goals = tuple(whole.goals.all())
    parts = [
        actions.NewMeasure(
            whole.theme, title, MADE_UP, status="running", origin=whole.origin, unit=whole.unit, start=deed["on"],
            end=end, goals=goals,
        )
        for title, end in zip(PARTS, ends, strict=True)
    ]  # fmt: skip
    reason = "Tehtävä oli liian laaja yhdelle vastuuhenkilölle, ja osat etenivät eri tahtiin."
    actions.split_measure(measure=whole, parts=parts, reason=reason, **deed)


def _restore(measures: Mapping[str, Measure], deed: dict[str, Any]) -> None:
    reason = "Kokeiluun saatiin rahoitus taloushallinnon järjestelmäuudistuksesta."
    actions.restore_measures(measures=[measures[ROBOT]], reason=reason, status="planned", **deed)


def _narrow(measures: Mapping[str, Measure], deed: dict[str, Any]) -> None:
    values = {
        "description": "Asianhallintajärjestelmän sovitut toimenpiteet: työnkulut ja sähköinen kokous.",
        "scope": "Mukana työnkulut ja sähköinen kokous. Arkistointi ratkaistaan järjestelmän seuraavassa versiossa.",
    }
    _change(measures[RECORDS], values, "Tehtävä olisi vaatinut alun perin tarkempaa määrittelyä ja rajausta.", deed)


def _focus(measures: Mapping[str, Measure], deed: dict[str, Any]) -> None:
    values = {
        "scope": "Ensin talouden näkymät. Henkilöstön ja palvelujen näkymät tehdään uuden järjestelmän tiedoista."
    }
    reason = "Taloushallinnon järjestelmäuudistus muutti tietolähteet."
    _change(measures["Power BI -näkymät johdolle"], values, reason, deed)


def _change(measure: Measure, values: dict[str, Any], reason: str, deed: dict[str, Any]) -> None:
    change = actions.MeasureChange(measure, values, plan_reason=reason)
    actions.change_measures(changes=[change], by=deed["by"], at=deed["at"])


STEPS: tuple[tuple[date, Deed], ...] = (
    (day(2023, 9, 12), _merge),
    (day(2023, 11, 21), _replace),
    (day(2024, 2, 13), _split),
    (day(2024, 3, 19), _restore),
    (day(2024, 4, 16), _narrow),
    (day(2024, 9, 10), _focus),
)
