"""The application of a project: its answers, and all of it as core.application reads and judges it.

What the project has of its own is the answer: its name, partners, decisions, phases, budget and risks. The rest is
written question by question.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from viitta.core.application import Application, Finding, check, from_plain, is_empty
from viitta.core.application.form import BY_NUMBER, COST_LETTERS, TOTAL_LETTER, Question
from viitta.core.programmes import Programme
from viitta.parts.joint_projects.models import (
    Answer,
    AnswerRevision,
    BudgetVersion,
    FinancingKind,
    JointProject,
    Partner,
    PartnerRole,
    ProjectState,
    SentApplication,
    Share,
)
from viitta.parts.joint_projects.queries.projects import partners_of, phases_of, programme_of
from viitta.parts.organisations.models import Person
from viitta.parts.risks.queries import risks_of

CALL_KEY = "any"


@dataclass
class Material:
    """A project with what its application is made of. After it has been sent, `sent` is what was sent."""

    project: JointProject
    partners: list[Partner]
    answers: Mapping[int, Answer]
    budget: BudgetVersion | None
    risks: list[Any]
    sent: SentApplication | None

    @cached_property
    def application(self) -> Application:
        """The application as it stands, or as it was sent."""
        was_sent = self.sent is not None and not self.is_open
        return from_plain(self.sent.content if was_sent and self.sent else assembled(self))

    @cached_property
    def findings(self) -> list[Finding]:
        return check(self.application)

    @cached_property
    def has_budget(self) -> bool:
        """Whether questions 24 and 26 are answered by the budget."""
        return self.budget is not None and any(True for _line in self.budget.lines.all())

    @property
    def is_open(self) -> bool:
        """Whether the application is still being written."""
        return self.project.state == ProjectState.DRAFTING

    def findings_of(self, number: int) -> list[Finding]:
        return [one for one in self.findings if one.number == number]

    def is_answered(self, question: Question) -> bool:
        return not is_empty(self.application, question)

    def is_given(self, number: int) -> bool:
        """Whether the project answers the question by what it has of its own, so that it is not written here."""
        if not self.is_open:
            return False
        return (
            number in (1, 2, 12, 22) or (number in (24, 26) and self.has_budget) or (number == 29 and bool(self.risks))
        )


def material_of(project: JointProject) -> Material:
    """What the application of a project that the actor sees is made of. A fixed number of queries."""
    rows = Answer.objects.filter(project=project).select_related("partner", "writer")
    budget = BudgetVersion.objects.filter(project=project, number=1).prefetch_related("lines", "financing").first()
    return Material(
        project,
        partners_of(project),
        {int(row.question): row for row in rows},
        budget,
        [] if project.roadmap is None else list(risks_of(project.roadmap)),
        SentApplication.objects.filter(project=project).first(),
    )


def assembled(found: Material) -> dict[str, Any]:
    """The application of today in the form of its file."""
    project = found.project
    applying = [one for one in found.partners if _applies(one, project.starts_on)]
    shares = _shares(project)
    return {
        "programme": project.rules,
        "call": call_of(project),
        "period": {"start": project.starts_on.isoformat(), "end": project.ends_on.isoformat()},
        "partners": [_partner(one, shares.get(one.pk)) for one in applying],
        "answers": {str(number): _answer(found, number, applying) for number in BY_NUMBER},
    }


def call_of(project: JointProject) -> dict[str, Any]:
    """The call of a project in the form of the file: its own lists and lengths where they differ, its closing day."""
    own = {"key": CALL_KEY, **project.call}
    return own if project.call_closes_on is None else {**own, "closes": project.call_closes_on.isoformat()}


def _applies(partner: Partner, on: date) -> bool:
    """Whether a partner is one of those who applied: in the project from its first day."""
    came = partner.from_date is None or partner.from_date <= on
    return partner.role != PartnerRole.OUTSIDER and came and (partner.until_date is None or partner.until_date > on)


def _shares(project: JointProject) -> dict[int, Decimal]:
    rows = Share.objects.filter(project=project).on(project.starts_on)
    return {row.partner_id: row.amount for row in rows}


def _partner(partner: Partner, share: Decimal | None) -> dict[str, Any]:
    return {
        "name": partner.name,
        "code": partner.code,
        "applicant": partner.role == PartnerRole.APPLICANT,
        "population": None if partner.population is None else Decimal(partner.population),
        "population_on": _day(partner.population_on),
        "agreed_on": _day(partner.agreed_on),
        "share": share,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _answer(found: Material, number: int, partners: list[Partner]) -> Any:
    given = {1: _applicant, 2: _name, 5: _others, 12: _phases, 22: _decisions, 24: _costs, 26: _financing, 29: _risks}
    if number in given:
        return given[number](found, partners)
    return _written(found, number)


def _written(found: Material, number: int) -> Any:
    """What has been written here; None when nothing has."""
    row, question = found.answers.get(number), BY_NUMBER[number]
    if row is None:
        return None
    if question.is_text:
        return row.text
    return row.values.get("choices") if question.is_choice else row.values or None


def _applicant(found: Material, partners: list[Partner]) -> str:
    return next((one.name for one in partners if one.role == PartnerRole.APPLICANT), "")


def _name(found: Material, partners: list[Partner]) -> str:
    return found.project.name


def _others(found: Material, partners: list[Partner]) -> str:
    """The outsiders by name, and what has been written of others."""
    names = [one.name for one in found.partners if one.role == PartnerRole.OUTSIDER]
    return "\n".join(filter(None, [", ".join(names), _written(found, 5)]))


def _phases(found: Material, partners: list[Partner]) -> list[dict[str, Any]]:
    rows = phases_of(found.project)
    return [{"name": row.title, "start": _day(row.starts_on), "end": _day(row.ends_on)} for row in rows]


def _decisions(found: Material, partners: list[Partner]) -> list[dict[str, Any]]:
    made = [(one.name, one.decision) for one in partners if one.decision is not None]
    return [
        {"partner": name, "body": row.body, "date": _day(row.decided_on), "section": row.section} for name, row in made
    ]


def _costs(found: Material, partners: list[Partner]) -> Any:
    written = _written(found, 24)
    if not found.has_budget or found.budget is None:
        return {key: value for key, value in (written or {}).items() if key != "reasons"}
    sums: dict[str, Decimal] = {}
    for line in found.budget.lines.all():
        sums[line.cost_type] = sums.get(line.cost_type, Decimal(0)) + line.amount
    return costs_by_letter(programme_of(found.project), sums, (written or {}).get("reasons", {}))


def costs_by_letter(programme: Programme, sums: Mapping[str, Decimal], reasons: Mapping[str, str]) -> dict[str, Any]:
    """Question 24 from sums by type of cost; a type without a letter of its own stands under the last one."""
    lines, amounts = [], dict.fromkeys(COST_LETTERS, Decimal(0))
    for key, amount in sums.items():
        kind = programme.cost_type(key)
        letter, reason = (kind.letter if kind and kind.letter else COST_LETTERS[-1]), reasons.get(key, "")
        amounts[letter] += amount
        if amount:
            line = {"letter": letter, "type": key, "amount": amount, "reason": reason, "at_book_cost": bool(reason)}
            lines.append(line)
    return {**amounts, TOTAL_LETTER: sum(amounts.values(), Decimal(0)), "lines": lines}


def _financing(found: Material, partners: list[Partner]) -> Any:
    if not found.has_budget or found.budget is None:
        return _written(found, 26)
    rows = list(found.budget.financing.all())
    grants = [row.amount for row in rows if row.kind == FinancingKind.GRANT]
    return {
        "a": sum(grants, Decimal(0)) if grants else None,
        "b": [row.amount for row in rows if row.kind == FinancingKind.PARTNER],
        "c": [{"name": row.name, "amount": row.amount} for row in rows if row.kind == FinancingKind.OTHER],
        "d": sum((row.amount for row in rows), Decimal(0)) if rows else None,
    }


def _risks(found: Material, partners: list[Partner]) -> Any:
    if not found.risks:
        return _written(found, 29)
    effects = [
        name for name in ("saves_nothing", "adds_permanent_costs") if any(getattr(row, name) for row in found.risks)
    ]
    rows = [{"text": row.title, "classes": [one.risk_class for one in row.classes.all()]} for row in found.risks]
    return {"risks": rows, "effects": effects}


def revisions_of(answer: Answer) -> list[AnswerRevision]:
    """How an answer has been, the newest first."""
    return list(AnswerRevision.objects.filter(answer=answer).order_by("-revision"))


def writers_of(answers: Iterable[Answer], at: datetime) -> dict[int, str]:
    """Who has each question open now, by title and organisation."""
    held = {int(row.question): row for row in answers if row.writer_until is not None and row.writer_until > at}
    people = Person.objects.filter(account__in=[row.writer_id for row in held.values()], left_on=None)
    called = {one.account_id: f"{one.label}, {one.organisation.name}" for one in people.select_related("organisation")}
    return {number: called.get(row.writer_id, "") for number, row in held.items()}
