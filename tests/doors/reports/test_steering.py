"""The agenda of a steering group: its own standing items, told from the joint project's data."""

import re
from datetime import datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest

from tests.joint import ON
from viitta.config.sample.steering import steer
from viitta.core.actors import COMMAND_LINE
from viitta.core.agenda import STEERING
from viitta.doors.reports.agenda import agenda_document, gather
from viitta.parts.meetings import actions
from viitta.parts.meetings.actions import calling
from viitta.parts.meetings.models import AgendaItem, Meeting, MeetingKind
from viitta.parts.meetings.permissions import can_run
from viitta.parts.meetings.queries import meetings_of
from viitta.render import html

BEGINS = datetime(2021, 11, 29, 9, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture
def meeting(six_money):
    group, roadmap = six_money.project.group, six_money.project.roadmap
    new = calling.NewMeeting(
        group, "Ohjausryhmä", BEGINS, BEGINS + timedelta(hours=1), kind=MeetingKind.STEERING, roadmap=roadmap
    )
    made = calling.add_meetings(new=[new], by=COMMAND_LINE, at=BEGINS)[0]
    actions.draft_agenda(meeting=made, by=COMMAND_LINE, at=BEGINS)
    return made


def told(meeting: Meeting) -> str:
    document = agenda_document(gather(meeting, today=ON), language="fi")
    return unescape(re.sub(r"<[^>]+>", " ", html.fragment(document))).replace("\xa0", " ")


def test_a_steering_group_gets_its_own_standing_items_in_order(meeting):
    kinds = AgendaItem.objects.filter(meeting=meeting).order_by("position").values_list("kind", flat=True)
    assert tuple(kinds) == STEERING


def test_the_budget_item_tells_what_is_left_of_the_grant(meeting):
    words = told(meeting)
    assert "131 750,00 €" in words
    assert "125 981,43 €" in words


def test_the_item_of_changes_tells_of_the_merger_and_its_answer(meeting):
    assert "Honkajoki yhdistyy toiseen osatoteuttajaan" in told(meeting)


def test_days_of_officials_stand_beside_the_risks_and_are_no_cost(meeting):
    words = told(meeting)
    assert "ei ole hankkeen kustannus" in words
    assert "Päiviä luvattu" in words


def test_the_funders_expert_who_was_not_called_is_missed(meeting):
    assert "Rahoittajan asiantuntijaa ei ole kutsuttu." in told(meeting)


def test_every_municipality_that_is_in_the_project_is_called_by_its_seat(meeting):
    assert "5 kunnalla on kullakin paikka." in told(meeting)
    sectors = set(meeting.participants.values_list("sector", flat=True))
    assert {"Kankaanpää", "Jämijärvi", "Karvia", "Pomarkku", "Siikainen"} <= sectors
    assert "Honkajoki" not in sectors


def test_the_coordinator_runs_the_groups_meetings(six_money, meeting):
    assert can_run(six_money.actor(), meeting)
    assert not can_run(six_money.actor("Karvia"), meeting)


def test_a_partner_reads_the_memo_of_the_sample(six_money):
    steer(six_money.built)
    seen = meetings_of(six_money.actor("Karvia"), on=ON)
    assert {row.title for row in seen} >= {"Ohjausryhmän kokous 1", "Ohjausryhmän kokous 3"}
