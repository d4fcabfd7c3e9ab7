"""viitta edition: editions of a roadmap, freezing one, and what differs between two."""

import argparse
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from viitta.config.cli import Refused
from viitta.core.actors import Actor
from viitta.core.vague_dates import EARLIEST, LATEST

if TYPE_CHECKING:
    from viitta.parts.roadmaps.models import Edition, Roadmap

HELP = "editions of a roadmap: list, freeze, compare"
EXAMPLE = "viitta edition diff 1 today --json"
TODAY = "today"


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-02-13") from None
    if not EARLIEST <= day.year <= LATEST:
        raise argparse.ArgumentTypeError(f"the year of {text!r} is not between {EARLIEST} and {LATEST}")
    return day


def _side(text: str) -> str:
    if text != TODAY and not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is neither the number of an edition nor {TODAY}")
    return text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print facts as JSON")
    common.add_argument("--as", dest="email", metavar="EMAIL", help="act as this account (default: all rights)")
    common.add_argument("--lang", choices=["fi", "sv", "en"], default=argparse.SUPPRESS, help="language of messages")
    listing = verbs.add_parser("list", parents=[common], help="every edition, oldest first")
    listing.add_argument("--roadmap", type=int, metavar="ID", help="only of this roadmap")
    freeze = verbs.add_parser("freeze", parents=[common], help="keep the roadmap as it is now, under a name")
    freeze.add_argument("--roadmap", type=int, metavar="ID", required=True, help="number of the roadmap")
    freeze.add_argument("--name", required=True, help="name of the edition")
    freeze.add_argument("--on", type=_day, metavar="DATE", help="day of the edition (default: today)")
    freeze.add_argument("--note", default="", help="why it was frozen")
    diff = verbs.add_parser("diff", parents=[common], help="what differs between two, each with its reason")
    diff.add_argument("a", type=_side, metavar="A", help=f"number of an edition, or {TODAY}")
    diff.add_argument("b", type=_side, metavar="B", help=f"number of an edition, or {TODAY}")
    diff.add_argument("--roadmap", type=int, metavar="ID", help=f"needed only when both are {TODAY}")


def run(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from viitta.config.commands.roadmap import actor_by_email
    from viitta.doors.importexport.words import command_words
    from viitta.parts.organisations.permissions import Forbidden

    words, at = command_words(), timezone.now()
    verbs = {"list": list_all, "freeze": freeze, "diff": diff}
    try:
        return verbs[options.verb](options, actor_by_email(options.email, at, words), at)
    except Forbidden as error:
        raise Refused(words["forbidden"]) from error


def roadmap_of(pk: int, by: Actor, at: datetime) -> "Roadmap":
    """A roadmap that the actor may see; Refused when there is none."""
    from viitta.config.commands.roadmap import find_roadmap
    from viitta.doors.importexport.words import command_words

    return find_roadmap(pk, by, at, command_words())


def _print(facts: Any) -> None:
    print(json.dumps(facts, ensure_ascii=False, indent=1))


def _facts(edition: "Edition", measures: int) -> dict[str, Any]:
    return {
        "id": edition.pk,
        "name": edition.name,
        "on": edition.on.isoformat(),
        "roadmap": edition.roadmap_id,
        "measures": measures,
        "note": edition.note,
    }


def list_all(options: argparse.Namespace, by: Actor, at: datetime) -> int:
    """Editions of the roadmaps that the actor may see."""
    from django.utils import timezone

    from viitta.parts.roadmaps import queries
    from viitta.parts.roadmaps.queries.editions import editions_of

    chosen = [roadmap_of(options.roadmap, by, at)] if options.roadmap is not None else []
    roadmaps = chosen or queries.roadmaps_of(by, on=timezone.localdate(at))
    rows = [
        _facts(edition, edition.row_count)  # type: ignore[attr-defined]
        for roadmap in roadmaps
        for edition in editions_of(roadmap)
    ]
    if options.json:
        _print(rows)
    else:
        for row in rows:
            print(f"{row['id']:>6}  {row['on']}  {row['name']}  {row['roadmap']}  {row['measures']}")
    return 0


def freeze(options: argparse.Namespace, by: Actor, at: datetime) -> int:
    """Freeze an edition; refused with a sentence when it cannot be."""
    from django.utils import timezone

    from viitta.parts.roadmaps import actions
    from viitta.parts.roadmaps.words import EDITION_PROBLEMS

    roadmap = roadmap_of(options.roadmap, by, at)
    on = options.on or timezone.localdate(at)
    try:
        edition = actions.freeze_edition(
            roadmap=roadmap, name=options.name, on=on, note=options.note, by=by, at=at
        )  # fmt: skip
    except actions.EditionRefused as error:
        raise Refused(str(EDITION_PROBLEMS[error.code])) from error
    facts = _facts(edition, edition.rows.count())
    if options.json:
        _print(facts)
    else:
        print(f"{facts['id']:>6}  {facts['on']}  {facts['name']}  {facts['measures']}")
    return 0


def diff(options: argparse.Namespace, by: Actor, at: datetime) -> int:
    """What differs between two editions, or one and the plan of today."""
    from django.utils import timezone

    from viitta.doors.reports.changes import changes_as_facts
    from viitta.parts.roadmaps.queries.editions import compared

    roadmap, sides = two_sides(options.a, options.b, options.roadmap, by, at)
    facts = changes_as_facts(compared(roadmap, *sides, today=timezone.localdate(at)))
    if options.json:
        _print(facts)
        return 0
    print(f"{facts['from']['name']} {facts['from']['on']} - {facts['to']['name']} {facts['to']['on']}")
    for one in facts["changes"]:
        others = f" -> {', '.join(other['title'] for other in one['other'])}" if one["other"] else ""
        days = f" {one['days']:+d}" if one["days"] is not None else ""
        print(f"{one['kind']:<14} {one['measure']['title']}{others}{days}  {one['reason'] or '–'}")
    return 0


def two_sides(a: str, b: str, roadmap: int | None, by: Actor, at: datetime) -> "tuple[Roadmap, list[Edition | None]]":
    """The roadmap of two editions and the editions; None stands for today. Refused when they are not of one roadmap."""
    from viitta.parts.roadmaps.models import Edition
    from viitta.parts.roadmaps.queries.editions import get_edition, roadmap_of_edition

    numbers = [int(side) for side in (a, b) if side != TODAY]
    try:
        owners = [roadmap_of_edition(number) for number in numbers]
        if roadmap is None and not owners:
            raise Refused("choose the roadmap with --roadmap: both sides are today")
        chosen = roadmap_of(owners[0] if roadmap is None else roadmap, by, at)
        found = {number: get_edition(chosen, number) for number in numbers}
    except (Edition.DoesNotExist, OverflowError):
        many = " ".join(map(str, numbers))
        raise Refused(f"these are not editions of one roadmap: {many}; viitta edition list shows them") from None
    return chosen, [found.get(int(side)) if side != TODAY else None for side in (a, b)]
