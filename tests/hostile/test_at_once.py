"""Many at the same moment, on the real server with its two web processes and SQLite: all are saved, nothing twice."""

import json
import re
import sqlite3
import subprocess
import sys
import threading
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, build_opener

import pytest

from tests.config.test_serve import PATIENCE, environment, fetch, free_port, until, viitta
from tests.hostile.twenty import PEOPLE

pytestmark = pytest.mark.skipif(
    sys.platform != "linux",
    reason="the supervisor ends its children with it only on Linux, and elsewhere this test would leave them behind",
)


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *_arguments):
        return None


class Visitor:
    """A browser of one person, without following where it is led."""

    def __init__(self, url):
        self.url = url
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()), Stay)

    def ask(self, path, fields=None):
        data = None if fields is None else urlencode(fields).encode()
        try:
            with self.opener.open(self.url + path, data, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def token(self, path):
        """The secret of the form on a page, and the page."""
        page = self.ask(path)[1]
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1], page


def at_once(deeds):
    """What the deeds give, all begun at the same moment."""
    gate, found = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed):
        gate.wait(PATIENCE)
        found[place] = deed()

    threads = [threading.Thread(target=run, args=(place, deed)) for place, deed in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("twenty")


@pytest.fixture(scope="module")
def tokens(folder):
    command = [sys.executable, "-m", "tests.hostile.twenty"]
    done = subprocess.run(
        command, env=environment(folder), capture_output=True, text=True, timeout=PATIENCE, check=True
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def url(folder, tokens):
    port = free_port()
    command = [sys.executable, "-m", "viitta.config.cli", "serve", "--port", str(port)]
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        command, env=environment(folder, VIITTA_BASE_URL=address), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until(lambda: process.poll() is not None or fetch(address + "/healthz"), "the server did not come up")
    yield address
    process.terminate()
    process.wait(PATIENCE)


def rows(folder, query):
    with sqlite3.connect(f"file:{folder}/viitta.sqlite3?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


def test_twenty_people_who_save_at_once_all_succeed(folder, tokens, url):
    deeds = []
    for token in tokens:
        visitor = Visitor(url)
        secret, page = visitor.token(f"/update/{token}/")
        measure = re.search(r'name="m(\d+)-percent"', page)[1]
        fields = {"csrfmiddlewaretoken": secret, "action": "save", f"m{measure}-percent": "40"}
        deeds.append(lambda v=visitor, t=token, f=fields: v.ask(f"/update/{t}/", f)[0])
    assert len(deeds) == PEOPLE
    assert at_once(deeds) == [302] * PEOPLE
    assert rows(folder, "select count(*), min(percent) from followup_progressentry") == [(PEOPLE, 40)]


def test_an_answer_sent_four_times_at_once_is_one_answer(folder, tokens, url):
    visitor = Visitor(url)
    secret, page = visitor.token(f"/update/{tokens[0]}/")
    measure, seen = re.search(r'name="m(\d+)-percent"', page)[1], re.search(r'-seen" value="(\d+)"', page)[1]
    fields = {"csrfmiddlewaretoken": secret, "action": "save", f"m{measure}-percent": "45", f"m{measure}-seen": seen}
    assert at_once([lambda: visitor.ask(f"/update/{tokens[0]}/", fields)[0]] * 4) == [302] * 4
    told = rows(
        folder,
        "select measure_id from followup_entryrevision r join followup_progressentry e on e.id = r.entry_id where r.percent = 45",
    )
    assert told == [(int(measure),)]


def test_of_eight_presses_of_one_sign_in_link_one_signs_in(folder, url):
    name = ["--name", "Eka", "--organisation", "Viitala", "--json"]
    path = json.loads(viitta(folder, "account", "eka@viitala.example", *name).stdout)["url"].split("8000")[-1]
    visitors = [Visitor(url) for _place in range(8)]
    secrets = [visitor.token(path)[0] for visitor in visitors]
    deeds = [
        lambda v=visitor, s=secret: v.ask(path, {"csrfmiddlewaretoken": s})[0]
        for visitor, secret in zip(visitors, secrets, strict=True)
    ]
    assert sorted(at_once(deeds)) == [302] + [410] * 7


def test_a_form_sent_four_times_at_once_makes_one_thing(folder, url):
    name = ["--name", "Toka", "--organisation", "Viitala", "--json"]
    facts = json.loads(viitta(folder, "account", "toka@viitala.example", *name).stdout)
    path = facts["url"].split("8000")[-1]
    visitor = Visitor(url)
    visitor.ask(path, {"csrfmiddlewaretoken": visitor.token(path)[0]})
    address = f"/organisations/{facts['organisation']}/people/new/"
    fields = {"csrfmiddlewaretoken": visitor.token(address)[0], "title": "arkistosihteeri"}
    assert at_once([lambda: visitor.ask(address, fields)[0]] * 4) == [302] * 4
    assert rows(folder, "select count(*) from organisations_person where title = 'arkistosihteeri'") == [(1,)]
