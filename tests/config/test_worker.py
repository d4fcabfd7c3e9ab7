"""The task worker's turn: what it does at which moment, and what it does with tasks whose worker died."""

from datetime import UTC, datetime, timedelta

from django_tasks_db.models import DBTaskResult

from viitta.config import worker

AT = datetime(2024, 5, 15, 9, 0, tzinfo=UTC)


def running_task(worker_ids):
    return DBTaskResult.objects.create(
        status="RUNNING",
        started_at=AT,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="viitta.parts.messages.tasks.send_outbox",
        worker_ids=worker_ids,
        backend_name="default",
        run_after=AT,
    )


def names(at, last):
    return [name for name, _deed in worker.deeds_of(at, last, "w")]


def test_mails_are_sent_at_every_turn_and_what_time_makes_due_once_a_minute():
    assert names(AT + timedelta(seconds=1), AT) == ["sending mails", "a task"]
    assert names(AT + timedelta(seconds=60), AT + timedelta(seconds=59)) == [
        "sending mails",
        "a task",
        "what time makes due",
    ]


def test_the_first_turn_does_everything():
    assert len(names(AT, None)) == 4


def test_old_sessions_are_cleared_once_an_hour():
    assert "clearing old sessions" in names(AT + timedelta(hours=1), AT + timedelta(minutes=59))


def test_a_deed_that_fails_does_not_stop_the_worker(caplog):
    worker.attempt("a task", lambda: 1 / 0)
    assert "a task failed" in caplog.text


def test_a_task_whose_worker_died_goes_back_to_the_queue(db):
    row = running_task(["first"])
    worker.put_back()
    row.refresh_from_db()
    assert row.status == "READY"


def test_a_task_that_killed_three_workers_is_given_up(db):
    row = running_task(["first", "second", "third"])
    worker.put_back()
    row.refresh_from_db()
    assert row.status == "FAILED"
