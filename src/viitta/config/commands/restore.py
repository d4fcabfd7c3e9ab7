"""viitta restore: a copy back in the place of the database."""

import argparse
import json
from pathlib import Path

HELP = "a copy made by backup in the place of the database; what was there is kept beside it"
EXAMPLE = "viitta restore /backups/viitta-2026-01-02.sqlite3"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that backup made")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")


def run(options: argparse.Namespace) -> int:
    from django.core.cache import cache
    from django.db import connections
    from django.utils import timezone

    from viitta.config.copies import bring_back
    from viitta.config.database import prepare_database
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.audit.actions import highest_version, mark_restored

    at, above = timezone.now(), highest_version()
    connections.close_all()
    facts, kept = bring_back(options.file, at)
    prepare_database()
    mark_restored(above=above, by=COMMAND_LINE, at=at)
    cache.clear()
    if options.json:
        print(json.dumps({**facts._asdict(), "kept": str(kept)}, ensure_ascii=False))
    else:
        print(f"{facts.file} is back: {facts.roadmaps} roadmaps, {facts.documents} documents. Before it: {kept}")
    return 0
