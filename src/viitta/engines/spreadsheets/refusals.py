"""Why a file is not read at all: a code with its parameters; the sentence that helps is the door's."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What is the matter with a file as a whole."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MANY_SHEETS = "too_many_sheets"
    PASSWORD = "password"
    OLD_EXCEL = "old_excel"
    BINARY_EXCEL = "binary_excel"
    STRICT_EXCEL = "strict_excel"
    OPEN_DOCUMENT = "open_document"
    WORD = "word"
    PRESENTATION = "presentation"
    PDF = "pdf"
    IMAGE = "image"
    WEB_PAGE = "web_page"
    ARCHIVE = "archive"
    TEXT_AS_EXCEL = "text_as_excel"
    NOT_TEXT = "not_text"
    UNKNOWN = "unknown"
    DAMAGED = "damaged"


class Refused(Exception):
    """The file is not read. `parameters` may hold `limit`, in the unit that the reason implies (MB, rows ...)."""

    def __init__(self, reason: Reason, **parameters: object) -> None:
        super().__init__(reason)
        self.reason, self.parameters = reason, parameters


@dataclass(frozen=True)
class Limits:
    """How much is read. Sizes in bytes; rows, columns and cells count only filled cells."""

    file_bytes: int = 20_000_000
    unpacked_bytes: int = 150_000_000
    shared_text_bytes: int = 40_000_000
    ratio: int = 150
    small_bytes: int = 10_000_000
    entries: int = 2_000
    sheets: int = 100
    rows: int = 20_000
    columns: int = 300
    cells: int = 400_000
    merges: int = 5_000


USUAL = Limits()
