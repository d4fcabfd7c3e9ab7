"""A roadmap of any size, made by the same actions as everything else: what the benchmarks are run on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from viitta.core.actors import COMMAND_LINE, Role
from viitta.core.periods import Quarter
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import FollowUp
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Account
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Measure, Roadmap, Theme

EMAIL = "koollekutsuja@mittala.example"
KINDS = ("one_off", "one_off", "one_off", "continuous", "study")
BY = COMMAND_LINE


@dataclass(frozen=True, slots=True)
class Town:
    """What was built: the roadmap, its convenor's account, the round that is open, a link of an owner to it."""

    roadmap: Roadmap
    account: Account
    follow_up: FollowUp
    token: str


def build(measures: int = 200, quarters: int = 12, themes: int = 8, owners: int = 12) -> Town:
    """A town with a roadmap of so many measures, each with a value of so many quarters; the newest one's round is open."""
    at = timezone.now()
    today = timezone.localdate(at)
    last = Quarter.of(today).previous()
    span = [Quarter.at_index(last.index - step) for step in range(quarters - 1, -1, -1)]
    town = organisations.found_organisations(new=[organisations.NewOrganisation("Mittala", code="990")], by=BY, at=at)[
        0
    ]
    account = organisations.create_accounts(organisation=town, people=[(EMAIL, "Koollekutsuja")], by=BY, at=at)[0]
    organisations.give_grants(organisation=town, accounts=[account], role=Role.CONVENOR, by=BY, at=at)
    new = [organisations.NewPerson(f"vastuuhenkilö {n}", email=f"v{n}@mittala.example") for n in range(owners)]
    people = organisations.add_people(organisation=town, new=new, by=BY, at=at)
    period = (span[0].first, date(today.year + 1, 12, 31))
    roadmap = roadmaps.found_roadmaps(new=[roadmaps.NewRoadmap(town, "Digitiekartta", *period)], by=BY, at=at)[0]
    rows = [roadmaps.NewListed(f"Pääkohta {n + 1}") for n in range(themes)]
    groups = roadmaps.add_listed(roadmap=roadmap, kind="theme", new=rows, by=BY, at=at)
    made = roadmaps.add_measures(
        roadmap=roadmap,
        new=[_measure(n, groups[n * themes // measures], span) for n in range(measures)],
        by=BY,
        at=at,
    )
    owned = [roadmaps.Assignment(one, people[n % owners], from_date=period[0]) for n, one in enumerate(made) if n % 17]
    roadmaps.assign_owners(assignments=owned, by=BY, at=at)
    values = [
        followup.ImportedValue(one, quarter, Decimal(min(100, (position + 1) * (4 + n % 6))))
        for n, one in enumerate(made)
        for position, quarter in enumerate(span[:-1])
        if n % 23
    ]
    followup.import_values(roadmap=roadmap, values=values, by=BY, at=at)
    follow_up = _answered(roadmap, span[-1], made, at)
    links = followup.issue_links(organisation=town, people=[people[1]], opened_on=today, by=BY, at=at)
    return Town(roadmap, account, follow_up, links[people[1].pk])


def _measure(n: int, theme: Theme, span: Sequence[Quarter]) -> roadmaps.NewMeasure:
    start, end = span[n % 3 % len(span)].first, Quarter.at_index(span[-1].index - 2 + n % 6).last
    title = f"Toimenpide {n + 1}: palvelun sähköistäminen"
    return roadmaps.NewMeasure(theme, title, kind=KINDS[n % 5], status="running", start=start, end=end)


def _answered(roadmap: Roadmap, quarter: Quarter, made: Sequence[Measure], at: datetime) -> FollowUp:
    """The round of a quarter, opened today, with three in four measures answered."""
    calendar = tasks.round_calendar(timezone.localdate(at))
    follow_up = followup.open_rounds(roadmaps=[(roadmap, quarter)], calendar=calendar, by=BY, at=at)[0]
    fresh = Measure.objects.select_related("roadmap").in_bulk([one.pk for one in made])
    told = [fresh[one.pk] for n, one in enumerate(made) if n % 4 and one.kind != "continuous"]
    answers = [followup.Answer(one, Decimal(100), "Valmis, käyttöönotto sujui suunnitellusti.") for one in told]
    followup.record_progress(follow_up=follow_up, answers=answers, by=BY, at=at)
    return follow_up
