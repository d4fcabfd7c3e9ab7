"""Erasing what tells who a person is: what they did stays, told by their title (henkilötietojen poistaminen)."""

from collections.abc import Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import transaction
from django.db.models import CharField, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.messages import actions as messages
from viitta.parts.organisations.actions.access import take_grants
from viitta.parts.organisations.models import Account, Grant, Person, SignInLink
from viitta.parts.organisations.permissions import can_administer, require

LONGEST_NAME = 200  # of a person's name or title


@transaction.atomic
def erase_people(*, people: Sequence[Person], by: Actor, at: datetime) -> None:
    """Erase names and addresses of people wherever they stand, but in texts that somebody wrote.

    The title stays; who had none is called somebody whose name was erased. The person leaves and their access to the
    organisation ends; an account that nothing else uses is erased too. LastAdministrator, and nothing erased, when
    nobody could give access after it.
    """
    require(all(can_administer(by, person.organisation_id) for person in people))
    accounts = [person.account_id for person in people if person.account_id]
    elsewhere = Grant.objects.filter(account__in=accounts).values_list("organisation_id", flat=True)
    audit.lock({*(person.organisation_id for person in people), *elsewhere})
    for person in Person.objects.select_related("account").filter(pk__in=[one.pk for one in people]).order_by("pk"):
        _erase(person, by, at)


def _erase(person: Person, by: Actor, at: datetime) -> None:
    organisation, account, today = person.organisation_id, person.account, timezone.localdate(at)
    title = person.title or _("name erased")
    _erase_copies(person, title)
    person.title, person.name, person.email, person.account = title, "", "", None
    if person.left_on is None or person.left_on > today:
        person.left_on = today
    person.save(update_fields=["title", "name", "email", "account", "left_on"])
    gone: list[int] = []
    addresses: list[str] = []
    if account is not None:
        grants = Grant.objects.on(today).filter(account=account, organisation=organisation)
        take_grants(grants=list(grants), on=today, by=by, at=at)
        if _is_unused(account, at):
            gone.append(account.pk)
            addresses.append(account.email)
            _erase_account(account, organisation, by, at)
        else:
            audit.erase_labels(accounts=[account.pk], organisation=organisation)
    _erase_signatures("by_person", [person.pk], title)
    _erase_signatures("by_account", gone, title)
    messages.erase_mails(people=[person.pk], addresses=addresses)
    audit.erase_labels(people=[person.pk], accounts=gone)
    target = audit.Target("person", person.pk, person.label)
    audit.record("organisations.person.erased", by=by, at=at, organisation=organisation, target=target)


def _is_unused(account: Account, at: datetime) -> bool:
    """Whether no organisation knows the account as its person or lets it in."""
    let_in = Grant.objects.filter(account=account).filter(Q(until_date=None) | Q(until_date__gt=timezone.localdate(at)))
    return not let_in.exists() and not account.people.exists()


def _erase_account(account: Account, told: int, by: Actor, at: datetime) -> None:
    """The row stays, since grants and the log refer to it; nobody can sign in by it.

    Other organisations that it once worked in are told, so that their pages show the name no more.
    """
    SignInLink.objects.filter(account=account).delete()
    EmailAddress.objects.filter(user=account).delete()
    account.email, account.name, account.is_active = f"erased-{account.pk}@viitta.invalid", "", False
    account.session_epoch += 1
    account.set_unusable_password()
    account.save()
    target = audit.Target("account", account.pk)
    for organisation in sorted({*account.grants.values_list("organisation_id", flat=True)} - {told}):
        audit.record("organisations.account.erased", by=by, at=at, organisation=organisation, target=target)


def _erase_copies(person: Person, title: str) -> None:
    """Dated chains and closed rounds copy what a person is called: the name, of those who had no title."""
    if not person.name:
        return
    for relation in Person._meta.related_objects:
        model = relation.related_model
        if isinstance(model, str):
            continue
        for field in (one for one in model._meta.local_fields if isinstance(one, CharField) and _holds_names(one)):
            copies = model._default_manager.filter(**{relation.field.name: person.pk, field.name: person.name})
            copies.update(**{field.name: title})


def _holds_names(field: CharField) -> bool:
    """Whether a column is wide enough for what people are called; a narrow one would make PostgreSQL refuse a title."""
    return (field.max_length or 0) >= LONGEST_NAME


def _erase_signatures(reference: str, ids: Sequence[int], title: str) -> None:
    """Rows of any part tell who wrote them by a label, found by the person or the account beside it."""
    for model in apps.get_models():
        if {"by_label", reference} <= {field.name for field in model._meta.local_fields}:
            model._default_manager.filter(**{f"{reference}__in": ids}).update(by_label=title)
