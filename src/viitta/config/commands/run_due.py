"""viitta run-due: for those who prefer cron to the worker."""

import argparse
import json
from datetime import datetime

from viitta.config.cli import Refused
from viitta.core.vague_dates import EARLIEST, LATEST

HELP = "everything that time makes due: rounds, reminders, expiry; safe to run twice"
EXAMPLE = "viitta run-due --at 2026-01-02T08:00"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", metavar="MOMENT", help="as if it were this moment, Finnish time (default: now)")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def moment(text: str | None) -> datetime:
    """The moment of `--at`, in Finnish time unless it says otherwise."""
    from django.utils import timezone

    if not text:
        return timezone.now()
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"--at {text}: write the moment like 2026-01-02T08:00") from error
    if not EARLIEST <= at.year <= LATEST:
        raise Refused(f"--at {text}: the year must be between {EARLIEST} and {LATEST}")
    return at if at.tzinfo else timezone.make_aware(at)


def run(options: argparse.Namespace) -> int:
    from viitta.config.due import run_due

    done = run_due(moment(options.at))
    if options.json:
        print(json.dumps(done, ensure_ascii=False, sort_keys=True))
    else:
        print("\n".join(f"{name}: {value}" for name, value in done.items()))
    return 0
