"""The command `viitta`: finds the command, reads its options, prepares the database, runs it.

A command is a module in `commands/` with HELP (one line), EXAMPLE, `add_arguments(parser)` and `run(options)`, which
returns the exit code: 0 done, 1 refused or problems found. Wrong usage is 2. `NEEDS` says what is made ready first.
"""

import argparse
import os
import sys
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

INTERNAL = frozenset({"worker", "develop"})


class Refused(Exception):
    """A command cannot do what was asked; the message says where and what to do. Exit code 1."""


def command_names() -> list[str]:
    """Names as they are typed: login-link for commands/login_link.py."""
    from viitta.config import commands

    return sorted(module.name.replace("_", "-") for module in iter_modules(commands.__path__))


def load(name: str) -> ModuleType:
    return import_module("viitta.config.commands." + name.replace("-", "_"))


def language_of(arguments: list[str]) -> str:
    """The language of sentences: `--lang`, else the one of LANG, else Finnish."""
    if "--lang" in arguments[:-1]:
        wanted = arguments[arguments.index("--lang") + 1]
    else:
        wanted = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "fi"
    code = wanted[:2].lower()
    return code if code in ("fi", "sv", "en") else ("en" if wanted.startswith("C") else "fi")


def overview() -> str:
    """What `viitta` alone prints."""
    lines = [f"  {name:<14} {load(name).HELP}" for name in command_names() if name not in INTERNAL]
    return "usage: viitta COMMAND [options]\n\n" + "\n".join(lines) + "\n\nviitta COMMAND --help tells more."


def parser_of(name: str, module: ModuleType) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"viitta {name}",
        description=module.HELP,
        epilog=f"example:\n  {module.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--lang", choices=["fi", "sv", "en"], help="language of messages (default: from LANG)")
    module.add_arguments(parser)
    return parser


def prepare(module: ModuleType, language: str) -> None:
    """Start Django and, unless the command says otherwise, bring the database up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "viitta.config.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(language)
    if getattr(module, "NEEDS", "database") == "database":
        from viitta.config.database import prepare_database

        prepare_database()


def run(arguments: list[str]) -> int:
    """Run one command; returns its exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(overview())
        return 0 if arguments else 2
    name = arguments[0]
    if name not in command_names():
        print(f"viitta: no command {name!r}\n\n{overview()}", file=sys.stderr)
        return 2
    module = load(name)
    options = parser_of(name, module).parse_args(arguments[1:])
    from viitta.config.env import SettingError

    try:
        prepare(module, language_of(arguments))
        return int(module.run(options) or 0)
    except UnicodeEncodeError as error:
        print(f"viitta {name}: an argument holds bytes that are no text: {error.object!a}", file=sys.stderr)
        return 1
    except (Refused, SettingError) as error:
        said = (
            str(error).encode("utf-8", "backslashreplace").decode()
        )  # a name of a file may hold bytes that are no text
        print(f"viitta {name}: {said}", file=sys.stderr)
        return 1


def main() -> None:
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)


if __name__ == "__main__":  # run by the module that the commands import too, or its exceptions would be two
    import_module("viitta.config.cli").main()
