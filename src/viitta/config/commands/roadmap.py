"""viitta roadmap: list, show, bring a sheet in, take one out."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viitta.config.cli import Refused
from viitta.config.progress import Steps
from viitta.core.actors import COMMAND_LINE, Actor

if TYPE_CHECKING:
    from viitta.core.sheets.grid import Book
    from viitta.core.sheets.reading import Reading
    from viitta.doors.importexport.queries import Examination
    from viitta.parts.organisations.models import Organisation
    from viitta.parts.roadmaps.models import Roadmap

HELP = "roadmaps: list, show, import a spreadsheet, export one"
EXAMPLE = "viitta roadmap import tiekartta.xlsx --municipality 214 --name Digitiekartta --period 2023-2025 --apply"
CODE = re.compile(r"[0-9A-Za-z]{1,10}", re.ASCII)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="print facts as JSON")
    common.add_argument("--as", dest="email", metavar="EMAIL", help="act as this account (default: all rights)")
    common.add_argument("--lang", choices=["fi", "sv", "en"], default=argparse.SUPPRESS, help="language of messages")
    verbs.add_parser("list", parents=[common], help="every roadmap")
    show = verbs.add_parser("show", parents=[common], help="one roadmap with its measures, quarter by quarter")
    show.add_argument("id", type=int, help="number of the roadmap, from list")
    bring = verbs.add_parser("import", parents=[common], help="bring in an .xlsx or .csv; without --apply a preview")
    bring.add_argument("file", type=Path, metavar="FILE", help="an .xlsx or .csv")
    where = bring.add_mutually_exclusive_group()
    where.add_argument("--into", type=int, metavar="ID", help="the roadmap that the sheet updates")
    where.add_argument("--municipality", metavar="CODE", help="whose new roadmap it becomes")
    bring.add_argument("--name", default="", help="name of the new roadmap; one that has it is updated")
    bring.add_argument("--period", default="", help="period of the new roadmap, such as 2023-2025")
    bring.add_argument("--apply", action="store_true", help="do it: all or nothing")
    bring.add_argument("--take-sheet", action="store_true", help="in conflicts take what the sheet says")
    take = verbs.add_parser("export", parents=[common], help="the round-trip sheet")
    take.add_argument("id", type=int, help="number of the roadmap, from list")
    take.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends in .xlsx or .csv")


def run(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from viitta.doors.importexport.words import command_words
    from viitta.parts.organisations.permissions import Forbidden

    words, at = command_words(), timezone.now()
    verbs: dict[str, Callable[[argparse.Namespace, Actor, datetime, Mapping[str, str]], int]]
    verbs = {"list": list_all, "show": show, "import": bring_in, "export": export}
    try:
        return verbs[options.verb](options, actor_by_email(options.email, at, words), at, words)
    except Forbidden as error:
        raise Refused(words["forbidden"]) from error


def actor_by_email(email: str | None, at: datetime, words: Mapping[str, str]) -> Actor:
    """The account that acts, the command line itself without one; Refused when there is no such account."""
    from django.utils import timezone

    from viitta.parts.organisations.queries import account_by_email, actor_of

    if not email:
        return COMMAND_LINE
    account = account_by_email(email)
    if account is None:
        raise Refused(words["no_account"] % {"email": email})
    return actor_of(account, on=timezone.localdate(at))


def find_roadmap(pk: int, by: Actor, at: datetime, words: Mapping[str, str]) -> "Roadmap":
    """A roadmap that the actor may see; Refused when there is none."""
    from django.utils import timezone

    from viitta.parts.roadmaps.models import Roadmap
    from viitta.parts.roadmaps.queries import get_roadmap

    try:
        return get_roadmap(by, pk, on=timezone.localdate(at))
    except (Roadmap.DoesNotExist, OverflowError):
        raise Refused(words["no_roadmap"] % {"id": pk}) from None


def _print_json(facts: Any) -> None:
    print(json.dumps(facts, ensure_ascii=False, indent=1))


def list_all(options: argparse.Namespace, by: Actor, at: datetime, words: Mapping[str, str]) -> int:
    """Every roadmap that the actor may see."""
    from django.utils import timezone

    from viitta.doors.importexport.queries import roadmaps_as_json

    rows = roadmaps_as_json(by, on=timezone.localdate(at))
    if options.json:
        _print_json(rows)
    else:
        for row in rows:
            print(f"{row['id']:>6}  {row['municipality']}: {row['name']}  {'/'.join(row['period'])}  {row['measures']}")
    return 0


def show(options: argparse.Namespace, by: Actor, at: datetime, words: Mapping[str, str]) -> int:
    """One roadmap: as JSON everything, else a line for each measure."""
    from django.utils import timezone

    from viitta.doors.importexport.queries import facts_as_json

    facts = facts_as_json(find_roadmap(options.id, by, at, words), on=timezone.localdate(at))
    if options.json:
        _print_json(facts)
        return 0
    print(f"{facts['name']}  {'/'.join(facts['period'])}  {facts['quarter']}")
    for measure in facts["measures"]:
        told = [f"{key} {one['reported']}" for key, one in measure["quarters"].items() if one["reported"] is not None]
        print(f"{measure['id']:>6}  {measure['theme']}: {measure['title']}  {', '.join(measure['owners'])}")
        print(f"{'':>8}{measure['status']}, {measure['timeliness']}; {'; '.join(told[-4:]) or '–'}")
    return 0


def export(options: argparse.Namespace, by: Actor, at: datetime, words: Mapping[str, str]) -> int:
    """Write the round-trip sheet; the ending of the name says in which form."""
    from django.utils import timezone

    from viitta.doors.importexport.queries import present_of
    from viitta.render.sheet import roadmap_csv, roadmap_xlsx

    ending = options.out.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise Refused(words["bad_suffix"])
    roadmap = find_roadmap(options.id, by, at, words)
    present = present_of(roadmap, on=timezone.localdate(at))
    if ending == ".csv":
        content = roadmap_csv(present.measures, present.quarters)
    else:
        content = roadmap_xlsx(present.measures, present.quarters, title=roadmap.name, at=at)
    try:
        options.out.write_bytes(content)
    except OSError as error:
        raise Refused(words["no_file"] % {"file": options.out, "why": error.strerror}) from error
    facts = {"file": str(options.out), "roadmap": roadmap.pk, "measures": len(present.measures)}
    if options.json:
        _print_json(facts)
    else:
        print(words["written"] % {"file": options.out, "count": len(present.measures)})
    return 0


def bring_in(options: argparse.Namespace, by: Actor, at: datetime, words: Mapping[str, str]) -> int:
    """Preview a sheet, or bring it in whole; 1 when it has errors, and then nothing was done."""
    from viitta.doors.importexport import queries
    from viitta.doors.importexport.words import refusal
    from viitta.engines.spreadsheets import Refused as NotRead

    if options.apply and options.into is None and options.municipality is None:
        print(f"viitta roadmap import: {words['no_target']}", file=sys.stderr)
        return 2
    steps = Steps(3 if options.apply else 2)
    steps.next(words["reading"])
    try:
        book = queries.open_file(options.file.read_bytes(), options.file.name)
    except OSError as error:
        raise Refused(words["no_file"] % {"file": options.file, "why": error.strerror}) from error
    except NotRead as error:
        steps.close()
        return _tell_refused(options, refusal(error), words)
    target = Target(options, by, at, words, book)
    steps.next(words["comparing"])
    examined = target.examine(target.roadmap)
    applied = None
    if options.apply and not examined.has_errors:
        steps.next(words["saving"])
        applied = target.apply()
    steps.close()
    return _tell(options, target, examined, applied, words)


class Target:
    """Where a sheet goes: a roadmap that is there, or one to be founded."""

    def __init__(
        self, options: argparse.Namespace, by: Actor, at: datetime, words: Mapping[str, str], book: "Book"
    ) -> None:
        from viitta.core.sheets.comparison import Decision
        from viitta.doors.importexport import queries

        self.options, self.by, self.at, self.words, self.book = options, by, at, words, book
        self.decision = Decision(take_sheet=options.take_sheet)
        self.notices: list[str] = []
        self.organisation: Organisation | None = None
        self.roadmap: Roadmap | None = None
        if options.into is not None:
            self.roadmap = find_roadmap(options.into, by, at, words)
            self.organisation = self.roadmap.organisation
        elif options.municipality is not None:
            self.organisation = self._municipality(options.municipality)
            if self.organisation and options.name:
                self.roadmap = queries.roadmap_named(self.organisation, options.name)
        self.period = self._period()
        self.name = options.name or words["new_name"] % {"first": self.period[0].year, "last": self.period[1].year}

    def _municipality(self, code: str) -> "Organisation | None":
        from viitta.parts.organisations.queries import organisations_of

        if not CODE.fullmatch(code):
            raise Refused(self.words["bad_code"] % {"code": code[:40]})
        found = organisations_of(self.by).filter(code=code).first()
        if found is None:
            self.notices.append(self.words["new_municipality"] % {"code": code})
        return found

    def _period(self) -> tuple[date, date]:
        from viitta.doors.importexport.forms import read_period

        if self.roadmap is not None:
            return self.roadmap.starts_on, self.roadmap.ends_on
        if self.options.period:
            try:
                return read_period(self.options.period)
            except ValueError as error:
                raise Refused(self.words["bad_period"] % {"text": self.options.period}) from error
        today = self.at.date()
        years = _years_of(self._examine(None, (date(today.year, 1, 1), date(today.year, 12, 31))).reading)
        if not years:
            if self.options.apply:
                raise Refused(self.words["no_period"])
            years = [today.year]
        return date(min(years), 1, 1), date(max(years), 12, 31)

    def _examine(self, roadmap: "Roadmap | None", period: tuple[date, date]) -> "Examination":
        from django.utils import timezone

        from viitta.doors.importexport import queries

        return queries.examine(
            self.book,
            roadmap=roadmap,
            period=period,
            choice=None,
            habits=queries.habits_of(self.organisation.pk) if self.organisation else {},
            decision=self.decision,
            organisation=self.organisation,
            by=self.by,
            on=timezone.localdate(self.at),
        )

    def examine(self, roadmap: "Roadmap | None") -> "Examination":
        return self._examine(roadmap, self.period)

    def apply(self) -> "Roadmap":
        """Bring the sheet in; the municipality, when it is new, in the same transaction."""
        from django.db import transaction

        from viitta.doors.importexport import actions, tasks

        with transaction.atomic():
            organisation = self.organisation or self._add_municipality()
            new = actions.NewBatch(
                organisation,
                self.options.file.name,
                b"",
                self.roadmap,
                self.name,
                None if self.roadmap else self.period,
            )
            try:
                batch = tasks.import_at_once(new=new, examine=self.examine, by=self.by, at=self.at)
            except actions.NotApplicable as error:
                raise Refused(self.words["changed"]) from error
        assert batch.roadmap is not None
        return batch.roadmap

    def _add_municipality(self) -> "Organisation":
        from viitta.parts.organisations.actions import NewOrganisation, found_organisations

        code = self.options.municipality
        return found_organisations(new=[NewOrganisation(f"Kunta {code}", code=code)], by=self.by, at=self.at)[0]


def _years_of(reading: "Reading") -> list[int]:
    days = [day for row in reading.rows for day in (row.start, row.end) if day]
    return [day.year for day in days] + [quarter.year for quarter in reading.quarters]


def _problem(cell: str, level: str, message: str) -> dict[str, str]:
    return {"cell": cell, "level": level, "message": message}


def _tell_refused(options: argparse.Namespace, why: str, words: Mapping[str, str]) -> int:
    """A file that could not be opened at all."""
    if options.json:
        nothing = {"applied": False, "roadmap": None, "rows": 0, "created": 0, "updated": 0, "unchanged": 0}
        _print_json({**nothing, "columns": {}, "problems": [_problem("", "error", why)]})
    print(words["no_file"] % {"file": options.file, "why": why}, file=sys.stderr)
    return 1


def _tell(
    options: argparse.Namespace,
    target: Target,
    examined: "Examination",
    applied: "Roadmap | None",
    words: Mapping[str, str],
) -> int:
    from viitta.doors.importexport.words import field_word, sentence

    problems = [_problem("", "warning", notice) for notice in target.notices]
    problems += [_problem(one.cell, one.level, sentence(one)) for one in examined.problems]
    into = applied or target.roadmap
    counts = {outcome: examined.comparison.count(outcome) for outcome in ("created", "updated", "unchanged")}
    facts: dict[str, Any] = {
        "applied": applied is not None,
        "roadmap": into.pk if into else None,
        "rows": len(examined.comparison.rows),
    }
    facts |= {**counts, "sheet": examined.reading.sheet, "columns": dict(examined.reading.columns)}
    facts["problems"] = problems
    if options.json:
        _print_json(facts)
    else:
        columns = ", ".join(f"{letter} {field_word(name)}" for letter, name in examined.reading.columns.items())
        print(words["columns"] % {"sheet": examined.reading.sheet, "columns": columns})
        print(words["counts"] % facts)
        for one in problems:
            print(f"{one['cell'] or '-':>6}  {words[one['level']]}: {one['message']}", file=sys.stderr)
        if applied is not None:
            print(words["applied"] % {"name": applied.name, "id": applied.pk})
        else:
            print(words["errors" if examined.has_errors else "preview"])
    return 1 if examined.has_errors else 0
