"""What the shell of a page shows besides the page itself: menu, who is signed in, the banner."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy


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


def menu(items: Iterable[tuple[str, str | Promise]], path: str) -> tuple[MenuItem, ...]:
    """Menu lines from pairs of address and label; the one whose address begins `path` is current ("/" only itself)."""
    return tuple(
        MenuItem(address, str(label), path == address or (address != "/" and path.startswith(address)))
        for address, label in items
    )


# The main menu of everybody who has signed in: addresses are promises of the product.
NAVIGATION = (
    ("/", pgettext_lazy("menu", "Today")),
    ("/roadmaps/", pgettext_lazy("menu", "Roadmap")),
    ("/rounds/", pgettext_lazy("menu", "Follow-up")),
    ("/meetings/", pgettext_lazy("menu", "Meetings")),
    ("/projects/", pgettext_lazy("menu", "Projects")),
    ("/picture/", pgettext_lazy("menu", "Situation picture")),
    ("/people/", pgettext_lazy("menu", "People")),
)
