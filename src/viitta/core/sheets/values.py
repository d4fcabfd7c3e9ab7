"""One cell as a value: text without hidden signs, per cent, kind. Every problem is a code with its parameters."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from viitta.core.sheets.grid import Cell, Uncalculated

HUNDRED = Decimal(100)
STEP = Decimal("0.01")
# Characters; the title of a measure fits on a line of a report, a text on its page.
LIMITS = {"theme": 200, "title": 200, "owner": 200, "unit": 200, "description": 10_000, "summary": 10_000}


class Code(StrEnum):
    """Everything that can be wrong in a sheet; the sentences are the door's."""

    NO_HEADER = "no_header"
    NO_ROWS = "no_rows"
    NO_SHEET = "no_sheet"
    NO_TITLE_COLUMN = "no_title_column"
    UNKNOWN_COLUMN = "unknown_column"
    OTHER_SHEET = "other_sheet"
    NO_TITLE = "no_title"
    ROW_SKIPPED = "row_skipped"
    CONTINUATION = "continuation"
    DUPLICATE = "duplicate"
    DUPLICATE_UID = "duplicate_uid"
    BAD_UID = "bad_uid"
    NOT_A_PERCENT = "not_a_percent"
    PERCENT_OUT_OF_RANGE = "percent_out_of_range"
    ONLY_ZERO_AND_ONE = "only_zero_and_one"
    NOT_A_DATE = "not_a_date"
    NO_SUCH_DAY = "no_such_day"
    MONTH_FIRST = "month_first"
    END_BEFORE_START = "end_before_start"
    UNKNOWN_KIND = "unknown_kind"
    TEXT_TOO_LONG = "text_too_long"
    HIDDEN_CHARACTERS = "hidden_characters"
    FORMULA_ERROR = "formula_error"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    NO_THEME = "no_theme"
    THEME_PROPOSED = "theme_proposed"
    TITLE_TAKEN = "title_taken"
    UNKNOWN_UID = "unknown_uid"
    CONFLICT = "conflict"
    QUARTER_NOT_BEGUN = "quarter_not_begun"
    QUARTER_NOT_OVER = "quarter_not_over"
    NOT_ALLOWED_TO_ADD = "not_allowed_to_add"


@dataclass(frozen=True)
class Problem:
    """Something wrong at a cell (empty for the whole file). An error stops the import, a warning only tells."""

    cell: str
    level: str
    code: Code
    parameters: dict[str, object] = field(default_factory=dict)


class CellError(ValueError):
    """A cell that cannot be read as what it should be."""

    def __init__(self, code: Code, **parameters: object) -> None:
        super().__init__(code)
        self.code, self.parameters = code, parameters


# Controls, marks that turn the direction of writing, and signs of no width: they hide what a text really says.
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
EXCEL_ERROR = re.compile(r"#(NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|SPILL!|CALC!|GETTING_DATA)")
NOTHING = frozenset(
    ("", "-", "--", "–", "—", "n/a", "na", "ei tietoa", "ei tiedossa", "ei ilmoitettu", "uppgift saknas", ".")
)
PERCENT_TEXT = re.compile(
    r"([+-]?)((?:\d{1,3}(?: \d{3})+|\d{1,12})(?:[.,]\d{1,12})?)\s*(%|prosenttia|prosentti|pros\.?|procent|percent|per cent)?",
    re.ASCII,
)


def shown(value: object) -> str:
    """A value as a person reads it in the sheet: 3.0 is 3, dates are Finnish."""
    if isinstance(value, datetime) and value.time() != time(0):
        return f"{value.day}.{value.month}.{value.year} {value.hour}:{value.minute:02}"
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def excerpt(value: object) -> str:
    """The beginning of a value, fit to be shown in a sentence."""
    text = " ".join(HIDDEN.sub("", shown(value)).split())
    return text if len(text) <= 40 else text[:39] + "…"


def clean_text(value: object) -> tuple[str, bool]:
    """The text without hidden signs and outer space, and whether there were any hidden signs."""
    text = unicodedata.normalize("NFC", shown(value).replace("\r\n", "\n").replace("\r", "\n"))
    visible = HIDDEN.sub("", text)
    return visible.strip(), len(visible) != len(text)


def is_blank(cell: Cell | None) -> bool:
    """An empty cell, or one with only spaces and hidden signs."""
    return (
        cell is None or cell.value is None or (isinstance(cell.value, str) and not HIDDEN.sub("", cell.value).strip())
    )


def refuse_errors(value: object) -> None:
    """Raises CellError for #REF! and its kin, and for a formula that nobody has calculated."""
    if value is Uncalculated.FORMULA:
        raise CellError(Code.FORMULA_WITHOUT_VALUE)
    if isinstance(value, str) and EXCEL_ERROR.fullmatch(value.strip()):
        raise CellError(Code.FORMULA_ERROR, text=value.strip())


def is_percent_format(number_format: str) -> bool:
    """Whether a number format multiplies by a hundred: a % that is no quoted or escaped text."""
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.', "", number_format.split(";")[0])
    return "%" in bare


@dataclass(frozen=True)
class Reported:
    """A number of a quarter column: `marked` when the cell itself says per cent."""

    number: Decimal
    marked: bool


def read_number(cell: Cell) -> Reported | None:
    """The number of a quarter cell, None when it says nothing. Raises CellError."""
    value = cell.value
    refuse_errors(value)
    if isinstance(value, bool | date | time | timedelta):
        raise CellError(Code.NOT_A_PERCENT, text=excerpt(value))
    if isinstance(value, str):
        return _number_of_text(value)
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise CellError(Code.NOT_A_PERCENT, text=excerpt(value)) from None
    if not number.is_finite() or abs(number) > 10**9:
        raise CellError(Code.PERCENT_OUT_OF_RANGE, text=excerpt(value))
    marked = is_percent_format(cell.number_format)
    return Reported(number * HUNDRED if marked else number, marked)


def _number_of_text(value: str) -> Reported | None:
    text = " ".join(unicodedata.normalize("NFKC", HIDDEN.sub("", value)).replace("−", "-").casefold().split())
    if text in NOTHING:
        return None
    match = PERCENT_TEXT.fullmatch(text)
    if not match:
        raise CellError(Code.NOT_A_PERCENT, text=excerpt(value))
    number = Decimal(match[1] + match[2].replace(" ", "").replace(",", "."))
    return Reported(number, match[3] is not None)


@dataclass(frozen=True)
class Scale:
    """How the bare numbers of a sheet are meant; `doubtful` when they are only 0 and 1."""

    fractions: bool
    doubtful: bool = False


def scale_of(numbers: Iterable[Reported]) -> Scale:
    """Fractions when no bare number is over 1 and one lies between 0 and 1; per cent otherwise."""
    bare = [reported.number for reported in numbers if not reported.marked]
    if not bare or max(bare) > 1 or min(bare) < 0:
        return Scale(fractions=False)
    fractions = any(0 < number < 1 for number in bare)
    return Scale(fractions, doubtful=not fractions and Decimal(1) in bare)


def percent_of(reported: Reported, scale: Scale) -> Decimal:
    """Per cent 0-100 with two decimals. Raises CellError outside that."""
    percent = reported.number * HUNDRED if scale.fractions and not reported.marked else reported.number
    if not 0 <= percent <= HUNDRED:
        raise CellError(Code.PERCENT_OUT_OF_RANGE, text=f"{percent.normalize():f}".replace(".", ",")[:20])
    return percent.quantize(STEP, ROUND_HALF_UP)
