"""What has been done to measures and can be undone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet

from viitta.parts.roadmaps.models import ChangedMeasure, ChangeSet, Measure, Ownership, Roadmap

OWNERS = "owners"  # the chain of owners among the values before and after
CHAIN = ("id", "person", "role", "from_date", "until_date")


def chains_of(measures: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """The whole chains of owners by measure, as JSON takes them.

    A name that stands for a title is left out: it is the person's to be erased, and no copy of it is kept here.
    """
    ids = list(measures)
    found: dict[int, list[dict[str, Any]]] = {pk: [] for pk in ids}
    for row in Ownership.objects.filter(measure__in=ids).select_related("person").order_by("pk"):
        found[row.measure_id].append(
            {
                "id": row.pk, "person": row.person_id, "role": row.role,
                "title": "" if row.title == row.person.name else row.title, "unit": row.unit,
                "from_date": row.from_date and row.from_date.isoformat(),
                "until_date": row.until_date and row.until_date.isoformat(),
            }
        )  # fmt: skip
    return found


def _same(one: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]) -> bool:
    return [[row[name] for name in CHAIN] for row in one] == [[row[name] for name in CHAIN] for row in other]


def changed_after(rows: Sequence[ChangedMeasure]) -> list[str]:
    """Titles of the measures of a set that were changed after it."""
    chains = chains_of(row.measure_id for row in rows if OWNERS in row.after)
    return [
        row.measure.title
        for row in rows
        if row.measure.revision != row.revision
        or (OWNERS in row.after and not _same(chains[row.measure_id], row.after[OWNERS]))
    ]


def change_sets_of(roadmap: Roadmap) -> QuerySet[ChangeSet]:
    """What has been done to the measures of a roadmap that the actor was given, newest first, with its rows."""
    rows = ChangedMeasure.objects.select_related("measure").order_by("measure__position", "measure_id")
    found = ChangeSet.objects.filter(roadmap=roadmap).select_related("roadmap")
    return found.prefetch_related(Prefetch("measures", queryset=rows)).order_by("-at", "-pk")


def get_change_set(roadmap: Roadmap, pk: int) -> ChangeSet:
    """One of them; ChangeSet.DoesNotExist when it is another roadmap's."""
    return change_sets_of(roadmap).get(pk=pk)


def latest_change(measure: Measure) -> ChangedMeasure | None:
    """The change that made a measure what it is, while it can be undone; an owner named after it is told on trying."""
    rows = ChangedMeasure.objects.filter(measure=measure, revision=measure.revision, change_set__undone_at=None)
    return rows.select_related("change_set").order_by("-pk").first()
