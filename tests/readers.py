"""Programs of others that open what we wrote, as a reader of ours would: LibreOffice and poppler.

`./dev test` installs them where it may. Where one is missing the test says so and is skipped; in CI that is a failure.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

PATIENCE = 120
OFFICE = ("soffice", "libreoffice")


def program(*names: str, setting: str = "", package: str) -> str:
    """Path of a program of others, or the reason why this test cannot be run here."""
    path = os.environ.get(setting) or next(filter(None, map(shutil.which, names)), None)
    if path:
        return path
    reason = f"this test opens our file with {names[0]}, which is not on this machine: install {package}"
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
