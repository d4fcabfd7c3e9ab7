"""The town's joint project with one partner."""

import pytest

from tests.permissions.projects import build_joint


@pytest.fixture
def pair(town):
    return build_joint(town)
