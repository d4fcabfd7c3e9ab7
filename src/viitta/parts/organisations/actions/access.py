"""Accounts, grants and sign-in links."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from viitta.core.actors import Actor, Role
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.actions.people import change_person
from viitta.parts.organisations.models import Account, Grant, Organisation, Person, SignInLink
from viitta.parts.organisations.permissions import can_administer, require


class AlreadyUsed(Exception):
    """The link was used, has expired or was never given."""


def hash_token(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def create_accounts(
    *, organisation: Organisation, people: Sequence[tuple[str, str]], by: Actor, at: datetime
) -> list[Account]:
    """Make accounts of (e-mail, name) pairs; an address that has one keeps it."""
    require(can_administer(by, organisation.pk))
    audit.lock([organisation.pk])
    made = []
    for email, name in people:
        account = Account.objects.filter(email__iexact=email).first()
        made.append(account or Account.objects.create_user(email, None, name=name, created_at=at))
    data = {"accounts": [account.pk for account in made]}
    audit.record("organisations.accounts.created", by=by, at=at, organisation=organisation.pk, data=data)
    return made


@transaction.atomic
def give_grants(
    *,
    organisation: Organisation,
    accounts: Sequence[Account],
    role: Role,
    roadmap: int | None = None,
    from_date: date | None = None,
    until_date: date | None = None,
    by: Actor,
    at: datetime,
) -> list[Grant]:
    """Give a role to accounts on an organisation or one roadmap of it."""
    require(can_administer(by, organisation.pk))
    audit.lock([organisation.pk])
    made = [
        Grant.objects.create(
            account=account,
            organisation=organisation,
            roadmap=roadmap,
            role=role,
            from_date=from_date,
            until_date=until_date,
        )
        for account in accounts
    ]
    data = {"role": role.value, "accounts": [account.pk for account in accounts], "roadmap": roadmap}
    audit.record("organisations.grants.given", by=by, at=at, organisation=organisation.pk, data=data)
    return made


class LastAdministrator(Exception):
    """The organisation would be left without anybody who can give access."""


@transaction.atomic
def let_in(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    role: Role,
    person: Person | None = None,
    until_date: date | None = None,
    by: Actor,
    at: datetime,
) -> Account:
    """Give an address a role, making its account when there is none, and tie it to a person of the organisation."""
    require(can_administer(by, organisation.pk) and (person is None or person.organisation_id == organisation.pk))
    account = create_accounts(organisation=organisation, people=[(email, name)], by=by, at=at)[0]
    same = Grant.objects.on(timezone.localdate(at)).filter(
        account=account, organisation=organisation, role=role, roadmap=None, until_date=until_date
    )
    if not same.exists():
        give_grants(
            organisation=organisation,
            accounts=[account],
            role=role,
            from_date=timezone.localdate(at),
            until_date=until_date,
            by=by,
            at=at,
        )
    if person is not None and person.account_id != account.pk:
        Person.objects.filter(organisation=organisation, account=account).update(account=None)
        change_person(person=person, values={"account": account, "email": person.email or account.email}, by=by, at=at)
    return account


def _require_administrators_left(organisation: int, ending: Sequence[Grant], on: date) -> None:
    """LastAdministrator when nobody administers the organisation after the grants end."""
    left = Grant.objects.on(on).filter(
        organisation=organisation, role=Role.ADMINISTRATOR, roadmap=None, account__is_active=True
    )
    had = left.exists()
    if had and not left.exclude(pk__in=[grant.pk for grant in ending]).exists():
        raise LastAdministrator


@transaction.atomic
def take_grants(*, grants: Sequence[Grant], on: date, by: Actor, at: datetime) -> None:
    """End grants from a day on. One that would end before it begins is removed. LastAdministrator when none is left."""
    organisations = {grant.organisation_id for grant in grants}
    require(all(can_administer(by, organisation) for organisation in organisations))
    audit.lock(organisations)
    for organisation in organisations:
        _require_administrators_left(organisation, grants, on)
    for grant in grants:
        if grant.from_date and grant.from_date >= on:
            grant.delete()
        else:
            grant.until_date = on
            grant.save(update_fields=["until_date"])
    for organisation in organisations:
        ended = [[g.account_id, g.role] for g in grants if g.organisation_id == organisation]
        data = {"grants": ended, "on": on.isoformat()}
        audit.record("organisations.grants.taken", by=by, at=at, organisation=organisation, data=data)


@transaction.atomic
def issue_sign_in_link(*, account: Account, minutes: int, by: Actor, at: datetime) -> str:
    """Make a one-time sign-in link of an account; returns its token, which is stored nowhere."""
    require(by.is_unlimited)
    token = secrets.token_urlsafe(32)
    SignInLink.objects.create(
        account=account, token_hash=hash_token(token), created_at=at, expires_at=at + timedelta(minutes=minutes)
    )
    return token


@transaction.atomic
def use_sign_in_link(*, token: str, by: Actor, at: datetime) -> Account:
    """Use a link up and give its account; AlreadyUsed when it was used, has expired or is unknown.

    Of requests at the same moment one wins: the update changes a row only once.
    """
    require(by.is_unlimited)
    # Columns of this row only: PostgreSQL does not look again at a joined table after waiting for the other press.
    live = SignInLink.objects.filter(token_hash=hash_token(token), used_at=None, expires_at__gt=at)
    if live.update(used_at=at) != 1:
        raise AlreadyUsed
    account = Account.objects.get(sign_in_links__token_hash=hash_token(token))
    if not account.is_active:
        raise AlreadyUsed
    return account


@transaction.atomic
def end_sessions(*, account: Account, by: Actor, at: datetime) -> None:
    """Log an account out everywhere: every session of it ends at its next request."""
    require(by.is_unlimited or by.account == account.pk)
    Account.objects.filter(pk=account.pk).update(session_epoch=F("session_epoch") + 1)
    SignInLink.objects.filter(account=account, used_at=None).update(used_at=at)
    for organisation in sorted(set(account.grants.values_list("organisation_id", flat=True))):
        target = audit.Target("account", account.pk, account.name)
        audit.record("organisations.sessions.ended", by=by, at=at, organisation=organisation, target=target)
