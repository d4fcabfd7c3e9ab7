"""Accounting exports: any order of columns, any signs, every fault by its row and column; the same row told again."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.ledger import BadLedger, Entry, Flaw, Style, Unreadable, read_amount, read_day, read_entries, survey
from viitta.engines.ledgers import encoding_of, rows_of
from viitta.engines.spreadsheets import Refused

D = Decimal
HEADS = "Tosite;Pvm;Tili;Kustannuspaikka;Selite;Netto;ALV\n"


def read(text, encoding="utf-8", name="ote.csv"):
    rows = rows_of(text if isinstance(text, bytes) else text.encode(encoding), name)
    return list(read_entries(rows(), survey(rows)))


def entries(text, **options):
    found = read(text, **options)
    assert [one for one in found if isinstance(one, Flaw)] == []
    return found


def flaws(text, **options):
    return [(one.code, one.row, one.column) for one in read(text, **options) if isinstance(one, Flaw)]


def test_an_export_of_a_finnish_system():
    text = (
        "Pääkirja 1.1.2020–30.6.2020;;;\n\n"
        + HEADS
        + "1001;31.1.2020;4000;800;Palkat tammikuu;3 500,00;0,00\n1002;5.2.2020;4400;800;Asiantuntija;1.234,50;296,28\n"
    )
    first, second = entries(text)
    assert (first.number, first.on, first.voucher, first.account, first.cost_centre) == (
        4,
        date(2020, 1, 31),
        "1001",
        "4000",
        "800",
    )
    assert (first.net, second.net, second.vat, second.text) == (D("3500.00"), D("1234.50"), D("296.28"), "Asiantuntija")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_encodings_and_separators_are_found_out(encoding, mark):
    rows = [["Tili", "Selite", "Päivä", "Tositenro", "Summa"], ["4400", "Työpajan tilä", "6.1.2020", "7", "100.50"]]
    text = "\n".join(mark.join(row) for row in rows) + "\n"
    assert [(one.text, one.net) for one in entries(text, encoding=encoding)] == [("Työpajan tilä", D("100.50"))]


def test_debit_less_credit_is_the_amount():
    text = "Tosite;Pvm;Tili;Debet;Kredit\n1;6.1.2020;4400;100,00;\n2;7.1.2020;4400;;30,00\n3;7.1.2020;4400;5,00;\n"
    assert [one.net for one in entries(text)] == [D("100.00"), D("-30.00"), D("5.00")]


def test_a_column_of_sides_turns_credits():
    text = "Tosite;Pvm;Tili;Summa;D/K\n1;6.1.2020;4400;100,00;D\n2;7.1.2020;4400;30,00;K\n"
    assert [one.net for one in entries(text)] == [D("100.00"), D("-30.00")]


def test_an_export_that_writes_costs_below_zero_is_turned_whole():
    text = (
        HEADS + "1;6.1.2020;4400;;a;-100,00;-24,00\n2;7.1.2020;4400;;b;-50,00;0\n3;8.1.2020;4400;;hyvitys;20,00;4,80\n"
    )
    assert [(one.net, one.vat) for one in entries(text)] == [
        (D("100.00"), D("24.00")),
        (D("50.00"), D(0)),
        (D("-20.00"), D("-4.80")),
    ]


def test_gross_less_value_added_tax_is_net():
    text = "Tosite;Pvm;Tili;Brutto;ALV\n1;6.1.2020;4400;124,00;24,00\n"
    assert [(one.net, one.vat) for one in entries(text)] == [(D("100.00"), D("24.00"))]
    text = "Tosite;Pvm;Tili;Brutto;ALV-%\n1;6.1.2020;4400;124,00;24\n"
    assert [(one.net, one.vat) for one in entries(text)] == [(D("100.00"), D("24.00"))]
    text = "Tosite;Pvm;Tili;Netto;ALV-%\n1;6.1.2020;4400;100,00;24\n"
    assert [(one.net, one.vat) for one in entries(text)] == [(D("100.00"), D("24.00"))]


def test_an_account_with_its_name_in_one_cell_is_parted():
    entry = entries("Tosite;Pvm;Tili;Summa\n1;6.1.2020;4400 Asiantuntijapalvelut;5,00\n")[0]
    assert (entry.account, entry.account_name) == ("4400", "Asiantuntijapalvelut")


def test_sums_and_empty_rows_are_left_out():
    text = HEADS + "1;6.1.2020;4400;;a;100,00;0\n;;;;;;\n;;4400;;Yhteensä;100,00;\n"
    assert len(entries(text)) == 1


def test_a_sum_that_the_rows_do_not_make_tells_that_some_are_missing():
    text = HEADS + "1;6.1.2020;4400;;a;100,00;0\n;;;;Yhteensä;250,00;\n"
    assert flaws(text) == [("total_differs", 3, 0)]


@pytest.mark.parametrize(
    ("row", "flaw"),
    [
        ("1;6.1.2020;4400;;a;paljon;0", ("amount", 3, 6)), ("1;6.1.2020;4400;;a;1e9;0", ("amount", 3, 6)),
        ("1;6.1.2020;4400;;a;1,005;0", ("decimals", 3, 6)), ("1;6.1.2020;4400;;a;;0", ("no_amount", 3, 6)),
        ("1;31.2.2020;4400;;a;1,00;0", ("day", 3, 2)), ("1;;4400;;a;1,00;0", ("day", 3, 2)),
        (";6.1.2020;4400;;a;1,00;0", ("empty", 3, 1)), ("1;6.1.2020;;;a;1,00;0", ("empty", 3, 3)),
        ("1;6.1.2020;4400", ("too_few", 3, 3)), ("1;6.1.2020;4400;;a;1,00;x", ("amount", 3, 7)),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_row_and_column(row, flaw):
    good = "1;6.1.2020;4400;;a;100,00;0\n"
    assert flaws(HEADS + good + row + "\n" + good) == [flaw]


@pytest.mark.parametrize("end", ["4;9.1.2020;44", "4;9.1.2020;4400;;selite", "4;9.1.2020;4400;;a;12"])
def test_a_file_that_is_cut_in_the_middle_says_so_at_its_last_row(end):
    good = "".join(f"{at};{at}.1.2020;4400;;a;100,00\n" for at in range(1, 4))
    found = flaws("Tosite;Pvm;Tili;Kustannuspaikka;Selite;Netto\n" + good + end)
    assert [(code, row) for code, row, _column in found] == [("cut", 5)]


def test_a_file_that_is_cut_inside_a_letter_is_still_read_as_what_it_is():
    data = (HEADS + "1;6.1.2020;4400;;Työ").encode()[:-2]
    assert encoding_of(data) == "utf-8"
    assert flaws(data) == [("cut", 2, 5)]


def test_an_open_quotation_mark_is_told():
    text = HEADS + '1;6.1.2020;4400;;"auki;1,00;0\n' + "1;6.1.2020;4400;;a;1,00;0\n" * 9000
    with pytest.raises(BadLedger) as refused:
        read(text)
    assert refused.value.flaw.code == "open_quote"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a;b;c\n1;2;3\n", "no_heads"),
        ("Tosite;Pvm;Selite\n1;2;3\n", "no_column"),
        ("Pvm;Tili;Selite;Summa\n", "no_column"),
    ],
)
def test_a_file_without_its_columns_is_refused(text, code):
    with pytest.raises(BadLedger) as refused:
        read(text)
    assert refused.value.flaw.code == code


def test_the_same_rows_have_the_same_digests_whatever_the_file():
    row = "1;6.1.2020;4400;;a;100,00;0\n"
    one, two = entries(HEADS + row + row), entries("Kirjanpito\n" + HEADS + "2;6.1.2020;4400;;b;1,00;0\n" + row + row)
    assert one[0].digest != one[1].digest, "two alike rows of one file are two rows"
    assert [each.digest for each in one] == [each.digest for each in two[1:]]


@pytest.mark.parametrize(
    ("text", "style", "amount"),
    [
        ("1 234,56-", None, "-1234.56"), ("-1.234,56", None, "-1234.56"), ("(100,00)", None, "-100.00"),
        ("1,234.56", Style.POINT, "1234.56"), ("1.234", Style.COMMA, "1234.00"), ("1,234", Style.POINT, "1234.00"),
        ("1234.56", None, "1234.56"), ("-0,00", None, "0.00"), ("+5", None, "5.00"), ("1 234,50 €", None, "1234.50"),
    ],
)  # fmt: skip
def test_amounts_of_ledgers(text, style, amount):
    assert str(read_amount(text, style)) == amount


@pytest.mark.parametrize(
    ("text", "style", "code"),
    [("1.234", None, "unsure"), ("1,2,3", None, "amount"), ("", None, "amount"), ("1.5", Style.COMMA, "amount")],
)
def test_amounts_that_could_mean_two_things_are_not_guessed(text, style, code):
    with pytest.raises(Unreadable) as refused:
        read_amount(text, style)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text", ["6.1.2020", "06.01.2020", "6.1.20", "6/1/2020", "2020-01-06", "20200106", "2020-01-06T00:00:00"]
)
def test_days_of_ledgers(text):
    assert read_day(text) == date(2020, 1, 6)


@given(
    st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2021, 12, 31)), st.decimals(1, 99_999, places=2)), max_size=20)
)
def test_what_an_export_writes_is_what_is_read(rows):
    body = "".join(
        f"{at};{day:%d.%m.%Y};4400;;a;{str(net).replace('.', ',')};0\n" for at, (day, net) in enumerate(rows, 1)
    )
    assert [(one.on, one.net) for one in read(HEADS + body) if isinstance(one, Entry)] == rows


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data):
    with suppress(BadLedger, Refused):
        read(HEADS.encode() + data)
