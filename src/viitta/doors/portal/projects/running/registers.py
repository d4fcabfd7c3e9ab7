"""The small registers of a project, each as a kind: its model, form, columns and words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from viitta.doors.portal.fields import in_words
from viitta.doors.portal.projects.running import forms
from viitta.doors.portal.register.pages import Cell, Line, RegisterPage
from viitta.parts.joint_projects.models import (
    Communication,
    JointProject,
    Output,
    OutputKind,
    RelatedProject,
    Result,
    ResultKind,
    Stakeholder,
)
from viitta.parts.joint_projects.words import OUTPUTS, RESULTS

Word = str | Promise


@dataclass(frozen=True)
class Kind:
    """A register: `name` is that of its address, `row` begins the names of the addresses of its rows."""

    name: str
    row: str
    model: type[Any]
    form: type[Form]
    title: Word
    lead: Word
    add: Word
    new: Word
    edit: Word
    empty: tuple[Word, Word]
    columns: Callable[[], tuple[str, ...]]
    cells: Callable[[Any, date], tuple[Cell, ...]]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that its form tells."""
        return tuple(name for name in self.form.base_fields if name != "seen")  # type: ignore[attr-defined]


def _output(row: Output, today: date) -> tuple[Cell, ...]:
    effect = str(forms.EFFECTS.get(row.choice, ""))
    reusable = _("worth taking into use elsewhere") if row.is_reusable else ""
    return (
        Cell(row.title, row.link, " · ".join(filter(None, [effect, reusable]))),
        Cell(str(OUTPUTS[OutputKind(row.kind)])),
        Cell(row.description),
        Cell(row.evidence or _("no evidence yet")),
        Cell(in_words(row.ready_on), value=row.ready_on) if row.ready_on else Cell("–"),
    )


def _communication(row: Communication, today: date) -> tuple[Cell, ...]:
    if row.done_on:
        state = _("done %(day)s") % {"day": in_words(row.done_on)}
    elif row.planned_on and row.planned_on < today:
        state = _("late")
    else:
        state = _("ahead")
    return (
        Cell(row.audience, row.link, row.goal),
        Cell(row.channel),
        Cell(in_words(row.planned_on) if row.planned_on else "–"),
        Cell(row.doer),
        Cell(state, under=row.note),
    )


def _stakeholder(row: Stakeholder, today: date) -> tuple[Cell, ...]:
    return Cell(row.name), Cell(row.interest), Cell(row.how)


def _related(row: RelatedProject, today: date) -> tuple[Cell, ...]:
    days = f"{in_words(row.starts_on)}–{in_words(row.ends_on)}" if row.starts_on or row.ends_on else "–"
    waits = _("this project waits for it") if row.is_dependency else ""
    return Cell(row.name, row.link, waits), Cell(row.owner), Cell(row.relation), Cell(days)


def _result(row: Result, today: date) -> tuple[Cell, ...]:
    return Cell(row.title), Cell(str(RESULTS[ResultKind(row.kind)])), Cell(row.description)


KINDS: Mapping[str, Kind] = {
    "outputs": Kind(
        "project_outputs", "output", Output, forms.OutputForm, gettext_lazy("Outputs and effects"),
        gettext_lazy("What the project has made and what it has changed, with what shows it."),
        gettext_lazy("Add an output or effect"), gettext_lazy("New output or effect"), gettext_lazy("Edit the output or effect"),
        (gettext_lazy("No outputs yet"), gettext_lazy("Write down what the project makes, and the effects that its application promised, with what shows them.")),
        lambda: (_("Output or effect"), pgettext("output", "Kind"), _("Description"), _("Seen by"), pgettext("output", "Ready")), _output,
    ),
    "communication": Kind(
        "project_communication", "communication", Communication, forms.CommunicationForm, gettext_lazy("Communication plan"),
        gettext_lazy("To whom, what for, by which channel, when and by whom; and what has been done."),
        gettext_lazy("Add a line"), gettext_lazy("New line of the communication plan"), gettext_lazy("Edit the line"),
        (gettext_lazy("No communication planned yet"), gettext_lazy("Write down who is told, of what, how and when. What is done is ticked in one step.")),
        lambda: (_("To whom"), _("Channel"), pgettext("communication", "Planned"), _("Doer"), pgettext("communication", "State")), _communication,
    ),
    "stakeholders": Kind(
        "project_stakeholders", "stakeholder", Stakeholder, forms.StakeholderForm, pgettext_lazy("project", "Stakeholders"),
        gettext_lazy("Whom the project concerns outside the partners, and how they take part."),
        gettext_lazy("Add a stakeholder"), gettext_lazy("New stakeholder"), gettext_lazy("Edit the stakeholder"),
        (gettext_lazy("No stakeholders yet"), gettext_lazy("Write down whom the project concerns and how they are involved.")),
        lambda: (pgettext("stakeholder", "Who"), _("Why it concerns them"), _("How they are involved")), _stakeholder,
    ),
    "related": Kind(
        "project_related", "related", RelatedProject, forms.RelatedForm, gettext_lazy("Other projects"),
        gettext_lazy("Projects that this one builds on, gives to or waits for."),
        gettext_lazy("Add a project"), gettext_lazy("New related project"), gettext_lazy("Edit the related project"),
        (gettext_lazy("No other projects yet"), gettext_lazy("Write down which national and regional projects this one is tied to, and when they are ready.")),
        lambda: (_("Project"), _("Whose project"), _("Relation"), _("Time")), _related,
    ),
    "results": Kind(
        "project_result_list", "result", Result, forms.ResultForm, gettext_lazy("Results"),
        gettext_lazy("Experiments, practices and systems that each municipality may take into use."),
        gettext_lazy("Add a result"), gettext_lazy("New result"), gettext_lazy("Edit the result"),
        (gettext_lazy("No results yet"), gettext_lazy("Write down the experiments, practices and systems of the project: each municipality is then asked what is in use.")),
        lambda: (pgettext("result", "Result"), pgettext("result", "Kind"), _("Description")), _result,
    ),
}  # fmt: skip


def register_page(
    kind: Kind, project: JointProject, rows: list[Any], can_edit: bool, gone: tuple[str, str] | None, today: date
) -> RegisterPage:
    """The rows of a register in ready strings."""
    here = reverse(kind.name, args=[project.pk])
    lines = [
        Line(
            row.pk, kind.cells(row, today),
            reverse(f"{kind.row}_edit", args=[row.pk]) if can_edit else "",
            reverse(f"{kind.row}_remove", args=[row.pk]) if can_edit else "",
        )
        for row in rows
    ]  # fmt: skip
    return RegisterPage(
        title=str(kind.title),
        lead=str(kind.lead),
        back=None,
        tabs=(),
        columns=kind.columns(),
        lines=tuple(lines),
        add=(reverse(f"{kind.row}_new", args=[project.pk]), str(kind.add)) if can_edit else None,
        empty=(str(kind.empty[0]), str(kind.empty[1])),
        files_address=f"{here}?",
        gone=gone,
    )
