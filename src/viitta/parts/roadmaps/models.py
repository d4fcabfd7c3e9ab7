"""Roadmaps (tiekartta): period, goals, themes, measures and who owns them when."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.core.progress import Cause, Kind, Status
from viitta.parts.organisations.models import DatedQuerySet, ordered


def one_of(field: str, values: object) -> Q:
    """The database refuses what is not in a closed list."""
    return Q(**{f"{field}__in": [str(value) for value in values]})  # type: ignore[attr-defined]


class Roadmap(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="roadmaps")
    circle = models.ForeignKey(
        "organisations.Circle", null=True, blank=True, on_delete=models.PROTECT, related_name="roadmaps"
    )
    group = models.ForeignKey(
        "organisations.WorkingGroup", null=True, blank=True, on_delete=models.SET_NULL, related_name="roadmaps"
    )
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="fi")
    starts_on = models.DateField()
    ends_on = models.DateField()
    approval = models.ForeignKey(
        "decisions.Decision", null=True, blank=True, on_delete=models.SET_NULL, related_name="roadmaps"
    )
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="next_ones")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("roadmap")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="roadmaps_roadmap_period"),
            models.CheckConstraint(condition=~Q(name=""), name="roadmaps_roadmap_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Listed(models.Model):
    """A titled row of a roadmap in an order given by hand."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Goal(Listed):
    """What the roadmap is for (tavoite); another classification than themes."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="goals")

    class Meta:
        verbose_name = _("goal")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "title"], name="roadmaps_goal_title")]


class Theme(Listed):
    """A main heading of the roadmap (pääkohta)."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="themes")

    class Meta:
        verbose_name = _("theme")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "title"], name="roadmaps_theme_title")]


class ProvenanceKind(models.TextChoices):
    EARLIER_PROJECT = "earlier_project"
    IDEA_DAY = "idea_day"
    STRATEGY = "strategy"
    WORKSHOP = "workshop"


class Provenance(Listed):
    """Source material that the roadmap was put together from (lähtötieto)."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="provenances")
    kind = models.CharField(max_length=20, choices=ProvenanceKind)

    class Meta:
        verbose_name = _("provenance")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "title"], name="roadmaps_provenance_title")]


class Whole(Listed):
    """A larger whole above single measures (kokonaisuus)."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="wholes")

    class Meta:
        verbose_name = _("whole")
        ordering = ["position", "pk"]


class Origin(models.TextChoices):
    """Why a measure exists (alkuperä)."""

    STRATEGY = "strategy"
    LAW = "law"
    RESIDENT_NEED = "resident_need"
    STAFF_IDEA = "staff_idea"
    EARLIER_PROJECT = "earlier_project"


class Measure(models.Model):
    """What is to be done (toimenpide). Its percents live in followup."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="measures")
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="measures")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="measures")
    goals = models.ManyToManyField(Goal, blank=True, related_name="measures")
    whole = models.ForeignKey(Whole, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures")
    provenance = models.ForeignKey(
        Provenance, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    kind = models.CharField(max_length=20, default=Kind.ONE_OFF.value)
    status = models.CharField(max_length=20, default=Status.PLANNED.value)
    origin = models.CharField(max_length=20, choices=Origin, blank=True)
    unit = models.ForeignKey(
        "organisations.Unit", null=True, blank=True, on_delete=models.SET_NULL, related_name="measures"
    )
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    approved_start = models.DateField(null=True, blank=True)  # as in the first approved plan; never moves
    approved_end = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)  # toteutuminen sanallisesti
    position = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(default=1)  # told to a form, so that two people editing are told
    updated_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("measure")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "title"], name="roadmaps_measure_title"),
            models.CheckConstraint(condition=~Q(title=""), name="roadmaps_measure_has_title"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(start__isnull=True) | Q(end__gte=F("start")),
                name="roadmaps_measure_dates",
            ),
            models.CheckConstraint(condition=one_of("kind", Kind), name="roadmaps_measure_kind"),
            models.CheckConstraint(condition=one_of("status", Status), name="roadmaps_measure_status"),
        ]

    def __str__(self) -> str:
        return self.title


class OwnershipRole(models.TextChoices):
    LEAD = "lead"
    DEPUTY = "deputy"
    COLLABORATOR = "collaborator"


class Ownership(models.Model):
    """Who answers for a measure from a day until another (vastuutus), with the title and unit of the time."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="ownerships")
    person = models.ForeignKey("organisations.Person", on_delete=models.PROTECT, related_name="ownerships")
    role = models.CharField(max_length=20, choices=OwnershipRole, default=OwnershipRole.LEAD)
    title = models.CharField(max_length=200)
    unit = models.CharField(max_length=200, blank=True)
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("ownership")
        constraints = [
            models.CheckConstraint(condition=ordered("from_date", "until_date"), name="roadmaps_ownership_dates"),
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(role="lead", until_date__isnull=True),
                name="roadmaps_ownership_one_open_lead",
            ),
        ]


class ScheduleChange(models.Model):
    """A change of a measure's dates with its reason; the sum of them is the slip."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="schedule_changes")
    old_start = models.DateField(null=True)
    old_end = models.DateField(null=True)
    new_start = models.DateField(null=True)
    new_end = models.DateField(null=True)
    reason = models.TextField(blank=True)
    cause = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()
    by_label = models.CharField(max_length=200)
    by_person = models.BigIntegerField(null=True)
    by_account = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("schedule change")
        constraints = [
            models.CheckConstraint(
                condition=Q(cause="") | one_of("cause", Cause), name="roadmaps_schedule_change_cause"
            )
        ]


class Verdict(models.TextChoices):
    GO_ON = "go_on"
    NOT_NOW = "not_now"
    STOP = "stop"


class StudyOutcome(models.Model):
    """What a study led to (selvityksen lopputulos): a follow-up measure, or why there is none."""

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="outcome")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.TextField(blank=True)
    follow_up = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.SET_NULL, related_name="came_of")
    on = models.DateField()

    class Meta:
        verbose_name = _("outcome of a study")
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="go_on") | ~Q(reason=""), name="roadmaps_study_outcome_says_why_not"
            )
        ]
