"""Dated chains of a measure: owners, changes of its schedule, where it came from and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core import formats
from viitta.doors.portal.fields import in_words
from viitta.doors.portal.measure.pages.contents import Contents
from viitta.parts.roadmaps.models import Ownership, ScheduleChange
from viitta.parts.roadmaps.words import CAUSE, ROLE, VERDICT


@dataclass(frozen=True, slots=True)
class OwnerLine:
    title: str
    role: str
    unit: str
    days: str
    later: str  # "later": somebody holds the role after this one
    is_now: bool
    end_address: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    day: str
    who: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class TraceLine:
    words: str
    label: str
    address: str


def owner_lines(contents: Contents) -> tuple[OwnerLine, ...]:
    """The chain in time, leads first."""
    order = list(ROLE)
    rows = sorted(contents.owners, key=lambda row: order.index(row.role))  # type: ignore[arg-type]
    return tuple(_owner(row, rows, contents) for row in rows)


def _owner(row: Ownership, rows: Sequence[Ownership], contents: Contents) -> OwnerLine:
    today = contents.today
    is_now = (row.from_date is None or row.from_date <= today) and (row.until_date is None or row.until_date > today)
    earlier = any(
        other.role == row.role and other.until_date is not None and other.until_date == row.from_date for other in rows
    )
    is_open = row.until_date is None or row.until_date > today
    return OwnerLine(
        title=row.title,
        role=str(ROLE[row.role]),  # type: ignore[index]
        unit=row.unit,
        days=_days(row),
        later=pgettext("owner that followed another", "later") if earlier else "",
        is_now=is_now,
        end_address=reverse("ownership_end", args=[row.measure_id, row.pk]) if contents.can_edit and is_open else "",
    )


def _days(row: Ownership) -> str:
    """Half-open in the database, written with the last day included."""
    last = row.until_date and row.until_date - timedelta(days=1)
    if row.from_date and last:
        return f"{in_words(row.from_date)}–{in_words(last)}"
    if row.from_date:
        return _("from %(day)s on") % {"day": in_words(row.from_date)}
    if last:
        return _("until %(day)s") % {"day": in_words(last)}
    return _("from the beginning")


def change_lines(rows: Sequence[ScheduleChange], language: str) -> tuple[ChangeLine, ...]:
    """Changes of the schedule, the newest first, each with its reason."""
    found = []
    for row in rows:
        before = f"{in_words(row.old_start)}–{in_words(row.old_end)}"
        after = f"{in_words(row.new_start)}–{in_words(row.new_end)}"
        cause = str(CAUSE[row.cause]) if row.cause else ""  # type: ignore[index]
        day = formats.day(timezone.localdate(row.at), language)
        why = ": ".join(filter(None, [cause, row.reason])) or _("no reason was written down")
        found.append(ChangeLine(day, row.by_label, formats.change(before, after), why))
    return tuple(found)


def trace_lines(contents: Contents) -> tuple[TraceLine, ...]:
    """Where the measure came from and what came of it."""
    lines = [TraceLine(_("made of"), row.from_label, _address(row.from_kind, row.from_id)) for row in contents.origins]
    lines += [TraceLine(_("led to"), row.to_label, _address(row.to_kind, row.to_id)) for row in contents.results]
    return tuple(lines)


PLACES = {"measure": "measure", "meeting": "meeting", "risk": "risk", "action_point": "action"}


def _address(kind: str, pk: int) -> str:
    return reverse(PLACES[kind], args=[pk]) if kind in PLACES else ""


def outcome_words(contents: Contents, language: str) -> tuple[str, str, str, str]:
    """The verdict, its reason, the follow-up's title and address; empty when a study has no outcome yet."""
    outcome = contents.outcome
    if outcome is None:
        return "", "", "", ""
    verdict = _("%(day)s: %(verdict)s") % {
        "day": formats.day(outcome.on, language),
        "verdict": VERDICT[outcome.verdict],  # type: ignore[index]
    }
    follow_up = outcome.follow_up
    address = reverse("measure", args=[follow_up.pk]) if follow_up else ""
    return verdict, outcome.reason, follow_up.title if follow_up else "", address
