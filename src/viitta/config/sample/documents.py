"""Documents of the sample city: links as a city keeps them in its own shared workspace, and one file."""

from datetime import date
from io import BytesIO

from viitta.config.sample.moments import BY, moment
from viitta.parts.files import actions
from viitta.parts.roadmaps.models import Measure, Roadmap

SHARED = "https://teams.example.fi/digityoryhma/"
PLAN = """Digitiekartta 2023–2025: lähtötiedot

- Pohjois-Satakunnan digitalisaatiohanke (2020–2021) ja sen tuotokset
- Digityöryhmän ideointipäivä
- Kaupungin päivitetty strategia 2022
- Digityöryhmän työpajat aihealueittain syksyllä 2022
"""


def attach(roadmap: Roadmap, measures: dict[str, Measure]) -> None:
    """Hang links and a file on the roadmap and on two of its measures."""
    whole = actions.Thing("roadmap", roadmap.pk, roadmap.organisation_id, roadmap.pk)
    on = date(2022, 12, 6)
    new = [
        actions.NewDocument("Digityöryhmän työtila", "other", on, f"{SHARED}tyotila"),
        actions.NewDocument(
            "Lähtötiedot", "plan", on, "", BytesIO(PLAN.encode()), "lahtotiedot.txt", "text/plain"
        ),
    ]  # fmt: skip
    actions.attach_documents(thing=whole, new=new, by=BY, at=moment(on))
    for step, measure in enumerate(list(measures.values())[:2], 1):
        thing = actions.Thing("measure", measure.pk, roadmap.organisation_id, roadmap.pk)
        on = date(2023, 2, 7 * step)
        link = actions.NewDocument(f"Määrittely: {measure.title}"[:200], "plan", on, f"{SHARED}maarittely-{step}")
        actions.attach_documents(thing=thing, new=[link], by=BY, at=moment(on))
