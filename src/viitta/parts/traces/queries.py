"""Reading traces in both directions. Whoever may see the thing may see its trace: ask for that first."""

from viitta.parts.traces.models import Trace


def origins_of(kind: str, pk: int) -> list[Trace]:
    """Where a thing came from."""
    return list(Trace.objects.filter(to_kind=kind, to_id=pk).order_by("pk"))


def results_of(kind: str, pk: int) -> list[Trace]:
    """What came of a thing."""
    return list(Trace.objects.filter(from_kind=kind, from_id=pk).order_by("pk"))
