"""The sample project's application: one file, which the command prints and the sample project answers with.

What the application of 2019 does not tell is invented: the day on which the call closed, the agreements, the lines of
the costs and the contact.
"""

from importlib.resources import files

from viitta.core.application import Application, from_json


def application_text() -> str:
    """The application as JSON."""
    return files("viitta.config.sample").joinpath("application.json").read_text(encoding="utf-8")


def sample_application() -> Application:
    """The same as read."""
    return from_json(application_text())
