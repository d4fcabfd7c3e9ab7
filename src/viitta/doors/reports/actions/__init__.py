"""Beginning, writing, commenting and publishing reports."""

from viitta.doors.reports.actions.publishing import NoReason, keep_file, publish_report
from viitta.doors.reports.actions.writing import (
    add_comments,
    begin_reports,
    change_report,
    handle_comments,
    report_target,
    write_section,
)

__all__ = [
    "NoReason",
    "add_comments",
    "begin_reports",
    "change_report",
    "handle_comments",
    "keep_file",
    "publish_report",
    "report_target",
    "write_section",
]
