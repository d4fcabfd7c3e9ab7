"""An application from JSON. What it says is judged elsewhere; here it only has to be readable.

The form of the file: docs/reference/application.schema.json.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from viitta.core.application.calls import CALLS, Call, Choice
from viitta.core.application.form import BY_NUMBER, COST_LETTERS, TOTAL_LETTER, Kind
from viitta.core.application.model import (
    Amount,
    Application,
    Contact,
    CostLine,
    Costs,
    Decision,
    Financing,
    OtherFinancing,
    Partner,
    Period,
    Phase,
    Risk,
    Unread,
)
from viitta.core.programmes import Contradiction, Programme, shipped
from viitta.core.programmes import from_dict as programme_from_dict
from viitta.core.typed_text import clean_line, clean_text

VERSION = 1
MOST_ROWS = 1000
_PLAIN = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,10})?")


class Unreadable(ValueError):
    """A file that is no application. `path` is the place (`answers.12[0].start`), `code` says what is wrong there:
    not_json, version, missing, unknown, type, date, too_many, choice or rules; `values` name what was found."""

    def __init__(self, path: str, code: str, **values: str) -> None:
        super().__init__(f"{path}: {code}")
        self.path, self.code, self.values = path, code, values


def from_json(text: str | bytes) -> Application:
    """The application of a file. Unreadable, with the place, when it is none."""
    return from_plain(load(text))


def load(text: str | bytes) -> Any:
    """JSON with every number exact; Unreadable when it is no JSON. Bytes may begin with a byte order mark."""
    try:
        written = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(written, parse_float=_number, parse_int=_number, parse_constant=Unread)
    except json.JSONDecodeError as error:
        raise Unreadable(f"{error.lineno}:{error.colno}", "not_json") from None
    except (UnicodeDecodeError, RecursionError):
        raise Unreadable("1:1", "not_json") from None


def _number(text: str) -> Amount:
    return Decimal(text) + 0 if _PLAIN.fullmatch(text) else Unread(text)


class Place:
    """A piece of the file and where it stands, so that every complaint can name the place."""

    def __init__(self, value: Any, path: str = "") -> None:
        self.value, self.path = value, path

    def fail(self, code: str, **values: str) -> Unreadable:
        return Unreadable(self.path or "$", code, **values)

    def keys(self, *allowed: str) -> "Place":
        """The place itself, when it is an object without keys that nobody knows."""
        if not isinstance(self.value, dict):
            raise self.fail("type", wanted="object")
        for key in self.value:
            if key not in allowed and not key.startswith(("$", "_")):
                raise Unreadable(f"{self.path}.{key}".lstrip("."), "unknown")
        return self

    def at(self, key: str) -> "Place":
        return Place(self.value.get(key), f"{self.path}.{key}".lstrip("."))

    def items(self) -> "list[Place]":
        """The rows of a list; an empty place has none."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.fail("type", wanted="list")
        if len(self.value) > MOST_ROWS:
            raise self.fail("too_many", most=str(MOST_ROWS))
        return [Place(value, f"{self.path}[{at}]") for at, value in enumerate(self.value)]

    def text(self, clean: Callable[[str], str] = clean_line) -> str:
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            raise self.fail("type", wanted="text")
        return clean(self.value.encode("utf-8", "replace").decode())

    def name(self) -> str:
        """A text that must be there."""
        found = self.text()
        if not found:
            raise self.fail("missing")
        return found

    def day(self) -> date | None:
        text = self.text()
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise self.fail("date", text=text) from None

    def amount(self) -> Amount:
        if self.value is None or isinstance(self.value, Decimal | Unread):
            return self.value
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return _number(str(self.value))
        text = self.text()
        return _number(text) if text else None

    def whole(self) -> int | None:
        if self.value is None:
            return None
        is_number = isinstance(self.value, Decimal | int) and not isinstance(self.value, bool)
        if not is_number or self.value != int(self.value):
            raise self.fail("type", wanted="number")
        return int(self.value)

    def truth(self) -> bool:
        if self.value is None or isinstance(self.value, bool):
            return bool(self.value)
        raise self.fail("type", wanted="truth")


def from_plain(content: Any) -> Application:
    """The same of what JSON has been read to."""
    top = Place(content).keys("version", "programme", "call", "period", "partners", "answers")
    if top.at("version").value not in (None, VERSION):
        raise top.at("version").fail("version", wanted=str(VERSION))
    answers = top.at("answers")
    if answers.value is None:
        answers = Place({}, "answers")
    answers.keys(*(str(number) for number in BY_NUMBER))
    risks = _object(answers.at("29"), "risks", "effects")
    return Application(
        programme=_programme(top.at("programme")),
        call=_call(top.at("call")),
        period=_period(top.at("period")),
        partners=tuple(_partner(place) for place in top.at("partners").items()),
        texts=_texts(answers),
        choices=_choices(answers),
        decisions=tuple(_decision(place) for place in answers.at("22").items()),
        phases=tuple(_phase(place) for place in answers.at("12").items()),
        costs=_costs(answers.at("24")),
        financing=_financing(answers.at("26")),
        risks=tuple(_risk(place) for place in risks.at("risks").items()),
        risk_effects=_codes(risks.at("effects")),
        contact=_contact(answers.at("39")),
    )


def _object(place: Place, *keys: str) -> Place:
    """The object of a place; an empty one when there is nothing."""
    return Place({} if place.value is None else place.value, place.path).keys(*keys)


def _programme(place: Place) -> Programme:
    if isinstance(place.value, dict):
        try:
            return programme_from_dict(_plain(place.value))
        except Contradiction as error:
            told = {name: str(value) for name, value in error.values.items()}
            raise place.fail("rules", rule=error.code, **told) from None
    found = shipped().get(place.name())
    if found is None:
        raise place.fail("choice", text=place.text(), known=", ".join(shipped()))
    return found


def _plain(value: Any) -> Any:
    """What was read, with numbers as text: the programme's rules read them by themselves."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, Unread):
        return value.text
    return str(value) if isinstance(value, Decimal) else value


def _call(place: Place) -> Call:
    if isinstance(place.value, str):
        return _known_call(place)
    place.keys("key", "closes", "projects_from", "projects_until", "choices", "limits")
    call = _known_call(place.at("key"))
    days = [name for name in ("closes", "projects_from", "projects_until") if name in place.value]
    call = replace(call, **{name: place.at(name).day() for name in days})  # type: ignore[arg-type]
    lists = _object(place.at("choices"), *call.choices)
    limits = _object(place.at("limits"), *(str(number) for number in BY_NUMBER))
    return replace(
        call,
        choices={**call.choices, **{name: _list(lists.at(name)) for name in lists.value}},
        limits={**call.limits, **{int(name): limits.at(name).whole() or 0 for name in limits.value}},
    )


def _known_call(place: Place) -> Call:
    found = CALLS.get(place.name())
    if found is None:
        raise place.fail("choice", text=place.text(), known=", ".join(CALLS))
    return found


def _list(place: Place) -> tuple[Choice, ...]:
    rows = [row.keys("code", "label") for row in place.items()]
    return tuple(Choice(row.at("code").name(), row.at("label").text()) for row in rows)


def _period(place: Place) -> Period | None:
    if place.value is None:
        return None
    place.keys("start", "end")
    start, end = place.at("start").day(), place.at("end").day()
    return Period(start, end) if start and end else None


def _partner(place: Place) -> Partner:
    place.keys("name", "code", "applicant", "population", "population_on", "agreed_on", "share")
    return Partner(
        name=place.at("name").name(),
        code=place.at("code").text(),
        is_applicant=place.at("applicant").truth(),
        population=place.at("population").whole(),
        population_on=place.at("population_on").day(),
        agreed_on=place.at("agreed_on").day(),
        share=place.at("share").amount(),
    )


def _texts(answers: Place) -> Mapping[int, str]:
    found = {}
    for question in BY_NUMBER.values():
        if question.is_text:
            clean = clean_line if question.kind is Kind.LINE else clean_text
            found[question.number] = answers.at(str(question.number)).text(clean)
    return found


def _choices(answers: Place) -> Mapping[int, tuple[str, ...]]:
    found = {}
    for question in BY_NUMBER.values():
        place = answers.at(str(question.number))
        if question.kind is Kind.CHOICES:
            found[question.number] = _codes(place)
        elif question.kind is Kind.CHOICE:
            found[question.number] = (place.text(),) if place.text() else ()
    return found


def _codes(place: Place) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.name() for row in place.items()))


def _decision(place: Place) -> Decision:
    place.keys("partner", "body", "date", "section")
    return Decision(
        place.at("partner").name(), place.at("body").text(), place.at("date").day(), place.at("section").text()
    )


def _phase(place: Place) -> Phase:
    place.keys("name", "start", "end")
    return Phase(place.at("name").text(), place.at("start").day(), place.at("end").day())


def _costs(place: Place) -> Costs:
    letters = (*COST_LETTERS, TOTAL_LETTER)
    place = _object(place, *letters, "lines")
    amounts = {letter: place.at(letter).amount() for letter in letters}
    return Costs(amounts, tuple(_cost_line(row) for row in place.at("lines").items()))


def _cost_line(place: Place) -> CostLine:
    place.keys("letter", "type", "amount", "text", "reason", "at_book_cost", "vat")
    letter = place.at("letter").name()
    if letter not in COST_LETTERS:
        raise place.at("letter").fail("choice", text=letter, known=", ".join(COST_LETTERS))
    return CostLine(
        letter=letter,
        type=place.at("type").name(),
        amount=place.at("amount").amount(),
        text=place.at("text").text(),
        reason=place.at("reason").text(),
        at_book_cost=place.at("at_book_cost").truth(),
        vat=place.at("vat").amount(),
    )


def _financing(place: Place) -> Financing:
    place = _object(place, "a", "b", "c", "d")
    return Financing(
        grant=place.at("a").amount(),
        own=tuple(row.amount() for row in place.at("b").items()),
        other=tuple(_other(row) for row in place.at("c").items()),
        total=place.at("d").amount(),
    )


def _other(place: Place) -> OtherFinancing:
    row = _object(place, "name", "amount")
    return OtherFinancing(row.at("name").text(), row.at("amount").amount())


def _risk(place: Place) -> Risk:
    place.keys("text", "classes")
    return Risk(place.at("text").text(clean_text), _codes(place.at("classes")))


def _contact(place: Place) -> Contact:
    place = _object(place, "first_name", "last_name", "email", "phone")
    return Contact(**{name: place.at(name).text() for name in ("first_name", "last_name", "email", "phone")})
