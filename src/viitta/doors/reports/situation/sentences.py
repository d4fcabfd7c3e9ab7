"""The sentences of a situation picture: whole ones, so that each language can bend its words."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.progress import RollUp, Timeliness, whole
from viitta.doors.reports.situation.gather import Picture, Row, Since


def pace(rolled: RollUp) -> str:
    """How far the roadmap is against what is expected, in percentage points."""
    if rolled.mean is None:
        return _("No progress has been reported yet.")
    if rolled.expected is None:
        return _("The roadmap has no schedule to hold its progress against.")
    off = whole(rolled.mean) - whole(rolled.expected)
    if off == 0:
        return _("The roadmap goes on as planned.")
    if off < 0:
        said = ngettext(
            "The roadmap is %(points)s percentage point behind the plan.",
            "The roadmap is %(points)s percentage points behind the plan.",
            -off,
        )
    else:
        said = ngettext(
            "The roadmap is %(points)s percentage point ahead of the plan.",
            "The roadmap is %(points)s percentage points ahead of the plan.",
            off,
        )
    return said % {"points": abs(off)}


def lateness(late: int, assessed: int) -> str:
    """How many of the measures that can be assessed are late."""
    if assessed == 0:
        return _("No measure can be assessed yet.")
    if late == 0:
        return _("No measure is late.")
    if assessed == 1:
        return _("The only measure that can be assessed is late.")
    said = ngettext(
        "Of %(assessed)s assessed measures %(late)s is late.",
        "Of %(assessed)s assessed measures %(late)s are late.",
        late,
    )
    return said % {"late": late, "assessed": assessed}


def missing(count: int) -> str:
    """How many answers are missing."""
    if count == 0:
        return _("Every owner has answered.")
    return ngettext("%(count)s answer is missing.", "%(count)s answers are missing.", count) % {"count": count}


def lead(picture: Picture) -> str:
    """The sentences that come before the figures."""
    assessed = [row for row in picture.rows if row.timeliness not in (Timeliness.NONE, Timeliness.NOT_DUE)]
    late = sum(row.timeliness is Timeliness.LATE for row in assessed)
    silent = sum(row.is_silent(picture.quarter) for row in picture.rows)
    return " ".join((pace(picture.rolled()), lateness(late, len(assessed)), missing(silent)))


def by_theme(picture: Picture) -> str:
    """What the bars of the themes show: which is furthest behind, and by how much."""
    rolled = {theme: picture.rolled(theme) for theme in picture.themes()}
    off = {
        theme: whole(one.mean) - whole(one.expected)
        for theme, one in rolled.items()
        if one.mean is not None and one.expected is not None
    }
    if not off:
        return _("No theme can be held against its schedule yet.")
    worst = min(off.values())
    if worst >= 0:
        return _("No theme is behind the plan.")
    names = [theme for theme, points in off.items() if points == worst]
    if len(names) > 1:
        said = ngettext(
            "Furthest behind the plan are %(themes)s, each by %(points)s percentage point.",
            "Furthest behind the plan are %(themes)s, each by %(points)s percentage points.",
            -worst,
        )
        both = _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
        return said % {"themes": both, "points": -worst}
    said = ngettext(
        "Furthest behind the plan is %(theme)s, by %(points)s percentage point.",
        "Furthest behind the plan is %(theme)s, by %(points)s percentage points.",
        -worst,
    )
    return said % {"theme": names[0], "points": -worst}


def counted(rolled: RollUp) -> str:
    """How the mean was counted, with N and what it stands on."""
    said = _(
        "The mean is counted from one-off measures and studies that have begun, by the last value of each: "
        "N = %(count)s, of which %(fresh)s from this round and %(old)s earlier; %(missing)s without any value."
    )
    return said % {"count": rolled.count, "fresh": rolled.fresh, "old": rolled.old, "missing": rolled.missing}


def continuous(rolled: RollUp, language: str) -> str:
    """The computed mean of continuous measures, said apart."""
    if rolled.continuous_mean is None:
        return ""
    said = ngettext(
        "%(count)s continuous measure is computed apart: %(percent)s.",
        "%(count)s continuous measures are computed apart: %(percent)s.",
        rolled.continuous,
    )
    return said % {"count": rolled.continuous, "percent": formats.percent(rolled.continuous_mean, language)}


def against(row: Row, language: str) -> str:
    """Reported against expected."""
    expected = formats.percent(row.expected, language) if row.expected is not None else "–"
    if row.reported is None:
        return _("not reported, expected %(expected)s") % {"expected": expected}
    reported = formats.percent(row.reported, language)
    return _("%(reported)s, expected %(expected)s") % {"reported": reported, "expected": expected}


def moved_days(days: int | None) -> str:
    """How far the end has moved from the approved plan."""
    if not days:
        return ""
    if days > 0:
        return ngettext("moved by %(days)s day", "moved by %(days)s days", days) % {"days": days}
    return ngettext("earlier by %(days)s day", "earlier by %(days)s days", -days) % {"days": -days}


def rounds_in_a_row(count: int) -> str:
    """Said from the second round on."""
    if count < 2:
        return ""
    return _("late for %(count)s rounds in a row") % {"count": count}


def since_closing(since: Since) -> list[str]:
    """What has come after the round was closed, so that nobody wonders why a figure opens other rows."""
    told = (
        (
            since.added,
            ngettext(
                "%(count)s measure was added after closing: it is in the table that the figures open, but not in them.",
                "%(count)s measures were added after closing: they are in the table that the figures open, but not in them.",
                since.added,
            ),
        ),
        (
            since.removed,
            ngettext(
                "%(count)s measure was removed after closing: it is in the figures, but not in the table that they open.",
                "%(count)s measures were removed after closing: they are in the figures, but not in the table that they open.",
                since.removed,
            ),
        ),
        (
            since.moved,
            ngettext(
                "%(count)s measure was moved to another theme after closing: the table shows it there.",
                "%(count)s measures were moved to another theme after closing: the table shows them there.",
                since.moved,
            ),
        ),
        (
            since.observed,
            ngettext(
                "%(count)s observation was written after closing.",
                "%(count)s observations were written after closing.",
                since.observed,
            ),
        ),
    )
    return [words % {"count": count} for count, words in told if count]


def value(percent: Decimal | None, language: str) -> str:
    """A percent in a cell; a dash when there is none."""
    return formats.percent(percent, language) if percent is not None else "–"


def day(value: date | None, language: str) -> str:
    """A day in a cell; a dash when there is none."""
    return formats.day(value, language) if value else "–"


def and_more(count: int) -> str:
    """What a shortened list leaves out."""
    return ngettext("and %(count)s more", "and %(count)s more", count) % {"count": count}
