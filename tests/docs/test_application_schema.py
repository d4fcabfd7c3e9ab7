"""The schema of an application's file: the example fits, broken forms do not."""

import json
import re
from copy import deepcopy
from typing import Any

import pytest

from tests.core.application.broken import EXAMPLE
from tests.docs_tables import ROOT

SCHEMA = json.loads((ROOT / "docs/reference/application.schema.json").read_text())
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "integer": int, "number": (int, float)}  # fmt: skip
KNOWN = {
    *("$schema", "title", "description", "$defs", "$ref", "type", "properties", "required", "additionalProperties"),
    *("items", "uniqueItems", "enum", "const", "pattern", "maxLength", "minimum"),
}


def misfits(value: Any, schema: dict[str, Any], path: str = "$") -> list[str]:
    """Where a value does not fit; knows the keywords that our schema uses."""
    assert set(schema) <= KNOWN
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    fits = any(isinstance(value, TYPES[kind]) and not (kind != "boolean" and isinstance(value, bool)) for kind in kinds)
    if kinds and not fits:
        return [path]
    found = [path] if "const" in schema and value != schema["const"] else []
    found += [path] if "enum" in schema and value not in schema["enum"] else []
    if isinstance(value, str):
        found += [path] if not re.search(schema.get("pattern", ""), value) else []
        found += [path] if len(value) > schema.get("maxLength", len(value)) else []
    if isinstance(value, list):
        found += [path] if schema.get("uniqueItems") and len(set(value)) < len(value) else []
        found += [bad for at, one in enumerate(value) for bad in misfits(one, schema["items"], f"{path}[{at}]")]
    return found + (_keys(value, schema, path) if isinstance(value, dict) else [])


def _keys(value: dict[str, Any], schema: dict[str, Any], path: str) -> list[str]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    found = [f"{path}.{key}" for key in schema.get("required", []) if key not in value]
    for key, one in value.items():
        below = known.get(key, others)
        if below is False:
            found.append(f"{path}.{key}")
        elif isinstance(below, dict):
            found += misfits(one, below, f"{path}.{key}")
    return found


def test_the_example_fits_the_schema():
    assert misfits(EXAMPLE, SCHEMA) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("24", {"a": "1 000"}),
        ("40", ""),
        ("12", [{"start": "6.1.2020"}]),
        ("3", "x"),
        ("3", ["x", "x"]),
        ("4", "å" * 1501),
    ],
)
def test_another_form_does_not_fit(place, value):
    content = deepcopy(EXAMPLE)
    content["answers"][place] = value
    assert [path for path in misfits(content, SCHEMA) if path.startswith(f"$.answers.{place}")]


def test_the_schema_knows_every_question():
    assert set(SCHEMA["properties"]["answers"]["properties"]) == {str(number) for number in range(1, 40)}
