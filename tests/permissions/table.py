"""The table of addresses and who may open them. Each part keeps its rows in `rows/`.

A row is (name of the address, its arguments by name -> name in the world, {role: status}, method). `everybody` and
`staff` are short for the same status in several roles. A role that a row does not name gets what `DEFAULT` says:
strangers 404, and those who have not signed in are led to sign in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from tests.cast import TITLES
from tests.permissions.world import ANONYMOUS, PARTNER, SIGN_IN, STRANGER

DEFAULT = {STRANGER: 404, PARTNER: 404, ANONYMOUS: SIGN_IN}


def only(*roles: str, status: int = 200, others: int = 404) -> dict[str, int]:
    """The roles named get the status, the rest of the organisation's people another one."""
    return {role: status if role in roles else others for role in TITLES}


def staff(status: int = 200) -> dict[str, int]:
    """Everybody who has a role in the organisation."""
    return dict.fromkeys(TITLES, status)


def signed_in(status: int = 200) -> dict[str, int]:
    """Everybody who has signed in, strangers too: pages that are one's own."""
    return {**staff(status), STRANGER: status, PARTNER: status}


def public(status: int = 200) -> dict[str, int]:
    """Everybody, signed in or not."""
    return {**signed_in(status), ANONYMOUS: status}


@dataclass(frozen=True)
class Row:
    """One address and the status that each role gets."""

    name: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    method: str = "get"

    def expected(self, role: str) -> int:
        return {**DEFAULT, **self.statuses}[role]


def all_rows() -> list[Row]:
    """The rows of every part."""
    rows: list[Row] = []
    for module in iter_modules([str(Path(__file__).parent / "rows")]):
        rows += import_module(f"tests.permissions.rows.{module.name}").ROWS
    return rows
