"""The sample project's application: one file, which the command prints and the sample project answers with.

What the application of 2019 does not tell is invented: the day on which the call closed, the agreements, the lines of
the costs and the contact.
"""

from datetime import date
from importlib.resources import files

from viitta.config.sample.moments import BY, moment
from viitta.core.application import Application, from_json
from viitta.parts.joint_projects.actions.application import keep_sent_application
from viitta.parts.joint_projects.models import JointProject


def application_text() -> str:
    """The application as JSON."""
    return files("viitta.config.sample").joinpath("application.json").read_text(encoding="utf-8")


def sample_application() -> Application:
    """The same as read."""
    return from_json(application_text())


def keep_sample_application(project: JointProject) -> None:
    """The sample project's application as it was sent, with its 39 answers."""
    sent_on = date(2019, 12, 19)
    keep_sent_application(project=project, application=sample_application(), sent_on=sent_on, by=BY, at=moment(sent_on))
