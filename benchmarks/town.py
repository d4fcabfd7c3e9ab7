"""A roadmap of any size, made by the same actions as everything else: what the benchmarks are run on."""

from datetime import UTC, date, datetime
from decimal import Decimal

from viitta.core.actors import COMMAND_LINE, Role
from viitta.core.periods import Quarter, quarters_between
from viitta.parts.followup import actions as followup
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Account
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Roadmap

AT = datetime(2025, 10, 3, 9, 0, tzinfo=UTC)
FIRST, LAST = date(2023, 1, 1), date(2025, 12, 31)
KINDS = ("one_off", "one_off", "one_off", "continuous", "study")


def build(measures: int = 200, quarters: int = 12, themes: int = 8, owners: int = 12) -> tuple[Roadmap, Account]:
    """A town with a roadmap of so many measures, each with a value of so many quarters, and its convenor's account."""
    by, at = COMMAND_LINE, AT
    town = organisations.found_organisations(new=[organisations.NewOrganisation("Mittala", code="990")], by=by, at=at)[
        0
    ]
    account = organisations.create_accounts(
        organisation=town, people=[("koollekutsuja@mittala.example", "Koollekutsuja")], by=by, at=at
    )[0]
    organisations.give_grants(organisation=town, accounts=[account], role=Role.CONVENOR, from_date=FIRST, by=by, at=at)
    people = organisations.add_people(
        organisation=town, new=[organisations.NewPerson(f"vastuuhenkilö {n}") for n in range(owners)], by=by, at=at
    )
    new = roadmaps.NewRoadmap(town, "Digitiekartta 2023–2025", FIRST, LAST)
    roadmap = roadmaps.found_roadmaps(new=[new], by=by, at=at)[0]
    rows = [roadmaps.NewListed(f"Pääkohta {n + 1}") for n in range(themes)]
    groups = roadmaps.add_listed(roadmap=roadmap, kind="theme", new=rows, by=by, at=at)
    made = roadmaps.add_measures(
        roadmap=roadmap,
        new=[
            roadmaps.NewMeasure(
                groups[n * themes // measures], f"Toimenpide {n + 1}: palvelun sähköistäminen", kind=KINDS[n % 5],
                status="running", start=date(2023, 1 + n % 9, 1), end=date(2024 + n % 2, 3 + n % 10, 28),
            )
            for n in range(measures)
        ],
        by=by,
        at=at,
    )  # fmt: skip
    roadmaps.assign_owners(
        assignments=[
            roadmaps.Assignment(one, people[n % owners], from_date=FIRST) for n, one in enumerate(made) if n % 17
        ],
        by=by,
        at=at,
    )
    span: list[Quarter] = list(quarters_between(FIRST, LAST))[:quarters]
    values = [
        followup.ImportedValue(one, quarter, Decimal(min(100, (position + 1) * (4 + n % 6))))
        for n, one in enumerate(made)
        for position, quarter in enumerate(span)
        if n % 23
    ]
    followup.import_values(roadmap=roadmap, values=values, by=by, at=at)
    return roadmap, account
