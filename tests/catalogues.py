"""Keeps the Finnish catalogues and the sentences of the code alike: `python -m tests.catalogues [--write]`.

Each part keeps a catalogue of its own. Without --write it tells what is missing, empty or no longer used, and fails
when there is anything; with --write it brings the files up to date, leaving new sentences to be translated.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "viitta"
METHODS = [("**/jinja2/**.html", "jinja2"), ("**/jinja2/**.txt", "jinja2"), ("**.py", "python")]
OPTIONS = {pattern: {"trimmed": "true", "silent": "false"} for pattern, method in METHODS if method == "jinja2"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def owners() -> Iterator[Path]:
    """Folders that keep a catalogue: each part, each door, and config."""
    for group in ("parts", "doors"):
        yield from sorted(path for path in (SOURCE / group).iterdir() if (path / "__init__.py").exists())
    yield SOURCE / "config"


def sentences_of(owner: Path) -> Catalog:
    """What the code of an owner says, as an empty catalogue."""
    catalogue = Catalog(locale="fi", project="Viitta", fuzzy=False)
    found = extract_from_dir(str(owner), METHODS, OPTIONS, KEYWORDS)
    for _file, _line, message, _comments, context in found:
        catalogue.add(message, context=context)
    return catalogue


def catalogue_file(owner: Path, language: str = "fi") -> Path:
    return owner / "locale" / language / "LC_MESSAGES" / "django.po"


def kept_of(owner: Path, language: str = "fi") -> Catalog:
    """The catalogue that an owner keeps; an empty one when it keeps none."""
    file = catalogue_file(owner, language)
    if not file.exists():
        return Catalog(locale=language, project="Viitta", fuzzy=False)
    with file.open("rb") as text:
        return read_po(text, locale=language)


def _key(message) -> tuple:
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def problems_of(said: Catalog, kept: Catalog) -> list[str]:
    """What is wrong between the sentences of the code and the kept ones."""
    there = {_key(message): message for message in kept if message.id}
    wanted = {_key(message): message for message in said if message.id}
    problems = [f"missing: {key[0]!r}" for key in wanted if key not in there]
    problems += [f"not used any more: {key[0]!r}" for key in there if key not in wanted]
    for key in wanted.keys() & there.keys():
        message = there[key]
        texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if not all(texts):
            problems.append(f"not translated: {key[0]!r}")
        if message.fuzzy:
            problems.append(f"fuzzy: {key[0]!r}")
        if isinstance(wanted[key].id, tuple) != isinstance(message.id, tuple):
            problems.append(f"singular and plural differ: {key[0]!r}")
    return sorted(problems)


def write(owner: Path) -> None:
    """Bring an owner's catalogue up to date: new sentences come empty, unused ones go."""
    said, kept = sentences_of(owner), kept_of(owner)
    there = {_key(message): message for message in kept if message.id}
    fresh = Catalog(locale="fi", project="Viitta", fuzzy=False, header_comment="# Finnish texts of this part.")
    for message in said:
        if not message.id:
            continue
        old = there.get(_key(message))
        string = old.string if old is not None and isinstance(old.id, tuple) == isinstance(message.id, tuple) else None
        fresh.add(message.id, string, context=message.context)
    file = catalogue_file(owner)
    if not len(fresh) and not file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as text:
        write_po(text, fresh, width=0, sort_output=True, omit_header=True)
    header = (
        '# Finnish texts of this part.\nmsgid ""\nmsgstr ""\n"Language: fi\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n'
    )
    file.write_text(header + file.read_text(encoding="utf-8"), encoding="utf-8")


def main(arguments: list[str]) -> int:
    chosen = [owner for owner in owners() if not [a for a in arguments if a != "--write"] or owner.name in arguments]
    found = 0
    for owner in chosen:
        if "--write" in arguments:
            write(owner)
        for problem in problems_of(sentences_of(owner), kept_of(owner)):
            found += 1
            print(f"{owner.relative_to(ROOT)}: {problem}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
