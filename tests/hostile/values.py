"""Values that nobody means well with, and the ones that people type by mistake."""

SCRIPT = "<script>alert(1)</script>"
LONG = "pitkä " * 17_000  # over 100 kB
TEXTS = (
    f"'\">{SCRIPT}<img src=x onerror=alert(1)>",
    "{{ 7*7 }}{% include 'x' %}${7*7}#{7*7}%(x)s {0} %s",
    '=HYPERLINK("http://evil.example")',
    "a\x00b\x01\x08\x1b[31m",
    "\u202eabc\u202c\u2066x\u2069",
    "\ufffe\uffff\ud800",
    "x\r\nBcc: all@evil.example\r\n\r\n",
    "../../etc/passwd",
    "\U0001f600" * 50,
    "\u00a0\u200b\ufeff",
    LONG,
)
NUMBERS = ("-1", "1000 %", "1e999", "0e999999", "sNaN", "9" * 400, "٣")
DAYS = ("31.2.2025", "0001-01-01", "9999-12-31", "Q4/9999", "12/0000")
HOSTILE = ("", *TEXTS, *NUMBERS, *DAYS)
IDS = (0, 2**63, 10**300)


def as_sent(text: str) -> str:
    """What arrives of a text that no encoding carries: browsers and servers put a sign in its place."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
