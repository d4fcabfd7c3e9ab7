"""What the shell of a page shows besides the page itself: menu, who is signed in, the banner."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of a menu. `is_current` marks where one is."""

    address: str
    label: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Shell:
    """Ready strings for ui/shell.html; without arguments the shell of a visitor who has not signed in."""

    navigation: tuple[MenuItem, ...] = ()
    own_menu: tuple[MenuItem, ...] = ()
    is_signed_in: bool = False
    name: str = ""
    place: str = ""  # "Kankaanpää · koollekutsuja"
    banner: str = ""
    home: str = "/"
    sign_in: str = ""
    sign_out: str = ""


def menu(items: Iterable[tuple[str, str]], path: str) -> tuple[MenuItem, ...]:
    """Menu lines from pairs of address and label; the one whose address begins `path` is current ("/" only itself)."""
    return tuple(
        MenuItem(address, label, path == address or (address != "/" and path.startswith(address)))
        for address, label in items
    )
