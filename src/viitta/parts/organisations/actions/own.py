"""What one changes of one's own account."""

from datetime import datetime

from django.db import transaction

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.organisations.models import Account
from viitta.parts.organisations.permissions import require


@transaction.atomic
def change_account(*, account: Account, name: str, language: str, by: Actor, at: datetime) -> Account:
    """Change the name that others see and the language of the pages."""
    require(by.is_unlimited or by.account == account.pk)
    organisations = sorted(set(account.grants.values_list("organisation_id", flat=True)))
    audit.lock(organisations)
    account.name, account.language = name, language
    account.save(update_fields=["name", "language"])
    target = audit.Target("account", account.pk, account.name)
    for organisation in organisations:
        audit.record("organisations.account.changed", by=by, at=at, organisation=organisation, target=target)
    return account
