"""What `./dev check` runs: one line per check, and what it found. Exit code 1 when anything was found."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = (
    ("formatting", [BIN / "ruff", "format", "--check", "-q", "."]),
    ("lint", [BIN / "ruff", "check", "-q", "."]),
    ("import order", [BIN / "lint-imports", "--no-cache"]),
    ("types", [BIN / "mypy"]),
    ("templates", [BIN / "djlint", "src", "--lint", "--quiet", "--extension", "html"]),
    ("messages", [sys.executable, "-m", "tests.catalogues"]),
    ("migrations", [sys.executable, "-m", "tests.migrations_are_made"]),
    ("names of hosts and machines", [sys.executable, "-m", "tests.clean_text"]),
)


def main() -> int:
    failed = []
    for name, command in CHECKS:
        begun = time.monotonic()
        done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True)
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - begun:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    print("All checks passed." if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
