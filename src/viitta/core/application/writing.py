"""An application to JSON, in the form that `reading` reads. Amounts are text with two decimals, days ISO."""

import json
from datetime import date
from typing import Any

from viitta.core.application.calls import CALLS, Call
from viitta.core.application.form import COST_LETTERS, QUESTIONS, TOTAL_LETTER, Kind
from viitta.core.application.model import Amount, Application, CostLine, Partner, Unread
from viitta.core.application.reading import VERSION
from viitta.core.programmes import shipped
from viitta.core.programmes import to_dict as programme_to_dict


def to_json(application: Application) -> str:
    """The application as a file."""
    return json.dumps(to_plain(application), ensure_ascii=False, indent=1) + "\n"


def to_plain(application: Application) -> dict[str, Any]:
    """The same as dictionaries and lists, questions in the order of the form."""
    programme, period = application.programme, application.period
    is_shipped = shipped().get(programme.key) == programme
    return {
        "version": VERSION,
        "programme": programme.key if is_shipped else programme_to_dict(programme),
        "call": _call(application.call),
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()} if period else None,
        "partners": [_partner(partner) for partner in application.partners],
        "answers": {str(question.number): _answer(application, question.number) for question in QUESTIONS},
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _amount(amount: Amount) -> str | None:
    if isinstance(amount, Unread):
        return amount.text
    if amount is None:
        return None
    return f"{amount:.2f}" if amount == round(amount, 2) else str(amount)


def _call(call: Call) -> dict[str, Any]:
    shipped_call = CALLS.get(call.key)
    said: dict[str, Any] = {
        "key": call.key,
        "closes": _day(call.closes),
        "projects_from": _day(call.projects_from),
        "projects_until": _day(call.projects_until),
    }
    if shipped_call is None or shipped_call.choices != call.choices:
        said["choices"] = {
            name: [{"code": one.code, "label": one.label} for one in choices] for name, choices in call.choices.items()
        }
    if shipped_call is None or shipped_call.limits != call.limits:
        said["limits"] = {str(number): limit for number, limit in call.limits.items()}
    return said


def _partner(partner: Partner) -> dict[str, Any]:
    return {
        "name": partner.name,
        "code": partner.code,
        "applicant": partner.is_applicant,
        "population": partner.population,
        "population_on": _day(partner.population_on),
        "agreed_on": _day(partner.agreed_on),
        "share": _amount(partner.share),
    }


def _answer(application: Application, number: int) -> Any:
    kind = next(question.kind for question in QUESTIONS if question.number == number)
    if kind in (Kind.LINE, Kind.TEXT):
        return application.texts.get(number, "")
    if kind is Kind.CHOICES:
        return list(application.choices.get(number, ()))
    if kind is Kind.CHOICE:
        return next(iter(application.choices.get(number, ())), None)
    return _TABLES[kind](application)


def _decisions(application: Application) -> list[dict[str, Any]]:
    return [
        {"partner": one.partner, "body": one.body, "date": _day(one.on), "section": one.section}
        for one in application.decisions
    ]


def _phases(application: Application) -> list[dict[str, Any]]:
    return [{"name": one.name, "start": _day(one.start), "end": _day(one.end)} for one in application.phases]


def _costs(application: Application) -> dict[str, Any]:
    costs = application.costs
    amounts = {letter: _amount(costs.amounts.get(letter)) for letter in (*COST_LETTERS, TOTAL_LETTER)}
    return {**amounts, "lines": [_line(line) for line in costs.lines]}


def _line(line: CostLine) -> dict[str, Any]:
    return {
        "letter": line.letter,
        "type": line.type,
        "amount": _amount(line.amount),
        "text": line.text,
        "reason": line.reason,
        "at_book_cost": line.at_book_cost,
        "vat": _amount(line.vat),
    }


def _financing(application: Application) -> dict[str, Any]:
    financing = application.financing
    return {
        "a": _amount(financing.grant),
        "b": [_amount(amount) for amount in financing.own],
        "c": [{"name": row.name, "amount": _amount(row.amount)} for row in financing.other],
        "d": _amount(financing.total),
    }


def _risks(application: Application) -> dict[str, Any]:
    rows = [{"text": risk.text, "classes": list(risk.classes)} for risk in application.risks]
    return {"risks": rows, "effects": list(application.risk_effects)}


def _contact(application: Application) -> dict[str, Any]:
    return dict(application.contact.fields)


_TABLES = {
    Kind.DECISIONS: _decisions,
    Kind.PHASES: _phases,
    Kind.COSTS: _costs,
    Kind.FINANCING: _financing,
    Kind.RISKS: _risks,
    Kind.CONTACT: _contact,
}
