"""The column of one municipality as forms: the same on the signed-in page and behind the mail link."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from viitta.doors.portal.projects.running.forms import UseForm
from viitta.parts.joint_projects.actions.results import UseAnswer
from viitta.parts.joint_projects.models import Partner, Result, ResultKind, ResultUse
from viitta.parts.joint_projects.words import RESULTS


@dataclass(frozen=True, slots=True)
class ResultCard:
    """A result with its form."""

    id: str
    title: str
    kind: str
    description: str
    form: UseForm


@dataclass(frozen=True, slots=True)
class ColumnForms:
    """All results of a project for one municipality."""

    cards: tuple[ResultCard, ...]
    results: Mapping[int, Result]

    def is_valid(self) -> bool:
        """Whether all of them can be saved; each is read, so that all errors show at once."""
        return not [card for card in self.cards if not card.form.is_valid()]

    def answers(self) -> list[UseAnswer]:
        """What was told; what was left untold is left out."""
        found = []
        for card in self.cards:
            data = card.form.cleaned_data
            if data["state"]:
                seen = int(data["seen"]) if data["seen"].isdecimal() and len(data["seen"]) < 10 else 0
                told = {name: data[name] for name in ("state", "on", "why_not", "changed", "yearly_cost")}
                found.append(UseAnswer(self.results[int(card.id.removeprefix("r"))], **told, seen=seen))
        return found

    def problems(self) -> list[tuple[str, str]]:
        """Pairs of anchor and sentence for the summary."""
        return [
            (f"#{card.form[name].id_for_label}", f"{card.title}: {error}")
            for card in self.cards
            if card.form.is_bound
            for name, errors in card.form.errors.items()
            for error in errors
        ]


def column_forms(
    partner: Partner, results: Mapping[int, Result], uses: Mapping[int, ResultUse], data: QueryDict | None
) -> ColumnForms:
    """The forms of a municipality; `uses` by result."""
    cards = []
    for pk, one in results.items():
        use = uses.get(pk)
        initial = {"seen": use.revision if use else 0}
        if use is not None:
            initial |= {name: getattr(use, name) for name in ("state", "on", "why_not", "changed", "yearly_cost")}
        form = UseForm(data, initial=initial, prefix=f"r{pk}")
        cards.append(ResultCard(f"r{pk}", one.title, str(RESULTS[ResultKind(one.kind)]), one.description, form))
    return ColumnForms(tuple(cards), results)
