"""Settings of the tests: a data folder of this run's own, never the developer's, made before the settings are read."""

import os
import tempfile

os.environ["VIITTA_DATA_DIR"] = tempfile.mkdtemp(prefix="viitta-test-")
os.environ["VIITTA_SECRET_KEY"] = "only-for-tests-" + "x" * 40
os.environ["VIITTA_BASE_URL"] = "http://127.0.0.1:8000"
for name in ("VIITTA_EMAIL_URL", "VIITTA_LANGUAGE", "VIITTA_DEBUG"):
    os.environ.pop(name, None)
if os.environ.get("VIITTA_TEST_DATABASE_URL"):
    os.environ["VIITTA_DATABASE_URL"] = os.environ["VIITTA_TEST_DATABASE_URL"]
else:
    os.environ.pop("VIITTA_DATABASE_URL", None)

if "PYTEST_XDIST_WORKER" not in os.environ:  # once, before anything reads a catalogue
    from hatch_build import compile_catalogues

    compile_catalogues()

from viitta.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nothing here guards a real password
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405
STYLE_PAGE = True
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's library runs a loop beside the test
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405
