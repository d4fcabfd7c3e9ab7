"""Exact shares: a sum split to the cent with the reason of every cent, printed shares explained, mergers, leaving."""

from viitta.core.shares.printed import Explanation, PrintedLine, explain
from viitta.core.shares.reading import BadTable, Misread, read_printed, read_weights
from viitta.core.shares.split import (
    CannotSplit,
    Line,
    Party,
    SplitKey,
    cumulative_parts,
    leave,
    merge,
    shares_by,
    shares_of,
    split,
)

__all__ = [
    "BadTable",
    "CannotSplit",
    "Explanation",
    "Line",
    "Misread",
    "Party",
    "PrintedLine",
    "SplitKey",
    "cumulative_parts",
    "explain",
    "leave",
    "merge",
    "read_printed",
    "read_weights",
    "shares_by",
    "shares_of",
    "split",
]
