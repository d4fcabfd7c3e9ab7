"""Sentences of the commands that split sums and chain claims."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from viitta.config.cli import Refused
from viitta.core import formats
from viitta.core.claims import BrokenChain
from viitta.core.shares import BadTable, CannotSplit, Misread

PLACE = _("row %(row)s, column %(column)s: %(message)s")
ROW = _("row %(row)s: %(message)s")
TABLE = {
    "no_rows": _("The table is empty. It needs a row of headings and a row for each partner."),
    "no_heading": _("The headings do not have “%(text)s”. The first row names the columns, such as name;weight;code."),
    "no_weight": _("All weights are 0, so there is nothing to split by."),
    "name_empty": _("The name is missing."),
    "name_twice": _("“%(text)s” stands twice, also on row %(other)s."),
    "unknown_name": _("“%(text)s” is not in the table of weights."),
    "weight_zero": _("“%(text)s” has the weight 0 and gets no share."),
    "weight_empty": _("The weight is missing. Write 0 when there is none."),
    "weight_form": _("“%(text)s” is no number. Write for example 11471."),
    "weight_negative": _("“%(text)s” is below 0. A weight is at least 0."),
    "weight_decimals": _("“%(text)s” has more than six decimals."),
    "weight_great": _("“%(text)s” is too great for a weight."),
    "share_empty": _("The printed share is missing."),
    "share_form": _("“%(text)s” is no amount. Write for example 1 234,50 or 1234.50."),
    "share_negative": _("“%(text)s” is below 0. A share is at least 0."),
    "share_decimals": _("“%(text)s” has more than two decimals. Amounts are told to the cent."),
    "share_great": _("“%(text)s” is too great for an amount."),
}
TOTAL = {
    "empty": _("The total is missing. Write it as 23250 or 23 250,00."),
    "form": _("“%(text)s” is no amount. Write the total as 23250 or 23 250,00."),
    "negative": _("“%(text)s” is below 0. A sum to be split is at least 0."),
    "decimals": _("“%(text)s” has more than two decimals. Write the total to the cent."),
    "great": _("“%(text)s” is too great for an amount."),
}
CHAIN = {
    "not_json": _("The file is no JSON: see line %(line)s, column %(column)s."),
    "not_a_record": _("%(path)s is no record of named values."),
    "not_a_list": _("%(path)s is no list."),
    "missing": _("%(path)s is missing."),
    "not_an_amount": _("%(path)s: “%(value)s” is no amount. Write it as \"41235.67\"."),
    "not_a_share": _("%(path)s: “%(value)s” is no share. Write 85 %% as \"0.85\"."),
    "not_a_date": _("%(path)s: “%(value)s” is no day. Write it as 2020-01-06."),
    "share_out_of_range": _("The share %(value)s is not above 0 and at most 1."),
    "negative": _("%(field)s is below 0."),
    "advance_above_maximum": _("The advance %(advance)s is above the maximum %(maximum)s."),
    "ends_before_start": _("Period %(place)s ends on %(end)s, before it starts on %(start)s."),
    "gap": _("There is a gap: period %(before_place)s ends on %(before)s and period %(place)s starts on %(start)s."),
    "overlap": _("Periods overlap: period %(before_place)s ends on %(before)s and period %(place)s starts on %(start)s."),
}  # fmt: skip
SPLIT = {
    "unknown_name": _("“%(name)s” is not in the table of weights."),
    "name_twice": _("“%(name)s” stands twice."),
}
SHARES = {
    "share": _("%(name)s  %(share)s  (%(floor)s and %(remainder)s of a cent left over)"),
    "share_extra": _("%(name)s  %(share)s  (%(floor)s and a cent for the %(remainder)s left over)"),
    "total": _("Total %(total)s"),
    "printed": _("Printed: %(printed)s of %(total)s."),
    "short": _("Missing from the print: %(amount)s."),
    "over": _("Too much in the print: %(amount)s."),
    "even": _("The print sums to the total."),
    "rate": _("Every printed share is the weight times %(rate)s, rounded to the cent. The exact price is %(exact)s."),
    "no_rate": _("No price of at most four decimals gives every printed share."),
    "off": _("%(name)s  printed %(printed)s, exact %(share)s, difference %(amount)s"),
    "not_printed": _("%(name)s  not in the print, exact %(share)s"),
    "warning": _("Warning: %(message)s"),
    "claim": _("%(starts)s–%(ends)s  eligible %(eligible)s  due %(due)s  grant so far %(grant)s  own share so far %(own)s"),
    "no_file": _("The file %(file)s cannot be read: %(why)s."),
    "no_text": _("The file %(file)s is no text in UTF-8."),
    "no_sheet": _("The file %(file)s cannot be read as a table. Save it as .csv or .xlsx."),
}  # fmt: skip


def misread(problem: Misread) -> str:
    """What is wrong in a table, with its row and column."""
    values = {"text": problem.text, "other": problem.other}
    message = str(TABLE[problem.code]) % values
    if problem.column:
        return str(PLACE) % {"row": problem.row, "column": column_letter(problem.column), "message": message}
    return str(ROW) % {"row": problem.row, "message": message} if problem.row else message


def column_letter(number: int) -> str:
    """The letter of a column as spreadsheets name it: 1 is A."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def bad_table(error: BadTable, file: Path) -> Refused:
    """Everything that is wrong in a table of a file."""
    return Refused("\n".join(f"{file.name}: {misread(one)}" for one in error.problems))


def cannot_split(error: CannotSplit) -> Refused:
    """Why a sum cannot be split."""
    return Refused(str(SPLIT.get(error.code, error.code)) % _plain(error.values))


def broken_chain(error: BrokenChain) -> Refused:
    """Why claims are no chain."""
    places = {"place": error.place, "before_place": error.place - 1}
    return Refused(str(CHAIN[error.code]) % {**places, **_plain(error.values)})


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {key: formats.day(one, language()) if isinstance(one, date) else one for key, one in values.items()}


def language() -> str:
    """The language of the sentences."""
    code = (get_language() or "fi")[:2]
    return code if code in formats.LANGUAGES else "fi"


def euros(amount: Decimal) -> str:
    """Euros as people of the language write them."""
    return formats.money(amount, language())
