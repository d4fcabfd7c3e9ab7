"""The house stands as it was drawn; each guard is shown something that it must reject."""

from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture import rules

ROOT = rules.ROOT
PARTS = [path for path in sorted((rules.SOURCE / "parts").iterdir()) if (path / "__init__.py").exists()]
EXCEPTIONS = {
    tuple(line.split()[:2])
    for line in (Path(__file__).parent / "exceptions.txt").read_text().splitlines()
    if line and not line.startswith("#")
}


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_core_imports_only_the_standard_library():
    found = {relative(p): rules.not_standard(p.read_text()) for p in rules.python_files("core")}
    assert {name: names for name, names in found.items() if names} == {}


def test_the_guard_of_core_rejects_a_library_inside_a_function():
    assert rules.not_standard("def f():\n    import numpy\n") == {"numpy"}
    assert rules.not_standard("from viitta.core import periods\nimport json\n") == set()


NO_ORM = ("views", "pages", "panels")


def doors_and_pages() -> list[Path]:
    files = [p for p in rules.python_files("parts") if set(p.with_suffix("").parts) & set(NO_ORM)]
    files += list(rules.python_files("doors/portal"))
    return files


def test_views_pages_and_panels_do_not_touch_the_orm():
    found = {relative(p): rules.orm_in(p.read_text()) for p in doors_and_pages()}
    assert {name: uses for name, uses in found.items() if uses} == {}


def test_the_guard_of_the_orm_rejects_a_manager_and_a_save():
    assert rules.orm_in("Measure.objects.all()\nrow.save()\n") == ["line 1: .objects", "line 2: .save"]


def files_named(*names: str) -> list[Path]:
    return [p for p in rules.python_files("parts", "doors") if set(p.with_suffix("").parts) & set(names)]


def test_nothing_below_the_doors_reads_the_clock():
    below = files_named("models", "permissions", "queries", "actions", "mails", "tasks", "pages")
    below += [*rules.python_files("core"), *rules.python_files("engines"), *rules.python_files("render")]
    found = {relative(p): rules.clock_in(p.read_text()) for p in below}
    assert {name: uses for name, uses in found.items() if uses} == {}


def test_the_guard_of_the_clock_rejects_now_and_lets_a_given_moment_pass():
    assert rules.clock_in("x = timezone.now()\n") == ["line 1: timezone.now()"]
    assert rules.clock_in("x = timezone.localdate(at)\n") == []


def test_actions_are_keyword_only_atomic_and_know_who_and_when():
    found = {relative(p): rules.badly_shaped_actions(p.read_text()) for p in files_named("actions")}
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_the_guard_of_actions_rejects_one_that_is_not_atomic():
    text = "def rename(row, *, by, at):\n    pass\n"
    assert rules.badly_shaped_actions(text) == ["rename: arguments without names", "rename: not atomic"]


def test_no_file_is_over_its_budget():
    over = {}
    for path in [*rules.python_files(), *sorted((ROOT / "tests").rglob("*.py"))]:
        lines = len(path.read_text().splitlines())
        if lines > rules.FILE_LINES and ("file", relative(path)) not in EXCEPTIONS:
            over[relative(path)] = lines
    for pattern, most in (("*.html", rules.TEMPLATE_LINES), ("*.js", rules.SCRIPT_LINES)):
        for path in rules.SOURCE.rglob(pattern):
            lines = len(path.read_text().splitlines())
            if lines > most:
                over[relative(path)] = lines
    assert over == {}


def test_no_sentence_hides_inside_an_f_string():
    found = {relative(path): rules.unseen_sentences(path.read_text()) for path in rules.python_files()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_guard_of_sentences_rejects_one_inside_an_f_string():
    assert rules.unseen_sentences("a = f\"{_('Day')} 1\"\nb = _('Day')\n") == [1]


def test_no_function_is_over_its_budget():
    over = {
        f"{relative(path)}:{name}": lines
        for path in rules.python_files()
        for name, lines in rules.long_functions(path.read_text()).items()
        if ("function", f"{relative(path)}:{name}") not in EXCEPTIONS
    }
    assert over == {}


def test_the_guard_of_budgets_rejects_a_function_of_forty_one_lines():
    body = "\n".join("    x = 1" for _ in range(40))
    assert rules.long_functions(f"def f():\n{body}\n") == {"f": 41}


def test_every_public_name_of_core_engines_and_actions_says_what_it_is():
    files = [*rules.python_files("core"), *rules.python_files("engines"), *rules.python_files("render")]
    found = {relative(p): rules.undocumented(p.read_text()) for p in [*files, *files_named("actions", "queries")]}
    assert {name: names for name, names in found.items() if names} == {}


def order_of_parts() -> dict[str, int]:
    """Rank of each part in the import contract: 0 is the top."""
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract for contract in contracts if contract["id"] == "parts")["layers"]
    return {name.strip(" ()"): rank for rank, layer in enumerate(layers) for name in layer.split("|")}


def test_foreign_keys_point_down_too():
    order = order_of_parts()
    wrong = []
    for model in apps.get_models():
        own = model.__module__.split(".")
        if own[:2] != ["viitta", "parts"]:
            continue
        for field in model._meta.get_fields():
            if not (field.is_relation and field.concrete and field.related_model):
                continue
            other = field.related_model.__module__.split(".")
            if other[:2] == ["viitta", "parts"] and order[other[2]] < order[own[2]]:
                wrong.append(f"{model.__name__}.{field.name} -> {field.related_model.__name__}")
    assert wrong == []


def test_the_order_knows_every_part():
    assert {path.name for path in PARTS} <= set(order_of_parts())


@pytest.mark.parametrize("part", PARTS, ids=lambda path: path.name)
def test_migrations_of_a_part_are_linear_and_import_nothing_of_ours(part):
    import re

    texts = {p.stem: p.read_text() for p in sorted(part.glob("migrations/0*.py"))}
    own = re.compile(r"^from viitta|^import viitta", re.MULTILINE)
    assert [name for name, text in texts.items() if own.search(text)] == []
    assert len({name[:4] for name in texts}) == len(texts)
