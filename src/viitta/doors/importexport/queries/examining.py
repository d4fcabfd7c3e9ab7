"""What a file says and what it would do, before anything is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import override, pgettext

from viitta.core.actors import Actor
from viitta.core.sheets.comparison import Comparison, Decision, Frame, compare
from viitta.core.sheets.grid import Book
from viitta.core.sheets.headings import Choice
from viitta.core.sheets.reading import Reading, read_book
from viitta.core.sheets.values import Code, Problem
from viitta.doors.importexport.permissions import can_add_people
from viitta.doors.importexport.queries.present import present_of
from viitta.engines.spreadsheets import Limits, open_spreadsheet
from viitta.parts.organisations.models import Organisation, Person, Unit
from viitta.parts.roadmaps.models import Roadmap


@dataclass(frozen=True, slots=True)
class Examination:
    """A file as read and as compared, with the problems of both: errors first, then by cell."""

    book: Book
    reading: Reading
    comparison: Comparison
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)


def open_file(content: bytes, name: str) -> Book:
    """The grids of a file within the limits of the settings. Raises engines.spreadsheets.Refused."""
    return open_spreadsheet(content, name, Limits(file_bytes=settings.UPLOAD_BYTES, rows=settings.IMPORT_ROWS))


def examine(
    book: Book,
    *,
    roadmap: Roadmap | None,
    period: tuple[date, date],
    choice: Mapping[str, Any] | None,
    habits: Mapping[str, str],
    decision: Decision,
    organisation: Organisation | None,
    by: Actor,
    on: date,
    language: str = "fi",
) -> Examination:
    """Read a file and compare it with a roadmap, or with nothing when a new one is to be founded."""
    present = present_of(roadmap, on=on) if roadmap else None
    with override(roadmap.language if roadmap else language):
        other_theme = pgettext("theme of measures that have none", "Others")
    reading = _read(book, choice, habits, present.themes if present else ())
    frame = present.frame if present else Frame(*period, on)
    frame = Frame(frame.starts_on, frame.ends_on, frame.today, frame.rounds, other_theme)
    comparison = compare(reading, present.known if present else (), frame=frame, decision=decision)
    problems = [*reading.problems, *comparison.problems]
    if organisation:
        problems += people_problems(by, comparison, organisation)
    problems.sort(key=lambda problem: problem.level != "error")
    return Examination(book, reading, comparison, tuple(problems))


def _read(book: Book, choice: Mapping[str, Any] | None, habits: Mapping[str, str], themes: tuple[str, ...]) -> Reading:
    if not choice:
        return read_book(book, habits=habits, known_themes=themes)
    if not choice.get("header_rows"):
        only = Book(tuple(grid for grid in book.grids if grid.name == choice["sheet"]), book.stamps)
        return read_book(only, habits=habits, known_themes=themes)
    chosen = Choice(choice["sheet"], tuple(choice["header_rows"]), choice.get("columns") or {})
    return read_book(book, choice=chosen, known_themes=themes)


def find_people(organisation: Organisation) -> dict[str, Person]:
    """People by what a sheet may call them, small letters: title, name or address. Those who are here go first."""
    found: dict[str, Person] = {}
    rows = Person.objects.filter(organisation=organisation).select_related("unit")
    for person in sorted(rows, key=lambda one: (one.left_on is not None, one.pk)):
        for text in (person.title, person.name, person.email, f"{person.title} {person.name}".strip()):
            if text:
                found.setdefault(called(text), person)
    return found


def find_units(organisation: Organisation) -> dict[str, Unit]:
    """Units by name, small letters."""
    return {called(unit.name): unit for unit in Unit.objects.filter(organisation=organisation)}


def called(text: str) -> str:
    """The form in which two names are the same."""
    return " ".join(text.casefold().split())


def missing_names(comparison: Comparison, organisation: Organisation) -> tuple[list[str], list[str]]:
    """Owners and units that the sheet names and nobody knows yet, in the sheet's order and spelling."""
    owners = dict.fromkeys(plan.taken["owner"] for plan in comparison.rows if plan.taken.get("owner"))
    units = dict.fromkeys(plan.taken["unit"] for plan in comparison.rows if plan.taken.get("unit"))
    return _unknown(owners, find_people(organisation)), _unknown(units, find_units(organisation))


def _unknown(texts: Mapping[str, None], there: Mapping[str, object]) -> list[str]:
    new: dict[str, str] = {}
    for text in texts:
        if called(text) not in there:
            new.setdefault(called(text), text)
    return list(new.values())


def people_problems(actor: Actor, comparison: Comparison, organisation: Organisation) -> list[Problem]:
    """Errors at the cells that name somebody new, when the actor may not add people."""
    if can_add_people(actor, organisation.pk):
        return []
    owners, units = missing_names(comparison, organisation)
    new = {"owner": {called(text) for text in owners}, "unit": {called(text) for text in units}}
    return [
        Problem(plan.row.cells[name], "error", Code.NOT_ALLOWED_TO_ADD, {"text": plan.taken[name]})
        for plan in comparison.rows
        for name, texts in new.items()
        if plan.taken.get(name) and called(plan.taken[name]) in texts
    ]
