"""What people type and choose for an import, as clean values; saves nothing."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core.sheets.comparison import Comparison, Decision
from viitta.core.sheets.headings import valid_field
from viitta.core.sheets.values import clean_text
from viitta.core.vague_dates import DateError, read_range
from viitta.doors.importexport import queries, words
from viitta.engines.spreadsheets import Reason, Refused
from viitta.parts.organisations.models import Organisation
from viitta.parts.roadmaps.models import Roadmap


def read_period(text: str) -> tuple[date, date]:
    """A period such as 2023-2025 or 1.1.2023-30.11.2025. ValueError when it is none."""
    try:
        first, last = read_range(text.replace("..", "-"))
    except DateError as error:
        raise ValueError(text) from error
    if first is None or last is None or last < first or last.year - first.year > 30:
        raise ValueError(text)
    return first, last


def _too_large() -> str:
    return words.refusal(Refused(Reason.TOO_LARGE, limit=settings.UPLOAD_BYTES // 1_000_000))


class UploadForm(forms.Form):
    """A file, and the roadmap it goes into or the name and period of a new one."""

    file = forms.FileField(
        label=gettext_lazy("Spreadsheet"),
        help_text=gettext_lazy("An Excel workbook (.xlsx) or a CSV file, as it is. Nothing is changed before you have seen what would happen."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.xlsm"}),
    )  # fmt: skip
    target = forms.ChoiceField(label=gettext_lazy("Where does it go?"), choices=[], widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("Name of the new roadmap"), required=False, max_length=200,
        help_text=gettext_lazy("Only when a new one is begun, for example “Digitiekartta 2026–2028”."),
    )  # fmt: skip
    period = forms.CharField(
        label=gettext_lazy("Period of the new roadmap"), required=False, max_length=40,
        help_text=gettext_lazy("Years or days, for example 2026–2028 or 1.8.2026–31.12.2028."),
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        roadmaps: Sequence[Roadmap],
        organisations: Sequence[Organisation],
        is_over: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        if is_over:
            self.fields["file"].error_messages["required"] = _too_large()
        self.roadmaps = {f"r{row.pk}": row for row in roadmaps}
        self.organisations = {f"o{row.pk}": row for row in organisations}
        several = len({row.organisation_id for row in roadmaps} | {row.pk for row in organisations}) > 1
        choices = [(key, f"{row.organisation}: {row}" if several else str(row)) for key, row in self.roadmaps.items()]
        new = _("A new roadmap")
        choices += [(key, f"{row}: {new}" if several else new) for key, row in self.organisations.items()]
        self.fields["target"].choices = choices  # type: ignore[attr-defined]
        if not self.is_bound and choices and "target" not in self.initial:
            self.initial["target"] = choices[0][0]

    def clean_file(self) -> Any:
        """The file's bytes must be a sheet that can be opened; why not, in a sentence that helps."""
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_BYTES:
            raise forms.ValidationError(_too_large())
        content = file.read()
        try:
            queries.open_file(content, file.name or "")
        except Refused as refused:
            raise forms.ValidationError(words.refusal(refused)) from refused
        self.cleaned_data["content"] = content
        return file

    def clean_name(self) -> str:
        return " ".join(clean_text(self.cleaned_data["name"])[0].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("target") not in self.organisations:
            return data
        if not data.get("name") and "name" not in self.errors:
            self.add_error("name", _("Give the new roadmap a name."))
        try:
            data["days"] = read_period(data.get("period", ""))
        except ValueError:
            self.add_error("period", _("Write the period like 2026–2028 or 1.8.2026–31.12.2028."))
        return data


LETTER = re.compile(r"[A-Z]{1,3}")


def read_choice(data: QueryDict) -> dict[str, Any]:
    """A person's word on sheet, heading rows ("4" or "4-5") and columns; what makes no sense is left out."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*(?:[-–]\s*(\d{1,6})\s*)?", data.get("header", ""))
    rows: list[int] = []
    if found and int(found[1]) > 0:
        last = int(found[2] or found[1])
        rows = list(range(int(found[1]), min(last, int(found[1]) + 4) + 1))
    columns = {
        name[4:]: value
        for name, value in data.items()
        if name.startswith("col-") and LETTER.fullmatch(name[4:]) and (value == "" or valid_field(str(value)))
    }
    sheet = clean_text(data.get("sheet", ""))[0][:200]
    moved = sheet != data.get("was_sheet", sheet)
    return {"sheet": sheet, "header_rows": [] if moved else rows, "columns": {} if moved else columns}


def read_decision(data: Mapping[str, str], comparison: Comparison) -> Decision:
    """Conflicts for all or by row, and which proposals of done are declined."""
    for_all = data.get("conflicts", "rows")
    rows = {plan.row.row: data.get(f"conflict-{plan.row.row}") == "take" for plan in comparison.rows if plan.conflicts}
    declined = frozenset(
        plan.row.row for plan in comparison.rows if plan.proposes_done and f"done-{plan.row.row}" not in data
    )
    return Decision(for_all == "take", rows if for_all == "rows" else {}, declined)
