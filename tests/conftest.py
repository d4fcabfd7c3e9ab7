"""Fixtures that all tests share. The database fixtures are of pytest-django."""

import os
import shutil
import sys

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("viitta", deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("viitta")


@pytest.fixture(autouse=True)
def own_language():
    """Each test begins in the product's own language, whatever a command or a page of the one before asked for."""
    if translation := sys.modules.get("django.utils.translation"):  # core is tested where there is no Django
        translation.deactivate()


@pytest.fixture
def town(db):
    from tests.cast import build_town

    return build_town()


@pytest.fixture
def neighbour(db):
    """Another municipality: its people are strangers to the town."""
    from tests.cast import build_organisation

    return build_organisation("Naapurila", "902", "naapurila.example")


@pytest.fixture
def six(db):
    """The sample's joint project of six municipalities, without its money."""
    from tests.joint import build_joint

    return build_joint()


@pytest.fixture
def six_money(six):
    """The same with its budget, accounts, claims and orders."""
    from viitta.config.sample.project_money import fill_money

    fill_money(six.built)
    six.project.refresh_from_db()
    return six


@pytest.fixture(scope="session")
def chromium():
    """A running browser; tests that ask for it are skipped where there is none, unless in CI."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium")
        pytest.skip(
            "this journey needs a browser: install Chromium or set CHROMIUM to its path (in CI that is a failure)"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()
