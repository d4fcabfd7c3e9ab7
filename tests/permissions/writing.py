"""A report with a comment and a published version, in the world of the permission table."""

from tests.cast import AT, TODAY, Town
from viitta.core.actors import COMMAND_LINE
from viitta.doors.reports import actions

BY = {"by": COMMAND_LINE, "at": AT}


def build_reports(town: Town) -> dict[str, int | str]:
    """Ids by name."""
    report = actions.begin_reports(new=[(town.roadmap, "Loppuraportti", "fi")], **BY)[0]
    comment = actions.add_comments(report=report, new=[("goals", "Tarkennetaan.")], **BY)[0]
    version = actions.publish_report(report=report, reason="", today=TODAY, **BY)
    return {
        "report": report.pk, "report_comment": comment.pk, "report_number": version.number, "report_key": "goals",
        "report_no_key": "nothing",
    }  # fmt: skip
