"""Programs of others that open what we wrote, as a reader of ours would: LibreOffice and poppler.

`./dev test` installs them where it may. Where one is missing the test says so and is skipped; in CI that is a failure.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import pytest

PATIENCE = 120
OFFICE = ("soffice", "libreoffice")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
PLACE = re.compile(r"%\(\w+\)s")


def program(*names: str, setting: str = "", package: str) -> str:
    """Path of a program of others, or the reason why this test cannot be run here."""
    path = os.environ.get(setting) or next(filter(None, map(shutil.which, names)), None)
    if not path:
        _missing(f"this test opens our file with {names[0]}, which is not on this machine: install {package}")
    return path


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason + " (in CI that is a failure)")


def text_of_pdf(made: bytes) -> str:
    """The text of a PDF as poppler reads it, no-break spaces as plain ones."""
    reader = program("pdftotext", package="poppler-utils")
    done = subprocess.run([reader, "-layout", "-", "-"], input=made, capture_output=True, check=True, timeout=PATIENCE)
    return done.stdout.decode().replace("\u00a0", " ")


def texts_by_office(*files: Path, kind: str = "txt:Text (encoded):UTF8") -> list[str]:
    """The text of each file after LibreOffice has opened it and saved it in another form beside it."""
    office = program(*OFFICE, setting="SOFFICE", package="libreoffice-writer and libreoffice-calc")
    folder = files[0].parent
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=PATIENCE
    )
    ending = kind.split(":")[0]
    return [file.with_suffix(f".{ending}").read_text(encoding="utf-8", errors="replace") for file in files]


def unknown_words(texts: Iterable[str]) -> set[str]:
    """Finnish words that Voikko does not know; without it or its dictionary the test cannot be run here."""
    try:
        import libvoikko

        speller = libvoikko.Voikko("fi")
    except Exception as error:  # no package, no library, no dictionary: each is told by a kind of its own
        _missing(f"Finnish spelling is checked by Voikko: install libvoikko1 and voikko-fi ({error})")
    words = {word for text in texts for word in WORD.findall(PLACE.sub(" ", text)) if len(word) > 1}
    return {word for word in words if not speller.spell(word)}


def pdf_faults(made: bytes, profile: str) -> list[str]:
    """Rules of a profile ("ua1", "pdfa2a") that a PDF breaks.

    Lengths of streams are looked at here: the checker takes a carriage return at the end of packed data for a line's end.
    """
    import page

    broken = [one.rule_id for one in page.validate_pdf_bytes(made, profile=profile).failures]
    lengths_hold = all(
        re.match(rb"\r?\nendstream", made[found.end() + int(found[1]) :][:16])
        for found in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", made)
    )
    return [one for one in broken if not (one.endswith("STREAM-LENGTH-001") and lengths_hold)]
