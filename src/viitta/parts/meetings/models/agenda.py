"""What a meeting goes through and what it leaves behind: items, lines of notes, resolutions and actions."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.audit.models import Signed
from viitta.parts.meetings.models.meetings import Meeting
from viitta.parts.roadmaps.models import one_of


class ItemKind(models.TextChoices):
    """The four standing items of S2 §3.2, what the last meeting left, and what people bring."""

    OPENING = "opening"  # opening and validity, of a steering group
    PREVIOUS = "previous"  # the memo of the meeting before
    ACTIONS = "actions"  # open actions of earlier meetings
    PROGRESS = "progress"  # progress against schedule
    BUDGET = "budget"  # the money of a joint project
    CHALLENGES = "challenges"  # challenges and risks
    CHANGES = "changes"  # what is told to the funder
    COMMUNICATION = "communication"
    RESULTS = "results"  # results and good practices
    RECOMMENDATIONS = "recommendations"  # those of an earlier report that nobody has answered
    PRESENTATION = "presentation"  # a visitor's or an own talk
    PROPOSED = "proposed"  # what somebody proposed
    DISCUSSION = "discussion"  # free discussion
    CLOSING = "closing"  # next meeting and close


class ActionState(models.TextChoices):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class AgendaItem(Signed):
    """An item of an agenda (asialistan kohta); without a meeting it waits in the backlog of its group."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="agenda_items"
    )
    group = models.ForeignKey("organisations.WorkingGroup", on_delete=models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.SET_NULL, related_name="items")
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.PROPOSED)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)  # what it is about, in the proposer's own words
    position = models.PositiveIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # by hand; None: by weight
    measure = models.ForeignKey(
        "roadmaps.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="agenda_items"
    )
    visit = models.ForeignKey("meetings.Visit", null=True, on_delete=models.SET_NULL, related_name="agenda_items")
    handled_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("agenda item")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="meetings_item_has_title"),
            models.CheckConstraint(condition=one_of("kind", ItemKind.values), name="meetings_item_kind"),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(minutes__range=(1, 480)), name="meetings_item_minutes"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NoteLine(Signed):
    """A line of the notes of an item, as it was typed in the meeting (muistiinpano)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    text = models.TextField()
    at = models.DateTimeField()
    key = models.CharField(max_length=40, blank=True)  # of the sending: the same line sent again is not written twice
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("line of notes")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="meetings_note_line_has_text"),
            models.UniqueConstraint(fields=["item", "key"], condition=~Q(key=""), name="meetings_note_line_sent_once"),
        ]


class Resolution(Signed):
    """What a meeting decided itself (linjaus). What a municipality's body decides is a Decision."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="resolutions")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="resolutions")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="resolutions")
    text = models.TextField()
    measure = models.ForeignKey(
        "roadmaps.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="resolutions"
    )
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("resolution")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="meetings_resolution_has_text")]


class ActionPoint(Signed):
    """What somebody took on in a meeting (tehtävä); it comes back to the next agenda until it is closed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="action_points"
    )
    group = models.ForeignKey("organisations.WorkingGroup", on_delete=models.PROTECT, related_name="action_points")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="action_points")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="action_points")
    text = models.TextField()
    owner = models.ForeignKey(
        "organisations.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="action_points"
    )
    owner_title = models.CharField(max_length=200, blank=True)  # as it was, or somebody who is no person here
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ActionState, default=ActionState.OPEN)
    closed_on = models.DateField(null=True)
    closing = models.TextField(blank=True)  # what came of it
    measure = models.ForeignKey(
        "roadmaps.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="action_points"
    )
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("action")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="meetings_action_has_text"),
            models.CheckConstraint(condition=one_of("state", ActionState.values), name="meetings_action_state"),
            models.CheckConstraint(
                condition=Q(state=ActionState.OPEN, closed_on=None)
                | (~Q(state=ActionState.OPEN) & Q(closed_on__isnull=False)),
                name="meetings_action_closed_on",
            ),
        ]
