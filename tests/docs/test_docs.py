"""Documents that can drift are held against the code."""

import re
from pathlib import Path

import pytest

from tests import docs_tables

ROOT = docs_tables.ROOT
GLOSSARY = ROOT / "docs/reference/glossary.d"


def test_the_page_of_settings_is_what_the_code_says():
    assert docs_tables.SETTINGS.read_text() == docs_tables.settings_page()


def test_the_page_of_commands_is_what_the_code_says():
    assert docs_tables.COMMANDS.read_text() == docs_tables.commands_page()


def test_the_page_of_findings_is_what_the_code_says():
    assert docs_tables.FINDINGS.read_text() == docs_tables.findings_page()


def glossary() -> dict[str, tuple[str, str]]:
    """Rows of the glossary that name a class: code name -> English, Finnish."""
    rows = {}
    for file in sorted(GLOSSARY.glob("*.md")):
        for code, english, finnish in re.findall(
            r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|", file.read_text(), re.MULTILINE
        ):
            rows[code] = (english.strip(), finnish.strip())
    return rows


def test_every_model_stands_in_the_glossary_by_the_words_of_the_code():
    told, models = glossary(), docs_tables.glossary_rows()
    assert {name: told.get(name) for name in models} == models


def test_every_dependency_says_why_it_is_there():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=;! ]", one)[0].lower() for one in wanted}
    told = set(
        re.findall(r"^\| `([\w.-]+)`", (ROOT / "docs/explanation/dependencies.md").read_text().lower(), re.MULTILINE)
    )
    assert names - told == set()
    assert told - names == set()


PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_of_a_page_lead_somewhere(page: Path):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text())
    local = [link for link in links if not re.match(r"https?:|mailto:", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_that_a_page_names_exist(page: Path):
    named = re.findall(r"`((?:src|tests|docs|benchmarks)/[\w./-]+\.\w+)`", page.read_text())
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_rule_page_names_code_and_tests_that_exist():
    for page in (ROOT / "docs/explanation/rules").glob("*.md"):
        assert re.search(r"`(viitta\.[\w.]+|src/viitta/[\w./]+)`", page.read_text()), page.name
