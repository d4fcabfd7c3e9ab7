"""Answers from a JSON file in ready strings: what each question says now and what the file would make of it."""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from viitta.core.application import BY_NUMBER, Application, Unreadable, from_json, to_json
from viitta.doors.importexport.words.application import unreadable_sentence
from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.application.overview import FindingLine, finding_line
from viitta.doors.reports.application.said import Said, said_of
from viitta.doors.reports.application.words import QUESTIONS as LABELS
from viitta.parts.joint_projects.queries.application import Material
from viitta.parts.joint_projects.queries.brought import Brought

MOST_BYTES = 1_000_000
OWN = {
    "programme": gettext_lazy("the funding programme"),
    "period": gettext_lazy("the project time"),
    "call": pgettext_lazy("own data of a project", "the closing day of the call"),
    "partners": gettext_lazy("the partners"),
}


class BringForm(forms.Form):
    """A file with an application."""

    file = forms.FileField(
        label=gettext_lazy("Application as JSON"),
        help_text=gettext_lazy("The file that this page gives as JSON, or another of the same form. You see what changes before anything is saved."),
    )  # fmt: skip
    application: Application

    def clean_file(self) -> object:
        """The file read; what is wrong in it is told with its place."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large for an application."))
        try:
            self.application = from_json(upload.read())
        except Unreadable as error:
            raise forms.ValidationError(unreadable_sentence(error)) from None
        return upload


class SaveForm(forms.Form):
    """The same answers once they have been looked at."""

    content = forms.CharField(max_length=2 * MOST_BYTES, widget=forms.HiddenInput)
    seen = forms.CharField(max_length=1000, required=False, widget=forms.HiddenInput)
    application: Application

    def clean_content(self) -> str:
        """What the preview carried, read again."""
        try:
            self.application = from_json(self.cleaned_data["content"])
        except Unreadable as error:
            raise forms.ValidationError(unreadable_sentence(error)) from None
        return str(self.cleaned_data["content"])


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A question whose answer changes: what it says now and what the file says."""

    title: str
    address: str
    now: tuple[Said, ...]
    new: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class BringPage:
    title: str
    lead: str
    changes: tuple[ChangeLine, ...]
    stays: tuple[str, ...]
    left: tuple[str, ...]
    findings: tuple[FindingLine, ...]
    findings_words: str
    save_address: str
    back: str


def bring_page(found: Material, seen: Brought) -> BringPage:
    """The preview of a file."""
    count = len(seen.new)
    said = ngettext("%(count)s answer changes.", "%(count)s answers change.", count) % {"count": count}
    findings = tuple(finding_line(seen.after, one) for one in seen.after.findings)
    after = ngettext("%(count)s finding", "%(count)s findings", len(findings)) % {"count": len(findings)}
    args = [found.project.pk]
    return BringPage(
        title=_("What the file changes"),
        lead=said if count else _("The file changes no answer."),
        changes=tuple(_change(found, seen, one.question) for one in seen.new),
        stays=tuple(str(OWN[one]) if one in OWN else _title(int(one)) for one in seen.stays),
        left=tuple(_title(one) for one in seen.left),
        findings=findings,
        findings_words=_("After this: %(findings)s") % {"findings": after},
        save_address=reverse("project_application_bring_save", args=args),
        back=reverse("project_application", args=args),
    )


def save_form(application: Application, seen: Brought) -> SaveForm:
    """What the preview carries to the saving."""
    return SaveForm(initial={"content": to_json(application), "seen": seen.seen})


def _title(number: int) -> str:
    return f"{number}. {LABELS[number]}"


def _change(found: Material, seen: Brought, number: int) -> ChangeLine:
    address = reverse("project_answer", args=[found.project.pk, number])
    now, new = _said(found, number), _said(seen.after, number)
    return ChangeLine(_title(number), address, now, new)


def _said(found: Material, number: int) -> tuple[Said, ...]:
    said = said_of(found.application, BY_NUMBER[number], language(), for_people=True)
    return tuple(one for one in said if one.text)
