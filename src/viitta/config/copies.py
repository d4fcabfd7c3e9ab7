"""Copies of the database file: whole while the server runs, and back again. Documents lie in it, so a copy has them."""

import contextlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from viitta.config.cli import Refused

PIECE = 4096  # pages at a time, so that writers get their turn


class Facts(NamedTuple):
    """What a copy holds."""

    file: str
    bytes: int
    roadmaps: int
    documents: int


def database_file() -> Path:
    """The file of the database; Refused when the database is no file of ours."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor != "sqlite":
        raise Refused("the database is PostgreSQL: copy it with pg_dump and bring it back with pg_restore")
    return Path(settings.DATABASES["default"]["NAME"])


def take(target: Path) -> Facts:
    """Copy the database to a new file, whole or not at all; those who write meanwhile only wait a little."""
    if target.exists():
        raise Refused(f"{target} is there already: choose another name, nothing is written over")
    if not target.parent.is_dir():
        raise Refused(f"there is no folder {target.parent}")
    half = target.with_name(f".{target.name}.half")
    try:
        _copy(database_file(), half)
        _close(half)
        facts = check(half)
        half.rename(target)
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise Refused(f"{target} could not be written: {why}") from error
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
    return facts._replace(file=str(target))


def check(file: Path) -> Facts:
    """What a copy holds; Refused when the file is no whole database of Viitta, or one of a newer version."""
    if not file.is_file():
        raise Refused(f"there is no file {file}")
    try:
        with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Refused(f"{file} is damaged")
            run = {tuple(row) for row in copy.execute("SELECT app, name FROM django_migrations")}
            roadmaps = copy.execute("SELECT count(*) FROM roadmaps_roadmap").fetchone()[0]
            documents = _count(copy, "files_document")
    except sqlite3.DatabaseError as error:
        raise Refused(f"{file} is no copy of a Viitta database") from error
    unknown = run - _known_migrations()
    if unknown:
        raise Refused(f"{file} was made by a newer version of Viitta: install that version first")
    return Facts(str(file), file.stat().st_size, roadmaps, documents)


def bring_back(file: Path, at: datetime) -> tuple[Facts, Path]:
    """Put a copy in the place of the database; what was there is kept beside it. Facts and where that is."""
    facts, target = check(file), database_file()
    kept = target.with_name(f"{target.stem}-before-{at:%Y%m%d-%H%M%S}{target.suffix}")
    try:
        _copy(target, kept)
        _copy(file, target)
    except (OSError, sqlite3.Error) as error:
        raise Refused(f"the copy could not be brought back: {error}") from error
    return facts, kept


def _copy(source: Path, target: Path) -> None:
    """Copy one database into another by SQLite's own means: a consistent whole, readers of the target see old or new."""
    is_new = not target.exists()
    with (
        contextlib.closing(sqlite3.connect(source, timeout=60)) as old,
        contextlib.closing(sqlite3.connect(target, timeout=60)) as new,
    ):
        if is_new:
            os.chmod(target, 0o600)
        old.backup(new, pages=PIECE, sleep=0.005)


def _close(copy: Path) -> None:
    """Make a copy one file that needs nothing beside it."""
    with contextlib.closing(sqlite3.connect(copy)) as database:
        database.execute("PRAGMA journal_mode = DELETE")


def _count(copy: sqlite3.Connection, table: str) -> int:
    """Rows of a table; none of one that an older version did not have."""
    there = copy.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [table]).fetchone()
    return copy.execute(f"SELECT count(*) FROM {table}").fetchone()[0] if there else 0


def _known_migrations() -> set[tuple[str, str]]:
    from django.db.migrations.loader import MigrationLoader

    return set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
