"""Reading traces in both directions. Whoever may see the thing may see its trace: ask for that first."""

from collections.abc import Iterable

from django.db.models import Q

from viitta.parts.traces.models import Trace


def origins_of(kind: str, pk: int) -> list[Trace]:
    """Where a thing came from."""
    return list(Trace.objects.filter(to_kind=kind, to_id=pk).order_by("pk"))


def traces_of(kind: str, pk: int) -> tuple[list[Trace], list[Trace]]:
    """Where a thing came from, and what came of it, read at once."""
    both = Q(to_kind=kind, to_id=pk) | Q(from_kind=kind, from_id=pk)
    rows = list(Trace.objects.filter(both).order_by("pk"))
    return (
        [row for row in rows if (row.to_kind, row.to_id) == (kind, pk)],
        [row for row in rows if (row.from_kind, row.from_id) == (kind, pk)],
    )


def results_of(kind: str, pk: int) -> list[Trace]:
    """What came of a thing."""
    return list(Trace.objects.filter(from_kind=kind, from_id=pk).order_by("pk"))


def results_of_many(kind: str, ids: Iterable[int]) -> dict[int, list[Trace]]:
    """What came of each of several things."""
    found: dict[int, list[Trace]] = {}
    for row in Trace.objects.filter(from_kind=kind, from_id__in=list(ids)).order_by("pk"):
        found.setdefault(row.from_id, []).append(row)
    return found
