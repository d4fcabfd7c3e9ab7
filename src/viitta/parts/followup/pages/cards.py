"""The cards of the update page: one measure each, with what was told last, what is offered and what was typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.burden import Question
from viitta.core.periods import Quarter
from viitta.core.progress import Cause, Kind, Status, Timeliness, suggested_percent, timeliness
from viitta.parts.followup import queries, words
from viitta.parts.followup.models import Asked, FollowUp, ProgressEntry
from viitta.parts.followup.pages.readings import ReadingField
from viitta.parts.followup.queries import AskedIndicator, Asking, FieldError, MeasureFacts
from viitta.parts.roadmaps.models import Measure
from viitta.parts.roadmaps.words import CAUSE, STATUS


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    word: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One measure to answer for, in ready strings."""

    id: int
    theme: str
    title: str
    description: str
    last: str  # "60 % (Q1/2024)" or ""
    last_note: str
    age: str  # "Same value and note for 3 rounds" or ""
    expected: str
    picks: tuple[Choice, ...]
    hint: str  # what the suggestion is based on
    percent: str
    slider: int
    last_number: str  # for the page's script: a lower value asks why
    note: str
    cause_shown: bool
    causes: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    status: str  # as it was when the page was opened: only another one is a change
    fall_reason: str
    fall_shown: bool
    new_end: str
    end: str
    reason: str
    more_open: bool
    seen: int
    answered: str  # who answered and when, when the round has an answer already
    is_continuous: bool
    readings: tuple[ReadingField, ...] = ()
    dropped: frozenset[str] = frozenset()
    errors: Mapping[str, str] = field(default_factory=dict)
    conflict: str = ""

    @property
    def asks_more(self) -> bool:
        """Whether anything is left behind "more"."""
        return not {"cause", "status", "end"} <= self.dropped


@dataclass(frozen=True, slots=True)
class AskedMeasure:
    """What a card is made of."""

    follow_up: FollowUp
    measure: Measure
    theme: str
    facts: MeasureFacts
    entry: ProgressEntry | None
    readings: tuple[AskedIndicator, ...] = ()
    dropped: frozenset[str] = frozenset()  # questions that the roadmap does not ask


def gather(rows: Sequence[Asked], today: date) -> list[AskedMeasure]:
    """Facts and entries of what a person is asked, round by round."""
    found: list[AskedMeasure] = []
    for follow_up in {row.follow_up_id: row.follow_up for row in rows}.values():
        here = [row.measure for row in rows if row.follow_up_id == follow_up.pk]
        found += gather_round(follow_up, here, today)
    found = each_reading_once(found)
    if len(organisations_in(found)) < 2:
        return found
    return [replace(one, theme=f"{one.follow_up.roadmap.organisation.name} · {one.theme}") for one in found]


def each_reading_once(found: Sequence[AskedMeasure]) -> list[AskedMeasure]:
    """A reading that several measures of a page have is asked beside the first of them."""
    shown: set[str] = set()
    kept = []
    for one in found:
        fresh = tuple(reading for reading in one.readings if reading.prefix not in shown)
        shown |= {reading.prefix for reading in fresh}
        kept.append(one if fresh == one.readings else replace(one, readings=fresh))
    return kept


def organisations_in(found: Sequence[AskedMeasure]) -> set[int]:
    """Whose measures stand on a page: those who work for several municipalities answer them all on one."""
    return {one.follow_up.roadmap.organisation_id for one in found}


def gather_round(follow_up: FollowUp, measures: Sequence[Measure], today: date) -> list[AskedMeasure]:
    ids = [measure.pk for measure in measures]
    quarter = Quarter.parse(follow_up.quarter)
    facts = {one.id: one for one in queries.facts_of(follow_up.roadmap, quarter, today=today, measures=ids)}
    entries = {row.measure_id: row for row in queries.entries_in(follow_up) if row.measure_id in facts}
    beside = queries.indicators_by_measure(ids, quarter)
    dropped = queries.dropped_questions([follow_up.roadmap_id]).get(follow_up.roadmap_id, frozenset())
    told = queries.with_readings(follow_up, [row for rows in beside.values() for row in rows])
    return [
        AskedMeasure(
            follow_up, measure, measure.theme.title, facts[measure.pk], entries.get(measure.pk),
            tuple(told[row.pk] for row in beside.get(measure.pk, ())), dropped,
        )
        for measure in measures
    ]  # fmt: skip


def earlier_values(one: AskedMeasure) -> list[tuple[Quarter, Decimal]]:
    """Values before the round, oldest first."""
    quarter = Quarter.parse(one.follow_up.quarter)
    return sorted((known, value) for known, value in one.facts.values().items() if known < quarter)


def asking_of(one: AskedMeasure) -> Asking:
    """What the form needs to read the card back."""
    before = earlier_values(one)
    is_continuous = one.facts.kind is Kind.CONTINUOUS
    suggestion = None if is_continuous else suggested_percent([value for _q, value in before], one.facts.expected)
    last = before[-1][1] if before else None
    if one.entry is None:
        return Asking(one.measure, suggestion, last, 0, one.dropped)
    kept = {"note": one.entry.note, "cause": one.entry.cause}
    return Asking(one.measure, suggestion, last, one.entry.revision, one.dropped, kept)


def _age(one: AskedMeasure) -> str:
    """How many rounds a value and its note have stayed the same; said from two on."""
    steps = sorted((q, s) for q, s in one.facts.steps.items() if q < Quarter.parse(one.follow_up.quarter))
    same = 0
    for _quarter, step in reversed(steps):
        if (step.percent, step.note) != (steps[-1][1].percent, steps[-1][1].note):
            break
        same += 1
    if same < 2 or one.facts.kind is Kind.CONTINUOUS:
        return ""
    said = ngettext(
        "The same value and sentence for %(count)s round.", "The same value and sentence for %(count)s rounds.", same
    )
    return said % {"count": same}


def _hint(before: list[tuple[Quarter, Decimal]], is_continuous: bool) -> str:
    if is_continuous:
        return _("Steps by itself month by month. Confirm, or correct it for this round.")
    if not before:
        return _("The suggestion is what the schedule expects.")
    if len(before) == 1:
        return _("The suggestion goes on at the pace of the first value.")
    return _("The suggestion goes on at the pace of the last two values.")


def _picks(one: AskedMeasure, asking: Asking, chosen: str, language: str) -> tuple[Choice, ...]:
    if one.facts.kind is Kind.CONTINUOUS:
        step = one.facts.expected if one.facts.expected is not None else Decimal(0)
        word = _("Computed %(percent)s") % {"percent": formats.percent(step, language)}
        return (Choice("computed", word, chosen == "computed"),)
    picks = []
    if asking.suggested is not None:
        word = _("Suggestion %(percent)s") % {"percent": formats.percent(asking.suggested, language)}
        picks.append(Choice("suggested", word, chosen == "suggested"))
    if asking.last is not None and asking.last != asking.suggested:
        word = _("Unchanged %(percent)s") % {"percent": formats.percent(asking.last, language)}
        picks.append(Choice("same", word, chosen == "same"))
    return tuple(picks)


def _is_behind(one: AskedMeasure, percent: Decimal | int | None) -> bool:
    facts = one.facts
    timely = timeliness(
        kind=facts.kind, status=facts.status, start=facts.start, end=facts.end,
        on=Quarter.parse(one.follow_up.quarter).last, reported=percent, steps=facts.milestones,
    )  # fmt: skip
    return timely in (Timeliness.BEHIND, Timeliness.LATE)


def _values(one: AskedMeasure, typed: Mapping[str, str] | None, language: str) -> Callable[[str], str]:
    """What a field of the card shows: what was typed when the page comes back, else what was saved."""
    entry = one.entry
    percent = entry.percent if entry else None
    saved = {
        "percent": formats.number(percent, language) if percent is not None else "",
        "note": entry.note if entry else "",
        "cause": entry.cause if entry else "",
        "fall_reason": entry.fall_reason if entry else "",
        "pick": "computed" if entry and entry.is_confirmed and one.facts.kind is Kind.CONTINUOUS else "",
        "status": entry.status if entry else one.measure.status,
    }
    if typed is None:
        return lambda name: saved.get(name, "")
    return lambda name: typed.get(f"m{one.measure.pk}-{name}", "")


_TYPED = ("percent", "note", "fall_reason", "new_end", "reason")


def build_card(
    one: AskedMeasure,
    *,
    language: str,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
    conflict: str = "",
) -> Card:
    """The card of a measure: what was typed when it comes back with an error, else what was answered before."""
    asking, before, entry = asking_of(one), earlier_values(one), one.entry
    is_continuous = one.facts.kind is Kind.CONTINUOUS
    own = {e.field: e.sentence for e in errors if e.measure == one.measure.pk}
    value = _values(one, typed, language)
    shown = entry.percent if entry and entry.percent is not None else asking.suggested
    given = {name: value(name) for name in _TYPED}
    return Card(
        id=one.measure.pk,
        theme=one.theme,
        title=one.measure.title,
        description=one.measure.description,
        age=_age(one),
        picks=_picks(one, asking, value("pick"), language),
        hint=_hint(before, is_continuous),
        slider=int(shown if shown is not None else one.facts.expected or 0),
        last_number=str(asking.last) if asking.last is not None and not is_continuous else "",
        cause_shown=(_is_behind(one, shown) or bool(value("cause"))) and Question.CAUSE not in one.dropped,
        causes=tuple(Choice(cause, str(CAUSE[cause]), value("cause") == cause) for cause in Cause),
        statuses=tuple(Choice(s, str(STATUS[s]), value("status") == s) for s in Status if s is not Status.MERGED),
        status=value("status_was") or value("status"),
        fall_shown="fall_reason" in own or bool(given["fall_reason"]),
        more_open=bool({"status", "new_end", "reason"} & set(own)) or bool(given["new_end"]),
        seen=entry.revision if entry else 0,
        answered=_answered(entry, language),
        is_continuous=is_continuous,
        dropped=one.dropped,
        errors=own,
        conflict=conflict,
        readings=(),
        **_told(one, before, language, given),
    )


def _told(
    one: AskedMeasure, before: list[tuple[Quarter, Decimal]], language: str, given: dict[str, str]
) -> dict[str, str]:
    """What was told last and what is expected, with the texts of the fields."""
    end, expected = one.measure.end, one.facts.expected
    return {
        **given,
        "last": f"{formats.percent(before[-1][1], language)} ({before[-1][0].label})" if before else "",
        "last_note": one.facts.steps[before[-1][0]].note if before else "",
        "expected": formats.percent(expected, language) if expected is not None else "",
        "end": formats.day(end, language) if end else "",
    }


def _answered(entry: ProgressEntry | None, language: str) -> str:
    if entry is None or entry.source == "imported":
        return ""
    return _("Answered %(day)s: %(who)s") % {"day": formats.day(entry.at.date(), language), "who": entry.by_label}


def conflict_of(entry: ProgressEntry, language: str) -> str:
    """What to tell who is about to write over somebody's fresh answer."""
    percent = formats.percent(entry.percent, language) if entry.percent is not None else _("as computed")
    return _("%(who)s answered meanwhile: %(percent)s. %(note)s If you save again, your answer replaces it.") % {
        "who": entry.by_label,
        "percent": percent,
        "note": f"”{entry.note}”" if entry.note else "",
    }


def used_where() -> tuple[str, ...]:
    """Where the answers go: told after saving, so that the asking has a reason."""
    return (
        _("in the situation picture that management reads"),
        _("on the roadmap table, where everybody of the group sees them"),
        _("on the agenda of the next follow-up meeting"),
    )


def badge_word(one: MeasureFacts) -> tuple[str, str]:
    """The kind and the word of a measure's badge."""
    if one.kind is Kind.CONTINUOUS and one.status in (Status.RUNNING, Status.PLANNED):
        return "continuous", _("continuous")
    return words.badge_of(one.status, one.timeliness, old_practice_in_use=one.old_practice_in_use)
