"""A report that has a hostile text in every place that takes text from people."""

from datetime import date

from viitta.core.document import (
    Badge,
    Bar,
    BarRow,
    Column,
    Document,
    Figure,
    Heading,
    Item,
    Lead,
    ListBlock,
    Note,
    Quote,
    Series,
    SeriesPoint,
    Table,
    Tally,
    TallyItem,
    Text,
    ThemeBars,
    Timeline,
    TimelineRow,
    TimelineWords,
    runs,
)


def hostile_report(text: str) -> Document:
    table = Table(text, (Column(text), Column(text, "right")), ((runs(text), runs(Bar(5, 10, text), text)),))
    day, last = date(2023, 1, 1), date(2025, 12, 31)
    drawings = (
        ThemeBars((BarRow(text, 50, 60),), text, text),
        Series((SeriesPoint(text, 5, 6), SeriesPoint(text, None, 8)), text, text),
        Timeline(
            day, last, (TimelineRow(text, day, last, 5, kind="late"),), TimelineWords(text, text, text, text, text), day
        ),
    )
    return Document(
        text,
        "fi",
        text,
        date(2024, 7, 9),
        (
            Lead(runs(text)),
            Tally((TallyItem(text, runs(text), Badge("late", text), "/a/"),)),
            Heading(1, text),
            ListBlock((Item(runs(Text(text, strong=True, link="/a/")), runs(Badge("behind", text), text)),)),
            Quote(text, runs(text)),
            table,
            *(Figure(drawing, text, text, text, table) for drawing in drawings),
            Note(runs(text)),
        ),
        subtitle=text,
        footer=text,
    )
