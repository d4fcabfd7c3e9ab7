"""Do the costs add up, are they ones that the programme pays for, and does the financing cover them?"""

from collections.abc import Iterator
from decimal import Decimal

from viitta.core.application.checks.problem import Problem, problem
from viitta.core.application.codes import Code
from viitta.core.application.form import COST_LETTERS, TOTAL_LETTER
from viitta.core.application.model import ZERO, Amount, Application, CostLine, Unread, known, total
from viitta.core.programmes import CostType, Eligibility, greatest_grant, is_above_ceiling

BOOK_COST = "book_cost"


def check_costs(application: Application) -> Iterator[Problem]:
    """Question 24: readable whole euros, and f = a + ... + e."""
    unsound = list(_amounts_of_costs(application))
    yield from unsound
    if unsound or application.costs.is_empty:
        return
    summed, told = _sum_of_costs(application), known(application.costs.total)
    if told is None:
        yield problem("24f", Code.FINANCING_MISSING)
    elif summed is not None and told != summed:
        yield problem("24f", Code.COSTS_SUM, told=told, sum=summed, difference=told - summed)


def _amounts_of_costs(application: Application) -> Iterator[Problem]:
    for letter in (*COST_LETTERS, TOTAL_LETTER):
        yield from _amount(f"24{letter}", application.costs.amounts.get(letter), application.programme.form_unit)


def _sum_of_costs(application: Application) -> Decimal | None:
    return total(application.costs.amounts.get(letter) for letter in COST_LETTERS)


def _sound_costs(application: Application) -> Decimal | None:
    """The total costs, when they stand: what hangs on a wrong total is judged when the total has been mended."""
    if any(_amounts_of_costs(application)):
        return None
    told = known(application.costs.total)
    return told if told == _sum_of_costs(application) else None


def _amount(question: str, amount: Amount, unit: Decimal | None) -> Iterator[Problem]:
    """An amount of the form: a number, not negative, in whole units (no unit asks for none)."""
    if isinstance(amount, Unread):
        yield problem(question, Code.AMOUNT_NOT_A_NUMBER, text=amount.text)
    elif amount is not None and amount < 0:
        yield problem(question, Code.AMOUNT_NEGATIVE, amount=amount)
    elif amount is not None and unit and amount % unit:
        yield problem(question, Code.AMOUNT_NOT_WHOLE, amount=amount)


def check_lines(application: Application) -> Iterator[Problem]:
    """Lines of the cost plan: eligible, without tax, and as much as the form says of their letter."""
    for line in application.costs.lines:
        yield from _amount(f"24{line.letter}", line.amount, None)
        yield from _line(application, line)
    if _sound_costs(application) is None:
        return
    for letter in COST_LETTERS:
        lines = [line.amount for line in application.costs.lines if line.letter == letter]
        told, summed = known(application.costs.amounts.get(letter)), total(lines)
        if lines and told is not None and summed is not None and told != summed:
            yield problem(f"24{letter}", Code.COST_LINES_SUM, told=told, sum=summed, difference=told - summed)


def _line(application: Application, line: CostLine) -> Iterator[Problem]:
    question, name = f"24{line.letter}", line.text or line.type
    kind = application.programme.cost_type(line.type)
    if kind is None:
        yield problem(question, Code.COST_TYPE_UNKNOWN, line=name, type=line.type)
        return
    is_flat = any(rate.target == kind.key for rate in application.programme.flat_rates)
    code = None if is_flat else _refusal(kind, line)
    if code is not None:
        yield problem(question, code, line=name, type=line.type, limit=kind.most or ZERO)
    elif kind.letter and kind.letter != line.letter:
        yield problem(question, Code.COST_ON_WRONG_LINE, line=name, letter=kind.letter)
    if (known(line.vat) or ZERO) > 0 and not application.programme.vat_eligible:
        yield problem(question, Code.VAT_IN_COSTS, line=name, vat=known(line.vat) or ZERO)


def _refusal(kind: CostType, line: CostLine) -> Code | None:
    """Why the programme does not pay for the line; None when it does."""
    if kind.eligibility is Eligibility.NEVER:
        return Code.COST_NOT_ELIGIBLE
    if kind.eligibility is Eligibility.COVERED:
        return Code.COST_COVERED_BY_FLAT_RATE
    if kind.eligibility is not Eligibility.LIMITED:
        return None
    if kind.reason == BOOK_COST:
        return None if line.at_book_cost else Code.CHARGE_NOT_AT_BOOK_COST
    if kind.most is not None:
        return Code.COST_ABOVE_LIMIT if (known(line.amount) or ZERO) > kind.most else None
    return None if line.reason else Code.COST_WITHOUT_REASON


def check_shares(application: Application) -> Iterator[Problem]:
    """The partners' shares, when they are told, are the participants' financing to the cent."""
    for partner in application.partners:
        yield from _amount("25", partner.share, None)
        if partner.population is not None and partner.population <= 0:
            yield problem(25, Code.POPULATION_NOT_POSITIVE, partner=partner.name, population=partner.population)
    shares = [partner.share for partner in application.partners]
    summed, own = total(shares), total(application.financing.own)
    if summed is None or own is None or all(share is None for share in shares) or not _balances(application):
        return
    if summed != own:
        yield problem(25, Code.SHARES_SUM, sum=summed, own=own, difference=own - summed)


def check_financing(application: Application) -> Iterator[Problem]:
    """Question 26: the ceiling, own financing, named rows, and d = a + b + c = 24 f.

    A row with a finding of its own is mended first; only then is the sum judged.
    """
    if application.financing.is_empty:
        return
    unsound = _unsound_rows(application)
    yield from unsound
    yield from _amount("26d", application.financing.total, application.programme.form_unit)
    if not unsound:
        yield from _balance(application)


def _unsound_rows(application: Application) -> list[Problem]:
    return [*_grant(application), *_own(application), *_other(application)]


def _balances(application: Application) -> bool:
    """Whether the financing stands by itself: the shares are judged against it only then."""
    return not _unsound_rows(application) and not any(_balance(application))


def _grant(application: Application) -> Iterator[Problem]:
    """The grant applied for is told, and at most the programme's share of the costs."""
    grant, costs, programme = application.financing.grant, _sound_costs(application), application.programme
    yield from _amount("26a", grant, programme.form_unit)
    if grant is None or grant == ZERO:
        yield problem("26a", Code.FINANCING_MISSING)
    elif isinstance(grant, Decimal) and costs and is_above_ceiling(programme, grant, costs):
        maximum, share = greatest_grant(programme, costs), grant * 100 / costs
        values = {"grant": grant, "maximum": maximum, "share": share, "most": programme.max_share * 100}
        yield problem("26a", Code.SHARE_ABOVE_MAXIMUM, **values)


def _own(application: Application) -> Iterator[Problem]:
    programme, rows = application.programme, application.financing.own
    for amount in rows:
        yield from _amount("26b", amount, programme.form_unit)
    own = total(rows)
    if programme.own_financing_required and own is not None and own == 0:
        yield problem("26b", Code.OWN_FINANCING_MISSING)


def _other(application: Application) -> Iterator[Problem]:
    for row in application.financing.other:
        yield from _amount("26c", row.amount, application.programme.form_unit)
        if known(row.amount) and not row.name:
            yield problem("26c", Code.OTHER_FINANCING_UNNAMED, amount=known(row.amount) or ZERO)


def _balance(application: Application) -> Iterator[Problem]:
    """The total is the sum of its rows, and covers the costs exactly."""
    told, summed, costs = application.financing.total, total(application.financing.rows), _sound_costs(application)
    if told is None:
        yield problem("26d", Code.FINANCING_MISSING)
    elif isinstance(told, Decimal) and summed is not None and told != summed:
        yield problem("26d", Code.FINANCING_SUM, told=told, sum=summed, difference=told - summed)
    elif isinstance(told, Decimal) and costs is not None and told != costs:
        yield problem("26d", Code.FINANCING_NOT_COSTS, told=told, costs=costs, difference=told - costs)
