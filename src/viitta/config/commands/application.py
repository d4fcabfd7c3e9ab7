"""viitta application: the findings of a joint project's application, and a complete example."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from viitta.config.cli import Refused

HELP = "an application of a joint project: findings by question, or a complete example"
EXAMPLE = "viitta application check hakemus.json --json"
NEEDS = "django"
MOST_BYTES = 10_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=["fi", "sv", "en"], default=argparse.SUPPRESS, help="language of messages")
    common.add_argument("--json", action="store_true", help="print facts as JSON")
    check = verbs.add_parser("check", parents=[common], help="findings by question; exit code 1 when there are any")
    check.add_argument("file", type=Path, metavar="FILE", help="application as JSON; - reads what is piped in")
    verbs.add_parser("example", parents=[common], help="print a complete application without findings")


def run(options: argparse.Namespace) -> int:
    return {"check": check_file, "example": example}[options.verb](options)


def example(options: argparse.Namespace) -> int:
    """The application of the sample project."""
    from viitta.config.sample.application import application_text

    print(application_text(), end="")
    return 0


def check_file(options: argparse.Namespace) -> int:
    """Every finding of a file, in the order of the form."""
    from viitta.core.application import Unreadable, check, from_json
    from viitta.doors.importexport.words.application import finding_sentence, source_words, unreadable_sentence

    try:
        findings = check(from_json(_content(options.file)))
    except Unreadable as error:
        raise Refused(f"{options.file}: {unreadable_sentence(error)}") from None
    rows: list[dict[str, Any]] = [
        {"question": one.question, "code": one.code.value, "message": finding_sentence(one), "source": one.source}
        for one in findings
    ]
    if options.json:
        print(json.dumps({"findings": rows}, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(f"{row['question']:>4}  {row['message']} ({source_words(row['source'])})")
        print(_summary(len(rows)), file=sys.stderr if rows else sys.stdout)
    return 1 if rows else 0


def _summary(count: int) -> str:
    from django.utils.translation import gettext, ngettext

    if not count:
        return gettext("No findings: the application can be sent.")
    return ngettext("%(count)s finding.", "%(count)s findings.", count) % {"count": count}


def _content(file: Path) -> bytes:
    from django.utils.translation import gettext

    try:
        content = sys.stdin.buffer.read(MOST_BYTES + 1) if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise Refused(
            gettext("The file %(file)s cannot be read: %(why)s") % {"file": file, "why": error.strerror}
        ) from error
    if len(content) > MOST_BYTES:
        raise Refused(gettext("The file %(file)s is too large for an application.") % {"file": file})
    return content
