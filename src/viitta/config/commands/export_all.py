"""viitta export-all: everything in open formats."""

import argparse
import json
from pathlib import Path

HELP = "full exit: every table as CSV, attached files as they are, and a description of both"
EXAMPLE = "viitta export-all /exit/viitta"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")


def run(options: argparse.Namespace) -> int:
    from viitta.config.leaving import leave

    counts = leave(options.folder)
    if options.json:
        print(json.dumps(counts, sort_keys=True))
    else:
        rows = sum(count for name, count in counts.items() if name != "documents")
        print(f"{options.folder}: {len(counts) - 1} tables, {rows} rows, {counts['documents']} documents")
    return 0
