"""Everything that time makes due, in the order in which one thing may make the next due. Safe to run twice."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from viitta.core.actors import SYSTEM
from viitta.doors.importexport import tasks as importexport
from viitta.parts.audit import actions as audit
from viitta.parts.benefits import tasks as benefits
from viitta.parts.files import actions as files
from viitta.parts.followup import tasks as followup
from viitta.parts.joint_projects import tasks as projects
from viitta.parts.messages import tasks as messages
from viitta.parts.roadmaps import tasks as roadmaps

Deed = Callable[[datetime], Any]

DUE: tuple[tuple[str, Deed], ...] = (
    ("follow_up", lambda at: followup.run_due(at=at)),
    ("promises_reminded", lambda at: roadmaps.remind_of_promises(at=at)),
    ("benefits_reminded", lambda at: benefits.remind_of_readings(at=at)),
    ("trials_asked", lambda at: projects.ask_of_trials(at=at)),
    ("results_asked", lambda at: projects.follow_results(at=at)),
    ("files_forgotten", lambda at: importexport.forget_files(at)),
    ("documents_forgotten", lambda at: files.forget_removed(by=SYSTEM, at=at)),
    ("events_sealed", lambda at: audit.seal_events(by=SYSTEM, at=at)),
    ("mails_sent", lambda at: messages.send_outbox(at=at).sent),
)


def run_due(at: datetime) -> dict[str, Any]:
    """Run every deed at a moment; what each of them did, by name."""
    return {name: deed(at) for name, deed in DUE}
