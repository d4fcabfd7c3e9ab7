"""What each question is answered with, as plain text: for the funder's own form, for pages and for the report.

Amounts are written as the form takes them: digits only, whole euros without decimals.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.application import (
    COST_LETTERS,
    RISK_CLASSES,
    RISK_EFFECTS,
    TOTAL_LETTER,
    Amount,
    Application,
    Kind,
    Question,
    Unread,
)
from viitta.doors.reports.application.words import CONTACT, COSTS, FINANCING, choice_words


@dataclass(frozen=True, slots=True)
class Said:
    """One field of the form: its label (empty when the question has only one) and what goes into it."""

    label: str
    text: str

    @property
    def length(self) -> int:
        return len(self.text)


def plain_amount(amount: Amount) -> str:
    """An amount as the form takes it: `120000`."""
    if isinstance(amount, Unread):
        return amount.text
    if amount is None:
        return ""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount.normalize():f}"


def shown_amount(amount: Amount, language: str) -> str:
    """An amount for people: `120 000,00 €`; empty when there is none."""
    return formats.money(amount, language) if isinstance(amount, Decimal) else plain_amount(amount)


def said_of(
    application: Application, question: Question, language: str, *, for_people: bool = False
) -> tuple[Said, ...]:
    """The fields of a question with what they are answered with; empty fields too. For people amounts are in euros."""
    if question.is_text:
        return (Said("", application.texts.get(question.number, "")),)
    if question.is_choice:
        chosen = application.choices.get(question.number, ())
        lines = [choice_words(application.call, str(question.number), code) for code in chosen]
        return (Said("", "\n".join(lines)),)
    if question.kind in (Kind.COSTS, Kind.FINANCING):
        write = partial(shown_amount, language=language) if for_people else plain_amount
        return _costs(application, write) if question.kind is Kind.COSTS else _financing(application, write)
    return _TABLES[question.kind](application, language)


def _decisions(application: Application, language: str) -> tuple[Said, ...]:
    said = []
    for one in application.decisions:
        section = f"§{formats.NO_BREAK_SPACE}{one.section}" if one.section else ""
        day = _day(one.on, language)
        said.append(Said(one.partner, " ".join(filter(None, [f"{one.body},", day, section]))))
    return tuple(said) or (Said("", ""),)


def _day(day: date | None, language: str) -> str:
    return formats.day(day, language) if day else ""


def _phases(application: Application, language: str) -> tuple[Said, ...]:
    lines = [f"{one.name}: {_day(one.start, language)}–{_day(one.end, language)}" for one in application.phases]
    return (Said("", "\n".join(lines)),)


def _costs(application: Application, write: Callable[[Amount], str]) -> tuple[Said, ...]:
    amounts = application.costs.amounts
    letters = (*COST_LETTERS, TOTAL_LETTER)
    return tuple(Said(f"{letter}. {COSTS[letter]}", write(amounts.get(letter))) for letter in letters)


def _financing(application: Application, write: Callable[[Amount], str]) -> tuple[Said, ...]:
    financing = application.financing
    label = {letter: f"{letter}. {word}" for letter, word in FINANCING.items()}
    own = [Said(label["b"], write(amount)) for amount in financing.own or (None,)]
    other = [Said(label["c"], " ".join(filter(None, [row.name, write(row.amount)]))) for row in financing.other] or [
        Said(label["c"], "")
    ]
    grant, total = Said(label["a"], write(financing.grant)), Said(label["d"], write(financing.total))
    return (grant, *own, *other, total)


def _risks(application: Application, language: str) -> tuple[Said, ...]:
    """The five classes with their risks, a risk in each of its classes, and the two boxes."""
    call, said = application.call, []
    for code in call.codes_of(RISK_CLASSES):
        texts = [risk.text for risk in application.risks if code in risk.classes]
        said.append(Said(choice_words(call, RISK_CLASSES, code), "; ".join(texts)))
    for code in call.codes_of(RISK_EFFECTS):
        ticked = code in application.risk_effects
        said.append(Said(choice_words(call, RISK_EFFECTS, code), _("ticked") if ticked else ""))
    return tuple(said)


def _contact(application: Application, language: str) -> tuple[Said, ...]:
    return tuple(Said(str(CONTACT[name]), value) for name, value in application.contact.fields.items())


_TABLES = {
    Kind.DECISIONS: _decisions,
    Kind.PHASES: _phases,
    Kind.RISKS: _risks,
    Kind.CONTACT: _contact,
}
