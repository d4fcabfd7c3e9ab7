"""How long `./dev run` takes on a prepared machine until it answers: `python -m benchmarks.start`.

The first start, which is not counted, makes the database and the sample; the second is timed.
"""

import os
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import load, say
from benchmarks.served import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent


def seconds(folder: str, port: int) -> float:
    """Seconds from the command to the first answer."""
    environment = {**os.environ, "VIITTA_DATA_DIR": folder, "PORT": str(port)}
    begun = time.perf_counter()
    with (Path(folder) / "run.log").open("w") as log:
        server = subprocess.Popen([ROOT / "dev", "run"], env=environment, cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_for(port, seconds=120)
        return time.perf_counter() - begun
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="viitta-benchmark-") as folder:
        first = seconds(folder, free_port())
        found = sorted(seconds(folder, free_port()) for _ in range(3))
        say(
            f"  ./dev run until it answers: {found[1]:.1f} s (three starts: {', '.join(f'{one:.1f}' for one in found)})"
        )
        say(f"  the first time, with the sample city: {first:.1f} s")
        say("  " + load())


if __name__ == "__main__":
    main()
