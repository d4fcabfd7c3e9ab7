"""Times of day as people type them: 9, 9.30, 09:30, klo 13."""

import re
from datetime import time

_TIME = re.compile(r"(?:klo\.?\s*|kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?")


def read_time(written: str) -> time:
    """The time of day that a text means; ValueError when it means none."""
    found = _TIME.fullmatch(written.strip().lower()) if written.isascii() else None
    if found is None:
        raise ValueError(f"not a time of day: {written[:40]!r}")
    return time(int(found[1]), int(found[2] or 0))
