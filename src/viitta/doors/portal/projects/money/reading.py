"""Reading a file of the accounts: what is wrong with it, and its entries one by one."""

from collections.abc import Iterator
from itertools import islice

from viitta.core.ledger import BadLedger, Entry, Flaw, read_entries, survey
from viitta.engines.ledgers import rows_of
from viitta.parts.joint_projects.models import LedgerFile

MOST_FLAWS = 100


def read_file(content: bytes, name: str) -> tuple[int, list[Flaw]]:
    """How many rows a file has, and what is wrong with it, the first hundred. Raises Refused for what is no text."""
    rows = rows_of(content, name)
    try:
        found = survey(rows)
        flaws = list(islice((one for one in read_entries(rows(), found) if isinstance(one, Flaw)), MOST_FLAWS))
    except BadLedger as error:
        return 0, [error.flaw]
    return found.rows, flaws


def entries_of(file: LedgerFile) -> Iterator[Entry | Flaw]:
    """The entries of a kept file."""
    rows = rows_of(bytes(file.content), file.name)
    return read_entries(rows(), survey(rows))
