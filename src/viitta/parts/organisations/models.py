"""Organisations, their people, groups and accounts. Everything else in Viitta belongs to an organisation."""

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from viitta.core.actors import Role


class OrganisationKind(models.TextChoices):
    MUNICIPALITY = "municipality"
    JOINT_AUTHORITY = "joint_authority"
    REGIONAL_COUNCIL = "regional_council"
    STATE_AUTHORITY = "state_authority"
    ASSOCIATION = "association"
    COMPANY = "company"
    SCHOOL = "school"


class LanguageStatus(models.TextChoices):
    FINNISH = "fi"
    SWEDISH = "sv"
    BILINGUAL_FINNISH = "fi_sv"  # majority language first
    BILINGUAL_SWEDISH = "sv_fi"
    UNKNOWN = ""


def ordered(start: str, end: str) -> Q:
    """A dated thing is half-open [from, until): the end is after the start, or open."""
    return Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": F(start)}) | Q(**{f"{start}__isnull": True})


class DatedQuerySet(models.QuerySet):
    """Rows that are in force from a day until another, half-open."""

    def on(self, day: date) -> "DatedQuerySet":
        return self.filter(Q(from_date=None) | Q(from_date__lte=day), Q(until_date=None) | Q(until_date__gt=day))


class Organisation(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=OrganisationKind, default=OrganisationKind.MUNICIPALITY)
    code = models.CharField(max_length=10, blank=True)  # municipality number: text, with leading zeros
    name = models.CharField(max_length=200)
    name_sv = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    language_status = models.CharField(max_length=10, choices=LanguageStatus, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("organisation")
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="organisations_organisation_code"),
            models.CheckConstraint(condition=~Q(name=""), name="organisations_organisation_has_name"),
            models.CheckConstraint(
                condition=ordered("valid_from", "valid_until"), name="organisations_organisation_dates"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Population(models.Model):
    """Number of residents at a day, with its source."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="populations")
    on = models.DateField()
    residents = models.PositiveIntegerField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("population")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "on"], name="organisations_population_once_a_day")
        ]


class Succession(models.Model):
    """One organisation goes on as another (kuntaliitos). Rows never move; reports group by the heir."""

    predecessor = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="succession")
    successor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField()

    class Meta:
        verbose_name = _("succession")
        constraints = [
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="organisations_succession_not_itself")
        ]


class Circle(models.Model):
    """Organisations that share something (yhteenliittymä), with a lead."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    lead = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="led_circles")

    class Meta:
        verbose_name = _("circle")


class CircleMembership(models.Model):
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="circle_memberships")
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership of a circle")
        constraints = [
            models.CheckConstraint(condition=ordered("from_date", "until_date"), name="organisations_membership_dates")
        ]


class Unit(models.Model):
    """Sector or unit of an organisation (toimiala, yksikkö)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    contact = models.ForeignKey("Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="contact_of")

    class Meta:
        verbose_name = _("unit")
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="organisations_unit_name")]

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Who can sign in: one e-mail address, whatever organisations it has roles in (käyttäjätunnus)."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, blank=True)
    is_active = models.BooleanField(default=True)
    session_epoch = models.PositiveIntegerField(default=1)  # raised by "log out everywhere"
    created_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = AccountManager()

    class Meta:
        verbose_name = _("account")

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Sessions end when the password changes, and when the epoch is raised."""
        return f"{self.session_epoch}:{super()._get_session_auth_hash(secret=secret)}"  # type: ignore[misc]


class Person(models.Model):
    """A person of an organisation, who may have no account (henkilö)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200, blank=True)  # nimike; what is shown to others than the own people
    email = models.EmailField(max_length=254, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="people")
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.SET_NULL, related_name="people")
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("person")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") | ~Q(title=""), name="organisations_person_is_called_something"
            ),
            models.UniqueConstraint(fields=["organisation", "account"], name="organisations_person_account_once"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The title, which is not personal data the way a name is; the name only where there is no title."""
        return self.title or self.name


class Grant(models.Model):
    """A role of an account on an organisation, or on one of its roadmaps (an id: roadmaps lie above), for a time."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="grants")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="grants")
    roadmap = models.BigIntegerField(null=True, blank=True)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        constraints = [
            models.CheckConstraint(condition=ordered("from_date", "until_date"), name="organisations_grant_dates")
        ]


class SignInLink(models.Model):
    """A link that signs in once. Only the hash of its token is stored."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sign-in link")


class WorkingGroup(models.Model):
    """A group such as the digital working group (digityöryhmä) or a steering group."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="groups")
    circle = models.ForeignKey(Circle, null=True, blank=True, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("working group")

    def __str__(self) -> str:
        return self.name


class SeatRole(models.TextChoices):
    CHAIR = "chair"
    SECRETARY = "secretary"
    CONVENOR = "convenor"
    MEMBER = "member"


class Seat(models.Model):
    """A place in a group for a time. The title is copied as it was; a successor points to whom they replaced."""

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    title = models.CharField(max_length=200)
    sector = models.CharField(max_length=200, blank=True)  # the sector the seat speaks for
    role = models.CharField(max_length=20, choices=SeatRole, default=SeatRole.MEMBER)
    deputy = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="deputy_seats")
    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaced_by")
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        constraints = [
            models.CheckConstraint(condition=ordered("from_date", "until_date"), name="organisations_seat_dates")
        ]
