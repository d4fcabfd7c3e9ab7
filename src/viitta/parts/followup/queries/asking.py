"""What a card of the update page asks, and what can be wrong in what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from viitta.parts.roadmaps.models import Measure


@dataclass(frozen=True, slots=True)
class Asking:
    """A measure that a card asks of, with what the card offered."""

    measure: Measure
    suggested: int | None
    last: Decimal | None
    seen: int
    dropped: frozenset[str] = frozenset()  # questions that the roadmap does not ask
    kept: Mapping[str, str] = field(default_factory=dict)  # what had been told of them before they were dropped


@dataclass(frozen=True, slots=True)
class FieldError:
    """A sentence beside a field of a card."""

    measure: int
    field: str
    sentence: str
