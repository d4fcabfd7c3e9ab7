"""A ledger file as rows of text, one by one: UTF-8, UTF-16 or Latin-1, with semicolon, tab or comma."""

import codecs
import csv
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO, TextIOWrapper

from viitta.core.ledger import BadLedger, Flaw, find_heads
from viitta.engines.spreadsheets.kinds import is_workbook
from viitta.engines.spreadsheets.plain_text import DELIMITERS, delimiter_of
from viitta.engines.spreadsheets.refusals import Limits, Reason, Refused

LIMITS = Limits(file_bytes=50_000_000)
CHUNK = 1_000_000


def rows_of(data: bytes, name: str) -> Callable[[], Iterator[tuple[int, Sequence[str]]]]:
    """A way to go through the rows of a file as often as wanted, each with the number of its line.

    Raises Refused for what is no text. BadLedger comes from the rows themselves when a quotation mark is left open.
    """
    if is_workbook(data, name, LIMITS):
        raise Refused(Reason.TEXT_AS_EXCEL)
    encoding = encoding_of(data)
    sample = data[:200_000].decode(encoding, errors="ignore")
    if sum(1 for sign in sample[:2000] if sign < " " and sign not in "\r\n\t") > 20 or "\0" in sample[:2000]:
        raise Refused(Reason.NOT_TEXT)
    delimiter = _delimiter(sample)

    def rows() -> Iterator[tuple[int, Sequence[str]]]:
        with TextIOWrapper(BytesIO(data), encoding=encoding, newline="", errors="replace") as text:
            reader = csv.reader(text, delimiter=delimiter)
            line = 1
            try:
                for cells in reader:
                    yield line, cells
                    line = reader.line_num + 1
            except csv.Error:
                raise BadLedger(Flaw("open_quote", line)) from None

    return rows


def _delimiter(sample: str) -> str:
    """The separator under which a row tells the most headings; by the widths of the rows when none does."""
    lines = sample.splitlines()

    def told(delimiter: str) -> int:
        heads = find_heads((at, line.replace('"', "").split(delimiter)) for at, line in enumerate(lines, 1))
        return len(heads.columns) if heads else 0

    best = max(DELIMITERS, key=told)
    return best if told(best) else delimiter_of(sample)


def encoding_of(data: bytes) -> str:
    """The encoding of a text by its mark, else by what its bytes allow."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), CHUNK):
            decoder.decode(data[start : start + CHUNK])
        # A file that is cut inside a letter is still UTF-8.
    except UnicodeDecodeError:
        return "cp1252" if _is_cp1252(data) else "latin-1"
    return "utf-8"


def _is_cp1252(data: bytes) -> bool:
    return not set(data) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}
