"""viitta shares: an exact split, and printed shares explained."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from viitta.config.cli import Refused

if TYPE_CHECKING:
    from decimal import Decimal

    from viitta.core.shares import Explanation, Line

HELP = "splits a sum exactly by weights such as residents; compares with printed shares and explains the difference"
EXAMPLE = "viitta shares --total 23250 --weights residents.csv --printed printed.csv"
NEEDS = "settings"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--total", required=True, metavar="EUROS", help="the sum to be split, such as 23250")
    parser.add_argument("--weights", type=Path, required=True, metavar="FILE", help=".csv or .xlsx: name, weight, code")
    parser.add_argument("--printed", type=Path, metavar="FILE", help=".csv or .xlsx: name, share")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")


def run(options: argparse.Namespace) -> int:
    from viitta.config import sums
    from viitta.core.shares import BadTable, CannotSplit, explain, read_printed, read_weights, split
    from viitta.core.typed_numbers import NotANumber, read_amount

    try:
        total = read_amount(options.total)
    except NotANumber as error:
        print(f"viitta shares: {str(sums.TOTAL[error.code]) % {'text': options.total}}", file=sys.stderr)
        return 2
    file = options.weights
    try:
        parties, warnings = read_weights(rows_of(options.weights))
        lines = split(total, parties)
        explained = None
        if options.printed:
            file = options.printed
            explained = explain(total, lines, read_printed(rows_of(file), [one.name for one in parties]))
    except BadTable as error:
        raise sums.bad_table(error, file) from error
    except CannotSplit as error:
        raise sums.cannot_split(error) from error
    for one in warnings:
        told = f"{options.weights.name}: {sums.misread(one)}"
        print(str(sums.SHARES["warning"]) % {"message": told}, file=sys.stderr)
    if options.json:
        print(json.dumps(as_json(total, lines, explained), ensure_ascii=False, indent=1))
    else:
        tell(total, lines, explained)
    return 0


def rows_of(file: Path) -> dict[int, dict[int, str]]:
    """The cells of the first sheet of a file as text, by row and column; Refused when it cannot be read."""
    from viitta.config.sums import SHARES
    from viitta.engines.spreadsheets import Reason, open_spreadsheet
    from viitta.engines.spreadsheets import Refused as NotRead

    try:
        book = open_spreadsheet(file.read_bytes(), file.name)
    except OSError as error:
        raise Refused(str(SHARES["no_file"]) % {"file": file, "why": error.strerror}) from error
    except NotRead as error:
        if error.reason is Reason.EMPTY:
            return {}
        raise Refused(str(SHARES["no_sheet"]) % {"file": file}) from error
    return {
        number: {column: str(cell.value) for column, cell in row.items() if cell.value is not None}
        for number, row in book.grids[0].rows.items()
    }


def as_json(total: "Decimal", lines: "tuple[Line, ...]", explained: "Explanation | None") -> dict[str, Any]:
    """The facts as checks read them."""
    shares: list[dict[str, Any]] = [
        {
            "name": one.party.name,
            "code": one.party.code,
            "weight": _number(one.party.weight),
            "share": f"{one.share:.2f}",
            "floor": f"{one.floor:.2f}",
            "remainder": round(float(one.remainder), 6),
            "extra_cent": one.extra,
        }
        for one in lines
    ]
    facts: dict[str, Any] = {"total": f"{total:.2f}", "shares": shares}
    if explained is not None:
        for row, line in zip(shares, explained.lines, strict=True):
            row["printed"] = None if line.printed is None else f"{line.printed:.2f}"
            row["missing"] = f"{line.missing:.2f}"
        facts["printed_total"] = f"{explained.printed_total:.2f}"
        facts["missing"] = f"{explained.missing:.2f}"
        facts["rate_per_weight"] = None if explained.rate is None else str(explained.rate)
        facts["exact_rate"] = str(explained.exact_rate)
    return facts


def _number(weight: "Decimal") -> int | float:
    return int(weight) if weight == weight.to_integral_value() else float(weight)


def tell(total: "Decimal", lines: "tuple[Line, ...]", explained: "Explanation | None") -> None:
    """The shares with the reason of every cent, and what the print is about."""
    from viitta.config import sums
    from viitta.core import formats

    language = sums.language()
    for one in lines:
        words = sums.SHARES["share_extra" if one.extra else "share"]
        print(str(words) % {
            "name": one.party.name, "share": sums.euros(one.share), "floor": sums.euros(one.floor),
            "remainder": formats.number(round(float(one.remainder), 4), language, 2),
        })  # fmt: skip
    print(str(sums.SHARES["total"]) % {"total": sums.euros(total)})
    if explained is not None:
        tell_printed(total, explained)


def tell_printed(total: "Decimal", explained: "Explanation") -> None:
    """What is missing from the print, which price it comes from, and the difference of each."""
    from viitta.config import sums
    from viitta.core import formats

    words, language = sums.SHARES, sums.language()
    print(str(words["printed"]) % {"printed": sums.euros(explained.printed_total), "total": sums.euros(total)})
    verdict = "short" if explained.missing > 0 else ("over" if explained.missing < 0 else "even")
    print(str(words[verdict]) % {"amount": sums.euros(abs(explained.missing))})
    if explained.rate is None:
        print(words["no_rate"])
    else:
        places = -int(explained.rate.as_tuple().exponent)
        rate, exact = (
            formats.number(one, language, many) for one, many in ((explained.rate, places), (explained.exact_rate, 8))
        )
        print(str(words["rate"]) % {"rate": rate, "exact": exact})
    for one in explained.lines:
        share = sums.euros(one.line.share)
        if one.printed is None:
            print(str(words["not_printed"]) % {"name": one.line.party.name, "share": share})
        elif one.missing:
            values = {"printed": sums.euros(one.printed), "share": share, "amount": sums.euros(one.missing)}
            print(str(words["off"]) % {"name": one.line.party.name, **values})
