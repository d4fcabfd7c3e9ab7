"""Roadmaps as the plain facts that commands print: keys and forms are a promise."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from viitta.core.actors import Actor
from viitta.core.periods import Quarter, quarters_between
from viitta.parts.followup.queries import MeasureFacts, facts_of
from viitta.parts.roadmaps.models import Ownership, Roadmap
from viitta.parts.roadmaps.queries import roadmaps_of, with_counts


def roadmaps_as_json(actor: Actor, *, on: date) -> list[dict[str, Any]]:
    """Every roadmap that the actor may see; that of a joint project once it has measures."""
    return [
        {
            "id": row.pk,
            "name": row.name,
            "municipality": row.organisation.name,
            "code": row.organisation.code,
            "period": [row.starts_on.isoformat(), row.ends_on.isoformat()],
            "measures": row.measure_count,  # type: ignore[attr-defined]
        }
        for row in with_counts(roadmaps_of(actor, on=on))
        if row.circle_id is None or row.measure_count  # type: ignore[attr-defined]
    ]


def facts_as_json(roadmap: Roadmap, *, on: date) -> dict[str, Any]:
    """A roadmap with its measures, each with what was told and what is expected in every quarter of it.

    Status and timeliness are those of the newest quarter that has ended, within the roadmap's period.
    """
    first, last = Quarter.of(roadmap.starts_on), Quarter.of(roadmap.ends_on)
    quarter = max(first, min(last, Quarter.of(on).previous()))
    facts = facts_of(roadmap, quarter, today=on)
    themes = dict(roadmap.themes.values_list("pk", "title"))
    owners: dict[int, list[str]] = {}
    held = Ownership.objects.on(on).filter(measure__roadmap=roadmap).select_related("person")
    for row in sorted(held, key=lambda one: (one.role != "lead", one.role == "collaborator", one.pk)):
        owners.setdefault(row.measure_id, []).append(row.person.label)
    return {
        "id": roadmap.pk,
        "uid": str(roadmap.uid),
        "name": roadmap.name,
        "municipality": roadmap.organisation.name,
        "period": [roadmap.starts_on.isoformat(), roadmap.ends_on.isoformat()],
        "quarter": quarter.key,
        "themes": list(themes.values()),
        "measures": [_measure(one, roadmap, themes, owners.get(one.id, [])) for one in facts],
    }


def _measure(one: MeasureFacts, roadmap: Roadmap, themes: Mapping[int, str], owners: list[str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "uid": one.uid,
        "title": one.title,
        "theme": themes[one.theme],
        "kind": one.kind.value,
        "owners": owners,
        "start": one.start and one.start.isoformat(),
        "end": one.end and one.end.isoformat(),
        "quarters": _quarters(one, roadmap),
        "status": one.status.value,
        "timeliness": one.timeliness.value,
        "old_practice_in_use": one.old_practice_in_use,
    }


def _quarters(one: MeasureFacts, roadmap: Roadmap) -> dict[str, dict[str, Any]]:
    start, end = one.start or roadmap.starts_on, one.end or roadmap.ends_on
    shown = {}
    for quarter in sorted({*quarters_between(start, end), *one.steps}):
        step = one.steps.get(quarter)
        shown[quarter.key] = {
            "reported": _number(step.percent if step else None),
            "expected": _number(one.expected_at(quarter)),
            "note": step.note if step else "",
            "source": step.source.value if step and step.percent is not None else None,
        }
    return shown


def _number(percent: Decimal | None) -> int | float | None:
    """A percent as JSON has it: at most two decimals, whole numbers without a point."""
    if percent is None:
        return None
    exact = percent.quantize(Decimal("0.01"))
    return int(exact) if exact == int(exact) else float(exact)
