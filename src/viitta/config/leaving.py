"""The full exit: everything that an installation holds, in open formats, for whoever goes on with other means.

One CSV file a table (UTF-8, comma, first row the names), attached files as they are, and `datapackage.json` that tells
what is in them (Data Package 1.0). Texts stand as they were written: read the files by a program, or import them as text.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from viitta.config.cli import Refused

SECRET = frozenset({"password", "token_hash", "session_epoch"})  # of no use outside, and nobody's to read
LEFT_OUT = frozenset({"files_chunk"})  # the pieces are put together as files
OURS = (
    "audit", "traces", "outbox", "files", "organisations", "decisions", "indicators", "roadmaps", "followup", "risks", "benefits", "meetings",
    "importexport", "reports",
)  # fmt: skip
TYPES = {
    "BooleanField": "boolean", "DateField": "date", "DateTimeField": "datetime", "DecimalField": "number",
    "BigAutoField": "integer", "BigIntegerField": "integer", "PositiveIntegerField": "integer", "ForeignKey": "integer",
    "PositiveSmallIntegerField": "integer", "PositiveBigIntegerField": "integer", "JSONField": "object",
}  # fmt: skip


def leave(folder: Path) -> dict[str, int]:
    """Write everything into a new or empty folder; rows by table, and `documents`. Refused when something is there."""
    from django.db import transaction

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is there already and is not empty: choose another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with transaction.atomic():  # one moment of the database
            counts = dict(_tables(folder))
            counts["documents"] = _documents(folder / "documents")
    except OSError as error:
        raise Refused(f"{folder} could not be written: {error.strerror}") from error
    return counts


def _models() -> list[Any]:
    from django.apps import apps

    found = [model for label in OURS for model in apps.get_app_config(label).get_models(include_auto_created=True)]
    return [model for model in found if model._meta.db_table not in LEFT_OUT]


def _columns(model: Any) -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in SECRET and field.get_internal_type() != "BinaryField"
    ]


def _text(value: Any) -> Any:
    """A value as it is written: days as ISO, structures as JSON, nothing as an empty cell."""
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if hasattr(value, "isoformat") else value


def _tables(folder: Path) -> Iterator[tuple[str, int]]:
    """Write every table, row by row, and tell how many rows each has."""
    resources = []
    for model in _models():
        columns, count = _columns(model), 0
        name = model._meta.db_table
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([field.attname for field in columns])
            rows = model._default_manager.order_by("pk").values_list(*(field.attname for field in columns))
            for row in rows.iterator(chunk_size=2000):
                writer.writerow([_text(value) for value in row])
                count += 1
        resources.append(_resource(name, columns))
        yield name, count
    package = {"name": "viitta", "profile": "data-package", "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(package, indent=1), encoding="utf-8")


def _resource(name: str, columns: list[Any]) -> dict[str, Any]:
    fields = [{"name": one.attname, "type": TYPES.get(one.get_internal_type(), "string")} for one in columns]
    return {"name": name, "path": f"{name}.csv", "encoding": "utf-8", "schema": {"fields": fields, "primaryKey": "id"}}


def _documents(folder: Path) -> int:
    """Attached files under the uid of their document, piece by piece; how many."""
    from viitta.parts.files.models import Document
    from viitta.parts.files.queries import pieces_of

    folder.mkdir()
    count = 0
    for row in Document.objects.exclude(content=None).select_related("content").order_by("pk"):
        with (folder / f"{row.uid}.{row.file_name.rpartition('.')[2] or 'bin'}").open("wb") as file:
            for piece in pieces_of(row.content):  # type: ignore[arg-type]
                file.write(piece)
        count += 1
    return count
