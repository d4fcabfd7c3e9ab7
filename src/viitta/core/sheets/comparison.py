"""A sheet against the roadmap that it is read into: what each row would make, change or leave as it is.

The rule in words: docs/explanation/rules/import.md.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from viitta.core.periods import Quarter
from viitta.core.progress import OUT_OF_THE_PLAN, Kind, Status, expected_percent, whole
from viitta.core.sheets.lines import theme_key
from viitta.core.sheets.reading import Reading
from viitta.core.sheets.rows import SheetRow
from viitta.core.sheets.stamps import Stamp
from viitta.core.sheets.values import Code, Problem, clean_text, excerpt


@dataclass(frozen=True)
class Known:
    """A measure as it is now. `stamp` is what an export of this moment would remember of it."""

    id: int
    stamp: Stamp
    status: Status
    kind: Kind
    start: date | None
    end: date | None

    def text(self, name: str) -> str:
        return self.stamp.texts.get(name, "")


@dataclass(frozen=True)
class Frame:
    """The roadmap around the measures: its period, the day of reading, quarters that have a round, and the theme
    that is proposed where a sheet has none."""

    starts_on: date
    ends_on: date
    today: date
    rounds: frozenset[Quarter] = frozenset()
    other_theme: str = "Muut"


@dataclass(frozen=True)
class Decision:
    """A person's word on conflicts, for all or by row of the sheet, and the rows that are not done after all."""

    take_sheet: bool = False
    rows: Mapping[int, bool] = field(default_factory=dict)
    not_done: frozenset[int] = frozenset()

    def takes(self, row: int) -> bool:
        """Whether a conflict on this row takes what the sheet says; what is here is kept otherwise."""
        return self.rows.get(row, self.take_sheet)


@dataclass(frozen=True)
class Difference:
    """A field that the sheet tells otherwise, in the written form of stamps. A conflict was changed here too."""

    field: str
    before: str
    after: str
    is_conflict: bool = False
    is_taken: bool = True

    @property
    def quarter(self) -> Quarter | None:
        return Quarter.parse(self.field[8:]) if self.field.startswith("quarter:") else None


@dataclass(frozen=True)
class RowPlan:
    """What one row of the sheet does. `known` is None for a new measure, whose differences are all it says.

    `starts`: a first percent above nothing begins a planned measure. `proposes_done`: 100 in its newest quarter.
    """

    row: SheetRow
    known: Known | None
    theme: str
    differences: tuple[Difference, ...]
    starts: bool = False
    proposes_done: bool = False
    marks_done: bool = False

    @property
    def taken(self) -> dict[str, str]:
        """The new texts by field."""
        return {one.field: one.after for one in self.differences if one.is_taken}

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.is_conflict)

    @property
    def values(self) -> dict[Quarter, Decimal]:
        """The percents that would be written."""
        told = {one.quarter: one.after for one in self.differences if one.is_taken and one.quarter}
        return {quarter: Decimal(text) for quarter, text in told.items()}

    @property
    def outcome(self) -> str:
        """created, updated or unchanged."""
        if self.known is None:
            return "created"
        return "updated" if self.taken or self.marks_done else "unchanged"


@dataclass(frozen=True)
class Comparison:
    """Every row's plan, and the problems that show only against the roadmap."""

    rows: tuple[RowPlan, ...]
    problems: tuple[Problem, ...]

    def count(self, outcome: str) -> int:
        return sum(1 for plan in self.rows if plan.outcome == outcome)

    @property
    def has_errors(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)

    @property
    def fingerprint(self) -> str:
        """Alike for two comparisons that show a person the same, whatever was decided of them."""
        shown = [
            (
                plan.row.row,
                plan.known and plan.known.id,
                plan.proposes_done,
                [(one.field, one.before, one.after, one.is_conflict) for one in plan.differences],
            )
            for plan in self.rows
        ]
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


def compare(reading: Reading, known: Sequence[Known], *, frame: Frame, decision: Decision | None = None) -> Comparison:
    """Match rows to measures by identifier, else by theme and title, and tell what each of them changes.

    An empty cell and a missing row change nothing. A field of an exported row counts only when it differs from what
    was exported; when it was changed here too, it is a conflict.
    """
    comparer = _Comparer(reading, known, frame, decision or Decision())
    plans = tuple(comparer.plan(row, found) for row, found in _matches(reading.rows, known))
    problems = [*comparer.problems, *_taken_titles(plans, known)]
    return Comparison(plans, tuple(problems))


def _key(theme: str, title: str) -> tuple[str, str]:
    return theme_key(theme), " ".join(title.casefold().split())


def _matches(rows: Sequence[SheetRow], known: Sequence[Known]) -> list[tuple[SheetRow, Known | None]]:
    by_uid = {one.stamp.uid.replace("-", ""): one for one in known}
    found = {row.row: one for row in rows if (one := by_uid.get(row.uid.replace("-", "")))}
    claimed = {one.id for one in found.values()}
    free = [one for one in known if one.id not in claimed]
    by_title: dict[str, list[Known]] = {}
    for one in free:
        by_title.setdefault(_key("", one.text("title"))[1], []).append(one)
    for row in rows:
        if row.row in found:
            continue
        rivals = [one for one in by_title.get(_key("", row.title)[1], ()) if one.id not in claimed]
        if row.theme:
            rivals = [one for one in rivals if theme_key(one.text("theme")) == theme_key(row.theme)]
        if len(rivals) == 1:
            found[row.row] = rivals[0]
            claimed.add(rivals[0].id)
    return [(row, found.get(row.row)) for row in rows]


class _Comparer:
    """Compares the rows of one sheet in order and gathers problems."""

    def __init__(self, reading: Reading, known: Sequence[Known], frame: Frame, decision: Decision) -> None:
        self.frame, self.decision = frame, decision
        self.stamps = {uid.replace("-", "").lower(): stamp for uid, stamp in reading.stamps.items()}
        self.has_known, self.has_themes = bool(known), any(row.theme for row in reading.rows)
        self.problems: list[Problem] = []
        self.told: set[Code | tuple[Code, Quarter]] = set()

    def plan(self, row: SheetRow, known: Known | None) -> RowPlan:
        differences = tuple(self._differences(row, known))
        taken = {one.field: one.after for one in differences if one.is_taken}
        theme = taken.get("theme") or row.theme or (known.text("theme") if known else self._other_theme(row))
        if known is not None:
            theme = taken.get("theme") or known.text("theme")
            self._check_dates(row, known, taken)
        elif row.uid and self.has_known:
            self._tell(row, "uid", "warning", Code.UNKNOWN_UID)
        done = self._proposes_done(row, known, taken)
        return RowPlan(
            row=row,
            known=known,
            theme=theme,
            differences=differences,
            starts=self._starts(row, known, taken),
            proposes_done=done,
            marks_done=done and row.row not in self.decision.not_done,
        )

    def _tell(self, row: SheetRow, name: str, level: str, code: Code, **parameters: object) -> None:
        place = row.cells.get(name) or row.cells["title"]
        self.problems.append(Problem(place, level, code, parameters))

    def _other_theme(self, row: SheetRow) -> str:
        if self.has_themes:
            self._tell(row, "theme", "error", Code.NO_THEME, title=excerpt(row.title))
            return ""
        if Code.THEME_PROPOSED not in self.told:
            self.told.add(Code.THEME_PROPOSED)
            self._tell(row, "theme", "warning", Code.THEME_PROPOSED, theme=self.frame.other_theme)
        return self.frame.other_theme

    def _differences(self, row: SheetRow, known: Known | None) -> Iterable[Difference]:
        stamp = self.stamps.get(row.uid.replace("-", ""))
        named_by_title = known is not None and known.stamp.uid.replace("-", "") != row.uid.replace("-", "")
        for name, text in row.texts().items():
            if name == "title" and named_by_title:
                continue  # a row found by its title does not rename it to other capitals
            before = known.text(name) if known else ""
            if same(name, text, before) or self._is_untouched(name, text, stamp, known):
                continue
            if name.startswith("quarter:") and self._is_left_out(row, known, Quarter.parse(name[8:])):
                continue
            is_conflict = known is not None and stamp is not None and not same(name, before, stamp.texts.get(name, ""))
            is_taken = not is_conflict or self.decision.takes(row.row)
            if is_conflict and not is_taken:
                self._tell(row, name, "warning", Code.CONFLICT, field=name, ours=before, theirs=text)
            yield Difference(name, before, text, is_conflict, is_taken)

    def _is_untouched(self, name: str, text: str, stamp: Stamp | None, known: Known | None) -> bool:
        """Whether the sheet brings back what was exported; for a new measure only what had been computed."""
        if stamp is None or not same(name, text, stamp.texts.get(name, "")):
            return False
        return known is not None or stamp.sources.get(name) == "computed"

    def _is_left_out(self, row: SheetRow, known: Known | None, quarter: Quarter) -> bool:
        name = f"quarter:{quarter.key}"
        kind = row.kind or (known.kind if known else Kind.ONE_OFF)
        source = known.stamp.sources.get(name, "computed") if known else "computed"
        if kind is Kind.CONTINUOUS and source == "computed":
            start = row.start or (known.start if known else None) or self.frame.starts_on
            end = row.end or (known.end if known else None) or self.frame.ends_on
            step = expected_percent(start, end, quarter.last) if start <= end else None
            if step is not None and row.values[quarter] in (step, whole(step)):
                return True
        if quarter.first > self.frame.today:
            self._tell_once(row, quarter, Code.QUARTER_NOT_BEGUN)
            return True
        if quarter.last >= self.frame.today and quarter not in self.frame.rounds:
            self._tell_once(row, quarter, Code.QUARTER_NOT_OVER)
        return False

    def _tell_once(self, row: SheetRow, quarter: Quarter, code: Code) -> None:
        if (code, quarter) not in self.told:
            self.told.add((code, quarter))
            self._tell(row, f"quarter:{quarter.key}", "warning", code, quarter=quarter.label)

    def _check_dates(self, row: SheetRow, known: Known, taken: Mapping[str, str]) -> None:
        if not {"start", "end"} & set(taken):
            return
        start, end = taken.get("start", known.text("start")), taken.get("end", known.text("end"))
        told_already = row.start and row.end and row.end < row.start
        if start and end and end < start and not told_already:
            days = {"start": date.fromisoformat(start), "end": date.fromisoformat(end)}
            self._tell(row, "end", "error", Code.END_BEFORE_START, **days)

    def _starts(self, row: SheetRow, known: Known | None, taken: Mapping[str, str]) -> bool:
        newest = row.newest_quarter
        if newest is None or not row.values[newest]:
            return False
        return known is None or (known.status is Status.PLANNED and f"quarter:{newest.key}" in taken)

    def _proposes_done(self, row: SheetRow, known: Known | None, taken: Mapping[str, str]) -> bool:
        newest = row.newest_quarter
        if not row.proposes_done or newest is None or f"quarter:{newest.key}" not in taken:
            return False
        if known is None:
            return True
        later = [name for name, source in known.stamp.sources.items() if source != "computed" and name[8:] > newest.key]
        return known.status is not Status.DONE and known.status not in OUT_OF_THE_PLAN and not later


def same(name: str, one: str, other: str) -> bool:
    """Whether two written forms of a field say the same to a reader."""
    if name == "theme":
        return theme_key(one) == theme_key(other)
    if name in ("description", "summary"):
        return clean_text(one)[0] == clean_text(other)[0]
    return clean_text(one)[0].split() == clean_text(other)[0].split()


def _taken_titles(plans: Sequence[RowPlan], known: Sequence[Known]) -> list[Problem]:
    """Titles that would stand twice under a theme: with a measure that the sheet does not name, or with each other."""
    mine = {plan.known.id: plan for plan in plans if plan.known}
    names: dict[tuple[str, str], int] = {}
    for one in known:
        if one.id not in mine:
            names[_key(one.text("theme"), one.text("title"))] = 1
    renamed = [plan for plan in plans if plan.known is None or {"theme", "title"} & set(plan.taken)]
    for plan in plans:
        names.setdefault(_final(plan), 0)
        names[_final(plan)] += 1
    return [
        Problem(plan.row.cells["title"], "error", Code.TITLE_TAKEN, {"title": excerpt(plan.row.title)})
        for plan in renamed
        if plan.theme and names[_final(plan)] > 1 and not _is_twin(plan, plans)
    ]


def _final(plan: RowPlan) -> tuple[str, str]:
    title = plan.taken.get("title") or (plan.known.text("title") if plan.known else plan.row.title)
    return _key(plan.theme, title)


def _is_twin(plan: RowPlan, plans: Sequence[RowPlan]) -> bool:
    """Twins within the sheet are told by the reading already."""
    own = _key(plan.row.theme, plan.row.title)
    return sum(1 for other in plans if _key(other.row.theme, other.row.title) == own) > 1
