"""Compiles the message catalogues: as a build hook for the wheel, as a script for a checkout."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def compile_catalogues(root: Path = ROOT) -> int:
    """Write a .mo beside every .po under src; returns how many were out of date."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = 0
    for source in sorted((root / "src").glob("**/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name)
        with target.open("wb") as binary:
            write_mo(binary, catalogue)
        written += 1
    return written


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run as a script where only Babel is installed
    pass
else:

    class MessagesHook(BuildHookInterface):
        def initialize(self, version, build_data):
            compile_catalogues(Path(self.root))


if __name__ == "__main__":
    sys.stdout.write(f"{compile_catalogues()} message catalogues compiled\n")
