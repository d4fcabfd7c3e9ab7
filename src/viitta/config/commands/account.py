"""viitta account: the first people of a new installation, before anybody can sign in."""

import argparse
import json
import re

from viitta.config.cli import Refused
from viitta.core.actors import COMMAND_LINE, Role

HELP = "an account with a role in an organisation, which is made when it is not there; prints a sign-in link"
EXAMPLE = "viitta account first.last@example.org --name 'First Last' --organisation Kankaanpää --code 214"
LONGEST = 200  # characters of a name


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", help="address that the person signs in with")
    parser.add_argument("--name", required=True, help="name of the person")
    parser.add_argument("--organisation", required=True, metavar="NAME", help="name of the organisation")
    parser.add_argument("--code", default="", help="municipality number, such as 214; finds the organisation by it")
    parser.add_argument(
        "--role", choices=[role.value for role in Role], default=Role.ADMINISTRATOR.value, help="default: administrator"
    )
    parser.add_argument("--title", default="", help="title of the person in the organisation")
    parser.add_argument("--json", action="store_true", help="print the facts as JSON")


def check(options: argparse.Namespace) -> None:
    """Refused when an option cannot be what it is for."""
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(options.email)
    except ValidationError:
        raise Refused(f"{options.email} is no e-mail address") from None
    for option in ("name", "organisation", "title"):
        if len(getattr(options, option)) > LONGEST:
            raise Refused(f"--{option} is too long: at most {LONGEST} characters")
    if not re.fullmatch(r"[0-9A-Za-z]{0,10}", options.code):
        raise Refused(f"--code {options.code}: a number has at most ten digits or letters")


def run(options: argparse.Namespace) -> int:
    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone

    from viitta.parts.organisations import actions, queries
    from viitta.parts.organisations.mails import link_address

    check(options)
    by, at = COMMAND_LINE, timezone.now()
    with transaction.atomic():
        organisation = queries.find_organisation(name=options.organisation, code=options.code)
        if organisation is None:
            new = actions.NewOrganisation(options.organisation, code=options.code)
            organisation = actions.found_organisations(new=[new], by=by, at=at)[0]
        person = actions.add_people(
            organisation=organisation,
            new=[actions.NewPerson(options.title, options.name, options.email)],
            by=by,
            at=at,
        )[0]
        account = actions.let_in(
            organisation=organisation, email=options.email, name=options.name, role=Role(options.role), person=person, by=by, at=at
        )  # fmt: skip
    minutes = settings.SIGN_IN_LINK_MINUTES
    link = link_address(actions.issue_sign_in_link(account=account, minutes=minutes, by=by, at=at))
    facts = {
        "user": account.email,
        "organisation": organisation.pk,
        "role": options.role,
        "url": link,
        "minutes": minutes,
    }
    print(json.dumps(facts) if options.json else link)
    return 0
