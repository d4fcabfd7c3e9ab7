"""What a benefit of an organisation may point at, and clean values with ids turned into rows."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from viitta.core.actors import Actor
from viitta.doors.portal.which import number_of
from viitta.parts.benefits import queries
from viitta.parts.benefits.models import Benefit
from viitta.parts.indicators.queries import indicators_of
from viitta.parts.organisations.queries import people_of
from viitta.parts.roadmaps.models import Measure, Roadmap
from viitta.parts.roadmaps.queries import measures_of


class Offered:
    """Rows by field and id. Who has left is offered only where a benefit has them already."""

    POINTED: ClassVar[tuple[str, ...]] = ("owner", "indicator", "leaving", "circle")

    def __init__(
        self, actor: Actor, organisation: int, roadmap: Roadmap | None, today: date, *, benefit: Benefit | None = None
    ) -> None:
        own = benefit.owner_id if benefit else None
        people = [row for row in people_of(actor, organisation) if row.left_on is None or row.pk == own]
        self.rows: dict[str, dict[int, Any]] = {
            "owner": {row.pk: row for row in people},
            "indicator": {row.pk: row for row in indicators_of(actor, organisation)},
            "leaving": {row.pk: row for row in queries.retirements_of(actor, organisation)},
            "measures": {row.pk: row for row in measures_of(roadmap)} if roadmap else {},
        }
        self.circles = queries.circles_of(organisation, on=today)
        if benefit is not None:
            self.rows["measures"] |= {row.pk: row for row in benefit.measures.select_related("roadmap")}

    def names(self) -> dict[str, dict[int, str]]:
        """The same for a form."""
        rows = self.rows
        return {
            "owner": {pk: row.label for pk, row in rows["owner"].items()},
            "indicator": {pk: row.name for pk, row in rows["indicator"].items()},
            "leaving": {
                pk: f"{row.year} · {row.unit.name if row.unit else row.organisation.name} · {row.count}"
                for pk, row in rows["leaving"].items()
            },
            "measures": {pk: row.title for pk, row in rows["measures"].items()},
            "circle": self.circles,
        }

    def values(self, data: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Measure, ...], Mapping[str, Decimal]]:
        """Values of the fields, measures, volumes by municipality."""
        apart = ("measures", "volumes", "seen", "circle")
        values = {name: value for name, value in data.items() if name not in apart}
        for name in ("owner", "indicator", "leaving"):
            values[name] = self.rows[name].get(number_of(data[name]))
        if "circle" in data:
            values["circle"] = queries.circle_of(number_of(data["circle"]))
        measures = tuple(self.rows["measures"][int(pk)] for pk in data.get("measures", ()))
        return values, measures, data["volumes"]
