"""The draft of a final report: it says what the data says, and what is missing where there is none."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from django.utils.translation import override

from tests.cast import AT, TODAY
from tests.render.hostile import ALL
from viitta.core.actors import COMMAND_LINE
from viitta.core.document import Heading, Text, plain, walk
from viitta.core.document.reading import lines_of, lines_of_blocks
from viitta.core.formats import LANGUAGES
from viitta.core.periods import Quarter
from viitta.doors.reports.final import draft, final_document, gather, picture_document
from viitta.doors.reports.final.pen import say
from viitta.doors.reports.final.sections import TITLES
from viitta.doors.reports.formats import as_file
from viitta.parts.benefits import actions as benefits
from viitta.parts.followup import actions as followup
from viitta.parts.followup.words import OUTCOME
from viitta.parts.meetings.models import GoodPractice, Visit
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.words import SEAT_ROLES
from viitta.parts.roadmaps import actions as roadmaps
from viitta.parts.roadmaps.models import Recommendation
from viitta.parts.roadmaps.words import CAUSE, CHANGE, KIND, PROVENANCE, REACHED

STORED = [name for name, text in ALL.items() if name != "lone surrogate" and "\0" not in text]
pytestmark = pytest.mark.django_db
BY = {"by": COMMAND_LINE, "at": AT + timedelta(days=1)}


def drafted(town, language="fi", **options):
    return draft(gather(town.roadmap, today=TODAY), language=language, **options)


def section(town, key, **options):
    """The lines of one section."""
    found = next(one for one in drafted(town, **options) if one.key == key)
    return lines_of_blocks(found.blocks)


def document(town, language="fi"):
    facts = gather(town.roadmap, today=TODAY)
    return final_document(facts.roadmap, draft(facts, language=language), language=language, on=TODAY)


def test_every_section_is_drafted_once_and_in_order(town):
    assert [one.key for one in drafted(town)] == list(TITLES)


def test_where_data_is_missing_the_report_says_so(town):
    said = "\n".join(lines_of(document(town)))
    for sentence in (
        "Tiekartan hyväksyjää ja hyväksymispäivää ei ole kirjattu.",
        "Tiekartan tavoitteita ei ole kirjattu.",
        "Tiekartan lähtötietoja ei ole kirjattu.",
        "Tiekarttaa seuraavaa työryhmää ei ole kirjattu.",
        "Seurantakierroksia ei ole pidetty.",
        "Vierailuja tai esityksiä ei ole kirjattu.",
        "Toimintaympäristön muutoksia ei ole kirjattu.",
        "Onnistumisia ei ole kirjattu.",
        "Haasteita ei ole kirjattu.",
        "Viivästysten syitä ei ole kirjattu.",
        "Suosituksia ei ole kirjattu.",
        "Hyväksytystä tiekartasta ei ole tallennettu laitosta, joten sitä ei voida esittää tässä.",
    ):
        assert sentence in said


def test_a_draft_made_while_the_period_goes_on_says_so(town):
    assert "Kausi kestää 31.12.2025 asti, joten tämä on luonnos." in section(town, "introduction")[0]


def test_a_roadmap_without_measures_has_a_report_too(town):
    roadmaps.remove_measures(measures=[town.app, town.study, town.support], **BY)
    for language in LANGUAGES:
        for kind in ("pdf", "docx", "html"):
            assert as_file(document(town, language), kind, base_url="", at=AT)
    assert picture_document(gather(town.roadmap, today=TODAY), language="fi", on=TODAY).blocks


def answer(town, measure, percent, quarter, **more):
    row = followup.open_rounds(roadmaps=[(town.roadmap, quarter)], calendar=calendar(quarter), **BY)[0]
    followup.record_progress(
        follow_up=row, answers=[followup.Answer(measure, Decimal(percent), **more)], by=COMMAND_LINE, at=AT
    )
    followup.close_rounds(rounds=[row], **BY)


def calendar(quarter):
    from viitta.parts.followup.tasks import round_calendar

    return round_calendar(quarter.last + timedelta(days=1))


def test_a_measure_finished_after_its_approved_end_is_told_with_its_days_and_reason(town):
    roadmaps.record_approval(
        roadmap=town.roadmap, body="valtuusto", decided_on=date(2023, 1, 1), section="15", by=COMMAND_LINE, at=AT
    )
    changed = roadmaps.MeasureChange(
        town.app, {"end": date(2023, 1, 20), "start": date(2023, 1, 1)}, reason="Toimittaja", cause="supplier"
    )
    roadmaps.change_measures(changes=[changed], **BY)
    town.app.refresh_from_db()
    town.app.approved_end = date(2022, 12, 31)
    town.app.save()
    answer(town, town.app, 100, Quarter(2023, 1), status="done")
    rows = section(town, "schedules")
    assert "1 toimenpide valmistui sitä myöhemmin." in " ".join(rows)
    row = next(line for line in rows if line.startswith("Kaupunkisovellus 31.12.2022"))
    assert "Q1/2023 20 Toimittaja: Toimittaja" in row
    assert "Tiekartan hyväksyi valtuusto 1.1.2023, §\u00a015." in " ".join(section(town, "background"))


def seat(town, title, **more):
    person = town.people[title]
    return organisations.add_seats(
        group=town.group, new=[organisations.NewSeat(person, title, "hallinto", **more)], **BY
    )[0]


def test_members_are_told_by_title_and_names_only_when_somebody_chose_so(town):
    first = seat(town, "rehtori", until_date=date(2024, 1, 1))
    seat(town, "viestintäpäällikkö", replaces=first, from_date=date(2024, 1, 1))
    by_title = section(town, "organisation")
    assert "myöhemmin viestintäpäällikkö hallinto Jäsen 1.1.2024 alkaen" in by_title
    assert "Kauden aikana 1 paikka siirtyi seuraajalle." in by_title[0]
    assert not any("Viitala" in line for line in by_title)
    assert any("rehtori Member Viitala" in line for line in section(town, "organisation", shows_names=True))


def test_visits_practices_and_recommendations_are_told_in_the_words_they_were_given(town):
    Visit.objects.create(
        organisation=town.organisation, roadmap=town.roadmap, kind="thesis", by_title="johdon sihteeri",
        from_organisation="oma kaupunki", subject="Tiedolla johtaminen", on=date(2024, 3, 1), by_label="komentorivi",
    )  # fmt: skip
    GoodPractice.objects.create(
        organisation=town.organisation, roadmap=town.roadmap, municipality="Naapurila", what="Yhteinen alusta",
        link="https://naapurila.example/", seen_on=date(2024, 3, 1), taken="Sama alusta", measure=town.app, by_label="komentorivi",
    )  # fmt: skip
    Recommendation.objects.create(
        roadmap=town.roadmap, text="Jatketaan ryhmää", grounds="Se toimi", position=1, at=AT, by_label="komentorivi"
    )
    lessons = section(town, "lessons")
    assert "Tiedolla johtaminen Opinnäytetyön esittely, 1.3.2024: johdon sihteeri, oma kaupunki" in lessons
    assert (
        "Naapurila: Yhteinen alusta Havaittu 1.3.2024. Otamme siitä käyttöön: Sama alusta Kaupunkisovellus" in lessons
    )
    assert "Jatketaan ryhmää Se toimi" in section(town, "conclusions")


def test_words_of_the_roadmap_are_marked_in_a_report_of_another_language(town):
    found = [
        piece
        for block in walk(document(town, "en").blocks)
        for row in getattr(block, "rows", ())
        for cell in row
        for piece in cell
        if isinstance(piece, Text) and piece.text == "Kaupunkisovellus"
    ]
    assert found
    assert {piece.language for piece in found} == {"fi"}


def test_a_figure_in_a_sentence_is_a_link_to_its_rows():
    said = say("Of %(all)s measures %(late)s are late.", all="3", late=Text("1", link="/roadmaps/1/?outcome=later"))
    assert plain(said) == "Of 3 measures 1 are late."
    assert [piece.link for piece in said if piece.link] == ["/roadmaps/1/?outcome=later"]


@pytest.mark.parametrize("words", [SEAT_ROLES, PROVENANCE, REACHED, CAUSE, CHANGE, KIND, OUTCOME])
def test_words_of_closed_lists_are_there_in_swedish(words):
    texts = {}
    for language in ("sv", "en"):
        with override(language):
            texts[language] = [str(word) for word in words.values()]
    with override("fi"):
        finnish = [str(word) for word in words.values()]
    assert all(
        one not in (other, third) or one == "strategi"
        for one, other, third in zip(texts["sv"], texts["en"], finnish, strict=True)
    )


@pytest.mark.parametrize("name", STORED)
def test_hostile_words_of_a_roadmap_go_into_every_format(town, name):
    text = ALL[name]
    town.app.description = town.app.summary = text
    town.app.save()
    town.roadmap.description = text
    town.roadmap.save()
    made = document(town)
    for kind in ("pdf", "docx", "html", "xlsx", "json"):
        assert as_file(made, kind, base_url="", at=AT)


def test_a_text_of_a_hundred_thousand_letters_goes_into_pdf_and_word(town):
    town.app.summary = "Tämä on pitkä selostus. 🙂 <b>ei lihavoitu</b> שלום " * 2000
    town.app.save()
    made = document(town)
    assert len(town.app.summary) > 100_000
    for kind in ("pdf", "docx"):
        assert as_file(made, kind, base_url="", at=AT)


def test_headings_of_the_report_never_skip_a_level(town):
    levels = [block.level for block in walk(document(town).blocks) if isinstance(block, Heading)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_benefits_are_told_with_what_was_expected_and_what_has_been_told(town):
    values = {"title": "Hakemukset sähköisesti", "roadmap": town.roadmap, "expected_euros": Decimal(-3000), "expected_person_years": Decimal("0.5")}  # fmt: skip
    row = benefits.add_benefits(organisation=town.organisation, new=[benefits.NewBenefit(values)], **BY)[0]
    told = benefits.TakenYear(2023, Decimal("0.25"), Decimal(1200))
    benefits.tell_years(benefit=row, told=[told], **BY)
    said = "\n".join(section(town, "goals")).replace("\xa0", " ")
    assert "0,50 henkilötyövuotta, −3 000,00 €" in said
    assert "2023: 0,25 henkilötyövuotta, 1 200,00 €" in said
    assert "Hyödyt" not in "\n".join(section(town, "schedules"))
