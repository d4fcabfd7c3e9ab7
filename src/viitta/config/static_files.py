"""Collecting the static files of an installation, when they are not the ones collected last."""

import hashlib
import os

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def _digest() -> str:
    """Of the name, size and time of every static file there is."""
    total = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            file = storage.path(path)  # type: ignore[attr-defined]
            stat = os.stat(file)
            total.update(f"{file}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return total.hexdigest()


def collect() -> None:
    """Gather, name by content and compress; nothing when that is done already."""
    if settings.DEBUG:
        return
    stamp = settings.STATIC_ROOT / ".collected"
    digest = _digest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(digest)
