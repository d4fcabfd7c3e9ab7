"""Rows of the table and the timeline: strings and drawings, made fast because there are hundreds of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.core.progress import whole
from viitta.doors.portal.roadmap.filters import Filters
from viitta.doors.portal.roadmap.pages.contents import Contents, Line
from viitta.parts.followup.queries import rolled
from viitta.render.svg import Scale, plan_bar, span_bar, sparkline

TREND_QUARTERS = 12
BAR_WIDTH, TIMELINE_WIDTH = 180, 468


@dataclass(frozen=True, slots=True)
class Row:
    """One measure in ready strings."""

    id: int
    address: str
    title: str
    owner: str  # title of the owner, or empty: then the row says that there is none
    theme: str  # said only when the rows are not grouped
    bar: SafeString
    trend: SafeString
    dates: str
    reported: str
    source: str
    expected: str
    kind: str
    word: str
    slip: str
    updated: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of a theme with what they add up to; without a title when the rows are sorted by a column."""

    title: str
    count: str
    reported: str
    expected: str
    counted: str
    rows: tuple[Row, ...]


class Drawer:
    """Makes rows of one page: scales, addresses and words are looked up once."""

    def __init__(self, contents: Contents, filters: Filters, language: str) -> None:
        self.contents, self.language, self.is_timeline = contents, language, filters.view == "timeline"
        self.is_grouped = not filters.sort
        roadmap = contents.roadmap
        width = TIMELINE_WIDTH if self.is_timeline else BAR_WIDTH
        self.scale = Scale(roadmap.starts_on, roadmap.ends_on, contents.today, width)
        index = contents.quarter.index
        self.quarters = [Quarter.at_index(index - back) for back in reversed(range(TREND_QUARTERS))]
        self.percents = [formats.percent(value, language) for value in range(101)]
        self.measure = reverse("measure", args=[0]).removesuffix("0/")
        self.words = {
            "planned": _("planned %(dates)s"), "no_dates": _("no schedule"), "reported": _("reported %(percent)s"),
            "expected": _("expected %(percent)s"), "missing": _("not reported"), "trend": _("Trend: %(values)s"),
            "approved": _("first approved %(dates)s"), "computed": _("computed"),
        }  # fmt: skip

    def day(self, value: date | None) -> str:
        return formats.day(value, self.language) if value else ""

    def dates(self, start: date | None, end: date | None) -> str:
        return f"{self.day(start)}–{self.day(end)}" if start or end else ""

    def trend(self, line: Line, computed: bool) -> SafeString:
        """The last quarters as a line, the same in words for those who do not see it."""
        values: list[float | None] = []
        said, percents, find = [], self.percents, line.facts.steps.get
        for quarter in self.quarters:
            step = find(quarter)
            if step is None or step.percent is None:
                values.append(None)
                said.append("–")
            else:
                value = float(step.percent)
                values.append(value)
                said.append(percents[int(value + 0.5)])
        drawn = sparkline(tuple(values), self.words["trend"] % {"values": ", ".join(said)}, computed=computed)
        return mark_safe(drawn)

    def bar(self, line: Line, dates: str, reported: str, expected: str, computed: bool) -> SafeString:
        """The planned span with its progress, expected mark and today's line."""
        facts, words = line.facts, self.words
        said = [words["planned"] % {"dates": dates} if dates else words["no_dates"]]
        said.append(words["reported"] % {"percent": reported} if reported else words["missing"])
        if expected:
            said.append(words["expected"] % {"percent": expected})
        percent = None if facts.reported is None else float(facts.reported)
        due = None if facts.expected is None else float(facts.expected)
        if not self.is_timeline:
            label = ", ".join(said)
            drawn = span_bar(self.scale, facts.start, facts.end, percent, label, computed=computed, expected=due)
            return mark_safe(drawn)
        before = (facts.approved_start, facts.approved_end)
        moved = before != (facts.start, facts.end) and all(before)
        if moved:
            said.append(words["approved"] % {"dates": self.dates(*before)})
        drawn = plan_bar(
            self.scale, facts.start, facts.end, percent, ", ".join(said), computed=computed, expected=due,
            approved=before if moved else None,
        )  # fmt: skip
        return mark_safe(drawn)

    def row(self, line: Line) -> Row:
        facts = line.facts
        reported = "" if facts.reported is None else self.percents[whole(facts.reported)]
        expected = "" if facts.expected is None else self.percents[whole(facts.expected)]
        dates = self.dates(facts.start, facts.end)
        step, computed = facts.step, facts.is_computed
        updated = self.day(step.at) if step is not None and not computed else ""
        return Row(
            id=facts.id,
            address=f"{self.measure}{facts.id}/",
            title=facts.title,
            owner=line.owner_title,
            theme="" if self.is_grouped else self.contents.themes.get(facts.theme, ""),
            bar=self.bar(line, dates, reported, expected, computed),
            trend=mark_safe("") if self.is_timeline else self.trend(line, computed),
            dates=dates,
            reported=reported or "–",
            source=self.words["computed"] if computed else "",
            expected=expected,
            kind=line.situation,
            word=line.word,
            slip=slip_words(facts.slip, self.language),
            updated=self.words["computed"] if computed else updated,
        )

    def groups(self, lines: Sequence[Line]) -> tuple[Group, ...]:
        """Rows by theme, each theme with its roll-up over all of its measures, shown or not."""
        if not self.is_grouped:
            return (Group("", "", "", "", "", tuple(map(self.row, lines))),) if lines else ()
        everything: dict[int, list[Line]] = {}
        for line in self.contents.lines:
            everything.setdefault(line.facts.theme, []).append(line)
        found = []
        for theme, rows in groupby(lines, key=lambda line: line.facts.theme):
            shown = tuple(map(self.row, rows))
            found.append(self.group(theme, shown, everything[theme]))
        return tuple(found)

    def group(self, theme: int, shown: tuple[Row, ...], everything: Sequence[Line]) -> Group:
        total = rolled([line.facts for line in everything], self.contents.quarter)
        count = ngettext("%(count)s measure", "%(count)s measures", len(everything)) % {"count": len(everything)}
        if len(shown) < len(everything):
            count = _("%(shown)s of %(count)s") % {"shown": len(shown), "count": count}
        return Group(
            title=self.contents.themes.get(theme, ""),
            count=count,
            reported=self.percents[whole(total.mean)] if total.mean is not None else "",
            expected=self.percents[whole(total.expected)] if total.expected is not None else "",
            counted=_("N = %(count)s") % {"count": total.count} if total.count else "",
            rows=shown,
        )


def slip_words(slip: int | None, language: str) -> str:
    """Days that the end has moved, with a sign; empty when it has not."""
    if not slip:
        return ""
    sign = "+" if slip > 0 else formats.MINUS
    said = ngettext("%(count)s day", "%(count)s days", abs(slip))
    return sign + said % {"count": formats.number(abs(slip), language)}
