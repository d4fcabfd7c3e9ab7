"""Pictures of the real product for the documentation: `python -m tests.screenshots`.

Builds the sample city in a folder of its own, starts the server, and looks at the pages as a convenor and, on a phone,
as an owner who comes by the link of a mail.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.config.test_serve import environment, free_port

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "screenshots"
DESK, PHONE = {"width": 1280, "height": 1240}, {"width": 390, "height": 844}
PAGES = {
    "home": "/",
    "roadmap": "/roadmaps/1/?quarter=2024Q2",
    "timeline": "/roadmaps/1/?quarter=2024Q2&view=timeline",
    "measure": "/measures/8/",
    "round": "/rounds/{open_round}/",
    "picture": "/picture/1/?quarter=2024Q2",
    "agenda": "/meetings/13/agenda/",
    "memo": "/meetings/8/memo/",
    "report": "/reports/1/?section=schedules",
}


def command(folder: Path, port: int, *arguments: str) -> str:
    base = {"VIITTA_BASE_URL": f"http://127.0.0.1:{port}"}
    run = [sys.executable, "-m", "viitta.config.cli", *arguments]
    done = subprocess.run(run, env=environment(folder, **base), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def wait_for(url: str) -> None:
    for _try in range(200):
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def facts(folder: Path) -> tuple[int, str]:
    """The open round, and the update link of the owner with most to tell."""
    database = sqlite3.connect(folder / "viitta.sqlite3")
    (follow_up,) = database.execute("select id from followup_followup where state = 'open'").fetchone()
    texts = [row[0] for row in database.execute("select text from outbox_message where kind = 'follow_up_ask'")]
    longest = max(texts, key=lambda text: text.count("\n- "))
    return follow_up, re.search(r"/update/[\w-]+/", longest)[0]


def take(browser, base: str, link: str, folder: Path) -> None:
    follow_up, update = facts(folder)
    context = browser.new_context(viewport=DESK, locale="fi-FI")
    page = context.new_page()
    page.goto(link)
    page.click("main button")
    page.wait_for_url(base + "/")
    for size, name in ((DESK, "1280"), (PHONE, "390")):
        page.set_viewport_size(size)
        for title, address in PAGES.items():
            page.goto(base + address.format(open_round=follow_up))
            page.screenshot(path=OUT / f"{title}-{name}.png", full_page=title not in ("roadmap", "timeline", "round"))
    phone = browser.new_context(viewport=PHONE, locale="fi-FI").new_page()
    phone.goto(base + update)
    phone.screenshot(path=OUT / "update-390.png")


def main() -> int:
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        base = f"http://127.0.0.1:{port}"
        command(folder, port, "demo")
        server = subprocess.Popen(
            [sys.executable, "-m", "viitta.config.cli", "serve", "--port", str(port)],
            env=environment(folder, VIITTA_BASE_URL=base),
        )
        try:
            wait_for(base + "/healthz")
            link = command(folder, port, "login-link", "--role", "convenor")
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                take(browser, base, link, folder)
                browser.close()
        finally:
            server.terminate()
            server.wait(30)
    print("\n".join(sorted(str(path.relative_to(ROOT)) for path in OUT.glob("*.png"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
