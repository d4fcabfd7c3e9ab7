"""The one process to start: the web server and the task worker under it, which go when it goes."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

PR_SET_PDEATHSIG = 1
TOO_SOON = 2.0  # seconds: a child that dies sooner is broken, and starting it again would not help
PATIENCE = 25.0  # seconds that children have for ending their work


def _die_with(parent: int) -> None:
    """In the child: ask the kernel for a SIGTERM when the parent goes, however it goes."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


@dataclass
class Child:
    """A process that is kept running."""

    name: str
    command: Sequence[str]
    may_restart: bool
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0

    def start(self) -> None:
        parent = os.getpid()
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, preexec_fn=lambda: _die_with(parent))

    def code(self) -> int | None:
        """Exit code once it has ended."""
        return self.process.poll() if self.process else None


@dataclass
class Supervisor:
    """Starts children, starts a worker that dies again, and stops all when one cannot be kept."""

    children: list[Child]
    stopping: bool = field(default=False, init=False)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def run(self) -> int:
        """Until SIGTERM or SIGINT (0), or until a child cannot be kept (1). Call it from the main thread."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for child in self.children:
            child.start()
        result = 0
        while not self.stopping:
            broken = next((child for child in self.children if not self._is_kept(child)), None)
            if broken:
                print(f"viitta serve: {broken.name} ended with {broken.code()}; stopping", file=sys.stderr)
                result = 1
                break
            time.sleep(0.2)
        self._end()
        return result

    def _is_kept(self, child: Child) -> bool:
        """Whether a child runs, or could be started again."""
        if child.code() is None:
            return True
        if not child.may_restart or time.monotonic() - child.started < TOO_SOON:
            return False
        print(f"viitta serve: {child.name} ended with {child.code()}; starting it again", file=sys.stderr)
        child.start()
        return True

    def _end(self) -> None:
        """Ask every child to finish, wait, and kill what does not listen."""
        running = [child.process for child in self.children if child.process and child.process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def children(host: str, port: int, workers: int) -> list[Child]:
    """The web server and the task worker."""
    web = [sys.executable, "-m", "gunicorn", "--config", "python:viitta.config.gunicorn", "--no-control-socket"]
    web += ["--bind", f"[{host}]:{port}" if ":" in host else f"{host}:{port}", "--workers", str(workers)]
    web += ["--log-level", "warning", "viitta.config.wsgi"]
    worker = [sys.executable, "-m", "viitta.config.cli", "worker"]
    return [Child("the web server", web, may_restart=False), Child("the task worker", worker, may_restart=True)]
