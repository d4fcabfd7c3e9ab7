"""How long pages take at a browser: `python -m benchmarks.served`.

`viitta serve` with two workers, one kept connection over loopback, gzip on, SQLite, a roadmap of 200 measures with 12
quarters, all rows on one page. Each page is asked for anew (an address that nobody has asked for), from the kept body,
and unchanged (304). Then the files of a cold first load, and the memory of the server's processes.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks.measuring import REQUESTS, Times, load, own_database, say, tell

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
LINKED = re.compile(r'(?:href|src)="(/static/[^"#]+)"')
IN_STYLES = re.compile(r"url\([\"']?([^\"')#]+)")
TICK = os.sysconf("SC_CLK_TCK")


class Browser:
    """One connection that keeps its cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies: dict[str, str] = {}
        self.origin = f"http://127.0.0.1:{port}"

    def ask(self, address: str, *, data: dict[str, str] | None = None, **headers: str):
        """The answer with its body read: (status, headers, body, bytes over the wire)."""
        sent = {"Accept-Encoding": "gzip", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **headers}
        body = None
        if data is not None:
            body = urlencode(data)
            sent |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.origin}
        self.connection.request("POST" if data is not None else "GET", address, body, sent)
        response = self.connection.getresponse()
        content = response.read()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        wire = len(content) + sum(len(k) + len(v) + 4 for k, v in response.getheaders()) + 17
        return response.status, response.headers, content, wire

    def text(self, address: str) -> str:
        return self.ask(address, **{"Accept-Encoding": "identity"})[2].decode()

    def sign_in(self, path: str) -> None:
        token = TOKEN.search(self.text(path))
        assert token, "no form on the page of the link"
        status = self.ask(path, data={"csrfmiddlewaretoken": token[1]})[0]
        assert status == 302, status


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid: int) -> list[int]:
    """A process and all under it."""
    found, at = [pid], 0
    while at < len(found):
        try:
            told = Path(f"/proc/{found[at]}/task/{found[at]}/children").read_text()
        except FileNotFoundError:
            told = ""
        found += [int(child) for child in told.split()]
        at += 1
    return found


def worked(pids: list[int]) -> float:
    """Milliseconds that the processor has worked for processes."""
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / TICK


def pages(browser: Browser, town, pids: list[int]) -> None:
    roadmap, measure = town.roadmap.pk, town.roadmap.measures.order_by("pk")[3].pk
    shown = {
        "table": f"/roadmaps/{roadmap}/?", "timeline": f"/roadmaps/{roadmap}/?view=timeline&",
        "round": f"/rounds/{town.follow_up.pk}/?", "situation picture": f"/picture/{roadmap}/?",
        "measure": f"/measures/{measure}/?", "home": "/?", "rounds": "/rounds/?", "update (no sign-in)": f"/update/{town.token}/?",
    }  # fmt: skip
    turn = count(1)
    for name, address in shown.items():
        for _ in range(8):  # both workers have drawn it
            browser.ask(f"{address}n={next(turn)}")
        measured(browser, f"{name}, drawn anew", [f"{address}n={next(turn)}" for _ in range(REQUESTS)], pids)
        same = address.rstrip("?&")
        for _ in range(8):
            _status, headers, _body, _wire = browser.ask(same)
        measured(browser, f"{name}, again", [same] * REQUESTS, pids)
        if headers.get("ETag"):
            measured(browser, f"{name}, 304", [same] * REQUESTS, pids, **{"If-None-Match": headers["ETag"]})


def measured(browser: Browser, name: str, addresses: list[str], pids: list[int], **headers: str) -> None:
    clock, wire, before = [], 0, worked(pids)
    for address in addresses:
        begun = time.perf_counter()
        status, _headers, _body, wire = browser.ask(address, **headers)
        clock.append((time.perf_counter() - begun) * 1000)
        assert status == (304 if headers else 200), (address, status)
    tell(name, Times(clock, [(worked(pids) - before) / len(addresses)]), f"{wire:7,} bytes")


def first_load(browser: Browser, address: str) -> None:
    """Every file of a page for a browser that has none."""
    page = browser.text(address)
    total, wanted = browser.ask(address)[3], list(dict.fromkeys(LINKED.findall(page)))
    hosts = {urlsplit(link).netloc for link in re.findall(r'(?:href|src)="(https?://[^"]+)"', page)}
    for link in wanted:
        status, headers, _body, wire = browser.ask(link)
        assert status == 200, (link, status)
        total += wire
        if "css" in headers.get("Content-Type", ""):
            nested = [
                urlsplit(link)._replace(path=str(Path(link).parent / one)).path
                for one in IN_STYLES.findall(browser.text(link))
                if not one.startswith("data:")
            ]
            wanted += [os.path.normpath(one) for one in nested if os.path.normpath(one) not in wanted]
    say(
        f"  cold first load of {address}: {total:,} bytes in {1 + len(wanted)} files; other hosts: {sorted(hosts) or 'none'}"
    )


def memory(pids: list[int]) -> None:
    for pid in pids:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        size = int(re.search(r"^Pss:\s+(\d+)", rollup, re.M)[1]) / 1024
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        kind = "task worker" if " worker" in command and "gunicorn" not in command else "supervisor"
        say(f"  {'web process' if 'gunicorn' in command else kind}: {size:.0f} MB (PSS)")


def main() -> None:
    with own_database() as folder:
        from django.db import connections
        from django.utils import timezone

        from benchmarks.town import build
        from viitta.core.actors import COMMAND_LINE
        from viitta.parts.organisations.actions import issue_sign_in_link

        town, port = build(), free_port()
        link = issue_sign_in_link(account=town.account, minutes=60, by=COMMAND_LINE, at=timezone.now())
        command = [sys.executable, "-m", "viitta.config.cli", "serve", "--port", str(port)]
        environment = {**os.environ, "VIITTA_BASE_URL": f"http://127.0.0.1:{port}"}
        with (Path(folder) / "serve.log").open("w") as log:
            server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            wait_for(port)
            browser, pids = Browser(port), family(server.pid)
            browser.sign_in(f"/accounts/link/{link}/")
            pages(browser, town, pids)
            for address in ("/", f"/roadmaps/{town.roadmap.pk}/", f"/update/{town.token}/"):
                first_load(browser, address)
            memory(pids)
            say(load())
        finally:
            server.terminate()
            server.wait()
            connections.close_all()


def wait_for(port: int, seconds: float = 30) -> None:
    """Until the server answers; TimeoutError when it never does."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if Browser(port).ask("/healthz")[0] == 200:
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise TimeoutError("the server does not answer")


if __name__ == "__main__":
    main()
