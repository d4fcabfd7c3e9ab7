"""The burden meter, and questions that are dropped."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.test import Client

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.core.burden import Question
from viitta.core.periods import Quarter
from viitta.doors.portal.burden.uses import uses_of
from viitta.parts.followup import actions, tasks
from viitta.parts.followup.models import DroppedQuestion, ProgressEntry, Sitting
from viitta.parts.followup.views.update import OPENED
from viitta.parts.meetings import actions as meetings
from viitta.parts.meetings.actions import calling
from viitta.parts.messages.models import Message

Q1 = Quarter(2024, 1)


@pytest.fixture
def asked(town, monkeypatch):
    """A round open now, and the address of an owner's update page."""
    now = datetime.now(UTC)
    opened = tasks.open_and_ask(roadmaps=[(town.roadmap, Q1)], opens=now.date(), by=town.actor("convenor"), at=now)[0]
    letter = Message.objects.get(recipient=town.people["viestintäpäällikkö"].email)
    return opened, re.search(r"/update/[\w-]+/", letter.text)[0]


def signed(seconds: float) -> str:
    return signing.dumps({"at": (datetime.now(UTC) - timedelta(seconds=seconds)).timestamp()}, salt=OPENED)


def answers(town, **fields) -> dict:
    return {f"m{town.app.pk}-{name}": value for name, value in fields.items()}


def test_how_long_a_page_was_open_is_kept_without_telling_whose(town, asked):
    _opened, address = asked
    Client().post(address, {**answers(town, percent="40"), "opened": signed(45)})
    row = Sitting.objects.get()
    assert 45 <= row.seconds <= 60
    assert row.answers == 1
    assert not {field.name for field in Sitting._meta.get_fields()} & {"person", "account", "by_person", "by_account"}


WORTHLESS = {
    "none": lambda: "",
    "rubbish": lambda: "rubbish",
    "unsigned": lambda: "x:y:z",
    "no number": lambda: signing.dumps({"at": "x"}, salt=OPENED),
    "five hours": lambda: signed(5 * 3600),
    "from the future": lambda: signed(-90),
}


@pytest.mark.parametrize("kind", WORTHLESS)
def test_a_time_that_tells_nothing_is_not_kept_and_the_answer_is(town, asked, kind):
    _opened, address = asked
    opened = WORTHLESS[kind]()
    Client().post(address, {**answers(town, percent="40"), "opened": opened})
    assert ProgressEntry.objects.filter(measure=town.app).exists()
    assert not Sitting.objects.exists()


def test_an_answer_counts_as_used_where_it_is_printed(town, told):
    opened = told(Q1, {town.app: 10}, note="Testit ovat kesken", cause="supplier")
    uses = {use.question: use for use in uses_of(opened, today=AT.date(), language="fi")}
    note, cause = uses[Question.NOTE], uses[Question.CAUSE]
    assert note.answered == 1
    assert note.places["picture"] == 1
    assert note.places["annex"] == 1
    assert cause.places == {"picture": 1, "annex": 0}


def test_a_sentence_that_no_report_prints_is_used_nowhere(town, told):
    opened = told(Q1, {town.app: 62}, note="")
    actions.record_progress(
        follow_up=opened,
        answers=[actions.Answer(town.app, 62, "Kaikki hyvin.", seen=1)],
        by=town.actor("convenor"),
        at=AT,
    )
    note = next(use for use in uses_of(opened, today=AT.date(), language="fi") if use.question is Question.NOTE)
    assert note.answered == 1
    assert note.places["picture"] == 0


def test_the_page_tells_who_was_asked_and_how_many_answered(town, told, browse):
    opened = told(Q1, {town.app: 40}, note="Testiryhmä käynnissä", cause="supplier")
    page = browse().get(f"/rounds/{opened.pk}/burden/").content.decode()
    assert "Mitä kierros Q1/2024 kysyi ja antoi" in page
    assert "viestintäpäällikkö" in page
    assert "Missä vastauksia käytettiin" in page


def test_only_who_runs_rounds_sees_the_burden_and_the_questions(town, told, browse):
    opened = told(Q1, {})
    for address in (f"/rounds/{opened.pk}/burden/", f"/roadmaps/{town.roadmap.pk}/questions/"):
        assert browse("owner").get(address).status_code == 404
        assert browse().get(address).status_code == 200


def test_a_dropped_question_is_not_on_the_page_and_not_taken(town, asked, browse):
    _opened, address = asked
    kept = ["note", "end", "observation"]
    browse().post(f"/roadmaps/{town.roadmap.pk}/questions/", {"asked": kept})
    assert set(DroppedQuestion.objects.values_list("question", flat=True)) == {"cause", "status"}
    page = Client().get(address).content.decode()
    assert f"m{town.app.pk}-note" in page
    assert f"m{town.app.pk}-status" not in page
    assert f"m{town.app.pk}-cause" not in page
    Client().post(address, answers(town, percent="40", cause="supplier", status="done"))
    entry = ProgressEntry.objects.get(measure=town.app)
    assert (entry.cause, entry.status) == ("", "running" if town.app.status == "running" else town.app.status)


def test_what_was_told_before_a_question_was_dropped_stays(town, asked):
    _opened, address = asked
    Client().post(address, answers(town, percent="40", note="Ensin kerrottu"))
    actions.choose_questions(roadmap=town.roadmap, dropped=["note"], by=town.actor("convenor"), at=AT)
    Client().post(address, answers(town, percent="45", seen="1"))
    entry = ProgressEntry.objects.get(measure=town.app)
    assert (int(entry.percent), entry.note) == (45, "Ensin kerrottu")


def test_a_dropped_question_can_be_asked_again(town, browse):
    address = f"/roadmaps/{town.roadmap.pk}/questions/"
    browse().post(address, {"asked": []})
    assert DroppedQuestion.objects.count() == 5
    browse().post(address, {"asked": ["note", "cause", "status", "end", "observation"]})
    assert not DroppedQuestion.objects.exists()


def test_the_percent_cannot_be_dropped(town, browse):
    with pytest.raises(ValueError, match="cannot be dropped"):
        actions.choose_questions(roadmap=town.roadmap, dropped=["percent"], by=town.actor("convenor"), at=AT)
    answer = browse().post(f"/roadmaps/{town.roadmap.pk}/questions/", {"asked": ["percent"]})
    assert answer.status_code == 422


def test_an_agenda_that_looks_back_on_the_round_is_a_place(town, told):
    opened = told(Q1, {town.app: 10}, note="Testit ovat kesken", cause="supplier")
    starts = datetime(2024, 4, 25, 10, tzinfo=UTC)
    new = calling.NewMeeting(
        town.group, "Seurantakokous", starts, starts + timedelta(hours=1), roadmap=town.roadmap, quarter=Q1.key
    )
    meeting = calling.add_meetings(new=[new], by=COMMAND_LINE, at=AT)[0]
    before = {use.question: use for use in uses_of(opened, today=AT.date(), language="fi")}
    meetings.draft_agenda(meeting=meeting, by=COMMAND_LINE, at=AT)
    after = {use.question: use for use in uses_of(opened, today=AT.date(), language="fi")}
    assert "agenda" not in before[Question.CAUSE].places
    assert after[Question.CAUSE].places["agenda"] == 1


def test_an_owner_sees_where_the_sentence_ended_up(town, told, browse):
    opened = told(Q1, {town.app: 10}, note="Testit ovat kesken", cause="supplier")
    page = browse("owner").get(f"/rounds/{opened.pk}/mine/").content.decode()
    assert "Testit ovat kesken" in page
    assert f'href="/picture/{town.roadmap.pk}/?quarter=2024Q1"' in page
    other = browse("member").get(f"/rounds/{opened.pk}/mine/").content.decode()
    assert "Testit ovat kesken" not in other
    assert "Ei omia vastauksia" in other
