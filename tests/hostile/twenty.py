"""Builds a town where twenty people are asked of one measure each, and prints the tokens of their links.

Run as `python -m tests.hostile.twenty` with the folder of the data in VIITTA_DATA_DIR.
"""

import json
import os
import re
from datetime import UTC, date, datetime

PEOPLE = 20


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "viitta.config.settings"
    import django

    django.setup()
    from viitta.config.database import prepare_database

    prepare_database()
    from viitta.core.actors import COMMAND_LINE
    from viitta.core.periods import Quarter
    from viitta.parts.followup import tasks
    from viitta.parts.messages.models import Message
    from viitta.parts.organisations import actions as organisations
    from viitta.parts.roadmaps import actions as roadmaps

    today = datetime.now(UTC).date()  # the server that comes after closes what is past
    by = {"by": COMMAND_LINE, "at": datetime.now(UTC)}
    town = organisations.found_organisations(new=[organisations.NewOrganisation("Viitala")], **by)[0]
    new = [organisations.NewPerson(f"asiantuntija {n}", email=f"a{n}@viitala.example") for n in range(PEOPLE)]
    people = organisations.add_people(organisation=town, new=new, **by)
    plan = roadmaps.NewRoadmap(town, "Tiekartta", date(today.year - 1, 1, 1), date(today.year + 1, 12, 31))
    roadmap = roadmaps.found_roadmaps(new=[plan], **by)[0]
    theme = roadmaps.add_listed(roadmap=roadmap, kind="theme", new=[roadmaps.NewListed("Palvelut")], **by)[0]
    wanted = [roadmaps.NewMeasure(theme, f"Toimenpide {n}", status="running") for n in range(PEOPLE)]  # type: ignore[arg-type]
    measures = roadmaps.add_measures(roadmap=roadmap, new=wanted, **by)
    pairs = zip(measures, people, strict=True)
    roadmaps.assign_owners(assignments=[roadmaps.Assignment(*pair) for pair in pairs], **by)
    tasks.open_and_ask(roadmaps=[(roadmap, Quarter.of(today).previous())], opens=today, **by)
    texts = Message.objects.filter(kind="follow_up_ask").values_list("text", flat=True)
    print(json.dumps([found[1] for text in texts if (found := re.search(r"/update/([\w-]+)/", text))]))


if __name__ == "__main__":
    main()
