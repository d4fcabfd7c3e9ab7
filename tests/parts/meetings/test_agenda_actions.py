"""The agenda: drafted once, ordered by hand, items kept for later, removed and brought back."""

from datetime import timedelta

import pytest

from tests.cast import AT, TODAY
from tests.parts.meetings.world import build_meeting
from viitta.core.agenda import ORDER
from viitta.parts.audit.models import Event
from viitta.parts.meetings import actions
from viitta.parts.meetings.models import AgendaItem, ItemKind, Visit
from viitta.parts.meetings.queries.agenda import backlog_of, items_of, removed_items
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.roadmaps.models import Recommendation


@pytest.fixture
def meeting(town):
    return build_meeting(town)


def kinds(meeting):
    return [item.kind for item in items_of(meeting)]


def draft(town, meeting, backlog=()):
    return actions.draft_agenda(meeting=meeting, backlog=backlog, by=town.actor("convenor"), at=AT)


def propose(town, title="Sähköinen allekirjoitus", meeting=None, role="member", **more):
    new = [actions.NewItem(title, **more)]
    return actions.propose_items(group=town.group, new=new, meeting=meeting, by=town.actor(role), at=AT)[0]


def test_the_rule_knows_every_kind_of_item():
    assert set(ORDER) == set(ItemKind.values)


def test_a_draft_has_the_standing_items_once_each_in_order(town, meeting):
    draft(town, meeting)
    assert kinds(meeting) == ["actions", "progress", "challenges", "results", "discussion"]
    assert items_of(meeting)[1].title == "Eteneminen suhteessa aikatauluun"
    assert draft(town, meeting) == []
    assert Event.objects.filter(kind="meetings.agenda.drafted").count() == 1


def test_unanswered_recommendations_come_to_the_draft(town, meeting):
    before = type(town.roadmap).objects.create(
        organisation=town.organisation, name="Edellinen", starts_on="2020-01-01", ends_on="2022-12-31"
    )
    Recommendation.objects.create(roadmap=before, text="Vaiheistakaa.", position=1, at=AT, by_label="x")
    type(town.roadmap).objects.filter(pk=town.roadmap.pk).update(previous=before)
    meeting.refresh_from_db()
    draft(town, meeting)
    assert "recommendations" in kinds(meeting)


def test_a_visit_of_the_meeting_becomes_a_presentation_once(town, meeting):
    Visit.objects.create(
        organisation=town.organisation,
        meeting=meeting,
        subject="Robotiikka kunnassa",
        by_title="tutkija",
        on=TODAY,
        by_label="x",
    )
    draft(town, meeting)
    draft(town, meeting)
    found = items_of(meeting).filter(kind="presentation")
    assert [item.title for item in found] == ["Robotiikka kunnassa"]
    assert kinds(meeting)[-2:] == ["presentation", "discussion"]


def test_chosen_items_of_the_backlog_come_before_free_discussion(town, meeting):
    taken, left = propose(town, "Otetaan"), propose(town, "Jätetään")
    draft(town, meeting, [taken.pk])
    assert kinds(meeting)[-2:] == ["proposed", "discussion"]
    assert list(backlog_of(town.group.pk)) == [left]


def test_a_draft_keeps_the_order_made_by_hand(town, meeting):
    draft(town, meeting)
    order = list(items_of(meeting).order_by("-position").values_list("pk", flat=True))
    actions.order_items(meeting=meeting, order=order, by=town.actor("convenor"), at=AT)
    propose(town, meeting=meeting)
    assert [pk for pk in items_of(meeting).values_list("pk", flat=True) if pk in order] == order


def test_a_member_proposes_and_a_reader_does_not(town, meeting):
    assert propose(town, meeting=meeting).meeting == meeting
    with pytest.raises(Forbidden):
        propose(town, role="reader")
    with pytest.raises(Forbidden):
        actions.draft_agenda(meeting=meeting, by=town.actor("member"), at=AT)


def test_an_empty_title_and_a_meeting_that_is_over_are_refused(town, meeting):
    with pytest.raises(ValueError, match="no text"):
        propose(town, "  ")
    meeting.ended_at = AT
    with pytest.raises(ValueError, match="coming meeting"):
        propose(town, meeting=meeting)
    assert not AgendaItem.objects.exists()


def test_a_change_over_a_fresher_one_is_refused(town, meeting):
    item = propose(town, meeting=meeting)
    by = town.actor("convenor")
    actions.change_item(item=item, values={"minutes": 15}, seen=1, by=by, at=AT)
    with pytest.raises(actions.Stale):
        actions.change_item(item=item, values={"title": "Toinen"}, seen=1, by=by, at=AT)
    item.refresh_from_db()
    assert (item.minutes, item.title) == (15, "Sähköinen allekirjoitus")


def test_the_proposer_changes_the_own_item_until_the_meeting_begins(town, meeting):
    item, by = propose(town, meeting=meeting), town.actor("member")
    actions.change_item(item=item, values={"title": "Uusi"}, by=by, at=AT)
    actions.begin_meeting(meeting=meeting, by=town.actor("convenor"), at=AT)
    with pytest.raises(Forbidden):
        actions.change_item(item=item, values={"title": "Myöhässä"}, by=by, at=AT)


def test_a_proposed_item_waits_for_a_later_meeting_and_a_standing_one_does_not(town, meeting):
    draft(town, meeting)
    item, by = propose(town, meeting=meeting), town.actor("convenor")
    actions.postpone_items(items=[item], by=by, at=AT)
    assert list(backlog_of(town.group.pk)) == [item]
    with pytest.raises(ValueError, match="standing"):
        actions.postpone_items(items=[items_of(meeting)[0]], by=by, at=AT)


def test_a_removed_item_comes_back(town, meeting):
    item, by = propose(town, meeting=meeting), town.actor("convenor")
    actions.remove_items(items=[item], by=by, at=AT + timedelta(hours=1))
    assert list(items_of(meeting)) == []
    assert list(removed_items(meeting)) == [item]
    actions.remove_items(items=[item], restore=True, by=by, at=AT)
    assert list(items_of(meeting)) == [item]
