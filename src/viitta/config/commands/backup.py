"""viitta backup: a whole copy of the database while it is in use."""

import argparse
import json
from pathlib import Path

HELP = "a consistent copy of the database, documents included, while it is in use"
EXAMPLE = "viitta backup /backups/viitta-2026-01-02.sqlite3"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that is not there yet")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")


def run(options: argparse.Namespace) -> int:
    from viitta.config.copies import take

    facts = take(options.file)
    if options.json:
        print(json.dumps(facts._asdict(), ensure_ascii=False))
    else:
        print(f"{facts.file}: {facts.bytes} bytes, {facts.roadmaps} roadmaps, {facts.documents} documents")
    return 0
