"""A page of figures as ready strings, and its tables as a file."""

from dataclasses import dataclass, field

from viitta.doors.reports.money.tables import Table, sheet_of
from viitta.render.tables import Sheet


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """A page of figures: links are address, word and kind; notes a kind (info, warning) and a sentence."""

    title: str
    lead: str = ""
    sentence: str = ""
    links: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    figures: tuple[dict[str, str], ...] = ()
    tables: tuple[Table, ...] = ()
    files_address: str = ""
    tabs: tuple[tuple[str, str, bool], ...] = ()
    tabs_label: str = ""
    empty: tuple[str, str] | None = None
    facts: tuple[tuple[str, str], ...] = ()
    posts: tuple[tuple[str, str, str], ...] = field(default=())  # action, word, kind of a button that sends at once
    gone: tuple[str, str] | None = None


def figure(number: str, word: str) -> dict[str, str]:
    """A main figure of a page with its word."""
    return {"number": number, "word": word, "address": "", "kind": ""}


def sheets_of(page: MoneyPage) -> list[Sheet]:
    """The tables of a page as sheets of a workbook, amounts as numbers."""
    return [sheet_of(one, place) for place, one in enumerate(page.tables, 1) if one.rows]
