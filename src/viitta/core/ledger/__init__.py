"""Rows of the accounts from the exports of Finnish systems: read one by one, mapped, judged."""

from viitta.core.ledger.heads import Heads, field_of, find_heads
from viitta.core.ledger.judging import Judged, Mappings, Meaning, judge, meaning_of
from viitta.core.ledger.reading import BadLedger, Entry, Flaw, Survey, read_entries, survey
from viitta.core.ledger.values import Style, Unreadable, read_amount, read_day, style_of

__all__ = [
    "BadLedger",
    "Entry",
    "Flaw",
    "Heads",
    "Judged",
    "Mappings",
    "Meaning",
    "Style",
    "Survey",
    "Unreadable",
    "field_of",
    "find_heads",
    "judge",
    "meaning_of",
    "read_amount",
    "read_day",
    "read_entries",
    "style_of",
    "survey",
]
