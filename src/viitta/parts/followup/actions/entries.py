"""Recording what owners tell of their measures: one batch, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter

from django.db import transaction

from viitta.core.actors import Actor, Signature
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Source, Status
from viitta.parts.audit import actions as audit
from viitta.parts.followup.actions.bulk import insert_rows, update_rows
from viitta.parts.followup.models import EntryRevision, FollowUp, ProgressEntry, RoundState
from viitta.parts.followup.permissions import can_record_progress, can_run_rounds
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.actions.reports import MeasureReport, take_reports
from viitta.parts.roadmaps.models import Measure


@dataclass(frozen=True, slots=True)
class Answer:
    """What is told of one measure. `seen` is the revision of the entry the person had before them, 0 for none.

    A percent of None is "not reported", which is another thing than 0. For a continuous measure None confirms the
    computed step and a number corrects it for this round.
    """

    measure: Measure
    percent: Decimal | None
    note: str = ""
    status: str = ""  # empty keeps the measure's own
    cause: str = ""
    fall_reason: str = ""
    new_end: date | None = None
    reason: str = ""  # of the changed date
    seen: int = 0
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer cannot be taken: a code such as `fall_without_reason` and the field it concerns."""

    measure: Measure
    field: str
    code: str


class Refused(Exception):
    """Answers that cannot be taken; nothing was saved."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{problem.measure.pk}: {problem.code}" for problem in problems))
        self.problems = list(problems)


class StaleEntries(Exception):
    """Somebody else answered after this person had opened the page; nothing was saved. Holds what is there now."""

    def __init__(self, entries: Sequence[ProgressEntry]) -> None:
        super().__init__(f"{len(entries)} answered meanwhile")
        self.entries = list(entries)


def last_percents(follow_up: FollowUp, measures: Sequence[Measure]) -> dict[int, Decimal]:
    """The last percent before this round, by measure."""
    rows = ProgressEntry.objects.filter(
        measure__in=measures, follow_up__quarter__lt=follow_up.quarter, percent__isnull=False
    )
    named = rows.order_by("follow_up__quarter").values_list("measure", "percent")
    return {measure: percent for measure, percent in named if percent is not None}


def _problems(follow_up: FollowUp, answers: Sequence[Answer]) -> list[Problem]:
    last = last_percents(follow_up, [answer.measure for answer in answers])
    found = []
    for answer in answers:
        measure = answer.measure
        if measure.roadmap_id != follow_up.roadmap_id:
            found.append(Problem(measure, "percent", "other_roadmap"))
        if answer.percent is not None and not 0 <= answer.percent <= 100:
            found.append(Problem(measure, "percent", "not_a_percent"))
        elif (
            answer.percent is not None
            and measure.kind != Kind.CONTINUOUS
            and answer.percent < last.get(measure.pk, Decimal(0))
            and not answer.fall_reason.strip()
        ):
            found.append(Problem(measure, "fall_reason", "fall_without_reason"))
        if answer.new_end and measure.start and answer.new_end < measure.start:
            found.append(Problem(measure, "new_end", "end_before_start"))
        if answer.new_end and answer.new_end != measure.end and not answer.reason.strip():
            found.append(Problem(measure, "reason", "date_without_reason"))
    return found


def _as_they_are_now(answers: Sequence[Answer]) -> list[Answer]:
    """The answers with their measures read under the lock, so that none writes back what was there before.

    Refused when a measure was removed after the page had been opened.
    """
    fresh = Measure.objects.select_related("roadmap").in_bulk([answer.measure.pk for answer in answers])
    gone = [Problem(answer.measure, "percent", "removed") for answer in answers if answer.measure.pk not in fresh]
    if gone:
        raise Refused(gone)
    return [replace(answer, measure=fresh[answer.measure.pk]) for answer in answers]


def _source(answer: Answer) -> Source:
    if answer.measure.kind != Kind.CONTINUOUS:
        return Source.OWNER
    return Source.COMPUTED if answer.percent is None else Source.CORRECTED


def _status(answer: Answer, there: ProgressEntry | None, is_open: bool) -> str:
    """The status as typed; without one what it is, and a first percent above nothing starts a planned measure.

    A correction of a closed round leaves the status that was told in it.
    """
    if answer.status:
        return answer.status
    if there is not None and not is_open:
        return there.status
    if answer.measure.status == Status.PLANNED and answer.percent:
        return Status.RUNNING
    return answer.measure.status


# What an entry says; its revisions keep the same.
_TOLD = ("revision", "percent", "note", "status", "cause", "fall_reason", "source", *Signature._fields, "at")


def write_entries(
    entries: Sequence[ProgressEntry], *, is_new: Sequence[bool], after_closing: bool
) -> list[ProgressEntry]:
    """Save entries and a revision of each. Call it under the lock of their organisations."""
    _insert([entry for entry, new in zip(entries, is_new, strict=True) if new])
    changed = [entry for entry, new in zip(entries, is_new, strict=True) if not new]
    columns = (*_TOLD, "is_confirmed", "id")
    update_rows(ProgressEntry, columns, map(attrgetter(*columns), changed))
    values = attrgetter("pk", *_TOLD)
    rows = ((after_closing, *values(entry)) for entry in entries)
    insert_rows(EntryRevision, ("after_closing", "entry_id", *_TOLD), rows)
    return list(entries)


def _insert(entries: Sequence[ProgressEntry]) -> None:
    """Insert entries and give each the id it got."""
    columns = ("measure_id", "follow_up_id", "is_confirmed", *_TOLD)
    insert_rows(ProgressEntry, columns, map(attrgetter(*columns), entries))
    rounds = {entry.follow_up_id for entry in entries}
    there = ProgressEntry.objects.filter(follow_up__in=rounds).values_list("measure_id", "follow_up_id", "pk")
    ids = {(measure, follow_up): pk for measure, follow_up, pk in there} if entries else {}
    for entry in entries:
        entry.pk, entry._state.adding = ids[entry.measure_id, entry.follow_up_id], False


def _report(answer: Answer, entry: ProgressEntry) -> MeasureReport:
    return MeasureReport(answer.measure, entry.status, answer.new_end, answer.reason, answer.cause, entry.note)


@transaction.atomic
def record_progress(*, follow_up: FollowUp, answers: Sequence[Answer], by: Actor, at: datetime) -> list[ProgressEntry]:
    """Save answers of one round. Refused or StaleEntries, and nothing saved, when any of them cannot be taken.

    In a closed round only its convenor may do so: the answer becomes a correction, and the closed rows stay.
    """
    audit.lock([follow_up.roadmap.organisation_id])
    follow_up = FollowUp.objects.select_related("roadmap").get(pk=follow_up.pk)
    answers = _as_they_are_now(answers)
    measures = [answer.measure for answer in answers]
    is_open = follow_up.state == RoundState.OPEN
    require(can_record_progress(by, follow_up, measures) if is_open else can_run_rounds(by, follow_up.roadmap))
    problems = _problems(follow_up, answers)
    if problems:
        raise Refused(problems)
    there = {row.measure_id: row for row in ProgressEntry.objects.filter(follow_up=follow_up, measure__in=measures)}
    answers = [answer for answer in answers if not _is_repeat(answer, there.get(answer.measure.pk), by)]
    stale = [
        there[answer.measure.pk]
        for answer in answers
        if answer.measure.pk in there and there[answer.measure.pk].revision != answer.seen
    ]
    if stale:
        raise StaleEntries(stale)
    if not answers:
        return [there[measure.pk] for measure in measures]
    entries = [_entry_of(answer, there.get(answer.measure.pk), follow_up, by, at) for answer in answers]
    is_new = [entry.pk is None for entry in entries]
    write_entries(entries, is_new=is_new, after_closing=not is_open)
    if _is_newest(follow_up):
        take_reports(
            reports=[_report(answer, entry) for answer, entry in zip(answers, entries, strict=True)], by=by, at=at
        )
    _record_event(
        follow_up, entries, "followup.progress.recorded" if is_open else "followup.progress.corrected", by, at
    )
    return entries


def _entry_of(
    answer: Answer, there: ProgressEntry | None, follow_up: FollowUp, by: Actor, at: datetime
) -> ProgressEntry:
    """The entry that an answer makes, new or changed; not saved yet."""
    entry = there or ProgressEntry(measure=answer.measure, follow_up=follow_up, revision=0)
    entry.percent, entry.note, entry.cause = answer.percent, answer.note.strip(), answer.cause
    entry.status = _status(answer, there, follow_up.state == RoundState.OPEN)
    entry.source, entry.is_confirmed = _source(answer), answer.is_confirmed
    entry.fall_reason = answer.fall_reason.strip()
    entry.revision += 1
    (entry.by_label, entry.by_person, entry.by_account), entry.at = by.signature(follow_up.roadmap.organisation_id), at
    return entry


def _is_repeat(answer: Answer, entry: ProgressEntry | None, by: Actor) -> bool:
    """Whether an answer is what the same person saved just before: a button pressed twice, a page sent again."""
    return (
        entry is not None
        and entry.revision == answer.seen + 1
        and (entry.by_label, entry.by_person, entry.by_account) == by.signature(answer.measure.organisation_id)
        and (entry.percent, entry.note, entry.cause) == (answer.percent, answer.note.strip(), answer.cause)
        and entry.fall_reason == answer.fall_reason.strip()
        and answer.status in ("", entry.status)
        and answer.new_end in (None, answer.measure.end)
    )


def _is_newest(follow_up: FollowUp) -> bool:
    """Whether what is told in a round is the measure's present: an old round's correction moves no status."""
    later = FollowUp.objects.filter(roadmap=follow_up.roadmap_id, quarter__gt=follow_up.quarter)
    return not later.exclude(state=RoundState.NOT_HELD).exists()


def _record_event(follow_up: FollowUp, entries: Sequence[ProgressEntry], kind: str, by: Actor, at: datetime) -> None:
    only = entries[0].measure if len(entries) == 1 else None
    said = {
        str(entry.measure_id): [None if entry.percent is None else str(entry.percent), entry.revision]
        for entry in entries
    }
    audit.record(
        kind,
        by=by,
        at=at,
        organisation=follow_up.roadmap.organisation_id,
        target=audit.Target("measure", only.pk, only.title)
        if only
        else audit.Target("follow_up", follow_up.pk, Quarter.parse(follow_up.quarter).label),
        data={"follow_up": follow_up.pk, "entries": said},
    )
