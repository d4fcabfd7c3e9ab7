"""Cases of freshness: reports. (do, pages that show it) by action."""

from typing import Any

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.doors.reports import actions
from viitta.doors.reports.models import Report, ReportComment, ReportVersion

DEED: dict[str, Any] = {"by": COMMAND_LINE, "at": AT}


def cases() -> dict[str, tuple[Any, tuple[str, ...]]]:
    """By part and name of the action."""
    report = lambda s: Report.objects.select_related("roadmap").get(pk=s.ids["report"])  # noqa: E731
    comments = lambda s: list(ReportComment.objects.filter(report=s.ids["report"]))  # noqa: E731
    version = lambda s: ReportVersion.objects.select_related("report").get(report=s.ids["report"])  # noqa: E731
    own = {"section": "goals", "text": "Omaa.", "placing": "after", "drafted": "", "seen": 0}
    kept = {"form": "json", "base_url": ""}
    do = {
        "begin_reports": lambda s: actions.begin_reports(new=[(s["roadmap"], "Raportti", "fi")], **DEED),
        "change_report": lambda s: actions.change_report(report=report(s), values={"title": "Uusi"}, seen=1, **DEED),
        "write_section": lambda s: actions.write_section(report=report(s), **own, **DEED),
        "add_comments": lambda s: actions.add_comments(report=report(s), new=[("goals", "Hyvä.")], **DEED),
        "handle_comments": lambda s: actions.handle_comments(report=report(s), comments=comments(s), **DEED),
        "publish_report": lambda s: actions.publish_report(report=report(s), reason="Virhe", today=TODAY, **DEED),
        "keep_file": lambda s: actions.keep_file(version=version(s), **kept, **DEED),
    }
    return {f"reports.{name}": (one, ("home",)) for name, one in do.items()}
