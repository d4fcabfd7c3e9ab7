"""Texts that try to be more than text."""

HOSTILE = {
    "script": "<script>alert(1)</script>\"'&amp;]]>",
    "markup of the typesetter": '#import "x.typ": * #panic() $x$ *b* _i_ `c` \\ @ref <label> = otsikko // loppu',
    "control characters": "nolla\x00 esc\x1b kello\x07 \x0b\x0c poisto\x7f \ufffe\uffff",
    "right-to-left": "\u202e0501\u202c \u2067abc\u2069 \u200f\u200e",
    "foreign scripts": "Саша 漢字 العربية 🙂👩‍👩‍👧 ẞ ŧ a\u0308 \ue000 \U0001f1eb\U0001f1ee",
    "lines": "a\r\nb\n\n\n\tc",
    "lone surrogate": "a\ud800b",
    "formula": '=HYPERLINK("http://x")',
}

LONG = {"a long word": "ä" * 10_000, "long text": "sana ja toinen " * 666}
"""Ten thousand letters. Kept apart, since the validator of PDF takes its time over them."""

ALL = {**HOSTILE, **LONG}
