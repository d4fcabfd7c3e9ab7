"""What the tests of imports share: reading a file into a roadmap as a person at the town would."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
from django.utils import timezone

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.sheets.comparison import Decision
from viitta.doors.importexport import actions, queries
from viitta.render.sheet import roadmap_csv, roadmap_xlsx

PERIOD = (date(2023, 1, 1), date(2025, 12, 31))
KEEP = Decision()
# Six quarters of the untidy sheet have begun.
LATER = datetime.combine(date(2024, 7, 10), datetime.min.time(), AT.tzinfo)


def examined(content, organisation, roadmap=None, name="tiekartta.xlsx", decision=KEEP, by=COMMAND_LINE, at=LATER):
    """What a file would do."""
    return queries.examine(
        queries.open_file(content, name),
        roadmap=roadmap,
        period=PERIOD,
        choice=None,
        habits={},
        decision=decision,
        organisation=organisation,
        by=by,
        on=timezone.localdate(at),
    )


def kept(content, organisation, roadmap=None, name="tiekartta.xlsx", by=COMMAND_LINE, at=LATER):
    new = actions.NewBatch(organisation, name, content, roadmap, "Tuotu tiekartta", PERIOD)
    return actions.keep_files(new=[new], by=by, at=at)[0]


def applied(content, organisation, roadmap=None, name="tiekartta.xlsx", decision=KEEP, by=COMMAND_LINE, at=LATER):
    """A file taken in whole."""
    batch = kept(content, organisation, roadmap, name, by, at)

    def examine(target):
        return examined(content, organisation, target, name, decision, by, at)

    return actions.apply_batch(batch=batch, examine=examine, by=by, at=at)


def exported(roadmap, at=LATER, kind="xlsx"):
    present = queries.present_of(roadmap, on=timezone.localdate(at))
    if kind == "csv":
        return roadmap_csv(present.measures, present.quarters)
    return roadmap_xlsx(present.measures, present.quarters, title=roadmap.name, at=at)


def edited(content, changes):
    """A workbook with some cells of its first sheet typed over: {(title, heading): value}."""
    book = openpyxl.load_workbook(BytesIO(content))
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[1]}
    rows = {page.cell(row, heads["Toimenpide"]).value: row for row in range(2, page.max_row + 1)}
    for (title, head), value in changes.items():
        page.cell(rows[title], heads[head]).value = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def counts(batch):
    return (batch.created, batch.updated, batch.unchanged)
