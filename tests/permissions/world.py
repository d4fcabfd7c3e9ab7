"""The world that the permission table is asked in: the town, a round open and one closed, and a stranger."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from tests.cast import AT, TITLES, Town, build_organisation, build_town
from tests.doors.importexport.helpers import examined
from tests.permissions import money, projects, running
from tests.permissions.benefits import build_benefits
from tests.permissions.calls import build_meetings
from tests.permissions.depth import build_resources
from tests.permissions.learning import build_learning
from tests.permissions.live import build_live
from tests.permissions.writing import build_reports
from viitta.core.actors import COMMAND_LINE, SYSTEM
from viitta.core.periods import Quarter
from viitta.doors.importexport import actions as imports
from viitta.doors.importexport.models import ImportBatch
from viitta.doors.importexport.queries import Examination
from viitta.parts.files import actions as files
from viitta.parts.files.models import Document
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.indicators import actions as indicators
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import ChangeSet, Edition, Measure, Roadmap

ANONYMOUS, STRANGER = "anonymous", "stranger"
PARTNER = "partner"  # a group member of another municipality, which has a joint project with the town
ROLES = (*TITLES, PARTNER, STRANGER, ANONYMOUS)
SIGN_IN = 302  # where an address that is not public leads those who have not signed in


@dataclass
class World:
    """Accounts by role, and the ids and tokens that addresses need, by name."""

    accounts: dict[str, Any]
    ids: dict[str, Any] = field(default_factory=dict)


def build_imports(town: Town) -> list[ImportBatch]:
    """Two files into the town's roadmap: one that waits, one brought in."""
    content = "Pääkohta;Toimenpide\r\nDigituki;Neuvontapiste\r\n".encode()
    new = imports.NewBatch(town.organisation, "osa.csv", content, town.roadmap)
    waiting, other = imports.keep_files(new=[new, new], by=COMMAND_LINE, at=AT)

    def examine(roadmap: Roadmap) -> Examination:
        return examined(content, town.organisation, roadmap, "osa.csv")

    return [waiting, imports.apply_batch(batch=other, examine=examine, by=COMMAND_LINE, at=AT)]


def build_document(town: Town) -> Document:
    """A file on a measure of the town."""
    thing = files.Thing("measure", town.app.pk, town.organisation.pk, town.roadmap.pk)
    stream = BytesIO(b"%PDF-1.7")
    new = files.NewDocument("Tarjous", "offer", AT.date(), "", stream, "tarjous.pdf", "application/pdf")
    return files.attach_documents(thing=thing, new=[new], by=COMMAND_LINE, at=AT)[0]


def depth_of_plan(town: Town) -> dict[str, int]:
    """A goal with an indicator and a reading, a goal of the strategy, and an old practice."""
    by = {"by": COMMAND_LINE, "at": AT}
    goal = roadmaps.add_listed(roadmap=town.roadmap, kind="goal", new=[roadmaps.NewListed("Laatu paranee")], **by)[0]
    above = [roadmaps.NewStrategyGoal("Sujuvat palvelut")]
    strategy = roadmaps.add_strategy_goals(organisation=town.organisation, new=above, **by)[0]
    new = indicators.NewIndicator("Sähköisten asiointien osuus", "%", baseline=Decimal(20), target=Decimal(80))
    indicator = indicators.add_indicators(organisation=town.organisation, new=[new], **by)[0]
    roadmaps.set_goal_indicators(goal=goal, indicators=[indicator], **by)
    practices = [roadmaps.NewPractice("Paperilomakkeet palvelupisteessä")]
    practice = roadmaps.add_old_practices(measure=town.app, new=practices, **by)[0]
    ids = {"goal": goal.pk, "strategy_goal": strategy.pk, "indicator": indicator.pk}
    return {**ids, "practice": practice.pk}


def build_edition(town: Town) -> tuple[Measure, Edition]:
    """A measure that was given up, and the plan as it was after that."""
    new = [roadmaps.NewMeasure(town.themes[0], "Sähköinen ilmoitustaulu")]
    made = roadmaps.add_measures(roadmap=town.roadmap, new=new, by=COMMAND_LINE, at=AT)
    dropped = roadmaps.drop_measures(measures=made, reason="Säästöt", on=AT.date(), by=COMMAND_LINE, at=AT)[0]
    edition = roadmaps.freeze_edition(
        roadmap=town.roadmap, name="Alkuperäinen", on=AT.date(), by=COMMAND_LINE, at=AT
    )  # fmt: skip
    return dropped, edition


def build_following(town: Town) -> tuple[Roadmap, ChangeSet]:
    """The roadmap that follows the town's, and a change that can be undone."""
    period = (date(2022, 6, 1), date(2022, 12, 31))  # over, so that the front page tells of the town's own
    new = roadmaps.NewRoadmap(town.organisation, "Digitiekartta 2026–2028", *period, previous=town.roadmap)
    following = roadmaps.found_roadmaps(new=[new], by=COMMAND_LINE, at=AT)[0]
    changes = [roadmaps.MeasureChange(town.support, {"scope": "Kirjastot"})]
    roadmaps.change_measures(changes=changes, by=COMMAND_LINE, at=AT)
    return following, ChangeSet.objects.latest("pk")


def build_world() -> World:
    """Build it by the actions; the stranger is the convenor of the neighbour."""
    town = build_town()
    _other, strangers, _people = build_organisation("Naapurila", "902", "naapurila.example")
    closed = tasks.open_and_ask(
        roadmaps=[(town.roadmap, Quarter(2023, 4))], opens=date(2024, 1, 2), by=COMMAND_LINE, at=datetime(2024, 1, 2, 8, tzinfo=UTC)
    )[0]  # fmt: skip
    followup.close_rounds(rounds=[closed], by=COMMAND_LINE, at=datetime(2024, 1, 31, 8, tzinfo=UTC))
    opened = tasks.open_and_ask(
        roadmaps=[(town.roadmap, Quarter(2024, 1))], opens=date(2024, 4, 2), by=COMMAND_LINE, at=datetime(2024, 4, 2, 8, tzinfo=UTC)
    )[0]  # fmt: skip
    message = Message.objects.filter(kind="follow_up_ask").latest("pk")
    seen = followup.NewObservation("success", "Testiryhmä kiitti.", AT.date(), Quarter(2024, 1), town.app)
    observation = followup.record_observations(roadmap=town.roadmap, new=[seen], by=town.actor("owner"), at=AT)[0]
    link = organisations.issue_sign_in_link(account=town.accounts["owner"], minutes=10**7, by=SYSTEM, at=AT)
    seat = organisations.NewSeat(town.people["rehtori"], sector="perusopetus", from_date=date(2023, 1, 1))
    unit = organisations.add_units(organisation=town.organisation, names=["Hallinto"], by=SYSTEM, at=AT)[0]
    preview, applied = build_imports(town)
    dropped, edition = build_edition(town)
    following, change_set = build_following(town)
    joint = projects.build_joint(town)
    ids = {
        "following": following.pk,
        "change_set": change_set.pk,
        "document": build_document(town).pk,
        **depth_of_plan(town),
        "unit": unit.pk,
        "seat": organisations.add_seats(group=town.group, new=[seat], by=SYSTEM, at=AT)[0].pk,
        "grant": town.accounts["reader"].grants.get().pk,
        "organisation": town.organisation.pk,
        "roadmap": town.roadmap.pk,
        "theme": town.themes[0].pk,
        "theme_kind": "theme",
        "measure": town.app.pk,
        "study": town.study.pk,
        "continuous": town.support.pk,
        "ownership": town.app.ownerships.get().pk,
        "person": town.people["viestintäpäällikkö"].pk,
        "group": town.group.pk,
        "round": opened.pk,
        "closed_round": closed.pk,
        "observation": observation.pk,
        "message": message.pk,
        "edition": edition.pk,
        "dropped": dropped.pk,
        "preview": preview.pk,
        "import": applied.pk,
        "update_token": re.search(r"/update/([\w-]+)/", message.text)[1],
        "sign_in_token": link,
        **build_resources(town),
        **build_learning(town),
        **build_reports(town),
        **build_meetings(town),
        **build_live(town),
        **projects.ids_of(joint),
        **money.build_money(joint),
        **running.build_running(joint),
        **build_benefits(town),
        "unknown": 999_999,
    }
    return World({**town.accounts, STRANGER: strangers["convenor"], PARTNER: joint.accounts["member"]}, ids)
