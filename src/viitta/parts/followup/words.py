"""Words of the closed lists of follow-up, as people read them."""

from functools import lru_cache

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from viitta.core.outcomes import Outcome
from viitta.core.progress import Source, Status, Timeliness, badge
from viitta.parts.followup.actions import Problem
from viitta.parts.followup.models import AskedReason, ObservationKind, RoundState
from viitta.parts.roadmaps.words import CAUSE, STATUS

TIMELINESS = {
    Timeliness.ON_TIME: pgettext_lazy("timeliness", "on time"),
    Timeliness.BEHIND: pgettext_lazy("timeliness", "behind"),
    Timeliness.LATE: pgettext_lazy("timeliness", "late"),
    Timeliness.NOT_DUE: pgettext_lazy("timeliness", "not due yet"),
    Timeliness.NOT_REPORTED: pgettext_lazy("timeliness", "not reported"),
    Timeliness.NONE: pgettext_lazy("timeliness", "not assessed"),
}
SOURCE = {
    Source.OWNER: pgettext_lazy("source of a value", "the owner's"),
    Source.COMPUTED: pgettext_lazy("source of a value", "computed"),
    Source.CORRECTED: pgettext_lazy("source of a value", "corrected by the owner"),
    Source.IMPORTED: pgettext_lazy("source of a value", "from a sheet"),
}
ROUND = {
    RoundState.OPEN: pgettext_lazy("round", "open"),
    RoundState.CLOSED: pgettext_lazy("round", "closed"),
    RoundState.NOT_HELD: pgettext_lazy("round", "not held"),
    RoundState.IMPORTED: pgettext_lazy("round", "from a sheet"),
}
ASKED = {
    AskedReason.LEAD: _("lead owner"),
    AskedReason.UNIT_CONTACT: _("contact of the unit: the measure has no owner"),
    AskedReason.CONVENOR: _("convenor: the measure has no owner"),
    AskedReason.DEPUTY: _("deputy: the owner has not answered"),
}
OBSERVATION = {
    ObservationKind.SUCCESS: _("Success"),
    ObservationKind.CHALLENGE: _("Challenge"),
    ObservationKind.LESSON: _("Lesson"),
    ObservationKind.GOOD_PRACTICE: _("Good practice"),
    ObservationKind.RISK: _("Risk seen"),
    ObservationKind.NEW_TARGET: _("New target found"),
    ObservationKind.ENVIRONMENT: _("Change in the operating environment"),
}
OUTCOME = {
    Outcome.IN_TIME: pgettext_lazy("outcome of a schedule", "finished in time"),
    Outcome.LATER: pgettext_lazy("outcome of a schedule", "finished later"),
    Outcome.UNDATED: pgettext_lazy("outcome of a schedule", "finished, schedule not known"),
    Outcome.UNFINISHED: pgettext_lazy("outcome of a schedule", "unfinished"),
    Outcome.CONTINUOUS: pgettext_lazy("outcome of a schedule", "continuous"),
    Outcome.DROPPED: pgettext_lazy("outcome of a schedule", "given up"),
    Outcome.MERGED: pgettext_lazy("outcome of a schedule", "merged into another"),
}
DONE_BUT_OLD = pgettext_lazy("status", "done, old practice in use")
REFUSED = {
    "not_a_percent": _("Give a percent from 0 to 100."),
    "fall_without_reason": _("The value is lower than last time. Say why in a sentence."),
    "end_before_start": _("The new end would be before the measure starts."),
    "date_without_reason": _("Say why the end moves."),
    "other_roadmap": _("The measure belongs to another roadmap."),
    "removed": _("The measure was removed meanwhile. Nothing was saved: open the page again."),
}

__all__ = [
    "ASKED",
    "CAUSE",
    "OBSERVATION",
    "OUTCOME",
    "REFUSED",
    "ROUND",
    "SOURCE",
    "STATUS",
    "TIMELINESS",
    "badge_of",
    "of_problem",
]


def of_problem(problem: Problem) -> str:
    """A refused answer in a sentence."""
    return str(REFUSED[problem.code])


def badge_of(status: str, timely: str, *, old_practice_in_use: bool = False) -> tuple[str, str]:
    """The kind and the word of the one badge of a row; what is done says when the old practice still goes on."""
    return _badge(status, timely, old_practice_in_use, get_language() or "")


@lru_cache(maxsize=512)
def _badge(status: str, timely: str, old_practice_in_use: bool, _language: str) -> tuple[str, str]:
    """Looked up once for each language: a page has hundreds of badges of a dozen kinds."""
    shown = badge(Status(status), Timeliness(timely))
    if shown is Status.DONE and old_practice_in_use:
        return shown.value, str(DONE_BUT_OLD)
    return shown.value, str(STATUS[shown] if isinstance(shown, Status) else TIMELINESS[shown])
