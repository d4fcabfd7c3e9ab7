"""Problems of sheets and files in sentences, and the words of the import's closed lists."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.core.progress import Kind
from viitta.core.sheets.values import Code, Problem
from viitta.doors.importexport.models import BatchState
from viitta.engines.spreadsheets import Reason, Refused
from viitta.parts.roadmaps.words import KIND

FIELDS = {
    "uid": pgettext_lazy("column", "Identifier"),
    "theme": pgettext_lazy("column", "Theme"),
    "title": pgettext_lazy("column", "Measure"),
    "description": pgettext_lazy("column", "Description"),
    "owner": pgettext_lazy("column", "Owner"),
    "unit": pgettext_lazy("column", "Unit"),
    "kind": pgettext_lazy("column", "Kind"),
    "start": pgettext_lazy("column", "Starts"),
    "end": pgettext_lazy("column", "Ends"),
    "schedule": pgettext_lazy("column", "Schedule (start and end in one)"),
    "summary": pgettext_lazy("column", "Realisation in words"),
}
STATES = {
    BatchState.PREVIEWED: pgettext_lazy("import", "waits for your decision"),
    BatchState.APPLIED: pgettext_lazy("import", "done"),
    BatchState.UNDONE: pgettext_lazy("import", "undone"),
}
OUTCOMES = {
    "created": pgettext_lazy("row of a sheet", "new"),
    "updated": pgettext_lazy("row of a sheet", "changes"),
    "unchanged": pgettext_lazy("row of a sheet", "as before"),
}

PROBLEMS = {
    Code.NO_HEADER: _("No sheet has a row of headings that names the measures. Write for example “Toimenpide” above them, or choose the sheet and the row yourself."),
    Code.NO_ROWS: _("There are no measures under the headings of the sheet %(sheet)s."),
    Code.NO_SHEET: _("The file has no sheet %(sheet)s."),
    Code.NO_TITLE_COLUMN: _("No column is chosen for the names of the measures. Choose it from the list of columns."),
    Code.UNKNOWN_COLUMN: _("The column “%(heading)s” is not known and is left out."),
    Code.OTHER_SHEET: _("The sheet %(other)s looks like a list of measures too. Only %(sheet)s is read."),
    Code.NO_TITLE: _("The row has dates or percents but no name of a measure."),
    Code.ROW_SKIPPED: _("The row is taken for a note and is left out."),
    Code.CONTINUATION: _("The row belongs to a merged cell above it and is left out."),
    Code.DUPLICATE: _("“%(title)s” stands twice under the same theme, also in the cell %(other)s."),
    Code.DUPLICATE_UID: _("The identifier stands twice, also in the cell %(other)s. Empty the one of the copied row."),
    Code.BAD_UID: _("“%(text)s” is no identifier of Viitta. Empty the cell, and the measure is found by its name."),
    Code.NOT_A_PERCENT: _("“%(text)s” is no percent. Write a number from 0 to 100."),
    Code.PERCENT_OUT_OF_RANGE: _("A percent lies between 0 and 100; here stands %(text)s."),
    Code.ONLY_ZERO_AND_ONE: _("The quarter columns have only zeros and ones. They are read as per cent: 1 means one per cent."),
    Code.NOT_A_DATE: _("“%(text)s” is no date. Write for example 6.1.2025, 1/2025, Q1/2025 or kevät 2025."),
    Code.NO_SUCH_DAY: _("“%(text)s”: there is no such day in the calendar."),
    Code.MONTH_FIRST: _("“%(text)s” has the month first, so all dates with slashes in the sheet are read that way."),
    Code.END_BEFORE_START: _("The end %(end)s is before the start %(start)s."),
    Code.UNKNOWN_KIND: _("“%(text)s” is no kind of measure. The kinds are kertaluonteinen, jatkuva and selvitys."),
    Code.TEXT_TOO_LONG: _("The text has %(length)s characters; at most %(limit)s fit."),
    Code.HIDDEN_CHARACTERS: _("The text had characters that cannot be seen. They are removed."),
    Code.FORMULA_ERROR: _("The formula of the cell gives the error %(text)s."),
    Code.FORMULA_WITHOUT_VALUE: _("The formula of the cell has no calculated value. Open the file in Excel, save it and bring it again."),
    Code.NO_THEME: _("“%(title)s” is new and has no theme, although other rows have one."),
    Code.THEME_PROPOSED: _("The sheet has no themes. New measures are placed under “%(theme)s”."),
    Code.TITLE_TAKEN: _("The theme has another measure called “%(title)s” already."),
    Code.UNKNOWN_UID: _("The identifier belongs to no measure of this roadmap. The row is added as a new measure."),
    Code.CONFLICT: _("%(field)s was changed both here and in the sheet. What is here is kept: %(ours)s. The sheet says: %(theirs)s."),
    Code.QUARTER_NOT_BEGUN: _("%(quarter)s has not begun yet. Its values are left out."),
    Code.QUARTER_NOT_OVER: _("%(quarter)s is not over yet. Its values are brought in, and no round is opened for it any more."),
    Code.NOT_ALLOWED_TO_ADD: _("Nobody here is called “%(text)s”. Ask the main user to add the person or unit first."),
}  # fmt: skip

REFUSALS = {
    Reason.EMPTY: _("The file is empty. Choose the workbook that has your measures."),
    Reason.TOO_LARGE: _("The file is larger than %(limit)s MB. Save only the sheet of measures as a file of its own."),
    Reason.UNPACKS_TOO_LARGE: _("The file unpacks to more than %(limit)s MB, so it was not opened. Copy the table of measures into a new workbook."),
    Reason.TOO_MANY_ROWS: _("There are more than %(limit)s filled rows. Bring the roadmap in parts, or copy the measures into a workbook of their own."),
    Reason.TOO_MANY_COLUMNS: _("There are more than %(limit)s columns. Remove what stands to the right of the table."),
    Reason.TOO_MANY_CELLS: _("There are more than %(limit)s filled cells. Copy the table of measures into a workbook of its own."),
    Reason.TOO_MANY_SHEETS: _("There are more than %(limit)s sheets. Copy the sheet of measures into a workbook of its own."),
    Reason.PASSWORD: _("The file is protected by a password. Open it in Excel, remove the password (File, Info, Protect Workbook) and save."),
    Reason.OLD_EXCEL: _("This is an old .xls file. Open it in Excel and save it as an Excel workbook (.xlsx)."),
    Reason.BINARY_EXCEL: _("This is a binary .xlsb workbook. Open it in Excel and save it as an Excel workbook (.xlsx)."),
    Reason.STRICT_EXCEL: _("This is a Strict Open XML workbook. Open it in Excel and save it as an ordinary Excel workbook (.xlsx)."),
    Reason.OPEN_DOCUMENT: _("This is an OpenDocument file. Open it in LibreOffice and save it as Excel (.xlsx) or as CSV."),
    Reason.WORD: _("This is a Word document. Copy its table into Excel and save it as .xlsx."),
    Reason.PRESENTATION: _("This is a presentation. Copy its table into Excel and save it as .xlsx."),
    Reason.PDF: _("This is a PDF. Bring the workbook from which it was made, or copy its table into Excel."),
    Reason.IMAGE: _("This is an image, whatever its name says. Choose the workbook itself."),
    Reason.WEB_PAGE: _("This is a web page, whatever its name says. Open it in Excel and save it as .xlsx."),
    Reason.ARCHIVE: _("This is a packed folder and no workbook. Unpack it and choose the .xlsx file in it."),
    Reason.TEXT_AS_EXCEL: _("The file is named as a workbook but holds plain text. Rename it to .csv, or save it again in Excel."),
    Reason.NOT_TEXT: _("The file is neither a workbook nor readable text. Save it in Excel as .xlsx or as CSV UTF-8."),
    Reason.UNKNOWN: _("The file is named as a workbook but is something else. Open it in the program that made it and save it as .xlsx."),
    Reason.DAMAGED: _("The file is damaged. Open it in Excel, let it be repaired, and save it again."),
}  # fmt: skip


def refusal(refused: Refused) -> str:
    """Why a file is not read, and what to do."""
    return str(REFUSALS[refused.reason]) % {name: _shown(value) for name, value in refused.parameters.items()}


def sentence(problem: Problem) -> str:
    """A problem of a cell in words."""
    parameters = {name: _shown(value) for name, value in problem.parameters.items()}
    if problem.code is Code.CONFLICT:
        name = str(problem.parameters["field"])
        parameters["field"] = field_word(name)
        parameters |= {side: text_word(name, str(problem.parameters[side])) for side in ("ours", "theirs")}
    return str(PROBLEMS[problem.code]) % parameters


def _shown(value: object) -> str:
    language = get_language() or "fi"
    if isinstance(value, date):
        return formats.day(value, language)
    if isinstance(value, int):
        return formats.number(value, language)
    return str(value)


def field_word(name: str) -> str:
    """What a column means."""
    if not name:
        return pgettext("column", "Not read")
    return Quarter.parse(name[8:]).label if name.startswith("quarter:") else str(FIELDS[name])


def text_word(name: str, text: str) -> str:
    """A value in the written form of stamps, as people read it."""
    language = get_language() or "fi"
    if not text:
        return pgettext("value", "empty")
    if name.startswith("quarter:"):
        places = 0 if text.endswith(".00") else 2
        return formats.percent(text, language, places)
    if name in ("start", "end"):
        return formats.day(date.fromisoformat(text), language)
    if name == "kind":
        return str(KIND[Kind(text)])
    return text if len(text) <= 200 else text[:199] + "…"


def command_words() -> Mapping[str, str]:
    """What the command line says of an import."""
    sentences = {
        "counts": _("%(created)s new, %(updated)s changing, %(unchanged)s as before; %(rows)s rows."),
        "error": pgettext("problem", "error"),
        "warning": pgettext("problem", "warning"),
        "preview": _("This was a preview: nothing was changed. Add --apply to bring the sheet in."),
        "errors": _("Nothing was brought in. Mend the errors and try again."),
        "applied": _("Brought into the roadmap %(name)s (number %(id)s)."),
        "changed": _("The roadmap changed while the sheet was being brought in. Try again."),
        "columns": _("Columns of the sheet %(sheet)s: %(columns)s"),
        "no_file": _("The file %(file)s cannot be read: %(why)s"),
        "no_roadmap": _("There is no roadmap %(id)s. See them with viitta roadmap list."),
        "no_target": _("Say where the sheet goes: --into NUMBER, or --municipality CODE."),
        "bad_period": _("The period %(text)s cannot be understood. Write it like 2023-2025."),
        "no_period": _("The sheet tells no years. Give the period of the new roadmap: --period 2023-2025."),
        "new_municipality": _("There is no municipality %(code)s yet. It is added as “Kunta %(code)s”."),
        "bad_code": _("The municipality code %(code)s cannot be understood: it is at most ten letters or digits."),
        "no_account": _("There is no account %(email)s."),
        "forbidden": _("This account may not do that."),
        "written": _("Wrote %(file)s: %(count)s measures."),
        "bad_suffix": _("The name of the file ends in .xlsx or .csv."),
        "new_name": _("Roadmap %(first)s–%(last)s"),
        "reading": _("Reading the file"),
        "comparing": _("Comparing with the roadmap"),
        "saving": _("Saving"),
    }
    return {name: str(text) for name, text in sentences.items()}
