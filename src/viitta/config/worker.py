"""The task worker: sends the outbox, runs long tasks, and once a minute what time makes due."""

import fcntl
import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from typing import IO

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from viitta.config import env
from viitta.config.due import run_due
from viitta.parts.messages.tasks import send_outbox

log = logging.getLogger("viitta.worker")
TRIES = 3  # a task whose worker died is begun again this many times in all


class WorkerDied(Exception):
    """The worker died while running the task, each time it was tried."""


def take_lock(stop: threading.Event) -> IO[str] | None:
    """Be the only worker of this data folder: waits while an older one finishes its task. None when told to stop."""
    lock = (env.data_dir() / "worker.lock").open("w")
    while not stop.is_set():
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stop.wait(0.5)
        else:
            return lock
    return None


def put_back() -> int:
    """Return tasks of a dead worker to the queue, or give them up after the last try; returns how many were found."""
    found = list(DBTaskResult.objects.running())
    for row in found:
        if len(row.worker_ids) < TRIES:
            DBTaskResult.objects.filter(pk=row.pk).update(status="READY", started_at=None)
        else:
            row.set_failed(WorkerDied(f"tried {TRIES} times"))
    return len(found)


def run_tasks(worker_id: str) -> None:
    """Run the next task that is ready; a look costs one read, so that an idle worker writes nothing."""
    if not DBTaskResult.objects.ready().exists():
        return
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=worker_id,
        excluded_queue_names=[],
    ).run()


def attempt(name: str, deed: Callable[[], object]) -> None:
    """One deed that fails is logged and does not stop the others."""
    try:
        deed()
    except Exception:
        log.exception("%s failed", name)


def deeds_of(at: datetime, last: datetime | None, worker_id: str) -> list[tuple[str, Callable[[], object]]]:
    """What a turn does, by name: some at every turn, some when the minute or the hour has changed since the last."""
    deeds: list[tuple[str, Callable[[], object]]] = [
        ("sending mails", lambda: send_outbox(at=at)),
        ("a task", lambda: run_tasks(worker_id)),
    ]
    if last is None or (last.minute, last.hour) != (at.minute, at.hour):
        deeds.append(("what time makes due", lambda: run_due(at)))
    if last is None or last.hour != at.hour:
        deeds.append(("clearing old sessions", lambda: call_command("clearsessions")))
    return deeds


def turn(at: datetime, last: datetime | None, worker_id: str) -> None:
    """One turn of the loop at a moment; `last` is the moment of the turn before."""
    close_old_connections()
    for name, deed in deeds_of(at, last, worker_id):
        attempt(name, deed)
    close_old_connections()


def work() -> int:
    """Until SIGTERM or SIGINT: then the task at hand is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    lock = take_lock(stop)
    if lock is None:
        return 0
    worker_id = get_random_string(16)
    attempt("putting back tasks", put_back)
    last = None
    with lock:
        while not stop.is_set():
            at = timezone.now()
            turn(at, last, worker_id)
            last = at
            stop.wait(1.0)
    return 0
