"""Fields of readings on the update page: beside their measure, or on a card of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.indicators import plain_number, written
from viitta.core.periods import Quarter
from viitta.parts.followup.models import AskedReading
from viitta.parts.followup.queries import AskedIndicator, ReadingError, with_readings
from viitta.parts.indicators.models import Reading


@dataclass(frozen=True, slots=True)
class ReadingField:
    """One reading to tell, in ready strings."""

    prefix: str
    name: str
    about: str
    unit: str
    last: str  # "320 kpl (Q1/2024)" or ""
    target: str
    value: str
    because: str
    seen: int
    answered: str
    why_open: bool
    errors: Mapping[str, str] = field(default_factory=dict)
    conflict: str = ""


def gather_alone(rows: Sequence[AskedReading], beside: Sequence[AskedIndicator]) -> list[AskedIndicator]:
    """Readings that are asked for themselves, without those that stand beside a measure of the same page already."""
    shown = {one.prefix for one in beside}
    found: list[AskedIndicator] = []
    for follow_up in {row.follow_up_id: row.follow_up for row in rows}.values():
        here = [row.indicator for row in rows if row.follow_up_id == follow_up.pk]
        found += [one for one in with_readings(follow_up, here).values() if one.prefix not in shown]
    return found


def reading_field(
    one: AskedIndicator,
    *,
    language: str,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[ReadingError] = (),
    stale: Mapping[int, Reading] | None = None,
) -> ReadingField:
    """A reading to tell: what was typed when the page comes back, else what was told before."""
    indicator, told = one.indicator, one.told
    own = {error.field: error.sentence for error in errors if error.prefix == one.prefix}
    newer = (stale or {}).get(indicator.pk)
    because = told.not_measured_because if told else ""
    value = plain_number(told.value, language) if told and told.value is not None else ""
    if typed is not None:
        value, because = (typed.get(f"{one.prefix}-{name}", "") for name in ("value", "because"))
    return ReadingField(
        prefix=one.prefix,
        name=indicator.name,
        about=indicator.description,
        unit=indicator.unit,
        last=_last(one, language),
        target=_target(one, language),
        value=value,
        because=because,
        seen=one.seen,
        answered=_answered(told, language),
        why_open=bool(because) or "because" in own,
        errors=own,
        conflict=conflict_of_reading(newer, indicator.unit, language) if newer else "",
    )


def _last(one: AskedIndicator, language: str) -> str:
    if one.last is None or one.last.value is None:
        return ""
    value = written(one.last.value, one.indicator.unit, language)
    return f"{value} ({Quarter.parse(one.last.quarter).label})"


def _target(one: AskedIndicator, language: str) -> str:
    indicator = one.indicator
    if indicator.target is None:
        return ""
    value = written(indicator.target, indicator.unit, language)
    if indicator.target_on is None:
        return value
    return _("%(value)s by %(day)s") % {"value": value, "day": formats.day(indicator.target_on, language)}


def _answered(told: Reading | None, language: str) -> str:
    if told is None:
        return ""
    day = formats.day(timezone.localdate(told.at), language)
    return _("Answered %(day)s: %(who)s") % {"day": day, "who": told.by_label}


def conflict_of_reading(row: Reading, unit: str, language: str) -> str:
    """What to tell who is about to write over somebody's fresh reading."""
    value = written(row.value, unit, language) if row.value is not None else _("not measured")
    said = {"who": row.by_label, "value": value}
    return _("%(who)s told meanwhile: %(value)s. If you save again, your reading replaces it.") % said
