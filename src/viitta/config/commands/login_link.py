"""viitta login-link: the way in when mail does not work, and for the sample."""

import argparse
import json

from viitta.config.cli import Refused
from viitta.core.actors import COMMAND_LINE, Role

HELP = "one-time sign-in link of an account"
EXAMPLE = "viitta login-link --role convenor"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--user", metavar="EMAIL", help="the account of this address")
    who.add_argument("--role", choices=[role.value for role in Role], help="the first account that has this role")
    parser.add_argument("--json", action="store_true", help="print the link as JSON")


def run(options: argparse.Namespace) -> int:
    from django.conf import settings
    from django.utils import timezone

    from viitta.parts.organisations import actions, queries
    from viitta.parts.organisations.mails import link_address

    at = timezone.now()
    if options.user:
        account = queries.account_by_email(options.user)
    else:
        account = queries.first_account_with(Role(options.role), on=timezone.localdate(at))
    if account is None:
        raise Refused(f"no account {options.user}" if options.user else f"no account has the role {options.role}")
    minutes = settings.SIGN_IN_LINK_MINUTES
    token = actions.issue_sign_in_link(account=account, minutes=minutes, by=COMMAND_LINE, at=at)
    address = link_address(token)
    print(json.dumps({"user": account.email, "url": address, "minutes": minutes}) if options.json else address)
    return 0
