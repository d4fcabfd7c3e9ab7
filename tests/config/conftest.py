"""The sample city, built once for all tests that look at it."""

import pytest

from tests.config.test_serve import viitta


@pytest.fixture(scope="session")
def city(tmp_path_factory):
    """A data folder with the sample city of a fixed day. Tests read it and change nothing."""
    folder = tmp_path_factory.mktemp("city")
    done = viitta(folder, "demo", "--at", "2026-11-21")
    assert done.returncode == 0, done.stderr
    return folder
