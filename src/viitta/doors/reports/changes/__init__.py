"""What changed in a plan between two editions, as a document and as facts."""

from viitta.doors.reports.changes.build import changes_document
from viitta.doors.reports.changes.facts import changes_as_facts

__all__ = ["changes_as_facts", "changes_document"]
