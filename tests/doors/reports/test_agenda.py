"""The agenda as a report: what its items tell from the data, and every format of it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils.translation import override

from tests.cast import AT, TODAY
from tests.parts.meetings.world import NINE, build_meeting
from viitta.core.actors import COMMAND_LINE
from viitta.core.document import Heading, Table, plain, to_json, walk
from viitta.core.periods import Quarter
from viitta.doors.reports.agenda import agenda_document, gather
from viitta.doors.reports.formats import as_file
from viitta.parts.followup import actions as followup
from viitta.parts.followup import tasks
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import GoodPractice, Visit
from viitta.parts.risks import actions as risks

BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def meeting(town):
    row = tasks.open_and_ask(
        roadmaps=[(town.roadmap, Quarter(2024, 1))], opens=date(2024, 4, 2), by=COMMAND_LINE, at=datetime(2024, 4, 2, 8, tzinfo=UTC)
    )[0]  # fmt: skip
    answers = [followup.Answer(town.app, Decimal(20), "Toimittaja myöhässä.", cause="supplier")]
    followup.record_progress(follow_up=row, answers=answers, **BY)
    new = [
        followup.NewObservation("challenge", "Resurssit ovat tiukat.", TODAY, Quarter(2024, 1)),
        followup.NewObservation("lesson", "Aloitetaan pienestä.", TODAY, Quarter(2024, 1)),
    ]
    followup.record_observations(roadmap=town.roadmap, new=new, **BY)
    one = risks.NewRisk("Henkilöstö ei riitä", 4, 5, TODAY, ("schedule",), countermeasure="Varahenkilöt nimetään.")
    risks.add_risks(roadmap=town.roadmap, new=[one], **BY)
    meeting = build_meeting(town)
    actions.draft_agenda(meeting=meeting, **BY)
    return meeting


def said(meeting, language="fi"):
    document = agenda_document(gather(meeting, today=TODAY), language=language)
    return document, to_json(document)


def test_the_headings_number_the_items_and_tell_their_minutes(meeting):
    document, _text = said(meeting)
    chapters = [one.text for one in document.blocks if isinstance(one, Heading) and one.level == 1]
    assert chapters[0].startswith("1 Aiempien kokousten avoimet tehtävät (")
    assert len(chapters) == 5
    overview = next(one for one in document.blocks if isinstance(one, Table))
    assert plain(overview.rows[0][1]) == "9.00"
    assert sum(int(plain(row[2]).split()[0]) for row in overview.rows) == 90


def test_progress_tells_what_is_late_with_its_cause(meeting):
    _document, text = said(meeting)
    assert "Kaupunkisovellus" in text
    assert "toimittaja" in text
    assert "Toimittaja myöhässä." in text


def test_challenges_stand_apart_from_results(meeting):
    document, _text = said(meeting)
    words = [getattr(one, "text", "") for one in walk(document.blocks)]
    challenge, lesson = words.index("Resurssit ovat tiukat."), words.index("Aloitetaan pienestä.")
    results = next(at for at, one in enumerate(words) if isinstance(one, str) and one.startswith("4 "))
    assert challenge < results < lesson


def test_open_risks_come_with_their_level(meeting):
    _document, text = said(meeting)
    assert "Henkilöstö ei riitä" in text
    assert "20 " in text
    assert "Varahenkilöt nimetään." in text


def test_an_open_action_comes_to_the_next_agenda_with_its_owner_and_how_late_it_is(town, meeting):
    actions.begin_meeting(meeting=meeting, **BY)
    new = [actions.NewAction("Kysy tarjous", owner=town.people["rehtori"], due_on=date(2024, 5, 20))]
    actions.add_action_points(meeting=meeting, new=new, **BY)
    actions.end_meeting(meeting=meeting, **BY)
    later = build_meeting(town, starts=NINE + timedelta(days=90), title="Seurantakokous Q2/2024", quarter="2024Q2")
    actions.draft_agenda(meeting=later, **BY)
    with override("fi"):
        text = to_json(agenda_document(gather(later, today=date(2024, 5, 25)), language="fi"))
    assert "Kysy tarjous" in text
    assert "rehtori" in text
    assert "20.5.2024, 5 päivää myöhässä" in text


def test_visits_and_good_practices_of_others_are_told(town, meeting):
    Visit.objects.create(
        organisation=town.organisation, meeting=meeting, subject="Robotiikka kunnassa", by_title="tutkija",
        from_organisation="Yliopisto", on=TODAY, by_label="x",
    )  # fmt: skip
    GoodPractice.objects.create(
        organisation=town.organisation, roadmap=town.roadmap, municipality="Esimerkkilä", what="Chat palvelupisteessä",
        link="javascript:alert(1)", seen_on=TODAY, by_label="x",
    )  # fmt: skip
    actions.draft_agenda(meeting=meeting, **BY)
    _document, text = said(meeting)
    assert "tutkija, Yliopisto" in text
    assert "Chat palvelupisteessä" in text
    assert "javascript" not in text


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("kind", ["html", "json", "xlsx", "docx", "pdf"])
def test_every_format_is_made_in_every_language(meeting, language, kind):
    document, _text = said(meeting, language)
    assert len(as_file(document, kind, base_url="https://viitta.example", at=AT)) > 1000


def test_a_meeting_about_no_roadmap_says_so(town, meeting):
    meeting.roadmap = None
    _document, text = said(meeting)
    assert "tiekart" in text


def test_hostile_text_goes_through_every_format(town, meeting):
    body = "<script>alert(1)</script> 🙂 שלום " + "ä" * 20_000
    actions.propose_items(group=town.group, new=[actions.NewItem("<b>Otsikko</b> 🙂", body)], meeting=meeting, **BY)
    document, _text = said(meeting)
    for kind in ("html", "docx", "pdf"):
        content = as_file(document, kind, base_url="", at=AT)
        assert b"<script>alert" not in content


def test_the_number_of_queries_does_not_grow_with_the_items(town, meeting, django_assert_max_num_queries):
    with django_assert_max_num_queries(22):
        gather(meeting, today=TODAY)
    new = [actions.NewItem(f"Asia {number}", measure=town.app) for number in range(3)]
    actions.propose_items(group=town.group, new=new, meeting=meeting, **BY)
    with django_assert_max_num_queries(22):
        gather(meeting, today=TODAY)


def test_the_agenda_speaks_swedish_throughout(meeting):
    _document, text = said(meeting, "sv")
    for words in ("allvarlig", "Öppna risker", "Åtgärd"):
        assert words in text
    assert "severe" not in text
