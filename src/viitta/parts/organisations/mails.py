"""Mails that let a person in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from viitta.core.actors import Actor, Role
from viitta.parts.messages.actions import Letter, queue
from viitta.parts.organisations import actions, queries
from viitta.parts.organisations.models import Account


def _queue(kind: str, account: Account, subject: str, context: dict[str, Any], *, by: Actor, at: datetime) -> None:
    letter = Letter(
        kind=kind,
        recipient=account.email,
        recipient_name=account.name,
        subject=subject,
        text=render_to_string(f"organisations/mail/{kind}.txt", context),
        html=render_to_string(f"organisations/mail/{kind}.html", context),
        organisation=queries.home_organisation(account.pk, on=timezone.localdate(at)),
    )
    queue(letters=[letter], by=by, at=at)


def link_address(token: str, next_path: str = "") -> str:
    """The address of a sign-in link, leading on to a page of ours when one is given."""
    address = settings.BASE_URL + reverse("sign_in_link", args=[token])
    return f"{address}?{urlencode({'next': next_path})}" if next_path else address


def _write(letter: Callable[[Account], None], account: Account | None, *, at: datetime) -> None:
    """Write a letter to an account; for none write it to another one and take it back.

    The same statements either way: else the time that the answer takes would tell which addresses are known.
    """
    stand_in = queries.first_account_with(Role.ADMINISTRATOR, on=timezone.localdate(at))
    with transaction.atomic():
        if account or stand_in:
            letter(account or stand_in)  # type: ignore[arg-type]
        if account is None:
            transaction.set_rollback(True)


@transaction.atomic
def send_sign_in_link(*, email: str, next_path: str = "", by: Actor, at: datetime) -> None:
    """Mail a sign-in link to an account; an unknown address gets nothing, and nobody is told."""
    _write(lambda account: _sign_in(account, next_path, by, at), queries.account_by_email(email), at=at)


def _sign_in(account: Account, next_path: str, by: Actor, at: datetime) -> None:
    minutes = settings.SIGN_IN_LINK_MINUTES
    token = actions.issue_sign_in_link(account=account, minutes=minutes, by=by, at=at)
    with translation.override(account.language or settings.LANGUAGE_CODE):
        context = {"address": link_address(token, next_path), "minutes": minutes, "email": account.email}
        _queue("sign_in", account, _("Your sign-in link to Viitta"), context, by=by, at=at)


@transaction.atomic
def send_password_reset(*, account: Account | None, address: str, by: Actor, at: datetime) -> None:
    """Mail the address where a forgotten password is replaced; an unknown account gets nothing."""
    _write(lambda found: _password_reset(found, address, by, at), account, at=at)


def _password_reset(account: Account, address: str, by: Actor, at: datetime) -> None:
    with translation.override(account.language or settings.LANGUAGE_CODE):
        context = {"address": address, "email": account.email}
        _queue("password_reset", account, _("New password to Viitta"), context, by=by, at=at)
