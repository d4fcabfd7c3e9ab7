"""A database of its own for each measurement, and how times are told."""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

REQUESTS = 40


@contextmanager
def own_database() -> Iterator[str]:
    """A folder with an empty database, thrown away afterwards. Call it before anything of Django is used."""
    with tempfile.TemporaryDirectory(prefix="viitta-benchmark-") as folder:
        os.environ["VIITTA_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "viitta.config.settings")
        import django

        django.setup()
        from viitta.config.database import prepare_database

        prepare_database()
        yield folder


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of runs: by the clock, and of the processor, which a busy machine lengthens less."""

    clock: Sequence[float]
    processor: Sequence[float]


def times(do: Callable[[], object], count: int = REQUESTS) -> Times:
    """The times of so many runs, after one that is not counted."""
    do()
    clock, processor = [], []
    for _ in range(count):
        begun, worked = time.perf_counter(), time.process_time()
        do()
        clock.append((time.perf_counter() - begun) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    return Times(clock, processor)


def tell(name: str, found: Times, more: str = "") -> None:
    """One line: the median, what nineteen in twenty are under, the fastest, and the processor's median."""
    middle = statistics.median(found.clock)
    p95 = sorted(found.clock)[max(0, round(len(found.clock) * 0.95) - 1)]
    worked, best = statistics.median(found.processor), min(found.clock)
    told = f"median {middle:7.1f}   p95 {p95:7.1f} ({p95 / middle:.2f} x)   fastest {best:7.1f}   CPU {worked:7.1f} ms"
    say(f"  {name:34} {told}  {more}")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def load() -> str:
    """How busy the machine was meanwhile: figures taken on a busy one are too large."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, Python {sys.version.split()[0]}"
