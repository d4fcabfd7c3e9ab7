"""The pages of meetings: list, calling, series, finding a time, answering by a link."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.meetings import tasks
from viitta.parts.meetings.actions import calling
from viitta.parts.meetings.models import Meeting, ProposedTime, Series
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions as organisations
from viitta.parts.roadmaps import actions as roadmaps

BY = {"by": COMMAND_LINE, "at": AT}
HOUR = timedelta(hours=1)


@pytest.fixture
def seated(town):
    new = [organisations.NewSeat(town.people[title]) for title in ("tietohallintopäällikkö", "rehtori")]
    organisations.add_seats(group=town.group, new=new, **BY)
    return town


@pytest.fixture
def ahead():
    """A moment that is ahead of the clock: pages compare with today."""
    return timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=20)


def call(town, **values) -> Meeting:
    new = calling.NewMeeting(**{"group": town.group, "title": "Seurantakokous", **values})
    return calling.add_meetings(new=[new], **BY)[0]


def typed(town, at: datetime, **changes) -> dict:
    local = timezone.localtime(at)
    about = {"group": town.group.pk, "title": "Kevään kokous", "kind": "follow_up", "roadmap": town.roadmap.pk}
    when = {"day": f"{local.day}.{local.month}.{local.year}", "begins": "9.00", "ends": "10.30"}
    return {**about, **when, "quarter": "", "place": "Kaupungintalo", "note": "", **changes}


def test_an_empty_list_says_what_belongs_there_and_offers_the_first_step(seated, browse):
    page = browse().get("/meetings/").content.decode()
    assert "Ei vielä kokouksia" in page
    assert "/meetings/series/" in page
    assert "/meetings/series/" not in browse("member").get("/meetings/").content.decode()


def test_upcoming_meetings_come_first_then_those_being_found_then_the_past(seated, browse, ahead):
    call(seated, title="Mennyt", starts_at=AT, ends_at=AT + HOUR)
    call(seated, title="Haussa", times=((ahead, ahead + HOUR),))
    call(seated, title="Myöhemmin", starts_at=ahead + 24 * HOUR, ends_at=ahead + 25 * HOUR)
    call(seated, title="Tuleva", starts_at=ahead, ends_at=ahead + HOUR)
    page = browse().get("/meetings/").content.decode()
    places = [page.index(title) for title in ("Tuleva", "Myöhemmin", "Haussa", "Mennyt")]
    assert places == sorted(places)


def test_the_list_is_narrowed_by_group_and_kind(seated, browse, ahead):
    call(seated, title="Kevätkokous", starts_at=ahead, ends_at=ahead + HOUR)
    call(seated, title="Paja", kind="workshop", starts_at=ahead, ends_at=ahead + HOUR)
    page = browse().get("/meetings/?kind=workshop").content.decode()
    assert "Paja" in page
    assert "Kevätkokous" not in page
    assert "Mikään kokous ei täytä ehtoja" in browse().get("/meetings/?kind=steering").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions_however_long_it_is(
    seated, browse, ahead, count, django_assert_num_queries
):
    for day in range(count):
        call(seated, starts_at=ahead + day * 24 * HOUR, ends_at=ahead + day * 24 * HOUR + HOUR)
    client = browse()
    client.get("/meetings/")
    with django_assert_num_queries(9):
        client.get("/meetings/")


def test_a_meeting_is_called_on_a_form_and_its_members_by_their_seats(seated, browse, ahead):
    response = browse().post("/meetings/new/", typed(seated, ahead), follow=True)
    page = response.content.decode()
    meeting = Meeting.objects.get()
    assert (meeting.ends_at - meeting.starts_at, meeting.participants.count()) == (timedelta(minutes=90), 2)
    assert "Kenellekään ei ole vielä kerrottu" in page
    assert "rehtori" in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ends": "8.00"}, "Kokous ei voi päättyä ennen kuin se alkaa."),
        ({"day": "kevät 2026"}, "Kirjoita yksi päivä"),
        ({"begins": "aamulla"}, "Kirjoita kellonaika"),
        ({"title": ""}, "pakollinen"),
        ({"group": "999"}, "Valitse"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field_and_nothing_is_made(seated, browse, ahead, changes, sentence):
    response = browse().post("/meetings/new/", typed(seated, ahead, **changes))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Meeting.objects.exists()


def test_a_past_meeting_is_recorded_and_the_page_says_that_no_invitation_goes_out(seated, browse):
    response = browse().post("/meetings/new/", typed(seated, AT), follow=True)
    page = response.content.decode()
    assert "kutsua ei lähde" in page
    assert "/invite/" not in page


def test_a_series_proposes_working_days_that_can_be_changed_before_it_is_made(seated, browse):
    year = timezone.localdate().year + 1
    plan = roadmaps.NewRoadmap(seated.organisation, "Seuraava tiekartta", date(year, 1, 1), date(year, 9, 30))
    roadmap = roadmaps.found_roadmaps(new=[plan], **BY)[0]
    common = {
        "group": seated.group.pk, "roadmap": roadmap.pk, "title": "Seurantakokous", "kind": "follow_up",
        "weekday": "3", "begins": "13.00", "length": "90", "place": "", "note": "",
    }  # fmt: skip
    first = browse().post("/meetings/series/", {**common, "step": "propose"})
    days = dict(re.findall(r'name="(\d{4}Q\d)-day" value="([\d.]+)"', first.content.decode()))
    assert list(days) == [f"{year}Q1", f"{year}Q2", f"{year}Q3"]
    assert days[f"{year}Q3"].endswith(f".10.{year}")
    assert not Meeting.objects.exists()
    one, two = f"{year}Q1", f"{year}Q2"
    rows = {f"{one}-included": "on", f"{one}-day": f"21.5.{year}", f"{one}-begins": "12.00"}
    rows |= {f"{two}-included": "on", f"{two}-day": days[two], f"{two}-begins": "13.00"}
    browse().post("/meetings/series/", {**common, **rows, "step": "make"})
    made = list(Meeting.objects.order_by("starts_at"))
    assert [row.quarter for row in made] == [one, two]
    assert timezone.localtime(made[0].starts_at).strftime("%d.%m. %H.%M") == "21.05. 12.00"
    assert Series.objects.get().meetings.count() == 2
    refused = browse().post("/meetings/series/", {**common, f"{one}-included": "on", f"{one}-day": "x", "step": "make"})
    assert refused.status_code == 422


def test_two_people_who_edit_the_same_meeting_are_told(seated, browse, ahead):
    meeting = call(seated, starts_at=ahead, ends_at=ahead + HOUR)
    address = f"/meetings/{meeting.pk}/edit/"
    browse().post(address, typed(seated, ahead, seen="1", title="Ensin"))
    response = browse("administrator").post(address, typed(seated, ahead, seen="1", title="Sitten"))
    assert response.status_code == 422
    assert "Joku muu on muuttanut tätä" in response.content.decode()
    assert Meeting.objects.get().title == "Ensin"


def test_the_invitation_says_first_who_gets_it(seated, browse, ahead):
    meeting = call(seated, starts_at=ahead, ends_at=ahead + HOUR)
    calling.add_participants(meeting=meeting, new=[calling.NewParticipant("dosentti", "Yliopisto")], **BY)
    page = browse().get(f"/meetings/{meeting.pk}/invite/").content.decode()
    assert "Sähköpostilla: rehtori, tietohallintopäällikkö" in page
    assert "osoitetta ei tiedetä: dosentti" in page
    sent = browse().post(f"/meetings/{meeting.pk}/invite/", follow=True).content.decode()
    assert "2 sähköpostia lähtee." in sent


def token_of(recipient: str) -> str:
    text = Message.objects.filter(recipient=recipient).latest("pk").text
    return re.search(r"/meetings/answer/([\w-]+)/", text)[1]


def test_opening_the_link_shows_and_only_the_button_answers(seated, ahead):
    meeting = call(seated, starts_at=ahead, ends_at=ahead + HOUR)
    tasks.send_invitations(meeting=meeting, **BY)
    address = f"/meetings/answer/{token_of('member@viitala.example')}/"
    client = Client()
    assert "Tuletko?" in client.get(address).content.decode()
    assert meeting.participants.get(title="rehtori").reply == ""
    assert client.post(address, {}).status_code == 422
    done = client.post(address, {"reply": "maybe"}, follow=True).content.decode()
    assert "Vastauksesi on tallennettu." in done
    assert meeting.participants.get(title="rehtori").reply == "maybe"


def test_a_cancelled_meeting_says_so_by_the_link(seated, ahead):
    meeting = call(seated, starts_at=ahead, ends_at=ahead + HOUR)
    tasks.send_invitations(meeting=meeting, **BY)
    address = f"/meetings/answer/{token_of('member@viitala.example')}/"
    tasks.cancel_and_tell(meeting=meeting, **BY)
    response = Client().post(address, {"reply": "yes"})
    assert (response.status_code, "Kokous on peruttu" in response.content.decode()) == (410, True)


def test_all_times_are_answered_in_one_form_and_the_best_is_suggested_in_words(seated, browse, ahead):
    meeting = call(seated, times=((ahead, ahead + HOUR), (ahead + 24 * HOUR, ahead + 25 * HOUR)))
    browse().post(f"/meetings/{meeting.pk}/times/ask/")
    first, second = ProposedTime.objects.order_by("starts_at")
    address = f"/meetings/answer/{token_of('member@viitala.example')}/"
    Client().post(address, {f"t{first.pk}": "no", f"t{second.pk}": "yes"})
    page = browse().get(f"/meetings/{meeting.pk}/times/").content.decode()
    assert "pääsee 1/2, heistä varmasti 1" in page
    assert "1 ei ole vastannut." in page
    browse().post(f"/meetings/{meeting.pk}/times/{second.pk}/choose/")
    meeting.refresh_from_db()
    assert (meeting.state, meeting.starts_at) == ("planned", second.starts_at)
    assert Message.objects.filter(kind="meeting_invite").count() == 2


def test_an_answer_of_all_times_but_one_may_come_later(seated, browse, ahead):
    meeting = call(seated, times=((ahead, ahead + HOUR), (ahead + 24 * HOUR, ahead + 25 * HOUR)))
    tasks.ask_for_times(meeting=meeting, **BY)
    first, _second = ProposedTime.objects.order_by("starts_at")
    address = f"/meetings/answer/{token_of('member@viitala.example')}/"
    assert Client().post(address, {f"t{first.pk}": "maybe", "t999": "yes"}).status_code == 302
    assert Client().post(address, {f"t{first.pk}": "evil"}).status_code == 422


def test_one_answers_for_oneself_when_signed_in(seated, browse, ahead):
    meeting = call(seated, starts_at=ahead, ends_at=ahead + HOUR)
    browse("member").post(f"/meetings/{meeting.pk}/answer/", {"reply": "no"})
    assert meeting.participants.get(title="rehtori").reply == "no"
    assert browse("reader").post(f"/meetings/{meeting.pk}/answer/", {"reply": "no"}).status_code == 404


def test_the_deputy_is_shown_and_called_with_one_press(town, browse, ahead):
    new = organisations.NewSeat(town.people["rehtori"], deputy=town.people["hallintosihteeri"])
    organisations.add_seats(group=town.group, new=[new], **BY)
    meeting = call(town, starts_at=ahead, ends_at=ahead + HOUR)
    row = meeting.participants.get()
    assert "hallintosihteeri" in browse().get(f"/meetings/{meeting.pk}/").content.decode()
    browse().post(f"/meetings/{meeting.pk}/participants/{row.pk}/deputy/")
    assert sorted(meeting.participants.values_list("role", flat=True)) == ["deputy", "member"]


def test_markup_in_the_title_is_text(seated, browse, ahead):
    meeting = call(seated, title="<script>alert(1)</script>", starts_at=ahead, ends_at=ahead + HOUR)
    assert "<script>alert" not in browse().get(f"/meetings/{meeting.pk}/").content.decode()


def test_the_times_shown_are_finnish_time(seated, browse):
    call(seated, starts_at=datetime(2024, 6, 6, 6, tzinfo=UTC), ends_at=datetime(2024, 6, 6, 7, 30, tzinfo=UTC))
    assert "to 6.6.2024 klo 9.00–10.30" in browse().get("/meetings/").content.decode()
