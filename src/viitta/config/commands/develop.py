"""What `./dev run` starts: the server with the sample city, and a sign-in link for each role."""

import argparse

from viitta.config.commands import serve

HELP = "the server of a checkout: sample data when the database is empty, sign-in links printed"
EXAMPLE = "./dev run"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    serve.add_arguments(parser)
    parser.add_argument("--empty", action="store_true", help="without sample data")


def run(options: argparse.Namespace) -> int:
    from django.utils import timezone

    from viitta.config.sample.city import build_city
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.organisations.queries import organisations_of

    serve.require_free(options.host, options.port)
    known = list(organisations_of(COMMAND_LINE))
    if not known and not options.empty:
        print("Building the sample city …", flush=True)
        known = [build_city(timezone.localtime())]
    print(f"Viitta: http://{options.host}:{options.port}/", flush=True)
    if known and all(organisation.is_sample for organisation in known):
        _print_links(f"http://{options.host}:{options.port}")
    return serve.run(options)


def _print_links(base: str) -> None:
    """One link per role, each of which signs in once; `viitta login-link --role ROLE` makes more."""
    from urllib.parse import urlsplit

    from django.conf import settings
    from django.utils import timezone

    from viitta.core.actors import COMMAND_LINE, Role
    from viitta.parts.organisations import actions, queries
    from viitta.parts.organisations.mails import link_address

    at = timezone.now()
    print("Sign in to the sample as (each link works once):", flush=True)
    for role in Role:
        account = queries.first_account_with(role, on=timezone.localdate(at))
        if account is not None:
            minutes = max(settings.SIGN_IN_LINK_MINUTES, 24 * 60)
            token = actions.issue_sign_in_link(account=account, minutes=minutes, by=COMMAND_LINE, at=at)
            print(f"  {role.value:<14} {base}{urlsplit(link_address(token)).path}", flush=True)
