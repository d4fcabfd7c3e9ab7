"""The calendar that an account subscribes to."""

import re
from datetime import date, timedelta

import pytest
import vobject
from django.test import Client
from django.utils import timezone

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.followup.models import FollowUp
from viitta.parts.meetings.actions import calling
from viitta.parts.meetings.models import ActionPoint, CalendarFeed
from viitta.parts.roadmaps import actions as roadmaps

BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def feed(browse):
    """Makes the address of an account's calendar on its page; returns the path."""

    def make(role: str = "owner", accounts=None) -> str:
        page = browse(role, accounts).post("/accounts/calendar/", {"deed": "make"}).content.decode()
        return re.search(r"/calendar/[\w-]+\.ics", page)[0]

    return make


@pytest.fixture
def meeting(town):
    starts = timezone.now() + timedelta(days=10)
    new = calling.NewMeeting(town.group, "Seurantakokous", starts, starts + timedelta(hours=1))
    return calling.add_meetings(new=[new], **BY)[0]


def titles(path: str) -> list[str]:
    calendar = vobject.readOne(Client().get(path).content.decode())
    return [one.summary.value for one in calendar.contents.get("vevent", [])]


def test_it_holds_meetings_and_own_deadlines(town, meeting, feed):
    roadmaps.change_measures(changes=[roadmaps.MeasureChange(town.study, {"end": date(2030, 6, 30)})], **BY)
    ActionPoint.objects.create(
        organisation=town.organisation, group=town.group, meeting=meeting, text="Selvitä lisenssit",
        owner=town.people["viestintäpäällikkö"], due_on=date(2030, 5, 1), at=AT, by_label="x",
    )  # fmt: skip
    found = titles(feed())
    assert "Seurantakokous" in found
    assert "Toimenpide päättyy: Tietovaraston selvitys" in found
    assert "Tehtäväni määräpäivä: Selvitä lisenssit" in found


def test_rounds_stand_in_it_by_their_opening_and_due_day(town, feed):
    today = timezone.localdate()
    FollowUp.objects.create(roadmap=town.roadmap, quarter="2025Q4", opened_on=today, due_on=today + timedelta(days=14))
    assert titles(feed())[:2] == [
        "Kierros Q4/2025 avautuu: Digitiekartta 2023–2025",
        "Kierroksen Q4/2025 vastausten määräpäivä: Digitiekartta 2023–2025",
    ]


def test_the_entry_of_a_meeting_is_that_of_its_invitation(meeting, feed):
    assert f"UID:{meeting.uid}@" in Client().get(feed()).content.decode().replace("\r\n ", "")


def test_a_stranger_sees_none_of_the_towns_meetings(meeting, feed, neighbour):
    assert titles(feed("convenor", neighbour[1])) == []


def test_the_address_is_shown_once_and_only_its_hash_is_kept(feed, browse):
    path = feed()
    token = path.split("/")[2].removesuffix(".ics")
    assert token not in browse("owner").get("/accounts/calendar/").content.decode()
    assert CalendarFeed.objects.get().token_hash != token


def test_an_ended_an_earlier_and_an_unknown_address_are_404(feed, browse):
    first, second = feed(), feed()
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    browse("owner").post("/accounts/calendar/", {"deed": "end"})
    assert Client().get(second).status_code == 404
    assert Client().get(f"/calendar/{'x' * 43}.ics").status_code == 404


def test_an_unchanged_calendar_is_answered_304(meeting, feed):
    path = feed()
    tag = Client().get(path).headers["ETag"]
    assert Client().get(path, headers={"If-None-Match": tag}).status_code == 304
    calling.change_meeting(meeting=meeting, values={"title": "Uusi nimi"}, **BY)
    assert Client().get(path, headers={"If-None-Match": tag}).status_code == 200


def test_who_has_lost_access_gets_an_empty_calendar_and_a_closed_account_none(town, meeting, feed):
    path = feed()
    town.accounts["owner"].grants.all().delete()
    assert "Seurantakokous" not in titles(path)
    account = town.accounts["owner"]
    account.is_active = False
    account.save()
    assert Client().get(path).status_code == 404
