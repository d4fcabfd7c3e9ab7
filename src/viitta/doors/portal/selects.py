"""A choice of the toolbar above a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Select:
    """The name it has in the address, its label, the values with their words, and the value that is chosen."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    value: str
