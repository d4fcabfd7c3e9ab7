"""What the `tally` macro draws."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with its badge (`kind`) or words; `address` opens the rows it was counted from."""

    number: str
    word: str
    kind: str = ""
    address: str = ""
