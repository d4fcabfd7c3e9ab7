"""The list of indicators and the page of one, in ready strings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.indicators import is_reached, plain_number, share_of_way, written
from viitta.core.periods import Quarter, quarters_between
from viitta.core.progress import whole
from viitta.parts.indicators.models import Direction, Indicator, Reading, ReadingRevision
from viitta.parts.indicators.words import DIRECTION
from viitta.parts.roadmaps.models import Goal, Measure
from viitta.render.svg import Frame
from viitta.render.svg.levels import Levels, levels


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in a list."""

    address: str
    name: str
    owner: str
    baseline: str
    target: str
    last: str
    way: str
    state: str  # "reached", "not reached yet", "no reading yet" in words
    of: str  # measures and goals that it belongs to
    has_ended: bool


@dataclass(frozen=True, slots=True)
class IndicatorsPage:
    lines: tuple[IndicatorLine, ...]
    new_address: str


def value_words(indicator: Indicator, reading: Reading | None, language: str) -> str:
    """The newest reading with its quarter: "320 kpl (Q1/2024)"; a dash without one."""
    if reading is None or reading.value is None:
        return "–"
    return f"{written(reading.value, indicator.unit, language)} ({Quarter.parse(reading.quarter).label})"


def level_words(indicator: Indicator, name: str, language: str) -> str:
    """Baseline or target with its day; a dash when there is none."""
    value, on = getattr(indicator, name), getattr(indicator, f"{name}_on")
    if value is None:
        return "–"
    said = written(value, indicator.unit, language)
    return f"{said} ({formats.day(on, language)})" if on else said


def way_words(indicator: Indicator, reading: Reading | None, language: str) -> str:
    """How much of the way to the target has been gone; a dash when it cannot be said."""
    value = reading.value if reading else None
    share = share_of_way(indicator.baseline, indicator.target, value)
    return "–" if share is None else formats.percent(share, language)


def state_words(indicator: Indicator, reading: Reading | None) -> str:
    """Whether the target has been reached."""
    if reading is None:
        return _("no reading yet")
    reached = is_reached(indicator.target, reading.value, is_down=indicator.direction == Direction.DOWN)
    if reached is None:
        return _("no target")
    return _("target reached") if reached else _("target not reached yet")


def indicator_line(indicator: Indicator, reading: Reading | None, of: Iterable[str], language: str) -> IndicatorLine:
    """One row of a list of indicators."""
    return IndicatorLine(
        address=reverse("indicator", args=[indicator.pk]),
        name=indicator.name,
        owner=indicator.owner.label if indicator.owner else "",
        baseline=level_words(indicator, "baseline", language),
        target=level_words(indicator, "target", language),
        last=value_words(indicator, reading, language),
        way=way_words(indicator, reading, language),
        state=state_words(indicator, reading),
        of=", ".join(of),
        has_ended=indicator.ended_on is not None,
    )


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A reading in the table of its indicator."""

    quarter: str
    value: str
    way: str
    who: str
    note: str
    earlier: tuple[str, ...]  # versions before it, and what was corrected after closing


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    name: str
    organisation: str
    sentence: str
    description: str
    facts: tuple[tuple[str, str], ...]
    chart: SafeString
    caption: str
    lines: tuple[ReadingLine, ...]  # newest first
    measures: tuple[tuple[str, str], ...]
    goals: tuple[tuple[str, str, str], ...]  # address, title, roadmap
    can_edit: bool
    can_tell: bool
    addresses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class IndicatorContents:
    """What the page of an indicator is made of."""

    indicator: Indicator
    readings: Sequence[Reading]  # oldest first
    revisions: Sequence[ReadingRevision]
    measures: Sequence[Measure]
    goals: Sequence[Goal]
    can_edit: bool
    can_tell: bool


def indicator_page(contents: IndicatorContents, language: str) -> IndicatorPage:
    """An indicator in ready strings."""
    indicator = contents.indicator
    told = [row for row in contents.readings if row.value is not None]
    last = told[-1] if told else None
    sentence = _sentence(indicator, last, language)
    args = [indicator.pk]
    return IndicatorPage(
        name=indicator.name,
        organisation=indicator.organisation.name,
        sentence=sentence,
        description=indicator.description,
        facts=tuple(_facts(indicator, language)),
        chart=mark_safe(_chart(indicator, told, sentence, language)) if told else mark_safe(""),
        caption=sentence,
        lines=tuple(_line(indicator, row, contents.revisions, language) for row in reversed(contents.readings)),
        measures=tuple((reverse("measure", args=[row.pk]), row.title) for row in contents.measures),
        goals=tuple((reverse("goals", args=[row.roadmap_id]), row.title, row.roadmap.name) for row in contents.goals),
        can_edit=contents.can_edit,
        can_tell=contents.can_tell,
        addresses={
            "edit": reverse("indicator_edit", args=args),
            "reading": reverse("indicator_reading", args=args),
            "remove": reverse("indicator_remove", args=args),
        },
    )


def _sentence(indicator: Indicator, last: Reading | None, language: str) -> str:
    """How the indicator stands, in one sentence."""
    if last is None or last.value is None:
        return _("No reading has been told yet.")
    said = {
        "value": written(last.value, indicator.unit, language),
        "quarter": Quarter.parse(last.quarter).label,
        "target": level_words(indicator, "target", language),
    }
    if indicator.target is None:
        return _("%(value)s in %(quarter)s; no target has been set.") % said
    if is_reached(indicator.target, last.value, is_down=indicator.direction == Direction.DOWN):
        return _("%(value)s in %(quarter)s: the target %(target)s has been reached.") % said
    share = share_of_way(indicator.baseline, indicator.target, last.value)
    if share is None:
        return _("%(value)s in %(quarter)s; the target is %(target)s.") % said
    said["share"] = formats.percent(whole(share), language)
    return _("%(value)s in %(quarter)s: %(share)s of the way to the target %(target)s.") % said


def _facts(indicator: Indicator, language: str) -> list[tuple[str, str]]:
    rows = [
        (_("Unit"), indicator.unit),
        (_("Which way is better?"), str(DIRECTION[Direction(indicator.direction)])),
        (_("Baseline"), level_words(indicator, "baseline", language)),
        (_("Target"), level_words(indicator, "target", language)),
        (_("Owner"), indicator.owner.label if indicator.owner else _("nobody yet")),
    ]
    if indicator.ended_on:
        rows.append((_("No longer measured from"), formats.day(indicator.ended_on, language)))
    return rows


def _chart(indicator: Indicator, told: Sequence[Reading], sentence: str, language: str) -> str:
    values = {Quarter.parse(row.quarter): float(row.value) for row in told if row.value is not None}
    quarters = quarters_between(min(values).first, max(values).last)
    drawing = Levels(
        tuple((quarter.label, values.get(quarter)) for quarter in quarters),
        None if indicator.baseline is None else float(indicator.baseline),
        None if indicator.target is None else float(indicator.target),
        _("reading"),
        _("target"),
        _("baseline"),
    )

    def figure(value: float) -> str:
        return plain_number(formats.rounded(value, 4), language)

    title = _("Readings by quarter, %(unit)s") % {"unit": indicator.unit}
    return levels(drawing, title, sentence, figure, Frame(language=language, name="levels"))


def _line(indicator: Indicator, row: Reading, revisions: Sequence[ReadingRevision], language: str) -> ReadingLine:
    mine = [one for one in revisions if one.reading_id == row.pk]
    newest = mine[0] if mine else None
    value = written(row.value, indicator.unit, language) if row.value is not None else _("not measured")
    earlier = [_version(indicator, one, language) for one in mine[1:]]
    if newest is not None and newest.after_closing:
        earlier.insert(0, _("corrected after the round had closed"))
    return ReadingLine(
        quarter=Quarter.parse(row.quarter).label,
        value=value,
        way=way_words(indicator, row, language),
        who=f"{formats.day(timezone.localdate(row.at), language)} {row.by_label}",
        note=row.not_measured_because or row.note,
        earlier=tuple(earlier),
    )


def _version(indicator: Indicator, row: ReadingRevision, language: str) -> str:
    value = written(row.value, indicator.unit, language) if row.value is not None else _("not measured")
    day = formats.day(timezone.localdate(row.at), language)
    return _("earlier %(value)s (%(day)s %(who)s)") % {"value": value, "day": day, "who": row.by_label}
