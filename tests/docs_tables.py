"""Tables of the documentation that are written from the code: `python -m tests.docs_tables --write`.

A test holds every table against the code, so that a document cannot drift.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETTINGS, COMMANDS = ROOT / "docs/reference/settings.md", ROOT / "docs/reference/commands.md"
FINDINGS = ROOT / "docs/reference/application-findings.md"


def settings_page() -> str:
    """docs/reference/settings.md from the table of `env.py`."""
    from viitta.config.env import TABLE

    rows = [f"| `{row.name}` | {'`' + row.default + '`' if row.default else '(empty)'} | {row.help} |" for row in TABLE]
    head = (
        "# Settings\n\nEnvironment variables, read when a process starts. A value that cannot be used stops the start"
        " with a sentence.\nWritten from the code by `python -m tests.docs_tables --write`.\n\n"
        "| variable | default | what it is for |\n|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def option_rows(parser: argparse.ArgumentParser) -> list[str]:
    """Options of a parser as table rows; its subcommands follow as tables of their own."""
    rows, below = [], []
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction):
            continue
        if isinstance(action, argparse._SubParsersAction):
            for name, child in action.choices.items():
                below += ["", f"`{parser.prog} {name}`", "", *option_rows(child)]
            continue
        names = (
            ", ".join(f"`{name}`" for name in action.option_strings) or f"`{(action.metavar or action.dest).upper()}`"
        )
        choices = " (" + ", ".join(map(str, action.choices)) + ")" if action.choices else ""
        rows.append(f"| {names} | {(action.help or '').replace('|', '/')}{choices} |")
    return (["| option | meaning |", "|---|---|", *rows] if rows else []) + below


def commands_page() -> str:
    """docs/reference/commands.md from the parser of every command."""
    from viitta.config import cli

    parts = [
        "# The command `viitta`\n\nIn `.venv/bin/` of a checkout, on the path of an installation."
        " Exit code 0 done, 1 refused or problems found, 2 wrong usage.\n"
        "Written from the code by `python -m tests.docs_tables --write`.\n"
    ]
    for name in cli.command_names():
        if name in cli.INTERNAL:
            continue
        module = cli.load(name)
        rows = "\n".join(option_rows(cli.parser_of(name, module)))
        told = f"{module.HELP[0].upper()}{module.HELP[1:]}."
        parts.append(f"## viitta {name}\n\n{told}\n\n```sh\n{module.EXAMPLE}\n```\n\n{rows}\n")
    return "\n".join(parts)


def findings_page() -> str:
    """docs/reference/application-findings.md from the codes, their sentences and the rules of the incentive system."""
    import re

    from django.utils import translation

    from viitta.core.application import Code
    from viitta.core.application.codes import source_of
    from viitta.core.programmes import INCENTIVE
    from viitta.doors.importexport.words.application import FINDINGS as SENTENCES

    with translation.override("en"):
        said = {code: re.sub(r"%\((\w+)\)s", r"*\1*", str(SENTENCES[code])) for code in Code}
    rows = [f"| `{code}` | {said[code]} | {source_of(code, INCENTIVE)} |" for code in Code]
    head = (
        "# Findings of an application\n\nWhat `viitta application check` and the application page of a project say."
        " The source is that of the incentive system (893/2019);\nanother programme names its own. `form` and `call`"
        " are rules of the form and of the call. The rules in words: [application.md](../explanation/rules/application.md).\n"
        "Written from the code by `python -m tests.docs_tables --write`.\n\n| code | says | source |\n|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def glossary_rows() -> dict[str, tuple[str, str]]:
    """Model name -> its English and Finnish word, as the code and the catalogues say them."""
    from django.apps import apps
    from django.utils import translation

    rows = {}
    for model in apps.get_models():
        if model.__module__.startswith("viitta."):
            with translation.override("en"):
                english = str(model._meta.verbose_name)
            with translation.override("fi"):
                rows[model.__name__] = (english, str(model._meta.verbose_name))
    return rows


def main(arguments: list[str]) -> int:
    import os

    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    pages = {SETTINGS: settings_page(), COMMANDS: commands_page(), FINDINGS: findings_page()}
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text() != text]
    if "--write" in arguments:
        for path in stale:
            path.write_text(pages[path])
        return 0
    print("\n".join(f"{path.relative_to(ROOT)} is not what the code says" for path in stale))
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
