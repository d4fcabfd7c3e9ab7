"""Answers of an application as typed, to what the file of an application holds; saves nothing."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.application import BY_NUMBER, COST_LETTERS, TOTAL_LETTER, Application, Kind
from viitta.core.programmes import CostType, Eligibility
from viitta.doors.portal import fields
from viitta.doors.reports.application.said import plain_amount
from viitta.doors.reports.application.words import CONTACT, COSTS, FINANCING, QUESTIONS, choice_words
from viitta.parts.joint_projects.queries.application import Material
from viitta.parts.joint_projects.words import COST_TYPES

MOST_TEXT = 20_000  # a draft may be longer than the call allows: the finding says so, and nothing is lost
SPARE, MOST_ROWS = 2, 30


class AnswerForm(forms.Form):
    """What every answer has: the revision it was opened at. Each kind's `answer()` gives its text and values."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class TextForm(AnswerForm):
    """A text. Longer than the call allows is let be saved."""

    def __init__(self, *args: Any, label: str, limit: int | None, **options: Any) -> None:
        super().__init__(*args, **options)
        help_text = _("At most %(limit)s characters.") % {"limit": limit} if limit else ""
        self.fields["text"] = fields.text(label, rows=12, most=MOST_TEXT, required=False, help_text=help_text)

    def answer(self) -> tuple[str, dict[str, Any]]:
        return self.cleaned_data["text"], {}


class ChoicesForm(AnswerForm):
    """Any number of the call's choices, or one of them."""

    def __init__(self, *args: Any, label: str, options: list[tuple[str, str]], many: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        kind: type[forms.ChoiceField] = forms.MultipleChoiceField if many else forms.ChoiceField
        widget = forms.CheckboxSelectMultiple if many else forms.RadioSelect
        self.fields["choices"] = kind(label=label, choices=options, widget=widget, required=False)
        self.many = many

    def answer(self) -> tuple[str, dict[str, Any]]:
        chosen = self.cleaned_data["choices"]
        return "", {"choices": chosen or ([] if self.many else None)}


class ContactForm(AnswerForm):
    """Who answers for the project."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, word in CONTACT.items():
            self.fields[name] = fields.line(str(word).capitalize(), required=False)

    def answer(self) -> tuple[str, dict[str, Any]]:
        return "", {name: self.cleaned_data[name] for name in CONTACT}


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


class CostsForm(AnswerForm):
    """Question 24: an amount by letter, and the lines they consist of. An empty total is summed."""

    def __init__(self, *args: Any, types: Sequence[CostType], count: int, **options: Any) -> None:
        super().__init__(*args, **options)
        for letter in (*COST_LETTERS, TOTAL_LETTER):
            self.fields[letter] = fields.Euros(label=f"{letter}. {COSTS[letter]}", required=False)
        self.fields[TOTAL_LETTER].help_text = _("Left empty, it is the sum of a to e.")
        self.count = min(count + SPARE, MOST_ROWS)
        self.letters = {one.key: one.letter or COST_LETTERS[-1] for one in types}
        words = [("", _("No line"))] + [(one.key, cost_type_words(one)) for one in types]
        for at in range(self.count):
            self._line(at, words)

    def _line(self, at: int, words: list[tuple[str, str]]) -> None:
        name = f"line{at}_"
        self.fields[f"{name}type"] = forms.ChoiceField(label=_("Type of cost"), choices=words, required=False)
        self.fields[f"{name}text"] = fields.line(_("What for"), required=False)
        self.fields[f"{name}amount"] = fields.Euros(label=_("Euros without VAT"), required=False)
        self.fields[f"{name}reason"] = fields.line(_("Why the project needs it"), most=500, required=False)
        self.fields[f"{name}at_book_cost"] = forms.BooleanField(
            label=_("Charge of one's own unit at the costs in the books"), required=False
        )

    @property
    def sums(self) -> list[forms.BoundField]:
        return [self[letter] for letter in (*COST_LETTERS, TOTAL_LETTER)]

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        names = ("type", "text", "amount", "reason", "at_book_cost")
        return [[self[f"line{at}_{name}"] for name in names] for at in range(self.count)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for at in range(self.count):
            given = [data.get(f"line{at}_{name}") for name in ("text", "amount", "reason")]
            if any(value is not None and value != "" for value in given) and not data.get(f"line{at}_type"):
                self.add_error(f"line{at}_type", _("Choose the type of the cost."))
        return data

    def answer(self) -> tuple[str, dict[str, Any]]:
        data = self.cleaned_data
        amounts = {letter: data[letter] for letter in COST_LETTERS}
        summed = sum((one for one in amounts.values() if one is not None), Decimal(0))
        anything = any(one is not None for one in amounts.values())
        total = data[TOTAL_LETTER] if data[TOTAL_LETTER] is not None or not anything else summed
        values: dict[str, Any] = {letter: _text(amount) for letter, amount in amounts.items()}
        return "", {**values, TOTAL_LETTER: _text(total), "lines": [self._answer_line(at) for at in self._filled()]}

    def _filled(self) -> list[int]:
        return [at for at in range(self.count) if self.cleaned_data[f"line{at}_type"]]

    def _answer_line(self, at: int) -> dict[str, Any]:
        said = {name: self.cleaned_data[f"line{at}_{name}"] for name in ("type", "text", "reason", "at_book_cost")}
        amount = _text(self.cleaned_data[f"line{at}_amount"])
        return {"letter": self.letters[said["type"]], "amount": amount, **said}


class ReasonsForm(AnswerForm):
    """Question 24 when the budget gives its sums: why the costs that are paid only as far as needed are needed."""

    def __init__(self, *args: Any, types: Sequence[CostType], kept: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept, self.types = kept, types
        for one in types:
            help_text = _("On which costs in the books the charge rests.") if one.reason == "book_cost" else ""
            label = _("Why the project needs it: %(type)s") % {"type": cost_type_words(one)}
            self.fields[one.key] = fields.text(label, rows=3, most=500, required=False, help_text=help_text)

    def answer(self) -> tuple[str, dict[str, Any]]:
        reasons = {one.key: self.cleaned_data[one.key] for one in self.types if self.cleaned_data[one.key]}
        return "", {**self.kept, "reasons": reasons}


def limited_types(found: Material) -> list[CostType]:
    """The types of cost in the application's lines that need a stated reason."""
    programme, used = found.application.programme, {line.type for line in found.application.costs.lines}
    limited = [one for one in programme.cost_types if one.eligibility is Eligibility.LIMITED and one.most is None]
    return [one for one in limited if one.key in used]


def cost_type_words(kind: CostType) -> str:
    """A type of cost as people read it, with its letter of the form."""
    word = kind.name or str(COST_TYPES.get(kind.key, kind.key))
    return f"{kind.letter}. {word}" if kind.letter else word


class FinancingForm(AnswerForm):
    """Question 26: rows may repeat and be empty. An empty total is summed."""

    def __init__(self, *args: Any, own: int, other: int, **options: Any) -> None:
        super().__init__(*args, **options)
        label = {letter: f"{letter}. {word}" for letter, word in FINANCING.items()}
        self.own, self.other = min(max(own, 1) + SPARE, MOST_ROWS), min(max(other, 1) + SPARE, MOST_ROWS)
        self.fields["a"] = fields.Euros(label=label["a"], required=False)
        for at in range(self.own):
            self.fields[f"b{at}"] = fields.Euros(label=label["b"], required=False)
        for at in range(self.other):
            self.fields[f"c{at}_name"] = fields.line(_("c. other financing: who pays"), required=False)
            self.fields[f"c{at}_amount"] = fields.Euros(label=label["c"], required=False)
        self.fields["d"] = fields.Euros(
            label=label["d"], required=False, help_text=_("Left empty, it is the sum of the rows above.")
        )

    def answer(self) -> tuple[str, dict[str, Any]]:
        data = self.cleaned_data
        own = [data[f"b{at}"] for at in range(self.own) if data[f"b{at}"] is not None]
        named = [(data[f"c{at}_name"], data[f"c{at}_amount"]) for at in range(self.other)]
        other = [(name, amount) for name, amount in named if name or amount is not None]
        rows = [one for one in (data["a"], *own, *(amount for _name, amount in other)) if one is not None]
        total = data["d"] if data["d"] is not None or not rows else sum(rows, Decimal(0))
        return "", {
            "a": _text(data["a"]),
            "b": [_text(amount) for amount in own],
            "c": [{"name": name, "amount": _text(amount)} for name, amount in other],
            "d": _text(total),
        }


Answering = TextForm | ChoicesForm | ContactForm | CostsForm | FinancingForm | ReasonsForm


def answer_form(found: Material, number: int, data: Any) -> Answering:
    """The form of a question, filled with what the application says."""
    question, label, application = BY_NUMBER[number], str(QUESTIONS[number]), found.application
    row = found.answers.get(number)
    seen = row.revision if row is not None else 0
    if question.kind is Kind.COSTS and found.has_budget:
        kept = dict(row.values) if row is not None else {}
        initial = {"seen": seen, **kept.get("reasons", {})}
        return ReasonsForm(data, types=limited_types(found), kept=kept, initial=initial)
    if question.is_text:
        initial = {"seen": seen, "text": application.texts.get(number, "")}
        return TextForm(data, label=label, limit=application.call.limit_of(question), initial=initial)
    if question.is_choice:
        return _choices_form(application, number, data, seen)
    if question.kind is Kind.CONTACT:
        return ContactForm(data, initial={"seen": seen, **application.contact.fields})
    return (
        _costs_form(application, data, seen)
        if question.kind is Kind.COSTS
        else _financing_form(application, data, seen)
    )


def _choices_form(application: Application, number: int, data: Any, seen: int) -> ChoicesForm:
    many, call = BY_NUMBER[number].kind is Kind.CHOICES, application.call
    options = [(code, choice_words(call, str(number), code)) for code in call.codes_of(str(number))]
    chosen = list(application.choices.get(number, ()))
    initial = {"seen": seen, "choices": chosen if many else next(iter(chosen), "")}
    return ChoicesForm(data, label=str(QUESTIONS[number]), options=options, many=many, initial=initial)


def _costs_form(application: Application, data: Any, seen: int) -> CostsForm:
    costs = application.costs
    initial: dict[str, Any] = {"seen": seen, **{key: plain_amount(amount) for key, amount in costs.amounts.items()}}
    for at, line in enumerate(costs.lines):
        told = {"type": line.type, "text": line.text, "amount": plain_amount(line.amount), "reason": line.reason}
        initial |= {f"line{at}_{name}": value for name, value in told.items()}
        initial[f"line{at}_at_book_cost"] = line.at_book_cost
    return CostsForm(data, types=application.programme.cost_types, count=len(costs.lines), initial=initial)


def _financing_form(application: Application, data: Any, seen: int) -> FinancingForm:
    money = application.financing
    initial: dict[str, Any] = {"seen": seen, "a": plain_amount(money.grant), "d": plain_amount(money.total)}
    initial |= {f"b{at}": plain_amount(amount) for at, amount in enumerate(money.own)}
    for at, row in enumerate(money.other):
        initial |= {f"c{at}_name": row.name, f"c{at}_amount": plain_amount(row.amount)}
    return FinancingForm(data, own=len(money.own), other=len(money.other), initial=initial)


class TaskForm(forms.Form):
    """Whose task a question is."""

    partner = forms.ChoiceField(label=gettext_lazy("Whose task it is"), required=False)

    def __init__(self, *args: Any, partners: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        words = fields.choices(partners, none=_("Nobody's: any partner may write"))
        self.fields["partner"].choices = words  # type: ignore[attr-defined]


class SendForm(forms.Form):
    """When the application was sent to the funder."""

    sent_on = fields.VagueDay(label=gettext_lazy("Sent to the funder on"))
