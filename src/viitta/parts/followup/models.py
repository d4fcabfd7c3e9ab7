"""Follow-up (seuranta): rounds, what owners told in them, and what was learned."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from viitta.core.burden import DROPPABLE
from viitta.core.progress import Cause, Source, Status
from viitta.parts.audit.models import Signed
from viitta.parts.roadmaps.models import one_of


class RoundState(models.TextChoices):
    OPEN = "open"
    CLOSED = "closed"
    NOT_HELD = "not_held"
    IMPORTED = "imported"  # closed, made by an import of an earlier quarter


class FollowUp(models.Model):
    """One round of a roadmap (seurantakierros): the values of a quarter as of its last day."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    roadmap = models.ForeignKey("roadmaps.Roadmap", on_delete=models.CASCADE, related_name="follow_ups")
    quarter = models.CharField(max_length=6)  # 2023Q1
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.OPEN)
    opened_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    repeat_on = models.DateField(null=True)
    deputy_on = models.DateField(null=True)
    convenor_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("follow-up round")
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "quarter"], name="followup_follow_up_once_a_quarter"),
            models.CheckConstraint(condition=Q(quarter__regex=r"^\d{4}Q[1-4]$"), name="followup_follow_up_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.quarter[4:]}/{self.quarter[:4]}"


class ProgressEntry(Signed):
    """What was told of a measure in a round (toteutumiskirjaus). No row, or a null percent, is "not reported"."""

    measure = models.ForeignKey("roadmaps.Measure", on_delete=models.CASCADE, related_name="entries")
    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="entries")
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    note = models.TextField(blank=True)
    status = models.CharField(max_length=20)
    cause = models.CharField(max_length=20, blank=True)
    fall_reason = models.TextField(blank=True)  # why the value fell
    source = models.CharField(max_length=10, default=Source.OWNER.value)
    is_confirmed = models.BooleanField(default=False)  # taken as suggested
    revision = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("progress entry")
        constraints = [
            models.UniqueConstraint(fields=["measure", "follow_up"], name="followup_entry_once_a_round"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100), name="followup_entry_percent"
            ),
            models.CheckConstraint(condition=one_of("status", Status), name="followup_entry_status"),
            models.CheckConstraint(condition=Q(cause="") | one_of("cause", Cause), name="followup_entry_cause"),
            models.CheckConstraint(condition=one_of("source", Source), name="followup_entry_source"),
        ]


class EntryRevision(Signed):
    """Every version of an entry, the newest too; free text lives here and not in the change log."""

    entry = models.ForeignKey(ProgressEntry, on_delete=models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    note = models.TextField(blank=True)
    status = models.CharField(max_length=20)
    cause = models.CharField(max_length=20, blank=True)
    fall_reason = models.TextField(blank=True)
    source = models.CharField(max_length=10)
    after_closing = models.BooleanField(default=False)  # a correction: the closed round's row stays as it was
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("revision of an entry")
        constraints = [models.UniqueConstraint(fields=["entry", "revision"], name="followup_revision_once")]


class RoundRow(models.Model):
    """A measure as it stood when its round closed, in words and figures of the time; never written again.

    The person is a reference, so that an erased name turns into the title.
    """

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="rows")
    measure = models.ForeignKey("roadmaps.Measure", null=True, on_delete=models.SET_NULL, related_name="round_rows")
    position = models.PositiveIntegerField()
    theme = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    owner = models.ForeignKey("organisations.Person", null=True, on_delete=models.SET_NULL, related_name="round_rows")
    owner_title = models.CharField(max_length=200, blank=True)
    organisation_name = models.CharField(max_length=200)
    unit_name = models.CharField(max_length=200, blank=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    approved_end = models.DateField(null=True)
    percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    expected = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    source = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=20)
    timeliness = models.CharField(max_length=20)
    cause = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)
    old_practice_in_use = models.BooleanField(default=False)  # the old practice had not ended, whatever the status

    class Meta:
        verbose_name = _("row of a closed round")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["follow_up", "measure"], name="followup_round_row_once")]


class AskedReason(models.TextChoices):
    LEAD = "lead"
    UNIT_CONTACT = "unit_contact"
    CONVENOR = "convenor"
    DEPUTY = "deputy"  # added when the deputy's day comes


class Asked(models.Model):
    """Who is asked of a measure in a round, and why they."""

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="asked")
    measure = models.ForeignKey("roadmaps.Measure", on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="asked")
    reason = models.CharField(max_length=20, choices=AskedReason)
    until = models.DateTimeField(null=True)  # no longer asked: a successor is

    class Meta:
        verbose_name = _("asked person")
        constraints = [models.UniqueConstraint(fields=["follow_up", "measure", "person"], name="followup_asked_once")]


class AskedReading(models.Model):
    """Who is asked in a round of an indicator that a goal has and no measure of the round carries.

    The indicators of measures need no row: whoever is asked of the measure is asked of them too.
    """

    follow_up = models.ForeignKey(FollowUp, on_delete=models.CASCADE, related_name="asked_readings")
    indicator = models.ForeignKey("indicators.Indicator", on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="asked_readings")
    reason = models.CharField(max_length=20, choices=AskedReason)

    class Meta:
        verbose_name = _("asked reading")
        constraints = [models.UniqueConstraint(fields=["follow_up", "indicator"], name="followup_asked_reading_once")]


class UpdateLink(models.Model):
    """The link of a person to all rounds of an organisation that opened on a day. Only the token's hash is stored."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="update_links"
    )
    person = models.ForeignKey("organisations.Person", on_delete=models.CASCADE, related_name="update_links")
    opened_on = models.DateField()  # the rounds that opened on this day
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("update link")


class ReminderKind(models.TextChoices):
    ASK = "ask"
    REPEAT = "repeat"
    DEPUTY = "deputy"
    CONVENOR = "convenor"
    NUDGE = "nudge"  # sent by the convenor's hand
    SUCCESSOR = "successor"


class Reminder(models.Model):
    """A mail that was queued for a person about the rounds of a day, so that none goes twice."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey("organisations.Person", on_delete=models.CASCADE, related_name="reminders")
    opened_on = models.DateField()
    kind = models.CharField(max_length=10, choices=ReminderKind)
    message = models.ForeignKey("outbox.Message", null=True, on_delete=models.SET_NULL, related_name="reminders")
    at = models.DateTimeField()
    why_not_sent = models.CharField(max_length=40, blank=True)  # no_address, …

    class Meta:
        verbose_name = _("reminder")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person", "opened_on", "kind"],
                condition=Q(kind__in=["ask", "repeat", "deputy", "convenor"]),
                name="followup_reminder_once",
            )
        ]


class ObservationKind(models.TextChoices):
    SUCCESS = "success"
    CHALLENGE = "challenge"
    LESSON = "lesson"
    GOOD_PRACTICE = "good_practice"
    RISK = "risk"
    NEW_TARGET = "new_target"
    ENVIRONMENT = "environment"


class Observation(Signed):
    """A success, challenge, lesson, good practice, risk seen, new target or change around; of a measure or of none."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    roadmap = models.ForeignKey("roadmaps.Roadmap", on_delete=models.CASCADE, related_name="observations")
    measure = models.ForeignKey(
        "roadmaps.Measure", null=True, blank=True, on_delete=models.SET_NULL, related_name="observations"
    )
    quarter = models.CharField(max_length=6)
    kind = models.CharField(max_length=20, choices=ObservationKind)
    text = models.TextField()
    on = models.DateField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("observation")
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="followup_observation_has_text")]


class DroppedQuestion(Signed):
    """A question that the convenor has taken off the update page of a roadmap."""

    roadmap = models.ForeignKey("roadmaps.Roadmap", on_delete=models.CASCADE, related_name="dropped_questions")
    question = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("dropped question")
        constraints = [
            models.UniqueConstraint(fields=["roadmap", "question"], name="followup_dropped_question_once"),
            models.CheckConstraint(condition=one_of("question", DROPPABLE), name="followup_dropped_question_known"),
        ]


class Sitting(models.Model):
    """How long an update page was open until it was saved. It does not tell whose it was."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE, related_name="sittings")
    opened_on = models.DateField()  # of the rounds that the page asked of
    seconds = models.PositiveIntegerField()
    answers = models.PositiveIntegerField()
    on = models.DateField()

    class Meta:
        verbose_name = _("sitting")
