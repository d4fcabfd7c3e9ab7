"""Fails when a tracked file names a registry host, a path of somebody's machine or unfinished work."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = (
    ("an address in a lock file", r"https?://", r".*\.lock"),
    ("a path of somebody's home", r"/(?:home|Users|root)/[a-z]", r".*"),
    ("unfinished work", r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b", r"src/.*"),
    ("unfinished work", r"\bNotImplemented" + r"Error\b|coming " + r"soon", r"src/.*"),
)


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(name) for name in names.split("\0") if name and (ROOT / name).exists()]


def findings_in(name: str, text: str) -> list[str]:
    """What is wrong with the text of one file."""
    found = []
    for what, pattern, files in PATTERNS:
        if not re.fullmatch(files, name):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if re.search(pattern, line):
                found.append(f"{name}:{number}: {what}: {line.strip()[:100]}")
    return found


def main() -> int:
    found = []
    for path in tracked():
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += findings_in(str(path), text)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
