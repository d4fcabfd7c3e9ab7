"""What stands above the rows: the sentence, the counts, and how the mean was counted."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.core.progress import RollUp, whole
from viitta.doors.portal.approvals import approval_words
from viitta.doors.portal.roadmap.filters import NO_OWNER, SITUATIONS, Filters
from viitta.doors.portal.roadmap.pages.contents import Contents, open_round, situation_words
from viitta.parts.followup.queries import rolled
from viitta.parts.ui.figures import Figure


@dataclass(frozen=True, slots=True)
class Summary:
    title: str
    sub: str
    round_words: str
    round_address: str
    sentence: str
    figures: tuple[Figure, ...]
    counted: tuple[str, ...]
    orphans: str
    orphans_address: str


def summary_of(contents: Contents, filters: Filters, language: str) -> Summary:
    """The top of a roadmap's page; counted from all its measures, whatever rows are shown."""
    total = rolled([line.facts for line in contents.lines], contents.quarter)
    counts = Counter(line.situation for line in contents.lines)
    orphans = sum(1 for line in contents.lines if line.owner == NO_OWNER and _needs_owner(line.situation))
    figures = [_mean_figure(total, language)] if total.mean is not None else []
    clean = Filters(view=filters.view, quarter=filters.quarter)
    words = situation_words(contents.lines)
    figures += [
        Figure(str(counts[kind]), words[kind], kind, clean.address(situation=kind))
        for kind in SITUATIONS
        if counts[kind]
    ]
    running = open_round(contents)
    return Summary(
        title=contents.roadmap.name,
        sub=_sub(contents, language),
        round_words=_round_words(contents, language),
        round_address=reverse("round", args=[running.pk]) if running else "",
        sentence=_sentence(total, counts),
        figures=tuple(figures),
        counted=tuple(counted_words(total, contents.quarter, language)),
        orphans=_orphan_words(orphans) if orphans else "",
        orphans_address=clean.address(owner=NO_OWNER),
    )


def _needs_owner(situation: str) -> bool:
    return situation not in ("done", "dropped", "merged")


def _orphan_words(count: int) -> str:
    said = ngettext("%(count)s measure has no owner.", "%(count)s measures have no owner.", count)
    return said % {"count": count}


def _mean_figure(total: RollUp, language: str) -> Figure:
    mean = formats.percent(whole(total.mean), language) if total.mean is not None else "–"
    if total.expected is None:
        return Figure(mean, _("reported"))
    expected = formats.percent(whole(total.expected), language)
    return Figure(mean, _("reported, %(expected)s expected") % {"expected": expected})


def _sub(contents: Contents, language: str) -> str:
    roadmap = contents.roadmap
    period = f"{formats.day(roadmap.starts_on, language)}–{formats.day(roadmap.ends_on, language)}"
    parts = [roadmap.organisation.name, period]
    parts.append(approval_words(roadmap.approval, language) if roadmap.approval else _("not approved yet"))
    as_of = _("values as of %(day)s") % {"day": formats.day(contents.quarter.last, language)}
    return " · ".join([*parts, as_of])


def _round_words(contents: Contents, language: str) -> str:
    running = open_round(contents)
    if running is None:
        return ""
    label = Quarter.parse(running.quarter).label
    if running.due_on is None:
        return _("Round %(quarter)s is open.") % {"quarter": label}
    day = formats.day_month(running.due_on, language)
    return _("Round %(quarter)s is open, answers are due %(day)s") % {"quarter": label, "day": day}


def _sentence(total: RollUp, counts: Counter[str]) -> str:
    """The one sentence before the figures."""
    if total.mean is None or total.expected is None:
        return _("Nothing has been reported yet that a mean could be counted from.") if counts else ""
    points = whole(total.mean) - whole(total.expected)
    if points == 0:
        first = _("The roadmap stands where it was expected to.")
    elif points < 0:
        first = ngettext(
            "The roadmap is %(count)s percentage point behind what was expected.",
            "The roadmap is %(count)s percentage points behind what was expected.",
            -points,
        ) % {"count": -points}
    else:
        first = ngettext(
            "The roadmap is %(count)s percentage point ahead of what was expected.",
            "The roadmap is %(count)s percentage points ahead of what was expected.",
            points,
        ) % {"count": points}
    late = ngettext("%(count)s measure is late", "%(count)s measures are late", counts["late"])
    missing = ngettext("%(count)s answer is missing", "%(count)s answers are missing", counts["not_reported"])
    said = [late % {"count": counts["late"]}] if counts["late"] else []
    said += [missing % {"count": counts["not_reported"]}] if counts["not_reported"] else []
    if not said:
        return first
    joint = pgettext("between two counts", " and ")
    return f"{first} {joint.join(said)}."


def counted_words(total: RollUp, quarter: Quarter, language: str) -> list[str]:
    """How the mean was counted, in words and figures."""
    lines = [
        _(
            "Mean of the last reported values of one-off measures and studies that have begun and are not paused, "
            "dropped or merged. Each has the same weight."
        ),
        _("N = %(count)s: %(fresh)s reported for %(quarter)s, %(old)s earlier. %(missing)s begun but never reported.")
        % {
            "count": total.count,
            "fresh": total.fresh,
            "quarter": quarter.label,
            "old": total.old,
            "missing": total.missing,
        },
        _("Expected: the share of whole months of its schedule that each of the same measures has behind it."),
    ]
    if total.continuous_mean is not None:
        said = ngettext(
            "Continuous measures step by themselves and are counted apart: %(mean)s, %(count)s measure.",
            "Continuous measures step by themselves and are counted apart: %(mean)s, %(count)s measures.",
            total.continuous,
        )
        mean = formats.percent(whole(total.continuous_mean), language)
        lines.append(said % {"mean": mean, "count": total.continuous})
    return lines
