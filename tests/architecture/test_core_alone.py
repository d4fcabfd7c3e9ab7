"""Core runs, and is tested, where Django is not installed."""

import subprocess
import sys

from tests.architecture.rules import ROOT

WITHOUT_DJANGO = """
import sys
for name in ("django", "allauth", "jinja2"):
    sys.modules[name] = None  # importing it fails, as where it is not installed
import pytest
sys.exit(pytest.main(["-q", "-p", "no:django", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir", ".",
    "--import-mode=importlib", "tests/core/test_progress.py", "tests/core/test_periods.py", "tests/core/test_rounds.py",
    "tests/core/sheets"]))
"""


def test_the_tests_of_core_pass_where_django_cannot_be_imported():
    command = [sys.executable, "-c", WITHOUT_DJANGO]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
