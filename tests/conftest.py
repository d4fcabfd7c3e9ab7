"""Fixtures that all tests share. The database fixtures are of pytest-django."""

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
