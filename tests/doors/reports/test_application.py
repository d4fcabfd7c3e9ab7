"""The application as files: every question with its answer, opened by real readers; in three languages."""

import json
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.utils import translation

from tests.cast import AT
from tests.core.application.broken import EXAMPLE
from tests.permissions.projects import build_joint
from tests.readers import text_of_pdf, texts_by_office
from viitta.core.actors import COMMAND_LINE
from viitta.core.application import QUESTIONS, RISK_CLASSES, RISK_EFFECTS, check, from_json
from viitta.core.application.calls import ANY
from viitta.core.document.reading import lines_of
from viitta.doors.reports.application import application_document, application_file
from viitta.doors.reports.application.said import said_of
from viitta.doors.reports.application.words import CHOICES
from viitta.doors.reports.application.words import QUESTIONS as LABELS
from viitta.parts.joint_projects.actions.application import keep_sent_application
from viitta.parts.joint_projects.queries.application import material_of

pytestmark = pytest.mark.django_db
APPLICATION = from_json(json.dumps(EXAMPLE))


@pytest.fixture
def project(town):
    made = build_joint(town).project
    keep_sent_application(project=made, application=APPLICATION, sent_on=date(2019, 12, 19), by=COMMAND_LINE, at=AT)
    made.refresh_from_db()
    return made


def made(project, kind, language="fi") -> bytes:
    return application_file(material_of(project), kind, language=language, base_url="", at=AT)


def words(project, language) -> str:
    document = application_document(project, APPLICATION, language=language, on=AT.date())
    return "\n".join(lines_of(document)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", ("24. Arvonlisäverottomat kustannukset", "131 750,00 €", "Palvelujen kohdentuvuus paranee")),
        ("sv", ("24. Kostnader utan mervärdesskatt", "131 750,00 €", "Tjänsterna riktas bättre")),
        ("en", ("24. Costs without value added tax", "€131,750.00", "Services reach the right people better")),
    ],
)
def test_the_document_speaks_three_languages(project, language, said):
    text = words(project, language)
    assert all(one in text for one in said)


def test_every_question_has_its_heading_and_every_text_its_words(project):
    text = words(project, "fi")
    with translation.override("fi"):
        assert all(f"{one.number}. {LABELS[one.number]}" in text for one in QUESTIONS)
    for one in QUESTIONS:
        if one.is_text:
            assert all(line in text for line in EXAMPLE["answers"][str(one.number)].split("\n"))


def test_a_risk_stands_in_each_of_its_classes(project):
    assert words(project, "fi").count("Kuntien henkilöstö ei riitä hanketyöhön") == 2


def test_an_empty_answer_is_said_to_be_empty(project):
    assert words(project, "fi").count("Ei vastausta.") == 1  # question 5


def test_the_pdf_is_read_by_poppler(project):
    text = text_of_pdf(made(project, "pdf"))
    assert "lähetetty 19.12.2019" in text
    assert "155 000,00 €" in text
    assert "kunnanjohtaja, viranhaltijapäätös" in text


def test_word_and_excel_are_read_by_an_office(project, tmp_path):
    file = tmp_path / "hakemus.docx"
    file.write_bytes(made(project, "docx"))
    text = texts_by_office(file)[0].replace("\u00a0", " ")
    assert "Tekninen ratkaisu maksaa hyötyynsä nähden liikaa" in text
    assert "23 250,00 €" in text


def test_the_workbook_has_a_sheet_for_each_table(project):
    book = openpyxl.load_workbook(BytesIO(made(project, "xlsx")))
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert ("f", "arvonlisäverottomat kokonaiskustannukset", "155\u00a0000,00\u00a0€") in rows
    assert len(book.sheetnames) == 4


def test_the_json_is_the_file_that_is_checked(project):
    content = made(project, "json")
    assert json.loads(content) == EXAMPLE
    assert check(from_json(content)) == []


def test_amounts_for_the_form_are_digits_only():
    by_number = {one.number: said_of(APPLICATION, one, "fi") for one in QUESTIONS}
    assert [one.text for one in by_number[24]] == ["120000", "20000", "5000", "5000", "5000", "155000"]
    assert [one.text for one in by_number[26]] == ["131750", "23250", "", "", "", "", "", "155000"]


def test_every_choice_of_the_call_has_its_words():
    for name in ("3", "7", "8", "17", RISK_CLASSES, RISK_EFFECTS):
        assert set(CHOICES[name]) == set(ANY.codes_of(name))
