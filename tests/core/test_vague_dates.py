"""Vague dates: a start means the first day, an end the last."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viitta.core.vague_dates import DateError, is_ongoing, read_range, read_span


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("6.1.2020", "2020-01-06", "2020-01-06"),
        ("06.01.2020", "2020-01-06", "2020-01-06"),
        ("2020-01-06", "2020-01-06", "2020-01-06"),
        ("1/2020", "2020-01-01", "2020-01-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("kevät 2021", "2021-01-01", "2021-05-31"),
        ("kesä 2021", "2021-06-01", "2021-08-31"),
        ("Syksy 2021", "2021-09-01", "2021-12-31"),
        ("syksyllä -21", "2021-09-01", "2021-12-31"),
        ("våren 2021", "2021-01-01", "2021-05-31"),
        ("autumn 2021", "2021-09-01", "2021-12-31"),
        ("Q1/2023", "2023-01-01", "2023-03-31"),
        ("IV/2023", "2023-10-01", "2023-12-31"),
        ("2023 Q2", "2023-04-01", "2023-06-30"),
        ("3. neljännes 2023", "2023-07-01", "2023-09-30"),
        ("joulukuussa 2025", "2025-12-01", "2025-12-31"),
        ("loppuvuosi 2025", "2025-07-01", "2025-12-31"),
        ("31.12.2025 mennessä", "2025-12-31", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        (2025, "2025-01-01", "2025-12-31"),
        (2025.0, "2025-01-01", "2025-12-31"),
        (43836, "2020-01-06", "2020-01-06"),
        (datetime.fromisoformat("2020-01-06 14:00"), "2020-01-06", "2020-01-06"),
    ],
)
def test_a_written_date_is_a_span_of_days(written, first, last):
    span = read_span(written)

    assert (span.first, span.last) == (day(first), day(last))


@pytest.mark.parametrize("written", ["31.2.2020", "2023-02-30", "0.1.2020", "32.1.2020"])
def test_a_day_that_no_calendar_has_is_told_as_such(written):
    with pytest.raises(DateError) as caught:
        read_span(written)
    assert caught.value.code == "no_such_day"


@pytest.mark.parametrize(
    "written", ["", "pian", "13/2020", "6.1.", "1.5", True, None, 3, 1e300, "talvi 2021", "9999", "1/2/3/2020"]
)
def test_what_means_no_day_is_not_a_date(written):
    with pytest.raises(DateError) as caught:
        read_span(written)
    assert caught.value.code == "not_a_date"


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("6.1.2020-30.11.2021", "2020-01-06", "2021-11-30"),
        ("1/2020–4/2020", "2020-01-01", "2020-04-30"),
        ("2023-2025", "2023-01-01", "2025-12-31"),
        ("kevät 2021 – syksy 2022", "2021-01-01", "2022-12-31"),
        ("I–III/2023", "2023-01-01", "2023-09-30"),
        ("1.1.-31.5.2021", "2021-01-01", "2021-05-31"),
        ("2020-01 - 2020-05", "2020-01-01", "2020-05-31"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_a_schedule_in_one_cell_has_two_ends(written, start, end):
    assert read_range(written) == (day(start), day(end))


def test_a_schedule_may_be_open_at_its_end():
    assert read_range("2024-") == (day("2024-01-01"), None)
    assert read_range("1/2024 – jatkuva") == (day("2024-01-01"), None)
    assert read_range("jatkuva") == (None, None)


@pytest.mark.parametrize("word", ["jatkuva", "Toistaiseksi", "tills vidare", "ongoing"])
def test_some_words_say_that_there_is_no_end(word):
    assert is_ongoing(word)


@given(st.dates(date(1950, 1, 1), date(2149, 12, 31)))
def test_every_day_is_read_back_from_its_finnish_and_its_iso_form(moment):
    assert read_span(f"{moment.day}.{moment.month}.{moment.year}").first == moment
    assert read_span(moment.isoformat()).last == moment


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    for read in (read_span, read_range):
        try:
            read(text)
        except DateError:
            continue


@pytest.mark.parametrize("text", ["-" * 30_000, "1-" * 15_000, "a -" * 10_000, " " * 100_000, "/" * 30_000])
@pytest.mark.parametrize("read", [read_span, read_range])
def test_a_text_too_long_for_a_date_is_none(read, text):
    with pytest.raises(DateError):
        read(text)


@pytest.mark.parametrize("text", ["Q4/9999", "IV/0001", "9999 Q1", "12/9999", "31.12.9999", "9999", "1.1.0001"])
def test_a_year_that_no_plan_has_is_no_date(text):
    with pytest.raises(DateError):
        read_span(text)
