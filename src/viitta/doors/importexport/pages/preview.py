"""The preview of an import: the guessed columns, every row with what would happen, problems by cell, choices."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.periods import Quarter, quarters_between
from viitta.core.sheets.comparison import Decision, Difference, RowPlan
from viitta.core.sheets.grid import Grid, column_number
from viitta.core.sheets.reading import Reading
from viitta.core.sheets.values import Code, Problem, excerpt, is_blank
from viitta.core.sheets.words import FIELDS
from viitta.doors.importexport import words
from viitta.doors.importexport.models import ImportBatch
from viitta.doors.importexport.queries import Examination
from viitta.parts.ui.figures import Figure

SHOWN_ROWS = 1000
SHAPES = {"created": "running", "updated": "done", "unchanged": "none"}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of the sheet, its first value, and what it is read as."""

    letter: str
    heading: str
    sample: str
    field: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    cell: str
    sentence: str
    anchor: str  # of its row below, or empty
    is_error: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    field: str
    before: str
    after: str
    is_conflict: bool


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of the sheet and what it would do."""

    number: int
    title: str
    theme: str
    kind: str
    outcome: str
    changes: tuple[ChangeLine, ...]
    problems: tuple[ProblemLine, ...]
    has_conflict: bool
    takes_sheet: bool
    proposes_done: bool
    marks_done: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    title: str
    sub: str
    lead: str
    figures: tuple[Figure, ...]
    errors: tuple[tuple[str, str], ...]
    warnings: tuple[ProblemLine, ...]
    reading: str
    columns: tuple[ColumnLine, ...]
    choices: tuple[tuple[str, str], ...]
    sheets: tuple[tuple[str, str], ...]
    sheet: str
    header: str
    opens_columns: bool
    rows: tuple[RowLine, ...]
    more: str
    conflicts: int
    for_all: str
    can_apply: bool
    button: str
    changed_meanwhile: bool
    seen: str
    columns_address: str
    apply_address: str
    discard_address: str


def preview_page(
    batch: ImportBatch, examined: Examination, decision: Decision, *, changed_meanwhile: bool = False
) -> PreviewPage:
    """An import that waits for a decision."""
    reading, comparison = examined.reading, examined.comparison
    by_row = _by_row(examined.problems)
    shown = [
        plan for plan in comparison.rows if plan.outcome != "unchanged" or plan.row.row in by_row or plan.conflicts
    ]
    rows = [_row(plan, by_row.get(plan.row.row, ()), decision) for plan in shown[:SHOWN_ROWS]]
    lines = _lines(examined, rows)
    errors = [line for line in lines if line.is_error]
    waiting = comparison.count("created") + comparison.count("updated")
    conflicts = sum(1 for plan in comparison.rows if plan.conflicts)
    return PreviewPage(
        title=_("What the sheet would do"),
        sub=f"{batch.file_name} → {batch.roadmap_name}",
        lead=_lead(len(errors), waiting, conflicts, is_new=batch.roadmap_id is None),
        figures=_figures(examined, conflicts),
        errors=tuple((line.anchor, f"{line.cell}: {line.sentence}" if line.cell else line.sentence) for line in errors),
        warnings=tuple(line for line in lines if not line.is_error),
        reading=_reading(reading),
        columns=_columns(examined),
        choices=_choices(batch, reading),
        sheets=tuple((grid.name, grid.name) for grid in examined.book.grids),
        sheet=reading.sheet,
        header=_header(reading),
        opens_columns=bool(errors) and not comparison.rows,
        rows=tuple(rows),
        more=_more(len(shown) - len(rows), comparison.count("unchanged")),
        conflicts=conflicts,
        for_all="take" if decision.take_sheet else "rows",
        can_apply=not errors and bool(waiting or conflicts),
        button=_button(waiting),
        changed_meanwhile=changed_meanwhile,
        seen=comparison.fingerprint,
        columns_address=reverse("import_columns", args=[batch.pk]),
        apply_address=reverse("import_apply", args=[batch.pk]),
        discard_address=reverse("import_discard", args=[batch.pk]),
    )  # fmt: skip


def _row_number(problem: Problem) -> int:
    return int(problem.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 0)


def _by_row(problems: Sequence[Problem]) -> dict[int, list[Problem]]:
    found: dict[int, list[Problem]] = {}
    for problem in problems:
        if problem.cell and problem.code is not Code.CONFLICT:
            found.setdefault(_row_number(problem), []).append(problem)
    return found


def _lines(examined: Examination, rows: Sequence[RowLine]) -> list[ProblemLine]:
    """All problems but conflicts, which stand at their rows."""
    shown = {row.number for row in rows}
    return [_line(problem, shown) for problem in examined.problems if problem.code is not Code.CONFLICT]


def _line(problem: Problem, shown: set[int]) -> ProblemLine:
    number = _row_number(problem)
    anchor = f"#row-{number}" if number in shown else ""
    return ProblemLine(problem.cell, words.sentence(problem), anchor, problem.level == "error")


def _row(plan: RowPlan, problems: Sequence[Problem], decision: Decision) -> RowLine:
    return RowLine(
        number=plan.row.row,
        title=plan.row.title,
        theme=plan.theme,
        kind=SHAPES[plan.outcome],
        outcome=str(words.OUTCOMES[plan.outcome]),
        changes=tuple(
            _change(one, plan) for one in plan.differences if plan.known or one.field not in ("title", "theme")
        ),
        problems=tuple(_line(problem, set()) for problem in problems),
        has_conflict=bool(plan.conflicts),
        takes_sheet=decision.takes(plan.row.row),
        proposes_done=plan.proposes_done,
        marks_done=plan.marks_done,
    )


def _change(one: Difference, plan: RowPlan) -> ChangeLine:
    before = words.text_word(one.field, one.before) if plan.known else ""
    return ChangeLine(words.field_word(one.field), before, words.text_word(one.field, one.after), one.is_conflict)


def _lead(errors: int, waiting: int, conflicts: int, *, is_new: bool) -> str:
    if errors:
        return ngettext(
            "%(count)s error stops the import. Mend it in the sheet and bring the file again, or correct the columns below.",
            "%(count)s errors stop the import. Mend them in the sheet and bring the file again, or correct the columns below.",
            errors,
        ) % {"count": errors}  # fmt: skip
    if not waiting and not conflicts:
        return _("Everything in the sheet is in the roadmap already.")
    if is_new:
        return _("Nothing has been saved yet. A new roadmap is begun when you bring the sheet in.")
    return _("Nothing has been saved yet. Look through what would change and bring the sheet in.")


def _figures(examined: Examination, conflicts: int) -> tuple[Figure, ...]:
    counted = examined.comparison.count
    warnings = sum(1 for p in examined.problems if p.level == "warning" and p.code is not Code.CONFLICT)
    figures = [
        Figure(str(counted("created")), _("new measures")),
        Figure(str(counted("updated")), _("measures change")),
        Figure(str(counted("unchanged")), _("as before")),
    ]
    if conflicts:
        figures.append(Figure(str(conflicts), _("changed here and there"), address="#conflicts"))
    if warnings:
        figures.append(Figure(str(warnings), _("to be looked at"), address="#warnings"))
    return tuple(figures)


def _reading(reading: Reading) -> str:
    scale = (
        " " + _("The percents are written as fractions: one half is read as fifty per cent.")
        if reading.fractions
        else ""
    )
    if not reading.header_rows:
        return _("No headings were found.")
    rows = ngettext(
        "Sheet %(sheet)s, headings on row %(rows)s.",
        "Sheet %(sheet)s, headings on rows %(rows)s.",
        len(reading.header_rows),
    )
    return rows % {"sheet": reading.sheet, "rows": _header(reading)} + scale


def _header(reading: Reading) -> str:
    """The rows of the heading: 4 or 4–5."""
    return (
        "–".join(str(row) for row in sorted({reading.header_rows[0], reading.header_rows[-1]}))
        if reading.header_rows
        else ""
    )


def _columns(examined: Examination) -> tuple[ColumnLine, ...]:
    reading = examined.reading
    grid = next((one for one in examined.book.grids if one.name == reading.sheet), None)
    letters = sorted({*reading.heads, *reading.columns}, key=column_number)
    lines = []
    for letter in letters:
        meaning = reading.columns.get(letter, "")
        sample = _sample(grid, column_number(letter), max(reading.header_rows, default=0)) if grid else ""
        lines.append(ColumnLine(letter, reading.heads.get(letter, ""), sample, meaning, words.field_word(meaning)))
    return tuple(lines)


def _sample(grid: Grid, column: int, header: int) -> str:
    """The first value under a heading."""
    for row, cells in grid.rows.items():
        cell = cells.get(column)
        if row > header and cell is not None and not is_blank(cell):
            return excerpt(cell.value)
    return ""


def _choices(batch: ImportBatch, reading: Reading) -> tuple[tuple[str, str], ...]:
    """What a column may mean: the fields, and the quarters of the period and of the sheet."""
    quarters = set(quarters_between(batch.starts_on, batch.ends_on))
    quarters |= {Quarter.parse(name[8:]) for name in reading.columns.values() if name.startswith("quarter:")}
    names = ["", *FIELDS, *(f"quarter:{quarter.key}" for quarter in sorted(quarters))]
    return tuple((name, words.field_word(name)) for name in names)


def _more(hidden: int, unchanged: int) -> str:
    said = []
    if hidden > 0:
        said.append(_("%(count)s more rows would change; they are not shown here.") % {"count": hidden})
    if unchanged:
        text = ngettext("%(count)s row is as before.", "%(count)s rows are as before.", unchanged)
        said.append(text % {"count": unchanged})
    return " ".join(said)


def _button(waiting: int) -> str:
    if not waiting:
        return _("Bring the sheet in")
    text = ngettext("Bring %(count)s measure in", "Bring %(count)s measures in", waiting)
    return text % {"count": waiting}
