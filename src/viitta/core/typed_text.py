"""Text as people type or paste it, without what cannot be seen."""

# Control characters, and the marks that turn the direction of text: they hide what a text says.
_UNSEEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def clean_text(text: str) -> str:
    """A text of several lines without what cannot be seen, its line ends alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN).strip()


def clean_line(text: str) -> str:
    """One line: also every run of white space becomes one space."""
    return " ".join(text.translate(_UNSEEN).split())
