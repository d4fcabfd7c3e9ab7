"""What is on agendas and what meetings left behind; always only what the actor may see, or of a meeting that was given."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from viitta.core.actors import Actor
from viitta.parts.meetings.models import (
    ActionPoint,
    ActionState,
    AgendaItem,
    GoodPractice,
    Meeting,
    Memo,
    MemoState,
    NoteLine,
    Participant,
    Resolution,
    Visit,
)
from viitta.parts.meetings.queries.meetings import visible
from viitta.parts.organisations.models import Person, Seat
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import Recommendation
from viitta.parts.roadmaps.queries.recommendations import unanswered


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The agenda of a meeting in its order."""
    rows = AgendaItem.objects.filter(meeting=meeting, removed_at=None)
    return rows.select_related("measure", "visit").order_by("position", "pk")


def removed_items(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Items that were taken off the agenda of a meeting, the newest first."""
    return AgendaItem.objects.filter(meeting=meeting, removed_at__isnull=False).order_by("-removed_at")


def backlog_of(group: int) -> QuerySet[AgendaItem]:
    """Items that wait for a later meeting of a group, the oldest first."""
    rows = AgendaItem.objects.filter(group=group, meeting=None, removed_at=None)
    return rows.select_related("measure").order_by("at", "pk")


def get_item(actor: Actor, pk: int, *, on: date) -> AgendaItem:
    """One item that the actor may see; AgendaItem.DoesNotExist for strangers too."""
    rows = AgendaItem.objects.filter(visible_to(actor, on, circle="group__circle"))
    related = ("meeting__group", "meeting__roadmap", "meeting__organisation", "group", "measure", "visit")
    return rows.select_related(*related).get(pk=pk)


def recommendations_waiting(meeting: Meeting) -> list[Recommendation]:
    """Recommendations of earlier roadmaps that the meeting's own has not answered."""
    return unanswered(meeting.roadmap) if meeting.roadmap else []


def lines_of(meeting: Meeting) -> QuerySet[NoteLine]:
    """Lines of notes of a meeting, item by item."""
    rows = NoteLine.objects.filter(item__meeting=meeting, removed_at=None)
    return rows.order_by("item__position", "item", "position", "pk")


def lines_of_item(item: AgendaItem, *, removed: bool = False) -> QuerySet[NoteLine]:
    """Lines of notes under an item in their order; or those that were removed, the newest first."""
    rows = NoteLine.objects.filter(item=item, removed_at__isnull=not removed)
    return rows.order_by("-removed_at") if removed else rows.order_by("position", "pk")


def get_line(actor: Actor, pk: int, *, on: date) -> NoteLine:
    """One line of notes that the actor may see; NoteLine.DoesNotExist for strangers too."""
    rows = NoteLine.objects.filter(
        visible_to(actor, on, organisation="item__organisation", circle="item__group__circle"),
        item__meeting__isnull=False,
    )
    related = ("item__meeting__group", "item__meeting__roadmap", "item__measure")
    return rows.select_related(*related).get(pk=pk)


def participants_of(meeting: Meeting) -> QuerySet[Participant]:
    """Who is called to a meeting and who came: chair, secretary and convenor first, then in the order of calling."""
    return Participant.objects.filter(meeting=meeting).select_related("person").order_by("pk")


def _actions(actor: Actor, on: date) -> QuerySet[ActionPoint]:
    rows = ActionPoint.objects.filter(visible_to(actor, on, circle="group__circle"), removed_at=None)
    return rows.select_related("owner", "meeting", "group", "measure")


def actions_of(actor: Actor, *, on: date) -> QuerySet[ActionPoint]:
    """The register of actions that the actor sees: by due day, those without one last."""
    return _actions(actor, on).order_by(F("due_on").asc(nulls_last=True), "pk")


def get_action(actor: Actor, pk: int, *, on: date) -> ActionPoint:
    """One action that the actor may see, removed or not; ActionPoint.DoesNotExist for strangers too."""
    rows = ActionPoint.objects.filter(visible_to(actor, on, circle="group__circle"))
    return rows.select_related("owner", "meeting__roadmap", "meeting__group", "group", "measure").get(pk=pk)


def open_actions(meeting: Meeting) -> QuerySet[ActionPoint]:
    """Open actions that earlier meetings of the group left: they come to each agenda until they are closed."""
    rows = ActionPoint.objects.filter(group=meeting.group_id, state=ActionState.OPEN, removed_at=None)
    if meeting.starts_at is not None:
        rows = rows.filter(Q(meeting__starts_at__lt=meeting.starts_at) | Q(meeting__starts_at=None))
    return (
        rows.exclude(meeting=meeting)
        .select_related("owner", "meeting", "group", "measure")
        .order_by(F("due_on").asc(nulls_last=True), "pk")
    )


def own_open_actions(people: Iterable[int]) -> list[ActionPoint]:
    """Open actions of people, by due day."""
    rows = ActionPoint.objects.filter(owner__in=list(people), state=ActionState.OPEN, removed_at=None)
    return list(rows.select_related("meeting", "group").order_by(F("due_on").asc(nulls_last=True), "pk"))


def actions_in(meeting: Meeting) -> QuerySet[ActionPoint]:
    """Actions that were agreed in a meeting."""
    rows = ActionPoint.objects.filter(meeting=meeting, removed_at=None)
    return rows.select_related("owner", "meeting", "group", "measure").order_by("pk")


def resolutions_in(meeting: Meeting) -> QuerySet[Resolution]:
    """What a meeting decided."""
    rows = Resolution.objects.filter(meeting=meeting, removed_at=None)
    return rows.select_related("meeting__group", "measure").order_by("pk")


def resolutions_of(actor: Actor, *, on: date) -> QuerySet[Resolution]:
    """The register of resolutions that the actor sees, newest first."""
    rows = Resolution.objects.filter(visible_to(actor, on, circle="meeting__group__circle"), removed_at=None)
    return rows.select_related("meeting__group", "measure").order_by("-meeting__starts_at", "-pk")


def resolutions_of_group(group: int) -> list[Resolution]:
    """What the meetings of a group that was given have resolved, the newest first."""
    rows = Resolution.objects.filter(meeting__group=group, removed_at=None)
    return list(rows.select_related("meeting").order_by("-meeting__starts_at", "-pk"))


def get_resolution(actor: Actor, pk: int, *, on: date) -> Resolution:
    """One resolution that the actor may see, removed or not; Resolution.DoesNotExist for strangers too."""
    rows = Resolution.objects.filter(visible_to(actor, on, circle="meeting__group__circle"))
    return rows.select_related("meeting__roadmap", "meeting__group", "measure").get(pk=pk)


def meeting_titles(ids: Iterable[int]) -> dict[int, str]:
    """Titles of meetings that the asker is known to see."""
    return dict(Meeting.objects.filter(pk__in=list(ids)).values_list("pk", "title"))


def meetings_of_lines(ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Id and title of the meeting of each line of notes."""
    rows = NoteLine.objects.filter(pk__in=list(ids), item__meeting__isnull=False)
    return {
        pk: (meeting, title) for pk, meeting, title in rows.values_list("pk", "item__meeting", "item__meeting__title")
    }


def meetings_of_actions(ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """Id and title of the meeting of each action."""
    rows = ActionPoint.objects.filter(pk__in=list(ids)).values_list("pk", "meeting", "meeting__title")
    return {pk: (meeting, title) for pk, meeting, title in rows}


def people_of_group(meeting: Meeting, *, on: date) -> list[Person]:
    """People of the meeting's organisation that may take on an action: those of the group first, then the others."""
    seated = set(Seat.objects.on(on).filter(group=meeting.group_id).values_list("person", flat=True))
    rows = Person.objects.filter(organisation=meeting.organisation_id)
    found = list(rows.filter(Q(left_on=None) | Q(left_on__gt=on)).order_by("title", "name", "pk"))
    return sorted(found, key=lambda one: one.pk not in seated)


def visits_of(meeting: Meeting) -> QuerySet[Visit]:
    """Visits and presentations of a meeting."""
    return Visit.objects.filter(meeting=meeting, removed_at=None).order_by("pk")


def good_practices_since(roadmap: int, first: date, last: date) -> QuerySet[GoodPractice]:
    """Good practices of others that were seen between two days, both included."""
    rows = GoodPractice.objects.filter(roadmap=roadmap, removed_at=None, seen_on__range=(first, last))
    return rows.order_by("seen_on", "pk")


def coming_or_last(actor: Actor, *, on: date) -> Meeting | None:
    """The next meeting that the actor sees, else the last one that was held."""
    rows = Meeting.objects.filter(visible(actor, on), starts_at__isnull=False).exclude(state="cancelled")
    rows = rows.select_related("group", "roadmap", "organisation", "series")
    coming = rows.filter(starts_at__date__gte=on).order_by("starts_at", "pk").first()
    return coming or rows.order_by("-starts_at", "-pk").first()


def memo_state(meeting: Meeting) -> str:
    """How far the memo of a meeting is; a draft until somebody sends it."""
    found = Memo.objects.filter(meeting=meeting).values_list("state", flat=True).first()
    return found or MemoState.DRAFT


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The meeting of the group that comes after this one."""
    if meeting.starts_at is None:
        return None
    rows = Meeting.objects.filter(group=meeting.group_id, starts_at__gt=meeting.starts_at).exclude(state="cancelled")
    return rows.order_by("starts_at").first()


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The meeting of the group that was held before this one."""
    rows = Meeting.objects.filter(group=meeting.group_id, state="held").exclude(pk=meeting.pk)
    if meeting.starts_at is not None:
        rows = rows.filter(starts_at__lt=meeting.starts_at)
    return rows.order_by("-starts_at").first()


def organisation_of_meeting(pk: int) -> list[int]:
    """Whose meeting it is, in a list of at most one: meetings never move, so it may be read before anything else."""
    return list(Meeting.objects.filter(pk=pk).values_list("organisation_id", flat=True))


def get_item_of(meeting: Meeting, typed: str) -> AgendaItem | None:
    """The item of a meeting's agenda whose number was typed or sent; None for anything else."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 13):
        return None
    rows = AgendaItem.objects.filter(meeting=meeting, removed_at=None, pk=int(typed))
    return rows.select_related("meeting__group", "meeting__roadmap", "measure__theme", "visit").first()


def pen_now(pk: int, *, at: datetime, version: Callable[[list[int]], str]) -> str:
    """What the pieces of a live page are fresh by: the version of its organisation, and who holds the pen."""
    row = Meeting.objects.filter(pk=pk).values_list("organisation_id", "writer_id", "writer_until").first()
    if row is None:
        return ""
    organisation, writer, until = row
    return f"{version([organisation])}-{writer if until is not None and until > at else 0}"
