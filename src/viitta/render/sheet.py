"""The round-trip sheet: a roadmap as an .xlsx that people edit in Excel and bring back.

The first sheet `Toimenpiteet` is for people. The hidden one, `_viitta`, carries each row's stamp, by which the
import tells what was changed in the sheet from what was changed meanwhile in Viitta.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from viitta.core.periods import Quarter
from viitta.core.progress import Kind
from viitta.core.sheets.stamps import FORMAT, SHEET_NAME, Stamp, as_text, pack
from viitta.render.tables import Column, open_book, table_csv, text_styles, write


@dataclass(frozen=True)
class Told:
    """A percent 0-100 of a quarter, and where it comes from: owner, computed, corrected, imported."""

    percent: Decimal
    source: str = "owner"


@dataclass(frozen=True)
class SheetMeasure:
    """One row of the sheet. `version` is the number that rises whenever the measure is changed."""

    uid: str
    version: int
    theme: str
    title: str
    description: str = ""
    owner: str = ""
    unit: str = ""
    kind: Kind = Kind.ONE_OFF
    start: date | None = None
    end: date | None = None
    values: Mapping[Quarter, Told] = field(default_factory=dict)
    summary: str = ""


# The file's own words are Finnish whatever the language of the interface: the import reads them in any language.
SHEET = "Toimenpiteet"
PLAN = (
    ("uid", Column("Tunniste", width=10)),
    ("theme", Column("Pääkohta", width=22)),
    ("title", Column("Toimenpide", width=36)),
    ("description", Column("Kuvaus", width=40)),
    ("owner", Column("Vastuuhenkilö", width=24)),
    ("unit", Column("Yksikkö", width=20)),
    ("kind", Column("Laji", width=14)),
    ("start", Column("Alkaa", "date", 11)),
    ("end", Column("Päättyy", "date", 11)),
)
SUMMARY = ("summary", Column("Toteutuminen", width=40))
KIND_WORDS = {Kind.ONE_OFF: "kertaluonteinen", Kind.CONTINUOUS: "jatkuva", Kind.STUDY: "selvitys"}
FROZEN_COLUMNS = 3


def stamp_of(measure: SheetMeasure) -> Stamp:
    """What the sheet remembers of a row."""
    names = [*(name for name, _ in PLAN if name != "uid"), "summary"]
    texts = {name: as_text(getattr(measure, name)) for name in names}
    texts |= {f"quarter:{quarter.key}": as_text(told.percent) for quarter, told in measure.values.items()}
    sources = {f"quarter:{quarter.key}": told.source for quarter, told in measure.values.items()}
    return Stamp(measure.uid, measure.version, {name: text for name, text in texts.items() if text}, sources)


def columns_of(quarters: Sequence[Quarter]) -> list[tuple[str, Column]]:
    """Every column of the sheet with its field, in order."""
    return [*PLAN, *((f"quarter:{quarter.key}", Column(quarter.label, "percent", 9)) for quarter in quarters), SUMMARY]


def _values(measure: SheetMeasure, quarters: Sequence[Quarter]) -> list[object]:
    plan = [KIND_WORDS[measure.kind] if name == "kind" else getattr(measure, name) for name, _ in PLAN]
    told = [measure.values[quarter].percent if quarter in measure.values else None for quarter in quarters]
    return [*plan, *told, measure.summary]


def roadmap_csv(measures: Sequence[SheetMeasure], quarters: Sequence[Quarter]) -> bytes:
    """The same columns as plain text, without stamps."""
    return table_csv(
        [column for _, column in columns_of(quarters)], [_values(measure, quarters) for measure in measures]
    )


def roadmap_xlsx(measures: Sequence[SheetMeasure], quarters: Sequence[Quarter], *, title: str, at: datetime) -> bytes:
    """The round-trip sheet of a roadmap. Computed values stand in italics."""
    out = BytesIO()
    book = open_book(out, title=title, at=at)
    page = book.add_worksheet(SHEET)
    styles = {**text_styles(book), **_styles(book)}
    columns = columns_of(quarters)
    for number, (name, column) in enumerate(columns):
        page.set_column(number, number, column.width, None, {"hidden": name == "uid"})
        write(page, 0, number, column.heading, styles["head"], styles)
    for row, measure in enumerate(measures, 1):
        for number, value in enumerate(_values(measure, quarters)):
            write(page, row, number, value, _style(styles, measure, *columns[number]), styles)
    _finish(page, columns, len(measures))
    _write_stamps(book.add_worksheet(SHEET_NAME), measures)
    book.close()
    return out.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    return {
        "date": book.add_format({"num_format": "d.m.yyyy", "valign": "top", "align": "left"}),
        "percent": book.add_format({"valign": "top"}),
        "computed": book.add_format({"valign": "top", "italic": True, "font_color": "#4A5563"}),
    }


def _style(styles: dict[str, Any], measure: SheetMeasure, name: str, column: Column) -> Any:
    if not name.startswith("quarter:"):
        return styles[column.kind]
    told = measure.values.get(Quarter.parse(name[8:]))
    return styles["computed" if told and told.source == "computed" else "percent"]


def _finish(page: Any, columns: Sequence[tuple[str, Column]], count: int) -> None:
    """What makes the sheet easy to fill in and to print."""
    page.freeze_panes(1, FROZEN_COLUMNS)
    page.autofilter(0, 0, max(count, 1), len(columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    kind = next(number for number, (name, _) in enumerate(columns) if name == "kind")
    page.data_validation(1, kind, max(count, 1) + 200, kind, {"validate": "list", "source": list(KIND_WORDS.values())})


def _write_stamps(page: Any, measures: Sequence[SheetMeasure]) -> None:
    page.very_hidden()
    page.write_string(0, 0, FORMAT)
    for row, measure in enumerate(measures, 1):
        for column, text in enumerate(pack(stamp_of(measure))):
            page.write_string(row, column, text)
