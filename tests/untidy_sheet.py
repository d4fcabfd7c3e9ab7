"""A workbook as a city really keeps one: titles above, merged themes, two heading rows, totals and notes."""

from datetime import date
from io import BytesIO

import xlsxwriter

QUARTERS = ["I/2023", "II/2023", "III/2023", "IV/2023", "Q1/2024", "2/2024"]


def untidy_xlsx() -> bytes:
    """Two sheets: a guide with a misleading heading, and the follow-up with seven measures under four themes."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    formats = {"percent": book.add_format({"num_format": "0%"}), "day": book.add_format({"num_format": "d.m.yyyy"})}
    guide = book.add_worksheet("Ohje")
    guide.write_column(0, 0, ["Toimenpide", "Kirjaa toteuma kvartaaleittain välilehdelle Tehtävät."])
    page = book.add_worksheet("Tehtävät")
    page.merge_range("A1:N1", "Kaupungin digitiekartta 2023–2025", book.add_format({"bold": True}))
    page.write("A2", "Päivitetty 13.2.2026")
    _write_heading(page, book)
    _write_measures(page, book, formats)
    page.write("B16", "YHTEENSÄ")
    for column, letter in enumerate("HIJ", 7):
        page.write_formula(15, column, f"=AVERAGE({letter}6:{letter}14)", None, 40)
    page.write("A18", "* Arviot ovat vastuuhenkilöiden omia.")
    page.write("A19", "Lähde: digityöryhmä")
    book.close()
    return out.getvalue()


def _write_heading(page, book):
    head = book.add_format({"bold": True})
    page.merge_range("B4:B5", "Pääkohta", head)
    page.merge_range("C4:D4", "Toimenpide", head)
    page.write_row("C5", ["Tehtävä", "Tehtäväkuvaus"])
    page.merge_range("E4:E5", "Vastuu-\nhenkilö(t)", head)
    page.merge_range("F4:G4", "Aikataulu", head)
    page.write_row("F5", ["alkaa", "päättyy"])
    page.merge_range("H4:M4", "Toteuma-%", head)
    page.write_row("H5", QUARTERS)
    page.merge_range("N4:N5", "Sanallinen tiivistys toteutumisesta", head)
    page.write("A5", "Nro")


def _write_measures(page, book, formats):
    page.merge_range("B6:B7", "TIEDOLLA JOHTAMINEN", book.add_format())
    page.write_row("A6", [1])
    page.write_row("C6", ["Tietovarasto", "Tiedot yhteen paikkaan", "tietohallintopäällikkö", "1/2023"])
    page.write_datetime("G6", date(2024, 12, 31), formats["day"])
    page.write("H6", 0.1, formats["percent"])
    page.write_row("I6", ["20 %", 30, None, "–", 50])
    page.write("N6", "Ensimmäiset aineistot ovat tuotannossa.")
    page.write_row(
        "A7",
        [
            2,
            None,
            "Raporttinäkymät",
            None,
            "controller, myöh. talouspäällikkö",
            "kevät 2023",
            "jatkuva",
            8,
            17,
            25,
            33,
            42,
            50,
        ],
    )
    page.write_row(
        "A9",
        [3, "Sähköiset palvelut", "Kaupunkisovellus", "", "viestintäpäällikkö", "Q1/2023", "syksy 2023", 25, 50, 75],
    )
    page.write("K9", 1, formats["percent"])
    page.write_row("A10", [4, None, "Kutsuliikenne", None, None, 2023, "2024-06", 0, "", "15%"])
    page.merge_range("A11:N11", "DIGITUKI", book.add_format({"bold": True}))
    page.write_row(
        "A12", [5, None, "Kirjaston digituki", None, "kirjastotoimenjohtaja", "6.1.2023", "31.12.2025", 10, 20]
    )
    page.write_row("A13", [6, "Hallinto", "Asianhallinta", None, "hallintojohtaja", "2024", "2025"])
    page.write_row("A14", [7, None, "Sähköinen arkisto", None, "hallintojohtaja", "IV/2024", "2025"])
