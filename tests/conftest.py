"""Fixtures that all tests share. The database fixtures are of pytest-django."""

import os
import tempfile

# Before Django reads its settings: a data folder of this run's own, never the developer's.
os.environ["VIITTA_DATA_DIR"] = tempfile.mkdtemp(prefix="viitta-test-")
os.environ.pop("VIITTA_EMAIL_URL", None)
os.environ.setdefault("VIITTA_SECRET_KEY", "only-for-tests-" + "x" * 40)

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("viitta", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("viitta")


@pytest.fixture
def town(db):
    from tests.cast import build_town

    return build_town()


@pytest.fixture
def neighbour(db):
    """Another municipality: its people are strangers to the town."""
    from tests.cast import build_organisation

    return build_organisation("Naapurila", "902", "naapurila.example")
