"""The guards of the house as functions over text, so that each can be shown an example it must reject."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "viitta"

FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES, SCRIPT_LINES = 400, 40, 150, 200


def python_files(*folders: str) -> Iterator[Path]:
    """Our Python files, migrations left out."""
    for folder in folders or ("",):
        yield from (p for p in sorted((SOURCE / folder).rglob("*.py")) if "migrations" not in p.parts)


def imports_of(text: str) -> set[str]:
    """First names of everything a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def not_standard(text: str) -> set[str]:
    """Imports of a module of core that are neither of the standard library nor of core itself."""
    return {
        name
        for name in imports_of(text)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("viitta.core")
    }


_ORM = {
    "objects",
    "save",
    "delete",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "refresh_from_db",
}


def orm_in(text: str) -> list[str]:
    """Uses of the ORM in a module: managers and methods that read or write rows."""
    return sorted(
        f"line {node.lineno}: .{node.attr}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in _ORM
    )


_CLOCK = {
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("date", "today"),
    ("datetime", "now"),
}


def clock_in(text: str) -> list[str]:
    """Places where a module reads the clock itself. `timezone.localdate(at)` of a given moment reads none."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner = node.func.value
        pair = (owner.id if isinstance(owner, ast.Name) else "", node.func.attr)
        if pair in _CLOCK and not node.args:
            found.append(f"line {node.lineno}: {pair[0]}.{pair[1]}()")
    return found


# What runs inside another deed's transaction, and is no deed of its own.
INSIDE_A_DEED = frozenset({"record", "leave", "freeze"})


def badly_shaped_actions(text: str) -> list[str]:
    """Public functions of a module of actions that write and are not keyword-only, with `by` and `at`, and atomic."""
    found = []
    for node in ast.parse(text).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_") or node.name in INSIDE_A_DEED:
            continue
        names = {argument.arg for argument in node.args.kwonlyargs}
        decorators = {ast.unparse(one) for one in node.decorator_list}
        is_action = "by" in names or "transaction.atomic" in decorators
        if not is_action:
            continue
        if node.args.args or node.args.posonlyargs:
            found.append(f"{node.name}: arguments without names")
        if not {"by", "at"} <= names:
            found.append(f"{node.name}: needs by and at")
        if "transaction.atomic" not in decorators:
            found.append(f"{node.name}: not atomic")
    return found


def long_functions(text: str) -> dict[str, int]:
    """Functions over the budget, with their lines. The docstring and decorators count: they are read too."""
    return {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    }


def unseen_sentences(text: str) -> list[int]:
    """Lines whose sentence stands inside the braces of an f-string: the catalogues do not find it there."""
    names = {"_", "gettext", "gettext_lazy", "pgettext", "ngettext", "npgettext", "pgettext_lazy"}
    return [
        call.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in names
    ]


def undocumented(text: str) -> list[str]:
    """Public functions and classes of a module without a docstring."""
    return [
        node.name
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
