"""Meetings of a group: series, times that are being found, who is called and who came."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.parts.roadmaps.models import one_of


class MeetingKind(models.TextChoices):
    FOLLOW_UP = "follow_up"  # seurantakokous: the quarterly one (S2 §3.2)
    WORKSHOP = "workshop"  # teematyöpaja: collects proposals by theme (S2 §2)
    OWN = "own"  # kunnan oma digipalaveri (S1 q10)
    STEERING = "steering"  # ohjausryhmän kokous (S1 q23)


class MeetingState(models.TextChoices):
    FINDING = "finding"  # its time is being found
    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    CANCELLED = "cancelled"


class ParticipantRole(models.TextChoices):
    CHAIR = "chair"
    SECRETARY = "secretary"
    CONVENOR = "convenor"
    MEMBER = "member"
    DEPUTY = "deputy"
    VISITOR = "visitor"


class Reply(models.TextChoices):
    """What somebody answered: to an invitation, or to a proposed time."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Series(models.Model):
    """Meetings that are held again and again, such as the quarterly follow-up (kokoussarja)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="meeting_series"
    )
    group = models.ForeignKey("organisations.WorkingGroup", on_delete=models.PROTECT, related_name="series")
    roadmap = models.ForeignKey("roadmaps.Roadmap", null=True, on_delete=models.CASCADE, related_name="meeting_series")
    kind = models.CharField(max_length=10, choices=MeetingKind, default=MeetingKind.FOLLOW_UP)
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("series of meetings")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="meetings_series_has_name"),
            models.CheckConstraint(condition=one_of("kind", MeetingKind.values), name="meetings_series_kind"),
        ]

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """One meeting (kokous). `sequence` is that of the calendar entry: it grows with every change that is sent."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="meetings")
    group = models.ForeignKey("organisations.WorkingGroup", on_delete=models.PROTECT, related_name="meetings")
    roadmap = models.ForeignKey("roadmaps.Roadmap", null=True, on_delete=models.CASCADE, related_name="meetings")
    series = models.ForeignKey(Series, null=True, on_delete=models.SET_NULL, related_name="meetings")
    kind = models.CharField(max_length=10, choices=MeetingKind, default=MeetingKind.FOLLOW_UP)
    title = models.CharField(max_length=200)
    quarter = models.CharField(max_length=6, blank=True)  # 2023Q1: the one that the meeting looks back on
    starts_at = models.DateTimeField(null=True)  # None while the time is being found
    ends_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=300, blank=True)  # a room, an address, or the link of a remote meeting
    note = models.TextField(blank=True)  # what the invitation says besides
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    sequence = models.PositiveIntegerField(default=0)
    invited_at = models.DateTimeField(null=True)  # the first invitation; later ones are changes of it
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    writer = models.ForeignKey(
        "organisations.Account", null=True, on_delete=models.SET_NULL, related_name="written_meetings"
    )  # who writes the live notes now: one at a time
    writer_until = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("meeting")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="meetings_meeting_has_title"),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(ends_at__gt=F("starts_at")), name="meetings_meeting_times"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[MeetingState.FINDING, MeetingState.CANCELLED]) | Q(starts_at__isnull=False),
                name="meetings_meeting_has_time",
            ),
            models.CheckConstraint(condition=one_of("kind", MeetingKind.values), name="meetings_meeting_kind"),
            models.CheckConstraint(condition=one_of("state", MeetingState.values), name="meetings_meeting_state"),
            models.CheckConstraint(
                condition=Q(quarter="") | Q(quarter__regex=r"^\d{4}Q[1-4]$"), name="meetings_meeting_quarter"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """Who is called to a meeting and who came (osallistuja). The title and sector are kept as they were."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        "organisations.Person", null=True, on_delete=models.SET_NULL, related_name="participations"
    )  # None for a visitor
    title = models.CharField(max_length=200)
    sector = models.CharField(max_length=200, blank=True)  # the sector the seat speaks for, or a visitor's organisation
    role = models.CharField(max_length=10, choices=ParticipantRole, default=ParticipantRole.MEMBER)
    reply = models.CharField(max_length=5, choices=Reply, blank=True)
    replied_at = models.DateTimeField(null=True)
    is_present = models.BooleanField(null=True)  # None until somebody says
    arrived_at = models.DateTimeField(null=True)  # when it was not at the beginning
    left_at = models.DateTimeField(null=True)  # when it was not at the end

    class Meta:
        verbose_name = _("participant")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_participant_once"),
            models.CheckConstraint(condition=~Q(title=""), name="meetings_participant_has_title"),
            models.CheckConstraint(condition=one_of("role", ParticipantRole.values), name="meetings_participant_role"),
            models.CheckConstraint(
                condition=Q(reply="") | one_of("reply", Reply.values), name="meetings_participant_reply"
            ),
        ]


class ProposedTime(models.Model):
    """A time that is asked about while the time of a meeting is being found."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="proposed_times")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        verbose_name = _("proposed time")
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "starts_at"], name="meetings_proposed_time_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meetings_proposed_time_times"),
        ]


class TimeAnswer(models.Model):
    """What a participant answered to a proposed time."""

    time = models.ForeignKey(ProposedTime, on_delete=models.CASCADE, related_name="answers")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="time_answers")
    answer = models.CharField(max_length=5, choices=Reply)

    class Meta:
        verbose_name = _("answer to a proposed time")
        constraints = [
            models.UniqueConstraint(fields=["time", "participant"], name="meetings_time_answer_once"),
            models.CheckConstraint(condition=one_of("answer", Reply.values), name="meetings_time_answer_answer"),
        ]


class MeetingLink(models.Model):
    """A participant's link to answer times and the invitation without signing in. Only its token's hash is stored."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("link of a meeting")


class CalendarFeed(models.Model):
    """The address that an account's calendar program reads (kalenterisyöte). Only its token's hash is stored."""

    account = models.ForeignKey("organisations.Account", on_delete=models.CASCADE, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("calendar feed")
