"""Values that nobody means well with, and the ones that people type by mistake."""

LONG = "pitkä " * 17_000  # over 100 kB
NUMBERS = ("-1", "1000", "1000 %", "1e999", "-1e999", "0e999999", "1e-999999", "NaN", "sNaN", "Infinity", "0x10", "9" * 400)
DAYS = (
    "31.2.2025", "0001-01-01", "9999-12-31", "1.1.0001", "31.12.9999", "2024-02-30", "99999-01-01", "0000-00-00",
    "1.1.1", "Q4/9999", "12/0000",
)  # fmt: skip
TEXTS = (
    "<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>", "{{ 7*7 }}{% include 'x' %}${7*7}#{7*7}%(x)s {0} %s",
    "=HYPERLINK(\"http://evil.example\")", "@SUM(1)", "\x00", "a\x00b", "a\x01\x08\x1b[31mb", "\u202eabc\u202c\u2066x\u2069",
    "\ud800", "\ufffe\uffff", "\r\nBcc: all@evil.example\r\n\r\n", "../../etc/passwd", "' OR 1=1 --", "\U0001f600" * 50,
    "   ", "\u00a0\u200b\ufeff", LONG,
)  # fmt: skip
IDS = ("0", "-1", "999999999999999999999", "9" * 400, "1.5", "٣", "1_0", "null", "None", "true", "[]", "1,2", " 1 ")
HOSTILE = ("", *NUMBERS, *DAYS, *TEXTS, *IDS)
