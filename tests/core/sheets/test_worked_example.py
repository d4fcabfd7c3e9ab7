"""The worked example of docs/explanation/rules/import.md."""

from viitta.core.progress import Kind
from viitta.core.sheets.grid import Book, Grid
from viitta.core.sheets.reading import read_book


def test_the_worked_example_of_the_rule_page_holds():
    rows = [
        [],
        [],
        [None, "Pääkohta", "Toimenpide", "päättyy", "I/2023", "II/2023"],
        [None, "TIEDOLLA JOHTAMINEN", "Tietovarasto", "syksy 2024", "10 %", "0,5"],
        [None, None, "Raporttinäkymät", "jatkuva", None, "1"],
        [None, None, "Yhteensä", None, None, "1,5"],
        [],
        [None, "* arvioita"],
    ]

    reading = read_book(Book((Grid.of(rows),)))

    first, second = reading.rows
    assert reading.problems == ()
    assert reading.header_rows == (3,)
    assert (first.theme, first.title, str(first.end), list(first.values.values())) == (
        "Tiedolla johtaminen",
        "Tietovarasto",
        "2024-12-31",
        [10, 50],
    )
    assert (second.theme, second.kind, second.end, list(second.values.values())) == (
        "Tiedolla johtaminen",
        Kind.CONTINUOUS,
        None,
        [100],
    )
    assert second.proposes_done
