"""viitta claim: payment claims of a project computed from a file."""

import argparse
import json
from pathlib import Path

from viitta.config.cli import Refused

HELP = "payment claims: compute them period by period from a JSON file"
EXAMPLE = "viitta claim compute claims.json --json"
NEEDS = "settings"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    compute = verbs.add_parser("compute", help="what is due of each period, and what is settled at the end")
    compute.add_argument("file", type=Path, metavar="FILE", help="JSON with share, maximum and periods")
    compute.add_argument("--json", action="store_true", help="print the facts as JSON")
    languages = ["fi", "sv", "en"]
    compute.add_argument("--lang", choices=languages, default=argparse.SUPPRESS, help="language of messages")


def run(options: argparse.Namespace) -> int:
    from viitta.config import sums
    from viitta.core.claims import BrokenChain, as_json, chain_of, read_claims

    try:
        text = options.file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(str(sums.SHARES["no_file"]) % {"file": options.file, "why": error.strerror}) from error
    except UnicodeDecodeError as error:
        raise Refused(str(sums.SHARES["no_text"]) % {"file": options.file}) from error
    try:
        claims = chain_of(read_claims(text))
    except BrokenChain as error:
        raise sums.broken_chain(error) from error
    if options.json:
        print(json.dumps({"claims": as_json(claims)}, ensure_ascii=False, indent=1))
        return 0
    from viitta.core import formats

    for one in claims:
        print(str(sums.SHARES["claim"]) % {
            "starts": formats.day(one.starts, sums.language()), "ends": formats.day(one.ends, sums.language()),
            "eligible": sums.euros(one.eligible), "due": sums.euros(one.due),
            "grant": sums.euros(one.grant_cumulative), "own": sums.euros(one.own_share_cumulative),
        })  # fmt: skip
    return 0
