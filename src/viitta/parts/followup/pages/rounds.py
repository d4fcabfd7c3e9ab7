"""The list of rounds and the page of one: who answered, what is open, what could not be sent."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.indicators import written
from viitta.core.periods import Quarter
from viitta.core.progress import Cause, Kind
from viitta.parts.followup import queries, words
from viitta.parts.followup.models import (
    AskedReading,
    AskedReason,
    EntryRevision,
    FollowUp,
    ObservationKind,
    Reminder,
    RoundState,
)
from viitta.parts.followup.pages.cards import badge_word
from viitta.parts.followup.queries import AskedIndicator, AskedRow, MeasureFacts
from viitta.parts.messages.models import MessageState
from viitta.parts.organisations.models import Person
from viitta.parts.roadmaps.models import Roadmap


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in the list."""

    address: str
    quarter: str
    roadmap: str
    state: str
    is_open: bool
    answered: str
    rate: str
    days: str


@dataclass(frozen=True, slots=True)
class Openable:
    """A roadmap whose next round can be opened by hand."""

    roadmap: str
    quarter: str
    address: str


@dataclass(frozen=True, slots=True)
class RoundsPage:
    lines: tuple[RoundLine, ...]
    openable: tuple[Openable, ...]


def _rate(answered: int, asked: int) -> str:
    return formats.percent(100 * answered / asked) if asked else ""


def rounds_page(
    rounds: Sequence[FollowUp], counts: dict[int, tuple[int, int]], openable: Sequence[tuple[Roadmap, Quarter]], language: str
) -> RoundsPage:  # fmt: skip
    """The rounds that one sees; `counts` are (answered, asked) by round."""
    lines = []
    for row in rounds:
        answered, asked = counts.get(row.pk, (0, 0))
        days = ""
        if row.state == RoundState.OPEN and row.due_on:
            days = _("due %(day)s") % {"day": formats.day(row.due_on, language)}
        elif row.closed_at:
            days = _("closed %(day)s") % {"day": formats.day(timezone.localdate(row.closed_at), language)}
        lines.append(
            RoundLine(
                address=reverse("round", args=[row.pk]),
                quarter=Quarter.parse(row.quarter).label,
                roadmap=row.roadmap.name,
                state=str(words.ROUND[RoundState(row.state)]),
                is_open=row.state == RoundState.OPEN,
                answered=f"{answered}/{asked}" if asked else "",
                rate=_rate(answered, asked),
                days=days,
            )
        )
    return RoundsPage(
        tuple(lines),
        tuple(
            Openable(roadmap.name, quarter.label, reverse("round_open", args=[roadmap.pk]))
            for roadmap, quarter in openable
        ),
    )


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A measure in a round."""

    id: int
    title: str
    address: str
    answer_address: str
    percent: str
    expected: str
    badge: tuple[str, str]
    cause: str
    note: str
    source: str
    corrected: str
    is_open: bool  # nothing told yet


@dataclass(frozen=True, slots=True)
class PersonGroup:
    """What one person is asked."""

    id: int
    title: str
    reason: str
    answered: str
    is_open: bool
    mail: str
    mail_failed: bool
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """An indicator in a round."""

    name: str
    address: str
    who: str
    value: str
    sub: str  # who told it and when, and that it was corrected


@dataclass(frozen=True, slots=True)
class RoundPage:
    title: str
    roadmap: str
    roadmap_address: str
    picture_address: str
    state: str
    is_open: bool
    sub: str
    answered: int
    asked: int
    rate: str
    groups: tuple[PersonGroup, ...]
    rest: tuple[AnswerLine, ...]  # asked of nobody
    readings: tuple[ReadingLine, ...]
    readings_told: str  # "3 of 4 readings told" or ""
    unsent: tuple[str, ...]
    corrections: tuple[str, ...]
    observations: tuple[tuple[str, str, str], ...]
    can_run: bool
    nudge_address: str
    close_address: str
    days_address: str
    burden_address: str
    own_address: str
    observe_address: str
    risks_address: str


@dataclass(frozen=True, slots=True)
class RoundContents:
    """What the page of a round is made of."""

    follow_up: FollowUp
    facts: Sequence[MeasureFacts]
    asked: Sequence[AskedRow]
    people: Mapping[int, Person]
    answered: frozenset[int]  # measures of which something was told
    reminders: Sequence[Reminder]
    corrections: Sequence[EntryRevision]
    can_run: bool
    beside: Mapping[int, AskedIndicator]  # readings of the asked measures' indicators
    alone: Mapping[int, AskedIndicator]
    asked_readings: Sequence[AskedReading]


def gather_round_page(follow_up: FollowUp, *, today: date, can_run: bool) -> RoundContents:
    """Read a round in a fixed number of queries."""
    quarter = Quarter.parse(follow_up.quarter)
    facts = queries.facts_of(follow_up.roadmap, quarter, today=today)
    revisions = queries.revisions_of([one.id for one in facts], follow_up).filter(after_closing=True)
    asked = queries.asked_rows(follow_up)
    links = queries.indicators_by_measure({row.measure_id for row in asked}, quarter)
    readings = queries.readings_asked_in(follow_up)
    alone = {row.indicator_id: row.indicator for row in readings}
    beside = {row.pk: row for rows in links.values() for row in rows if row.pk not in alone}
    told = queries.with_readings(follow_up, [*beside.values(), *alone.values()])
    return RoundContents(
        follow_up,
        facts,
        asked,
        queries.people_asked(asked),
        queries.answered_in(follow_up),
        list(queries.reminders_of(follow_up)),
        list(revisions.select_related("entry__measure")),
        can_run,
        {pk: told[pk] for pk in beside},
        {pk: told[pk] for pk in alone},
        readings,
    )


def _line(one: MeasureFacts, contents: RoundContents, language: str) -> AnswerLine:
    follow_up = contents.follow_up
    step = one.steps.get(Quarter.parse(follow_up.quarter))
    kind, word = badge_word(one)
    revised = any(row.entry.measure_id == one.id for row in contents.corrections)
    return AnswerLine(
        id=one.id,
        title=one.title,
        address=f"/measures/{one.id}/",
        answer_address=f"/rounds/{follow_up.pk}/measures/{one.id}/",
        percent=formats.percent(step.percent, language) if step and step.percent is not None else "–",
        expected=formats.percent(one.expected, language) if one.expected is not None else "",
        badge=(kind, word),
        cause=str(words.CAUSE[Cause(step.cause)]) if step and step.cause else "",
        note=step.note if step else "",
        source=str(words.SOURCE[step.source]) if step and step.source.value != "owner" else "",
        corrected=_("corrected after closing") if revised else "",
        is_open=one.id not in contents.answered and one.kind is not Kind.CONTINUOUS,
    )


def _group(
    rows: Sequence[AskedRow], lines: dict[int, AnswerLine], contents: RoundContents, language: str
) -> PersonGroup:
    person = contents.people[rows[0].person_id]
    own = tuple(lines[row.measure_id] for row in rows if row.measure_id in lines)
    due = [row for row in rows if row.is_due]
    answered = [row for row in due if row.measure_id in contents.answered]
    reminders = [row for row in contents.reminders if row.person_id == person.pk]
    last = reminders[0] if reminders else None
    mail, failed = _mail_words(last, language)
    reasons = sorted({str(words.ASKED[AskedReason(row.reason)]) for row in rows if row.reason != "lead"})
    return PersonGroup(
        id=person.pk,
        title=person.label,
        reason="; ".join(reasons),
        answered=f"{len(answered)}/{len(due)}" if due else "",
        is_open=len(answered) < len(due),
        mail=mail,
        mail_failed=failed,
        lines=own,
    )


def _mail_words(last: Reminder | None, language: str) -> tuple[str, bool]:
    if last is None:
        return _("No mail has been sent."), False
    day = formats.day(last.at.date(), language)
    if last.why_not_sent:
        return _("No mail could be sent: the person has no e-mail address."), True
    if last.message and last.message.state == MessageState.FAILED:
        return _("The mail of %(day)s could not be delivered.") % {"day": day}, True
    return _("Last mail %(day)s.") % {"day": day}, False


def _rest(contents: RoundContents, lines: dict[int, AnswerLine]) -> tuple[AnswerLine, ...]:
    """Measures that nobody is asked of."""
    asked = {row.measure_id for row in contents.asked}
    return tuple(line for pk, line in lines.items() if pk not in asked)


def round_page(contents: RoundContents, *, language: str) -> RoundPage:
    """A round in ready strings."""
    follow_up, roadmap = contents.follow_up, contents.follow_up.roadmap
    quarter = Quarter.parse(follow_up.quarter)
    lines = {one.id: _line(one, contents, language) for one in contents.facts}
    by_person: dict[int, list[AskedRow]] = defaultdict(list)
    for row in contents.asked:
        by_person[row.person_id].append(row)
    due = {row.measure_id for row in contents.asked if row.is_due}
    groups = [_group(rows, lines, contents, language) for rows in by_person.values()]
    return RoundPage(
        title=_("Follow-up round %(quarter)s") % {"quarter": quarter.label},
        roadmap=roadmap.name,
        roadmap_address=f"/roadmaps/{roadmap.pk}/",
        picture_address=f"/picture/{roadmap.pk}/?quarter={quarter.key}",
        state=str(words.ROUND[RoundState(follow_up.state)]),
        is_open=follow_up.state == RoundState.OPEN,
        sub=_sub(follow_up, language),
        answered=len(due & contents.answered),
        asked=len(due),
        rate=_rate(len(due & contents.answered), len(due)),
        groups=tuple(sorted(groups, key=lambda group: (not group.is_open, group.title))),
        rest=_rest(contents, lines),
        readings=_readings(contents, language),
        readings_told=_readings_told(contents),
        unsent=tuple(f"{group.title}: {group.mail}" for group in groups if group.mail_failed),
        corrections=tuple(_correction(row, language) for row in contents.corrections),
        observations=tuple(
            (str(words.OBSERVATION[ObservationKind(row.kind)]), row.text, row.measure.title if row.measure else "")
            for row in queries.observations_of(roadmap, quarter=follow_up.quarter)
        ),
        can_run=contents.can_run,
        nudge_address=reverse("round_nudge", args=[follow_up.pk]),
        close_address=reverse("round_close", args=[follow_up.pk]),
        days_address=reverse("round_days", args=[follow_up.pk]),
        burden_address=reverse("burden", args=[follow_up.pk]),
        own_address=reverse("own_uses", args=[follow_up.pk]),
        observe_address=reverse("observe", args=[roadmap.pk]) + f"?quarter={quarter.key}",
        risks_address=f"/risks/?roadmap={roadmap.pk}",
    )


def _readings(contents: RoundContents, language: str) -> tuple[ReadingLine, ...]:
    """Readings of the round, by the name of their indicator."""
    who = {row.indicator_id: row.person.label for row in contents.asked_readings}
    rows = sorted((*contents.beside.values(), *contents.alone.values()), key=lambda one: one.indicator.name)
    return tuple(_reading(one, who.get(one.indicator.pk, ""), contents, language) for one in rows)


def _reading(one: AskedIndicator, who: str, contents: RoundContents, language: str) -> ReadingLine:
    told, value, sub = one.told, "–", ""
    if told is not None:
        value = written(told.value, one.indicator.unit, language) if told.value is not None else _("not measured")
        day = formats.day(timezone.localdate(told.at), language)
        sub = f"{day} {told.by_label}"
        closed_at = contents.follow_up.closed_at
        if told.value is None:
            sub = f"{told.not_measured_because} ({sub})"
        if closed_at is not None and told.at > closed_at:
            corrected = _("corrected after closing")
            sub = f"{sub} · {corrected}"
    address = f"/indicators/{one.indicator.pk}/"
    return ReadingLine(one.indicator.name, address, who or _("beside its measure"), value, sub)


def _readings_told(contents: RoundContents) -> str:
    rows = [*contents.beside.values(), *contents.alone.values()]
    if not rows:
        return ""
    told = sum(1 for one in rows if one.told is not None)
    said = ngettext("%(told)s of %(count)s reading is told.", "%(told)s of %(count)s readings are told.", len(rows))
    return said % {"told": told, "count": len(rows)}


def _sub(follow_up: FollowUp, language: str) -> str:
    if follow_up.state == RoundState.OPEN and follow_up.due_on and follow_up.closes_on:
        return _("Answers are due %(due)s; the round closes by itself %(closes)s.") % {
            "due": formats.day(follow_up.due_on, language),
            "closes": formats.day(follow_up.closes_on, language),
        }
    if follow_up.closed_at:
        day = formats.day(timezone.localdate(follow_up.closed_at), language)
        return _("Closed %(day)s. The values and names are kept as they were then.") % {"day": day}
    return _("No round was held for this quarter.")


def _correction(row: EntryRevision, language: str) -> str:
    percent = formats.percent(row.percent, language) if row.percent is not None else "–"
    return _("%(day)s: %(measure)s is now %(percent)s (%(who)s). %(why)s") % {
        "day": formats.day(row.at.date(), language),
        "measure": row.entry.measure.title,
        "percent": percent,
        "who": row.by_label,
        "why": row.fall_reason or row.note,
    }


def waiting_words(count: int) -> str:
    """How many measures wait for an answer, in words."""
    return ngettext("%(count)s measure waits for an answer", "%(count)s measures wait for an answer", count) % {
        "count": count
    }
