"""What people give of a document, as clean values; saves nothing."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from viitta.core.typed_text import clean_line
from viitta.doors.portal.documents.words import KIND
from viitta.doors.portal.fields import VagueDay, choices, line
from viitta.engines.media import ENDINGS, NotTaken, Refusal, recognise

NAME_LENGTH = 200


def refusal(problem: NotTaken) -> str:
    """Why a file is not taken, in a sentence that helps."""
    if problem.why is Refusal.EMPTY:
        return _("The file is empty.")
    if problem.why is Refusal.MACROS:
        return _("The file has macros in it. Save it without macros, or give a link to it.")
    if problem.why is Refusal.ENDING and problem.found is not None:
        endings = ", ".join(f".{ending}" for ending in problem.found.endings)
        return _("The name of the file and its content do not agree: what is in it is of the kind %(endings)s.") % {
            "endings": endings
        }
    return _(
        "A file of this kind is not taken. Taken are PDF, Word, Excel, PowerPoint and OpenDocument files, pictures (PNG, JPEG, GIF, WebP) and plain text. Save it as one of them, or give a link."
    )  # fmt: skip


def file_name_of(name: str) -> str:
    """The name of a file without folders and what cannot be seen, its ending kept when it is cut."""
    bare = clean_line(name.replace("\\", "/").rpartition("/")[2]) or "tiedosto"
    stem, dot, ending = bare.rpartition(".")
    return bare if len(bare) <= NAME_LENGTH else f"{stem[: NAME_LENGTH - len(ending) - 1]}{dot}{ending}"


class AboutForm(forms.Form):
    """What is told of a document."""

    title = line(pgettext_lazy("heading", "Title"))
    kind = forms.ChoiceField(label=pgettext_lazy("document", "Kind"), choices=choices(KIND.items()))
    on = VagueDay(label=pgettext_lazy("document", "Day"), help_text=gettext_lazy("For example 6.1.2025."))


class DocumentForm(AboutForm):
    """A new document: a file or a link."""

    file = forms.FileField(
        label=gettext_lazy("File"), required=False, widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{one}" for one in ENDINGS)}),
    )  # fmt: skip
    link = forms.URLField(
        label=gettext_lazy("Link"), required=False, max_length=1000, assume_scheme="https",
        help_text=gettext_lazy("An address in Teams, SharePoint or anywhere else; the file stays where it is."),
        error_messages={"invalid": gettext_lazy("Write an address such as https://www.example.fi/muistio.")},
    )  # fmt: skip

    field_order = ("file", "link", "title", "kind", "on")

    def __init__(self, *args: Any, is_over: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.is_over = is_over
        megabytes = settings.DOCUMENT_BYTES // 1_000_000
        self.fields["file"].help_text = _("At most %(megabytes)s MB. Give a file or a link, not both.") % {
            "megabytes": megabytes
        }
        self.fields["title"].required = False
        self.fields["title"].help_text = _("The name of the file when left empty.")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if self.is_over or (file and file.size > settings.DOCUMENT_BYTES):
            said = _("The file is larger than %(megabytes)s MB. Give a link to it instead.")
            raise forms.ValidationError(said % {"megabytes": settings.DOCUMENT_BYTES // 1_000_000})
        if file:
            name = file_name_of(file.name or "")
            try:
                self.cleaned_data["media_type"] = recognise(file, name).type
            except NotTaken as problem:
                raise forms.ValidationError(refusal(problem)) from problem
            self.cleaned_data["file_name"] = name
        return file

    def clean_link(self) -> str:
        link = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Write an address such as https://www.example.fi/muistio."))
        return link

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "file" in self.errors or "link" in self.errors:
            return data
        if data.get("file") and data.get("link"):
            self.add_error("link", _("Give a file or a link, not both."))
        elif not data.get("file") and not data.get("link"):
            self.add_error("file", _("Choose a file or write a link."))
        elif not data.get("title") and "title" not in self.errors:
            if data.get("link"):
                self.add_error("title", _("Give the link a title."))
            else:
                data["title"] = data["file_name"]
        return data
