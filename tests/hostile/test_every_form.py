"""Every form of every page is sent what nobody means well with: never an error of ours, never half of it saved.

The forms are found on the pages of the permission table, so that a new page is covered by itself.
"""

from itertools import cycle, islice

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.hostile.sweep import Form, counts, forms_of
from tests.hostile.values import DAYS, HOSTILE, SCRIPT, TEXTS, as_sent
from tests.permissions.table import all_rows
from tests.permissions.world import ANONYMOUS, build_world

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PARTS = 3  # the administrator meets most forms: they are shared among so many tests
ROUND = 8  # how many of the hostile values each form gets
ALONE = (TEXTS[0], TEXTS[3], DAYS[3])
SENSIBLE = {
    "on": "2030-06-30", "from_date": "2024-06-30", "starts_on": "1.1.2024", "ends_on": "31.12.2026", "start": "1.1.2024",
    "end": "31.12.2026", "decided_on": "12/2022", "due_on": "2024-06-01", "closes_on": "2024-06-30", "residents": "5",
    "email": "uusi@viitala.example", "name": "Nimi", "title": "Nimike", "text": "Teksti.", "body": "valtuusto",
}  # fmt: skip


@pytest.fixture
def world(db):
    return build_world()


def signed_in(world, role) -> Client:
    client = Client()
    if role != ANONYMOUS:
        client.force_login(world.accounts[role], backend=BACKEND)
    return client


def every_form(world, role) -> list[Form]:
    """The forms that a role meets, each once."""
    client, found = signed_in(world, role), {}
    for row in all_rows():
        if row.name.startswith("account_") or row.name == "sign_out_everywhere":
            continue
        address = reverse(row.name, kwargs={name: world.ids[value] for name, value in row.arguments.items()})
        page = client.get(address)
        if page.status_code == 200 and page.headers["Content-Type"].startswith("text/html"):
            for form in forms_of(address, page.content.decode()):
                found[form.method, form.action, tuple(form.values)] = form
    return list(found.values())


def filled(form: Form) -> dict[str, list[str]]:
    """The form as somebody would send it who means well."""
    sent = {}
    for name, values in form.values.items():
        choices = [choice for choice in form.choices.get(name, []) if choice]
        if any(values):
            sent[name] = values
        elif name in SENSIBLE:
            sent[name] = [SENSIBLE[name]]
        else:
            sent[name] = choices[:1]
    return sent


def attempts(form: Form, turn: int):
    """What a form is sent: as meant, empty, with more than it has, and hostile values in all fields and in one.

    Hostile values go round: three forms one after another get them all.
    """
    good = filled(form)
    yield "as meant", good
    yield "empty", {}
    yield "more fields", {**good, "id": ["1"], "organisation_id": ["2"], "pk": ["7"], "revision": ["x"], "by": ["1"]}
    for value in (
        islice(cycle(HOSTILE), turn * ROUND, (turn + 1) * ROUND) if set(good) - {"csrfmiddlewaretoken"} else ()
    ):
        yield f"all {value[:20]!r}", {name: [as_sent(value)] for name in good}
    for name, value in zip(good, cycle(ALONE)):
        yield f"{name} {value[:20]!r}", {**good, name: [as_sent(value)]}


def problem_of(client, form: Form, data, before: dict[str, int]) -> str:
    """What was wrong with the answer to a form; empty when nothing was. Leaves the database as it was."""
    try:
        with transaction.atomic():
            response = getattr(client, form.method)(form.action, data)
            body = "" if response.streaming else response.content.decode(errors="replace")
            if response.status_code >= 500:
                return f"answered {response.status_code}"
            if SCRIPT in body:
                return "a script came back as it was sent"
            if response.status_code >= 400 and counts() != before:
                return "refused, and something was saved"
            if response.status_code == 302 and response["Location"].startswith("//"):
                return f"led away to {response['Location']}"
            if response.status_code == 302 and SCRIPT in str(data):
                page = client.get(response["Location"]).content.decode(errors="replace")
                if SCRIPT in page:
                    return "a script was kept and is shown as it was sent"
            transaction.set_rollback(True)
    except Exception as error:  # every exception is a finding here
        return f"{type(error).__name__}: {str(error)[:200]}"
    return ""


@pytest.mark.parametrize(
    ("role", "part"), [*(("administrator", part) for part in range(PARTS)), ("owner", None), (ANONYMOUS, None)]
)
def test_no_form_breaks_or_saves_half_whatever_it_is_sent(role, part, world, caplog):
    caplog.set_level("CRITICAL")
    forms, found = every_form(world, role), []
    assert len(forms) >= {"administrator": 35, "owner": 8, ANONYMOUS: 3}[role]
    for turn, form in enumerate(forms):
        if part is not None and turn // 3 % PARTS != part:
            continue
        client = signed_in(world, role)
        before = counts()
        for said, data in attempts(form, turn % 3):
            problem = problem_of(client, form, data, before)
            if problem:
                found.append(f"{form.method} {form.action}: {said}: {problem}")
    assert found == []
