"""The smallest pieces of a report: text, badge, bar. All text is cleaned where it enters, once for every renderer."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

STATUSES = ("planned", "running", "done", "paused", "dropped", "merged")
TIMELINESS = ("on_time", "behind", "late", "not_due", "not_reported", "none")
BADGES = (*STATUSES, *TIMELINESS, "continuous")
"""What a badge can say: the closed lists of status and timeliness, and the kind that gets neither."""

# Control characters have no place in XML or PDF text; the bidirectional embeddings, overrides and isolates could make
# a figure read backwards. Marks of direction and joiners stay: right-to-left names need them.
FORBIDDEN = dict.fromkeys(
    [
        *(code for code in range(0x20) if chr(code) not in "\t\n"),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        0xFFFE,
        0xFFFF,
    ]
)
SURROGATE = re.compile("[\ud800-\udfff]")
UNCLEAN = re.compile(f"[\r\ud800-\udfff{re.escape(''.join(map(chr, FORBIDDEN)))}]")
ADDRESS = re.compile(r"(https?://|mailto:|#|/(?![/\\])|\?)[^\s<>\"\\]*", re.IGNORECASE)


class DocumentError(ValueError):
    """A report that cannot be right: the message says which block and what is wrong with it."""


def clean(text: str) -> str:
    """The text without control characters, bidirectional overrides and stray surrogates; line ends as `\\n`."""
    if not UNCLEAN.search(text):  # nearly always: a report has thousands of texts
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(FORBIDDEN)
    return SURROGATE.sub("\ufffd", plain)


def tidy(piece: object, *names: str) -> None:
    """Clean the named text fields of a frozen piece while it is being made."""
    for name in names:
        object.__setattr__(piece, name, clean(getattr(piece, name)))


@dataclass(frozen=True)
class Text:
    """A run of text. `link` is the address of the source (own path or http, https, mailto); `language` marks text
    that is not in the language of the report.

    Raises DocumentError for an address of any other kind.
    """

    text: str
    strong: bool = False
    link: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        tidy(self, "text")
        if self.link and not ADDRESS.fullmatch(self.link):
            raise DocumentError(f"Text {self.text[:40]!r}: not an address that may be linked: {self.link[:80]!r}")


@dataclass(frozen=True)
class Badge:
    """A status or timeliness with its word in the language of the report; the shape follows from `kind`."""

    kind: str
    word: str

    def __post_init__(self) -> None:
        tidy(self, "word")
        if self.kind not in BADGES:
            raise DocumentError(f"Badge {self.word!r}: unknown kind {self.kind!r}")
        if not self.word.strip():
            raise DocumentError(f"Badge {self.kind!r}: a badge needs its word")


@dataclass(frozen=True)
class Bar:
    """A horizontal bar in a table cell, percents 0 to 100 or None; the same figures stand as text in the row.

    `computed` progress is hatched. `label` says the figures to those who do not see the bar.
    """

    reported: float | None
    expected: float | None
    label: str
    computed: bool = False

    def __post_init__(self) -> None:
        tidy(self, "label")
        object.__setattr__(self, "reported", as_percent(self.reported))
        object.__setattr__(self, "expected", as_percent(self.expected))
        if not self.label.strip():
            raise DocumentError("Bar: the label is missing")


Inline = Text | Badge | Bar
Inlines = tuple[Inline, ...]


def as_percent(value: object) -> float | None:
    """A percent of a drawing as a float, None kept. Raises DocumentError when it is not between 0 and 100."""
    if value is None:
        return None
    number = float(value)  # type: ignore[arg-type]
    if not 0 <= number <= 100:
        raise DocumentError(f"a percent lies between 0 and 100, not {value}")
    return number


def runs(*parts: str | Inline) -> Inlines:
    """Pieces of running text; a plain string becomes a `Text`."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def plain(inlines: Iterable[Inline]) -> str:
    """The words of the pieces one after another: for checks, file names and search."""
    return "".join(
        piece.text if isinstance(piece, Text) else piece.word if isinstance(piece, Badge) else piece.label
        for piece in inlines
    )
