"""Rounds, who is asked in them, and what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from viitta.core.actors import Actor
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Timeliness
from viitta.parts.followup.models import (
    Asked,
    EntryRevision,
    FollowUp,
    Observation,
    ProgressEntry,
    Reminder,
    RoundRow,
    RoundState,
)
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.queries import visible_to
from viitta.parts.roadmaps.models import Measure, Roadmap


def rounds_of(actor: Actor, *, on: date, roadmap: int | None = None) -> QuerySet[FollowUp]:
    """Rounds that the actor may see, newest quarter first."""
    mine = visible_to(actor, on, organisation="roadmap__organisation", circle="roadmap__circle")
    rows = FollowUp.objects.filter(mine).select_related("roadmap", "roadmap__organisation")
    if roadmap is not None:
        rows = rows.filter(roadmap=roadmap)
    return rows.order_by("-quarter", "roadmap__name", "pk")


def get_round(actor: Actor, pk: int, *, on: date) -> FollowUp:
    """One round that the actor may see; FollowUp.DoesNotExist for strangers too."""
    return rounds_of(actor, on=on).get(pk=pk)


def organisation_of_round(pk: int) -> list[int]:
    """Whose round it is, in a list of at most one: rounds never move, so it may be read before anything else."""
    return list(FollowUp.objects.filter(pk=pk).values_list("roadmap__organisation", flat=True))


def open_rounds_of(actor: Actor, *, on: date) -> QuerySet[FollowUp]:
    """Open rounds that the actor may see."""
    return rounds_of(actor, on=on).filter(state=RoundState.OPEN)


def newest_round(roadmap: Roadmap) -> FollowUp | None:
    """The round of the newest quarter that was held or is open."""
    return FollowUp.objects.filter(roadmap=roadmap).exclude(state=RoundState.NOT_HELD).order_by("-quarter").first()


def rounds_held(roadmaps: Iterable[Roadmap]) -> list[FollowUp]:
    """Rounds of roadmaps that were held or are open, the oldest quarter first."""
    rows = FollowUp.objects.filter(roadmap__in=[row.pk for row in roadmaps]).exclude(state=RoundState.NOT_HELD)
    return list(rows.select_related("roadmap").order_by("quarter", "pk"))


def newest_rounds(roadmaps: Iterable[Roadmap]) -> dict[int, FollowUp]:
    """The newest round of each roadmap that was held or is open."""
    return {row.roadmap_id: row for row in rounds_held(roadmaps)}


def asked_in(follow_up: FollowUp) -> QuerySet[Asked]:
    """Who is asked of what in a round now."""
    rows = Asked.objects.filter(follow_up=follow_up, until=None)
    return rows.select_related("person", "measure").order_by("person__title", "person", "measure")


class AskedRow(NamedTuple):
    """One question of a round in plain values: a page of a round has hundreds of them."""

    measure_id: int
    person_id: int
    reason: str
    is_due: bool  # what steps by itself waits for nobody


def asked_rows(follow_up: FollowUp) -> list[AskedRow]:
    """Who is asked of what in a round now, by the title of the person."""
    rows = asked_in(follow_up).values_list("measure_id", "person_id", "reason", "measure__kind")
    return [AskedRow(measure, person, reason, kind != Kind.CONTINUOUS) for measure, person, reason, kind in rows]


def people_asked(rows: Iterable[AskedRow]) -> dict[int, Person]:
    """The people of questions, each once."""
    return Person.objects.in_bulk({row.person_id for row in rows})


def answered_in(follow_up: FollowUp) -> frozenset[int]:
    """Measures of which something was told in a round."""
    return frozenset(ProgressEntry.objects.filter(follow_up=follow_up).values_list("measure_id", flat=True))


def still_here(on: date) -> Q:
    """People who have not left by a day: only they are asked."""
    return Q(person__left_on=None) | Q(person__left_on__gt=on)


def asked_of_person(person: int, *, organisation: int, opened_on: date, on: date) -> QuerySet[Asked]:
    """What one person is asked in the open rounds that opened on a day: one update page. Nothing from who has left."""
    rows = Asked.objects.filter(
        still_here(on),
        person=person,
        until=None,
        follow_up__opened_on=opened_on,
        follow_up__state=RoundState.OPEN,
        follow_up__roadmap__organisation=organisation,
    )
    related = ("follow_up", "follow_up__roadmap", "measure", "measure__theme", "measure__roadmap")
    return rows.select_related(*related).order_by(
        "follow_up__roadmap", "measure__theme__position", "measure__theme", "measure__position", "measure"
    )


def entries_in(follow_up: FollowUp) -> QuerySet[ProgressEntry]:
    """What was told in a round."""
    return ProgressEntry.objects.filter(follow_up=follow_up)


def revisions_of(measures: list[int], follow_up: FollowUp | None = None) -> QuerySet[EntryRevision]:
    """Every version of what was told of measures, newest first."""
    rows = EntryRevision.objects.filter(entry__measure__in=measures)
    if follow_up:
        rows = rows.filter(entry__follow_up=follow_up)
    return rows.select_related("entry", "entry__follow_up").order_by("-at", "-revision")


def observations_of(
    roadmap: Roadmap, *, quarter: str | None = None, measure: int | None = None
) -> QuerySet[Observation]:
    """What was observed, newest first; removed ones left out."""
    rows = Observation.objects.filter(roadmap=roadmap, removed_at=None)
    if quarter is not None:
        rows = rows.filter(quarter=quarter)
    if measure is not None:
        rows = rows.filter(measure=measure)
    return rows.select_related("measure").order_by("-on", "-pk")


def reminders_of(follow_up: FollowUp) -> QuerySet[Reminder]:
    """Letters about the rounds of a round's day, newest first."""
    opened_on = follow_up.opened_on or date.max
    rows = Reminder.objects.filter(organisation=follow_up.roadmap.organisation_id, opened_on=opened_on)
    return rows.select_related("message", "person").order_by("-at", "-pk")


def answer_counts(rounds: Iterable[FollowUp]) -> dict[int, tuple[int, int]]:
    """How many measures were answered and asked by round; what steps by itself is not counted."""
    ids = [row.pk for row in rounds]
    asked = Asked.objects.filter(follow_up__in=ids, until=None).exclude(measure__kind=Kind.CONTINUOUS)
    pairs = set(asked.values_list("follow_up", "measure"))
    told = set(ProgressEntry.objects.filter(follow_up__in=ids).values_list("follow_up", "measure"))
    counts: dict[int, tuple[int, int]] = {}
    for pk in ids:
        mine = {pair for pair in pairs if pair[0] == pk}
        counts[pk] = (len(mine & told), len(mine))
    return counts


def openable_rounds(roadmaps: Iterable[Roadmap], today: date) -> list[tuple[Roadmap, Quarter]]:
    """The newest quarter of each roadmap that has ended and has no round that was held, to be opened by hand."""
    found = []
    for roadmap in roadmaps:
        last = min(Quarter.of(today).previous(), Quarter.of(roadmap.ends_on))
        if last < Quarter.of(roadmap.starts_on):
            continue
        held = FollowUp.objects.filter(roadmap=roadmap).exclude(state=RoundState.NOT_HELD)
        states = dict(held.values_list("quarter", "state"))
        if last.key not in states and RoundState.OPEN not in states.values():
            found.append((roadmap, last))
    return found


def get_observation(actor: Actor, pk: int, *, on: date) -> Observation:
    """One observation of a roadmap that the actor may see."""
    mine = visible_to(actor, on, organisation="roadmap__organisation", circle="roadmap__circle")
    return Observation.objects.filter(mine).select_related("roadmap", "measure").get(pk=pk)


def measure_in(follow_up: FollowUp, measure: int) -> list[Measure]:
    """The measure of a round's roadmap, in a list of one; empty when it belongs elsewhere."""
    rows = Measure.objects.filter(roadmap=follow_up.roadmap_id, pk=measure)
    return list(rows.select_related("theme", "roadmap"))


def held_rounds(roadmap: Roadmap, *, until: Quarter) -> list[FollowUp]:
    """Rounds that were held or are open, oldest first, up to a quarter."""
    rows = FollowUp.objects.filter(roadmap=roadmap, quarter__lte=until.key).exclude(state=RoundState.NOT_HELD)
    return list(rows.order_by("quarter"))


class KeptRow(NamedTuple):
    """A measure as its round kept it; percents are texts, as they are read fastest."""

    follow_up_id: int
    measure_id: int | None
    title: str
    theme: str
    kind: str
    status: str
    timeliness: str
    start: date | None
    end: date | None
    approved_end: date | None
    owner_title: str
    owner_id: int | None
    cause: str
    note: str
    old_practice_in_use: bool
    percent: str | None
    expected: str | None


def kept_rows(rounds: Iterable[FollowUp], *, late_of: Iterable[FollowUp] = ()) -> dict[int, list[KeptRow]]:
    """The rows that closed rounds kept, by round, in their order; of `late_of` only those of late measures.

    Values only, since there are thousands.
    """
    whole = Q(follow_up__in=[row.pk for row in rounds])
    late = Q(follow_up__in=[row.pk for row in late_of], timeliness=Timeliness.LATE.value)
    found: dict[int, list[KeptRow]] = {}
    rows = RoundRow.objects.filter(whole | late).order_by("follow_up", "position")
    texts = (Cast("percent", CharField()), Cast("expected", CharField()))
    for values in rows.values_list(*KeptRow._fields[:-2], *texts):
        row = KeptRow(*values)
        found.setdefault(row.follow_up_id, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class Correction:
    """What was said of a measure after its round was closed; None takes the value back."""

    round: int
    quarter: str
    measure: int
    percent: Decimal | None
    at: datetime


def corrections_in(rounds: Iterable[FollowUp]) -> list[Correction]:
    """Corrections of closed rounds, in the order they were made."""
    rows = EntryRevision.objects.filter(entry__follow_up__in=[row.pk for row in rounds], after_closing=True)
    names = ("entry__follow_up", "entry__follow_up__quarter", "entry__measure", "percent", "at")
    return [Correction(*row) for row in rows.order_by("at", "revision").values_list(*names)]


@dataclass(frozen=True, slots=True)
class ToldCounts:
    """How much has been told of a measure."""

    entries: int
    observations: int
    rows: int  # of closed rounds


def told_counts(measure: Measure) -> ToldCounts:
    """What would go, or lose its measure, if the measure were removed."""
    seen = Observation.objects.filter(measure=measure, removed_at=None).count()
    return ToldCounts(measure.entries.count(), seen, measure.round_rows.count())


def get_entry(actor: Actor, pk: int, *, on: date) -> ProgressEntry:
    """One answer of a round that the actor may see; ProgressEntry.DoesNotExist for strangers too."""
    rows = ProgressEntry.objects.filter(
        visible_to(actor, on, organisation="measure__organisation", circle="measure__roadmap__circle")
    )
    return rows.select_related("measure", "follow_up").get(pk=pk)


def entry_titles(ids: Iterable[int]) -> dict[int, tuple[int, str, str]]:
    """Measure, its title and the label of the quarter of answers that the asker is known to see."""
    rows = ProgressEntry.objects.filter(pk__in=list(ids)).select_related("measure", "follow_up")
    return {row.pk: (row.measure_id, row.measure.title, str(row.follow_up)) for row in rows}


def entry_ids(measure: int) -> dict[str, int]:
    """Answers of a measure by quarter."""
    return dict(ProgressEntry.objects.filter(measure=measure).values_list("follow_up__quarter", "pk"))
