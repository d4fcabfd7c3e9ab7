"""viitta demo: the sample city, or a synthetic country for measuring."""

import argparse
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from viitta.config.cli import Refused
from viitta.core.vague_dates import EARLIEST, LATEST

HELP = "sample data: the sample city, or with numbers a synthetic country of that size"
EXAMPLE = "viitta demo    or    viitta demo --municipalities 300 --measures 150 --quarters 12 --seed 1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", type=date.fromisoformat, help="the day that the sample stands at (default: today)")
    parser.add_argument("--municipalities", type=int, help="a synthetic country of so many municipalities")
    parser.add_argument("--measures", type=int, default=30, help="measures in each of them (default: 30)")
    parser.add_argument("--quarters", type=int, default=8, help="quarters of history (default: 8)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same country (default: 1)")


def run(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from viitta.config.sample.city import build_city
    from viitta.config.sample.country import build_country
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.organisations.queries import organisations_of

    if organisations_of(COMMAND_LINE).exists():
        raise Refused("the database has organisations already; sample data goes only into an empty one")
    if options.at and not EARLIEST <= options.at.year <= LATEST:
        raise Refused(f"--at {options.at}: the year must be between {EARLIEST} and {LATEST}")
    now = timezone.localtime()
    at = datetime.combine(options.at, time(9), tzinfo=ZoneInfo("Europe/Helsinki")) if options.at else now
    if options.municipalities is None:
        print(build_city(at).name)
        return 0
    if min(options.municipalities, options.measures, options.quarters) < 1:
        raise Refused("--municipalities, --measures and --quarters must be at least 1")
    made = build_country(options.municipalities, options.measures, options.quarters, options.seed, at)
    print(f"{made.municipalities} municipalities, {made.measures} measures, {made.values} values")
    return 0
