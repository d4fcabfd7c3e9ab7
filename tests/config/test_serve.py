"""The real server in a process of its own: it serves, sends, survives a dead worker, and leaves nothing behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

PATIENCE = 240


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder, **more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VIITTA_", "DJANGO_"))}
    return {**kept, "VIITTA_DATA_DIR": str(folder), "LANG": "fi_FI.UTF-8", **more}


def viitta(folder, *arguments):
    command = [sys.executable, "-m", "viitta.config.cli", *arguments]
    return subprocess.run(command, env=environment(folder), capture_output=True, text=True, timeout=PATIENCE)


def until(check, message):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = check()
        if found:
            return found
        time.sleep(0.1)
    return pytest.fail(message)


def fetch(url):
    """Status, headers and body, without following a redirect; None while nobody listens."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *arguments):
            return None

    try:
        with urllib.request.build_opener(Stay).open(url, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()
    except OSError:
        return None


def family(pid):
    """A process and all its children, by /proc."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found += [int(child) for child in task.read_text().split()]
    return found


def alive(pids):
    """Those that run still; a zombie that nobody has buried yet does not."""

    def state(pid):
        try:
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return ""

    return [pid for pid in pids if state(pid) not in ("", "Z")]


def worker_of(server):
    for pid in family(server.pid):
        try:
            if "worker" in Path(f"/proc/{pid}/cmdline").read_text().split("\0"):
                return pid
        except FileNotFoundError:
            continue
    return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def server(folder):
    port = free_port()
    command = [sys.executable, "-m", "viitta.config.cli", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    process.url = f"http://127.0.0.1:{port}"
    until(lambda: process.poll() is not None or fetch(process.url + "/healthz"), "the server did not come up")
    yield process
    if process.poll() is None:
        process.terminate()
        process.wait(PATIENCE)


pytestmark = pytest.mark.skipif(
    sys.platform != "linux",
    reason="the supervisor ends its children with it, and this test watches them in /proc: both only on Linux",
)


def test_on_an_empty_folder_it_makes_the_database_and_serves_pages_and_files(server, folder):
    assert (folder / "viitta.sqlite3").exists()
    status, headers, body = fetch(server.url + "/accounts/sign-in/")
    assert status == 200
    address = body.decode().split('rel="stylesheet" href="')[1].split('"')[0]
    status, headers, _body = fetch(server.url + address)
    assert status == 200
    assert "immutable" in headers["Cache-Control"]
    assert fetch(server.url + "/")[0] == 302
    assert fetch(server.url + "/styles/")[0] == 302


def test_the_secret_key_and_the_folder_are_for_the_owner_only(server, folder):
    assert (folder / "secret-key").stat().st_mode & 0o077 == 0


def test_sigterm_ends_every_process_of_it(server):
    pids = family(server.pid)
    assert len(pids) >= 4
    server.send_signal(signal.SIGTERM)
    assert server.wait(PATIENCE) == 0
    until(lambda: not alive(pids), "processes were left behind")


def test_killing_it_takes_the_children_along(server):
    pids = family(server.pid)
    server.kill()
    server.wait(PATIENCE)
    until(lambda: not alive(pids), "processes were left behind")


def test_a_worker_that_dies_is_started_again(server):
    first = until(lambda: worker_of(server), "no worker")
    time.sleep(2.5)  # one that dies sooner counts as broken
    os.kill(first, signal.SIGKILL)
    second = until(lambda: worker_of(server) not in (None, first) and worker_of(server), "the worker did not come back")
    assert second != first
    assert fetch(server.url + "/healthz")[0] == 200


def test_when_the_web_server_dies_all_stops_with_an_error(server):
    pids = family(server.pid)
    web = next(pid for pid in pids if b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(web, signal.SIGKILL)
    assert server.wait(PATIENCE) == 1
    until(lambda: not alive(pids), "processes were left behind")


def test_a_taken_port_is_told_before_anything_starts(server, folder):
    port = server.url.rpartition(":")[2]
    second = viitta(folder, "serve", "--port", port)
    assert second.returncode == 1
    assert port in second.stderr
    assert "Traceback" not in second.stderr


def test_an_unknown_command_is_wrong_usage_and_lists_the_commands(folder):
    answer = viitta(folder, "lentokone")
    assert answer.returncode == 2
    assert "login-link" in answer.stderr


def test_every_command_has_help_with_an_example(folder):
    from viitta.config.cli import command_names

    for name in command_names():
        answer = viitta(folder, name, "--help")
        assert answer.returncode == 0, name
        assert "example:" in answer.stdout, name


def test_a_sign_in_link_for_nobody_is_refused(folder):
    answer = viitta(folder, "login-link", "--user", "ei@kukaan.example")
    assert answer.returncode == 1
    assert "ei@kukaan.example" in answer.stderr


def test_what_time_makes_due_may_be_run_twice(folder):
    for _time in range(2):
        answer = viitta(folder, "run-due", "--json")
        assert answer.returncode == 0, answer.stderr
        assert isinstance(json.loads(answer.stdout), dict)
    assert viitta(folder, "run-due", "--at", "huomenna").returncode == 1
