"""The settings of an installation: one table, read from environment variables, failing loudly.

docs/reference/settings.md is written from this table; a test keeps the two alike.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class SettingError(ValueError):
    """A setting has a value that cannot be used; the message names the setting and says what it may be."""


def _flag(text: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    if text.strip().lower() not in words:
        raise ValueError("give 1 or 0")
    return words[text.strip().lower()]


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


@dataclass(frozen=True, slots=True)
class Env:
    """One setting: its variable, how the text is read, the default as text, and what it is for."""

    name: str
    read: Callable[[str], Any]
    default: str
    help: str


TABLE = (
    Env("VIITTA_DATA_DIR", str, "~/.local/share/viitta", "Folder of the database, the secret key and the files."),
    Env("VIITTA_DATABASE_URL", str, "", "Database address; empty means SQLite in the data folder. Example: `postgres://user:password@host/name`."),
    Env("VIITTA_BASE_URL", str, "http://127.0.0.1:8000", "Address that links in mails begin with."),
    Env("VIITTA_SECRET_KEY", str, "", "Key of signatures; empty means one made in the data folder, readable by its owner only."),
    Env("VIITTA_ALLOWED_HOSTS", _words, "", "Host names that are answered, by commas; the one of VIITTA_BASE_URL is always there."),
    Env("VIITTA_TRUSTED_PROXIES", int, "0", "How many proxies of your own stand in front; their forwarded headers are believed."),
    Env("VIITTA_EMAIL_URL", str, "", "Mail server: `smtp://user:password@host:587?tls=1` or `smtps://…`; empty or `outbox:` means that mails are kept to be read in the browser."),
    Env("VIITTA_EMAIL_FROM", str, "Viitta <viitta@localhost>", "Sender of mails."),
    Env("VIITTA_DEBUG", _flag, "0", "1 on a developer's machine only: error pages with details, the style page."),
    Env("VIITTA_LANGUAGE", str, "fi", "Language of the interface until a person chooses another: fi, sv or en."),
    Env("VIITTA_SESSION_HOURS", int, "12", "Hours without use after which one is signed out."),
    Env("VIITTA_SESSION_DAYS", int, "14", "Days after which one signs in again, used or not."),
    Env("VIITTA_SIGN_IN_LINK_MINUTES", int, "30", "Minutes that a sign-in link is valid."),
    Env("VIITTA_UPLOAD_MEGABYTES", int, "20", "Largest file that an import takes, in megabytes."),
    Env("VIITTA_DOCUMENT_MEGABYTES", int, "25", "Largest file that can be attached as a document, in megabytes."),
    Env("VIITTA_IMPORT_ROWS", int, "20000", "Largest number of rows that an import takes."),
    Env("VIITTA_HOURS_IN_YEAR", int, "1720", "Working hours of a person-year, by which benefits are counted."),
    Env("VIITTA_FOLLOW_UP_DUE_DAYS", int, "10", "Working days from the opening of a round to its due day."),
    Env("VIITTA_FOLLOW_UP_REPEAT_DAYS", int, "5", "Working days from the opening of a round to the one repeat of its mail."),
    Env("VIITTA_FOLLOW_UP_DEPUTY_DAYS", int, "8", "Working days from the opening of a round until the deputy is asked."),
    Env("VIITTA_FOLLOW_UP_CONVENOR_DAYS", int, "10", "Working days from the opening of a round until the convenor is told."),
    Env("VIITTA_FOLLOW_UP_CLOSE_DAYS", int, "20", "Working days from the opening of a round until it closes by itself."),
    Env("VIITTA_FOLLOW_UP_OPEN_AFTER", int, "1", "The working day after the quarter on which its round opens: 1 is the first."),
)  # fmt: skip

_BY_NAME = {row.name: row for row in TABLE}


def read(name: str, environ: Mapping[str, str] = os.environ) -> Any:
    """Value of a setting; SettingError when its text cannot be read."""
    row = _BY_NAME[name]
    text = environ.get(name, row.default)
    try:
        return row.read(text)
    except ValueError as error:
        raise SettingError(f"{name} is {text!r}: {error}") from error


def data_dir() -> Path:
    """The data folder, made with access for its owner only when it is not there."""
    folder = Path(read("VIITTA_DATA_DIR")).expanduser()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key() -> str:
    """The key of the settings, else that of the data folder, made at the first need with mode 600."""
    given = read("VIITTA_SECRET_KEY")
    if given:
        return given
    file = data_dir() / "secret-key"
    if not file.exists():
        import secrets

        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            pass  # another process of ours was faster
        else:
            with os.fdopen(handle, "w") as text:
                text.write(secrets.token_urlsafe(50))
    key = file.read_text().strip()
    while not key:  # the other process has made the file and not yet written it
        key = file.read_text().strip()
    return key
