"""What the address says of the rows: which are shown, in which order, as what. Unknown values change nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from viitta.core.outcomes import Outcome
from viitta.core.periods import Quarter
from viitta.core.progress import Kind, Status, Timeliness
from viitta.core.typed_text import clean_text
from viitta.parts.roadmaps.models import Origin

VIEWS = ("table", "timeline", "matrix", "select")  # select: rows to choose of, for who may edit
FORMATS = ("csv", "xlsx")
SORTS = ("title", "owner", "start", "end", "reported", "expected", "situation", "slip", "updated")
SITUATIONS = (
    "late", "behind", "not_reported", "on_time", "not_due", "done", "planned", "continuous", "paused", "dropped",
    "merged", "none",
)  # fmt: skip
SEARCH_LENGTH = 100
NO_OWNER = "none"


@dataclass(frozen=True, slots=True)
class Filters:
    """Values of the address that were understood; empty text or 0 where none was given."""

    view: str = ""
    quarter: str = ""
    situation: str = ""
    theme: int = 0
    owner: str = ""  # id of a person, or "none"
    kind: str = ""
    timeliness: str = ""
    status: str = ""
    goal: int = 0
    unit: int = 0
    origin: str = ""
    outcome: str = ""  # of its schedule
    q: str = ""
    sort: str = ""

    @property
    def sorted_by(self) -> str:
        return self.sort.removeprefix("-")

    @property
    def is_descending(self) -> bool:
        return self.sort.startswith("-")

    @property
    def narrows(self) -> bool:
        """Whether some rows may be left out."""
        return replace(self, view="", quarter="", sort="") != Filters()

    @property
    def more(self) -> bool:
        """Whether any of the filters that are not always in sight is in use."""
        return bool(self.timeliness or self.status or self.goal or self.unit or self.origin or self.outcome)

    def address(self, **changes: object) -> str:
        """The address of the same page with some values changed; without what is not set."""
        said = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [(field.name, getattr(said, field.name)) for field in fields(said)]
        query = urlencode([(name, value) for name, value in pairs if value])
        return f"?{query}" if query else "?"


def _one_of(value: str, allowed: object) -> str:
    return value if value in tuple(map(str, allowed)) else ""  # type: ignore[call-overload]


def _number(value: str) -> int:
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 16 else 0


def _quarter(value: str) -> str:
    try:
        return Quarter.parse(value).key
    except ValueError:
        return ""


def read_filters(data: Mapping[str, str]) -> Filters:
    """Read the address. What is not understood is left out, so that an old or mistyped link still shows the roadmap."""
    sort = data.get("sort", "")
    owner = data.get("owner", "")
    view = "select" if data.get("select") == "1" else _one_of(data.get("view", ""), VIEWS)
    return Filters(
        view="" if view == "table" else view,
        quarter=_quarter(data.get("quarter", "")),
        situation=_one_of(data.get("situation", ""), SITUATIONS),
        theme=_number(data.get("theme", "")),
        owner=owner if owner == NO_OWNER or _number(owner) else "",
        kind=_one_of(data.get("kind", ""), Kind),
        timeliness=_one_of(data.get("timeliness", ""), Timeliness),
        status=_one_of(data.get("status", ""), Status),
        goal=_number(data.get("goal", "")),
        unit=_number(data.get("unit", "")),
        origin=_one_of(data.get("origin", ""), Origin),
        outcome=_one_of(data.get("outcome", ""), Outcome),
        q=clean_text(data.get("q", ""))[:SEARCH_LENGTH],
        sort=sort if sort.removeprefix("-") in SORTS else "",
    )
