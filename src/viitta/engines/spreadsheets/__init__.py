"""Spreadsheet files as plain grids: what a file really is, whether it is safe to open, and what its cells hold."""

from pathlib import PurePath

from viitta.core.sheets.grid import Book
from viitta.engines.spreadsheets.kinds import is_workbook
from viitta.engines.spreadsheets.plain_text import read_text
from viitta.engines.spreadsheets.refusals import USUAL, Limits, Reason, Refused
from viitta.engines.spreadsheets.workbooks import read_workbook

__all__ = ["USUAL", "Limits", "Reason", "Refused", "open_spreadsheet"]


def open_spreadsheet(data: bytes, name: str, limits: Limits = USUAL) -> Book:
    """The grids of an .xlsx or .csv file; its content decides which it is, not its name. Raises Refused."""
    if is_workbook(data, name, limits):
        return read_workbook(data, limits)
    return read_text(data, PurePath(name).stem[:100] or "csv", limits)
