"""One case of every action that the parts below the portal offer, and the pages that show what it did.

Pages are seen by the convenor unless their name says otherwise. `ALL` are deeds that show in the frame of each page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from tests.cast import AT, TODAY, build_organisation
from tests.doors.importexport.helpers import examined
from tests.doors.portal import freshness_benefits as benefits
from tests.doors.portal import freshness_learning as learning
from tests.doors.portal import freshness_reports as reports
from tests.doors.portal import freshness_resources as resources
from tests.doors.portal.freshness_bulk import bulk_cases
from tests.doors.portal.freshness_calls import calls_cases
from tests.doors.portal.freshness_live import live_cases
from tests.doors.portal.freshness_projects import circle_cases
from tests.doors.portal.freshness_strategy import indicator_cases, strategy_cases
from tests.permissions.world import World, build_world
from viitta.core.actors import COMMAND_LINE, Role
from viitta.core.periods import Quarter
from viitta.doors.importexport import actions as imports
from viitta.doors.importexport.models import ImportBatch
from viitta.parts.files import actions as files
from viitta.parts.files.models import Document
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.followup.models import FollowUp, Observation
from viitta.parts.indicators import actions as indicators
from viitta.parts.indicators.models import Indicator
from viitta.parts.messages import actions as messages
from viitta.parts.messages.models import Message, MessageState
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Grant, Organisation, Person, Seat, Unit, WorkingGroup
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Edition, Goal, Measure, OldPractice, Ownership, Roadmap, StrategyGoal, Theme

DEED: dict[str, Any] = {"by": COMMAND_LINE, "at": AT}
KINDS: dict[str, type[Model]] = {
    "organisation": Organisation, "roadmap": Roadmap, "empty_roadmap": Roadmap, "theme": Theme, "unused_theme": Theme,
    "measure": Measure, "study": Measure, "continuous": Measure, "round": FollowUp, "closed_round": FollowUp,
    "ownership": Ownership, "person": Person, "unused_person": Person, "unit": Unit, "unused_unit": Unit, "seat": Seat,
    "group": WorkingGroup, "grant": Grant, "observation": Observation, "preview": ImportBatch, "import": ImportBatch,
    "document": Document, "message": Message, "failed": Message, "edition": Edition, "dropped": Measure,
    "goal": Goal, "strategy_goal": StrategyGoal, "indicator": Indicator, "practice": OldPractice,
}  # fmt: skip


class Stage:
    """The permission table's world with a little more in it; things are read anew each time they are asked for."""

    def __init__(self) -> None:
        self.world: World = build_world()
        self.ids = self.world.ids
        town, roadmap = self["organisation"], self["roadmap"]
        empty = roadmaps.NewRoadmap(town, "Tyhjä tiekartta", date(2023, 1, 1), date(2023, 12, 31))
        self.ids["empty_roadmap"] = roadmaps.found_roadmaps(new=[empty], **DEED)[0].pk
        rows = [roadmaps.NewListed("Tyhjä pääkohta")]
        self.ids["unused_theme"] = roadmaps.add_listed(roadmap=roadmap, kind="theme", new=rows, **DEED)[0].pk
        person = organisations.NewPerson("arkistonhoitaja")
        self.ids["unused_person"] = organisations.add_people(organisation=town, new=[person], **DEED)[0].pk
        self.ids["unused_unit"] = organisations.add_units(organisation=town, names=["Arkisto"], **DEED)[0].pk
        changes = [roadmaps.MeasureChange(self["measure"], {"unit": self["unit"]})]
        roadmaps.change_measures(changes=changes, **DEED)
        values = [followup.ImportedValue(self["measure"], Quarter(2023, 2), Decimal(7))]
        self.restore = followup.import_values(roadmap=roadmap, values=values, **DEED).as_json()
        letters = [messages.Letter("follow_up_ask", "x@viitala.example", "Kierros", "Hei", organisation=town.pk)]
        self.ids["failed"] = messages.queue(letters=letters, **DEED)[0].pk
        Message.objects.filter(pk=self.ids["failed"]).update(state=MessageState.FAILED)

    def __getitem__(self, name: str) -> Any:
        return KINDS[name].objects.get(pk=self.ids[name])

    def titled(self, title: str) -> Person:
        return Person.objects.get(organisation=self.ids["organisation"], title=title)

    def quarter(self, quarter: Quarter) -> list[tuple[Roadmap, Quarter]]:
        return [(self["roadmap"], quarter)]

    def pages(self) -> dict[str, tuple[str, str]]:
        """Role and address by name."""
        ids, seen = self.ids, {}
        seen |= {"home": "/", "rounds": "/rounds/", "round": f"/rounds/{ids['round']}/"}
        seen |= {"closed round": f"/rounds/{ids['closed_round']}/", "table": f"/roadmaps/{ids['roadmap']}/"}
        seen |= {"picture": f"/picture/{ids['roadmap']}/"}
        seen |= {"editions": f"/roadmaps/{ids['roadmap']}/editions/", "changes": f"/roadmaps/{ids['roadmap']}/changes/"}
        seen |= {"edition": f"/roadmaps/{ids['roadmap']}/editions/{ids['edition']}/"}
        seen |= {"dropped": f"/measures/{ids['dropped']}/"}
        seen |= {"timeline": f"/roadmaps/{ids['roadmap']}/?view=timeline"}
        seen |= {name: f"/measures/{ids[name]}/" for name in ("measure", "study", "continuous")}
        return {**{name: ("convenor", address) for name, address in seen.items()}, "owner's home": ("owner", "/")}


@dataclass(frozen=True)
class Case:
    """A deed, and the pages that show it."""

    do: Callable[[Stage], object]
    shown: tuple[str, ...] = ()


ALL = ("home", "rounds", "round", "closed round", "table", "timeline", "picture", "measure", "study", "continuous")
ROADMAP = ("table", "timeline", "home", "owner's home")


def _organisation_cases() -> dict[str, Case]:
    act = organisations
    new = [act.NewOrganisation("Uusila", code="903")]
    email = {"email": "uusi@viitala.example", "name": "Uusi", "role": Role.READER}
    heir = {"code": "904", "domain": "perija.example"}
    other = lambda: build_organisation("Perijä", **heir)[0]  # noqa: E731
    town = lambda s: {"organisation": s["organisation"], **DEED}  # noqa: E731
    account = lambda s, role="reader": s.world.accounts[role]  # noqa: E731
    return {
        **circle_cases(Case, DEED),
        "found_organisations": Case(lambda s: act.found_organisations(new=new, **DEED)),
        "change_organisation": Case(lambda s: act.change_organisation(values={"name": "Uusi Viitala"}, **town(s)), ALL),
        "record_population": Case(
            lambda s: act.record_population(on=TODAY, residents=900, source="Tilasto", **town(s))
        ),
        "record_succession": Case(
            lambda s: act.record_succession(predecessor=s["organisation"], successor=other(), on=TODAY, **DEED)
        ),
        "create_accounts": Case(lambda s: act.create_accounts(people=[("uusi@viitala.example", "Uusi")], **town(s))),
        "give_grants": Case(
            lambda s: act.give_grants(accounts=[account(s, "owner")], role=Role.CONVENOR, **town(s)), ("owner's home",)
        ),
        "let_in": Case(lambda s: act.let_in(**email, **town(s))),
        "take_grants": Case(
            lambda s: act.take_grants(grants=list(account(s, "convenor").grants.all()), on=TODAY, **DEED), ALL
        ),
        "issue_sign_in_link": Case(lambda s: act.issue_sign_in_link(account=account(s), minutes=10, **DEED)),
        "use_sign_in_link": Case(lambda s: act.use_sign_in_link(token=s.ids["sign_in_token"], **DEED)),
        "end_sessions": Case(lambda s: act.end_sessions(account=account(s), **DEED)),
        "change_account": Case(
            lambda s: act.change_account(account=account(s, "convenor"), name="Uusi Nimi", language="fi", **DEED), ALL
        ),
        "add_group": Case(lambda s: act.add_group(name="Toinen ryhmä", **town(s))),
        "add_seats": Case(
            lambda s: act.add_seats(group=s["group"], new=[act.NewSeat(s.titled("kaupunginjohtaja"))], **DEED)
        ),
        "end_seats": Case(lambda s: act.end_seats(seats=[s["seat"]], on=TODAY, **DEED)),
        "replace_seat": Case(
            lambda s: act.replace_seat(seat=s["seat"], successor=s.titled("kaupunginjohtaja"), on=TODAY, **DEED)
        ),
        "add_units": Case(lambda s: act.add_units(names=["Tekniikka"], **town(s))),
        "change_unit": Case(
            lambda s: act.change_unit(unit=s["unit"], name="Sivistys", parent=None, contact=None, **DEED), ("measure",)
        ),
        "add_people": Case(lambda s: act.add_people(new=[act.NewPerson("vahtimestari")], **town(s))),
        "change_person": Case(
            lambda s: act.change_person(person=s["person"], values={"title": "viestintäjohtaja"}, **DEED), ("round",)
        ),
        "erase_people": Case(lambda s: act.erase_people(people=[s.titled("viestintäpäällikkö")], **DEED), ("home",)),
        "mark_left": Case(lambda s: act.mark_left(person=s["person"], on=TODAY, **DEED)),
        "remove_unused_people": Case(lambda s: act.remove_unused_people(people=[s.ids["unused_person"]], **town(s))),
        "remove_unused_units": Case(lambda s: act.remove_unused_units(units=[s.ids["unused_unit"]], **town(s))),
    }


def _roadmap_cases() -> dict[str, Case]:
    act = roadmaps
    inside = lambda s: {"roadmap": s["roadmap"], **DEED}  # noqa: E731
    held = lambda s: act.Held(0, s.titled("rehtori").pk, "lead", "rehtori", "", date(2023, 1, 1), None)  # noqa: E731
    new = lambda s: [act.NewMeasure(s["theme"], "Uusi toimenpide")]  # noqa: E731
    change = lambda s: [act.MeasureChange(s["measure"], {"title": "Uusi nimi"})]  # noqa: E731
    found = lambda s: act.NewRoadmap(s["organisation"], "Jatkokartta", date(2026, 1, 1), date(2030, 12, 31))  # noqa: E731
    assigned = lambda s: [act.Assignment(s["measure"], s.titled("rehtori"), from_date=TODAY)]  # noqa: E731
    decision = {"body": "valtuusto", "decided_on": TODAY}

    def passing(s: Stage) -> roadmaps.Passing:
        return act.Passing(s["measure"], s["person"], "viestintäpäällikkö", s.titled("rehtori"), TODAY)

    return {
        "found_roadmaps": Case(lambda s: act.found_roadmaps(new=[found(s)], **DEED), ("home",)),
        "change_roadmap": Case(
            lambda s: act.change_roadmap(values={"name": "Uusi kartta"}, **inside(s)), ("table", "rounds", "round")
        ),
        "record_approval": Case(lambda s: act.record_approval(**decision, **inside(s)), ("table", "home")),
        "archive_roadmaps": Case(
            lambda s: act.archive_roadmaps(roadmaps=[s["roadmap"]], archived=True, **DEED), ("home",)
        ),
        "remove_empty_roadmap": Case(lambda s: act.remove_empty_roadmap(roadmap=s["empty_roadmap"], **DEED), ("home",)),
        "add_listed": Case(
            lambda s: act.add_listed(kind="theme", new=[act.NewListed("Uusi pääkohta")], **inside(s)), ("table", "home")
        ),
        "change_listed": Case(
            lambda s: act.change_listed(row=s["theme"], title="Palvelut", description="", **DEED),
            (*ROADMAP, "measure"),
        ),
        "move_listed": Case(
            lambda s: act.move_listed(rows=list(s["roadmap"].themes.order_by("-position")), **DEED), ROADMAP
        ),
        "remove_listed": Case(lambda s: act.remove_listed(row=s["unused_theme"], **DEED), ("table", "home")),
        "add_measures": Case(
            lambda s: act.add_measures(new=new(s), **inside(s)), ("table", "timeline", "home", "round")
        ),
        "change_measures": Case(
            lambda s: act.change_measures(changes=change(s), **DEED), ("table", "timeline", "measure", "round", "home")
        ),
        "remove_measures": Case(lambda s: act.remove_measures(measures=[s["measure"]], **DEED), (*ROADMAP, "round")),
        "assign_owners": Case(
            lambda s: act.assign_owners(assignments=assigned(s), **DEED), ("table", "timeline", "measure", "home")
        ),
        "end_ownerships": Case(
            lambda s: act.end_ownerships(ownerships=[s["ownership"]], on=TODAY, **DEED), ("table", "measure", "home")
        ),
        "restore_owners": Case(
            lambda s: act.restore_owners(measures=[s["measure"]], chains={s.ids["measure"]: [held(s)]}, **DEED),
            ("table", "timeline", "measure"),
        ),
        **strategy_cases(Case, DEED),
        "write_hand_overs": Case(lambda s: act.write_hand_overs(passings=[passing(s)], **DEED), ("home",)),
        "mark_told": Case(
            lambda s: act.mark_told(
                hand_overs={s.ids["organisation"]: act.write_hand_overs(passings=[passing(s)], **DEED)}, **DEED
            )
        ),
        "record_outcome": Case(
            lambda s: act.record_outcome(measure=s["study"], verdict="go_on", on=TODAY, **DEED), ("study", "home")
        ),
    }


def _lineage_cases() -> dict[str, Case]:
    act = roadmaps
    on = {"on": TODAY, **DEED}
    new = lambda s, title: act.NewMeasure(s["theme"], title)  # noqa: E731
    plan = ("table", "timeline", "home", "changes")
    return {
        **bulk_cases(Case, DEED),
        "freeze_edition": Case(lambda s: act.freeze_edition(roadmap=s["roadmap"], name="Toinen", **on), ("editions",)),
        "rename_edition": Case(
            lambda s: act.rename_edition(edition=s["edition"], name="Uusi nimi", note="", **DEED),
            ("editions", "edition", "changes"),
        ),
        "merge_measures": Case(
            lambda s: act.merge_measures(measures=[s["study"]], into=s["measure"], **on), (*plan, "measure", "study")
        ),
        "supersede_measures": Case(
            lambda s: act.supersede_measures(measures=[s["study"]], successor=s["measure"], **on),
            (*plan, "measure", "study"),
        ),
        "split_measure": Case(
            lambda s: act.split_measure(measure=s["measure"], parts=[new(s, "Osa 1"), new(s, "Osa 2")], **on),
            (*plan, "measure"),
        ),
        "drop_measures": Case(
            lambda s: act.drop_measures(measures=[s["measure"]], reason="Säästöt", **on), (*plan, "measure")
        ),
        "restore_measures": Case(lambda s: act.restore_measures(measures=[s["dropped"]], **on), (*plan, "dropped")),
    }


def _followup_cases() -> dict[str, Case]:
    act = followup
    inside = lambda s: {"roadmap": s["roadmap"], **DEED}  # noqa: E731
    answers = lambda s: [act.Answer(s["measure"], Decimal(63), "Hyvin etenee.")]  # noqa: E731
    values = lambda s: [act.ImportedValue(s["measure"], Quarter(2023, 4), Decimal(31))]  # noqa: E731
    seen = lambda s: [act.NewObservation("challenge", "Kiire.", TODAY, Quarter(2024, 1), s["measure"])]  # noqa: E731
    asked = lambda s: {"organisation": s["organisation"], **DEED}  # noqa: E731
    days = {"due_on": date(2024, 4, 20), "closes_on": date(2024, 5, 20)}
    return {
        "open_rounds": Case(
            lambda s: act.open_rounds(
                roadmaps=s.quarter(Quarter(2024, 2)), calendar=tasks.round_calendar(date(2024, 7, 1)), **DEED
            ),
            ("home", "owner's home", "rounds", "table"),
        ),
        "move_round": Case(
            lambda s: act.move_round(follow_up=s["round"], **days, **DEED), ("home", "owner's home", "rounds", "round")
        ),
        "mark_not_held": Case(lambda s: act.mark_not_held(roadmaps=s.quarter(Quarter(2024, 2)), **DEED), ("rounds",)),
        "close_rounds": Case(
            lambda s: act.close_rounds(rounds=[s["round"]], **DEED),
            ("home", "owner's home", "rounds", "round", "table"),
        ),
        "record_progress": Case(
            lambda s: act.record_progress(follow_up=s["round"], answers=answers(s), **DEED),
            (*ROADMAP, "measure", "rounds", "round", "picture"),
        ),
        "import_values": Case(
            lambda s: act.import_values(values=values(s), **inside(s)), ("table", "measure", "closed round", "home")
        ),
        "restore_values": Case(lambda s: act.restore_values(restore=s.restore, **inside(s)), ("rounds", "measure")),
        "record_observations": Case(
            lambda s: act.record_observations(new=seen(s), **inside(s)), ("measure", "round", "home")
        ),
        "change_observation": Case(
            lambda s: act.change_observation(observation=s["observation"], kind="challenge", text="Uusi.", **DEED),
            ("measure", "round", "picture"),
        ),
        "remove_observations": Case(
            lambda s: act.remove_observations(observations=[s["observation"]], **DEED), ("measure", "round")
        ),
        "record_readings": Case(
            lambda s: act.record_readings(
                follow_up=s["round"], readings=[indicators.TakenReading(s["indicator"], Decimal(41))], **DEED
            ),
            ("home",),
        ),
        "choose_questions": Case(lambda s: act.choose_questions(dropped=["cause"], **inside(s))),
        "record_sitting": Case(lambda s: act.record_sitting(follow_up=s["round"], answers=1, seconds=40, **DEED)),
        "issue_links": Case(lambda s: act.issue_links(people=[s["person"]], opened_on=TODAY, **asked(s))),
        "revoke_links": Case(lambda s: act.revoke_links(people=[s.ids["person"]], **asked(s))),
        "hand_over": Case(
            lambda s: act.hand_over(measures=[s["measure"]], successor=s.titled("rehtori"), **DEED),
            ("round", "owner's home"),
        ),
    }


def _import_cases() -> dict[str, Case]:
    act = imports
    content = "Pääkohta;Toimenpide\r\nDigituki;Neuvontapiste\r\n".encode()
    batch = lambda s: act.NewBatch(s["organisation"], "toinen.csv", content, s["roadmap"])  # noqa: E731

    def apply(s: Stage) -> object:
        other = "Pääkohta;Toimenpide\r\nDigituki;Toinen neuvontapiste\r\n".encode()
        kept = act.keep_files(new=[act.NewBatch(s["organisation"], "osa.csv", other, s["roadmap"])], **DEED)[0]
        return act.apply_batch(
            batch=kept, examine=lambda roadmap: examined(other, s["organisation"], roadmap, "osa.csv"), **DEED
        )

    return {
        "keep_files": Case(lambda s: act.keep_files(new=[batch(s)], **DEED)),
        "choose_columns": Case(
            lambda s: act.choose_columns(batch=s["preview"], choice={"columns": {"B": "title"}}, heads={}, **DEED)
        ),
        "discard_batches": Case(lambda s: act.discard_batches(batches=[s["preview"]], **DEED)),
        "forget_files": Case(lambda s: act.forget_files(by=COMMAND_LINE, at=AT.replace(year=2025))),
        "apply_batch": Case(apply, ("table", "timeline", "home", "round")),
        "undo_batch": Case(lambda s: act.undo_batch(batch=s["import"], **DEED), ("table", "timeline", "home", "round")),
    }


def _message_cases() -> dict[str, Case]:
    act = messages
    letter = lambda s: act.Letter("follow_up_ask", "y@viitala.example", "K", "Hei", organisation=s.ids["organisation"])  # noqa: E731
    refused = act.Outcome(act.Failure.REFUSED, "550")
    return {
        "queue": Case(lambda s: act.queue(letters=[letter(s)], **DEED)),
        "claim": Case(lambda s: act.claim(**DEED)),
        "settle": Case(lambda s: act.settle(message=s["message"], outcome=refused, **DEED), ("home", "round")),
        "try_again": Case(lambda s: act.try_again(messages=[s["failed"]], **DEED), ("home",)),
    }


def _file_cases() -> dict[str, Case]:
    act = files
    link = act.NewDocument("Muistio", "memo", TODAY, "https://teams.example/muistio")

    def thing(s: Stage) -> files.Thing:
        return act.Thing("measure", s.ids["measure"], s.ids["organisation"], s.ids["roadmap"])

    return {
        "attach_documents": Case(lambda s: act.attach_documents(thing=thing(s), new=[link], **DEED), ("measure",)),
        "change_document": Case(
            lambda s: act.change_document(document=s["document"], title="Uusi", kind="memo", on=TODAY, **DEED),
            ("measure",),
        ),
        "remove_documents": Case(lambda s: act.remove_documents(documents=[s["document"]], **DEED), ("measure",)),
        "forget_removed": Case(lambda s: act.forget_removed(by=COMMAND_LINE, at=AT.replace(year=2030))),
    }


CASES: dict[str, Case] = {
    f"{part}.{name}": case
    for part, cases in {
        "organisations": _organisation_cases(),
        "roadmaps": {**_roadmap_cases(), **_lineage_cases()},
        "followup": _followup_cases(),
        "importexport": _import_cases(),
        "messages": _message_cases(),
        "files": _file_cases(),
        "indicators": indicator_cases(Case, DEED),
    }.items()
    for name, case in cases.items()
}
CASES |= {f"roadmaps.{name}": Case(*case) for name, case in resources.roadmap_cases().items()}
CASES |= {f"risks.{name}": Case(*case) for name, case in resources.risk_cases().items()}
CASES |= {name: Case(*case) for name, case in learning.cases().items()}
CASES |= {name: Case(*case) for name, case in live_cases(DEED).items()}
CASES |= {name: Case(*case) for name, case in calls_cases(DEED).items()}
CASES |= {name: Case(*case) for name, case in reports.cases().items()}
CASES |= {name: Case(*case) for name, case in benefits.cases().items()}
