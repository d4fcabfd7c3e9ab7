"""The progress bar of commands: on a terminal only, on stderr, so that what is printed stays clean."""

import sys
from typing import TextIO

WIDTH = 24


class Steps:
    """So many steps, each named as it begins."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self.total, self.done = total, 0
        self.stream = stream or sys.stderr
        self.is_shown = self.stream.isatty()

    def next(self, name: str) -> None:
        """Begin the next step."""
        filled = WIDTH * self.done // self.total
        self.done += 1
        if self.is_shown:
            bar = "█" * filled + "░" * (WIDTH - filled)
            self.stream.write(f"\r\033[K{bar} {name} ({self.done}/{self.total})")
            self.stream.flush()

    def close(self) -> None:
        """Take the bar away."""
        if self.is_shown:
            self.stream.write("\r\033[K")
            self.stream.flush()
