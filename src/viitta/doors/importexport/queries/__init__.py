"""What is there before an import, what a file would do to it, and a roadmap as plain facts."""

from viitta.doors.importexport.queries.batches import (
    batches_of,
    get_batch,
    habits_of,
    organisations_to_found_in,
    roadmap_named,
    roadmaps_to_import_into,
)
from viitta.doors.importexport.queries.examining import Examination, examine, missing_names, open_file
from viitta.doors.importexport.queries.present import Present, present_of
from viitta.doors.importexport.queries.shown import facts_as_json, roadmaps_as_json
from viitta.doors.importexport.queries.undoing import changed_since

__all__ = [
    "Examination",
    "Present",
    "batches_of",
    "changed_since",
    "examine",
    "facts_as_json",
    "get_batch",
    "habits_of",
    "missing_names",
    "open_file",
    "organisations_to_found_in",
    "present_of",
    "roadmap_named",
    "roadmaps_as_json",
    "roadmaps_to_import_into",
]
