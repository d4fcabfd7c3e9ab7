"""The outbox: what is written goes out once, or says why not. The mail server is a real one, on this machine."""

import socket
import threading
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from django.db import connection, transaction

from viitta.core.actors import COMMAND_LINE, SYSTEM
from viitta.parts.audit.models import CacheVersion
from viitta.parts.messages import actions, queries
from viitta.parts.messages.actions import Letter
from viitta.parts.messages.models import Message
from viitta.parts.messages.tasks import send_outbox

AT = datetime(2024, 5, 15, 9, 0, tzinfo=UTC)
TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789-_ABCDE"


class MailServer:
    """Keeps what it is given; refuses and postpones the addresses that say so."""

    def __init__(self):
        self.mails = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("tuntematon"):
            return "550 5.1.1 no such user"
        if address.startswith("hidas"):
            return "451 4.7.1 try later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def server(settings):
    handler = MailServer()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.MAIL_IS_KEPT = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield handler
    controller.stop()


@pytest.fixture
def no_server(settings):
    settings.MAIL_IS_KEPT = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


def letter(**changes):
    values = {
        "kind": "follow_up",
        "recipient": "omistaja@viitala.example",
        "subject": "Kysely",
        "text": "Hei ä",
        **changes,
    }
    return Letter(**values)


def write(*letters):
    return actions.queue(letters=letters, by=COMMAND_LINE, at=AT)


def test_a_mail_goes_out_as_text_and_html_with_its_own_id(db, server):
    [made] = write(
        letter(html="<p>Hei ä</p>", recipient_name='Mäki, "Matti"', subject="Kierros\r\nBcc: x@y.example Q2")
    )
    assert send_outbox(at=AT).sent == 1
    [mail] = server.mails
    assert mail["Message-ID"] == made.message_id
    assert mail["Subject"] == "Kierros Bcc: x@y.example Q2"
    assert mail["Bcc"] is None
    assert mail["To"].addresses[0].display_name == 'Mäki, "Matti"'
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_body(("plain",)).get_content().strip() == "Hei ä"
    assert mail.get_body(("html",)).get_content().strip() == "<p>Hei ä</p>"


def test_a_mail_goes_out_once(db, server):
    write(letter())
    send_outbox(at=AT)
    send_outbox(at=AT + timedelta(hours=1))
    assert len(server.mails) == 1


def test_a_mail_of_a_deed_that_did_not_happen_is_never_sent(db, server):
    with transaction.atomic():
        write(letter())
        transaction.set_rollback(True)
    assert send_outbox(at=AT).sent == 0
    assert server.mails == []


def test_a_refused_address_is_given_up_at_once_and_does_not_hold_the_others_back(db, server):
    write(letter(recipient="tuntematon@viitala.example"), letter())
    done = send_outbox(at=AT)
    assert (done.sent, done.failed) == (1, 1)
    bad = Message.objects.get(state="failed")
    assert bad.error == "refused|550 5.1.1 no such user"


def test_a_postponed_mail_waits_longer_each_time_and_is_given_up_in_the_end(db, server):
    [made] = write(letter(recipient="hidas@viitala.example"))
    at, waits = AT, []
    for _try in range(8):
        send_outbox(at=at)
        made.refresh_from_db()
        waits.append(round((made.next_try_at - at).total_seconds() / 60))
        at = max(at, made.next_try_at)
    assert waits[:7] == list(actions.WAITS)
    assert (made.state, made.attempts) == ("failed", 8)


def test_nothing_is_tried_before_its_time(db, server):
    write(letter(recipient="hidas@viitala.example"))
    send_outbox(at=AT)
    assert send_outbox(at=AT + timedelta(seconds=59)).waiting == 0
    assert send_outbox(at=AT + timedelta(seconds=60)).waiting == 1


def test_a_server_that_is_down_is_asked_once_and_all_mails_wait(db, no_server):
    write(letter(), letter())
    assert send_outbox(at=AT).waiting == 2
    assert set(Message.objects.values_list("state", "attempts")) == {("queued", 1)}
    assert Message.objects.first().error.startswith("unreachable|")


def test_a_mail_whose_sender_died_is_taken_again_after_ten_minutes(db, server):
    write(letter())
    actions.claim(by=SYSTEM, at=AT)
    assert send_outbox(at=AT + timedelta(minutes=9)).sent == 0
    assert send_outbox(at=AT + timedelta(minutes=11)).sent == 1


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once(server):
    write(*[letter(recipient=f"a{number}@viitala.example") for number in range(20)])

    def send():
        send_outbox(at=AT, most=20)
        connection.close()

    threads = [threading.Thread(target=send) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.mails) == len({mail["To"] for mail in server.mails}) == 20


def test_no_token_is_kept_in_clear_after_sending(db, server):
    write(letter(text=f"http://127.0.0.1:8000/update/{TOKEN}/", html=f'<a href="/update/{TOKEN}/">'))
    write(letter(kind="sign_in", text="salaisuus"))
    send_outbox(at=AT)
    assert TOKEN in str(server.mails[0])
    kept = str(list(Message.objects.values()))
    assert TOKEN not in kept
    assert "salaisuus" not in kept


def test_sending_changes_the_version_of_pages_that_show_it(town, server):
    write(letter(organisation=town.organisation.pk))
    before = CacheVersion.objects.get(pk=town.organisation.pk).version
    send_outbox(at=AT)
    assert CacheVersion.objects.get(pk=town.organisation.pk).version > before


def test_without_a_mail_server_mails_are_kept_to_be_read_but_never_what_signs_in(client, town, settings):
    settings.MAIL_IS_KEPT = True
    org = town.organisation.pk
    kept, secret = write(letter(organisation=org, text=f"Avaa http://x.example/{TOKEN}"), letter(kind="sign_in", organisation=org, text="salaisuus"))  # fmt: skip
    client.force_login(town.accounts["convenor"])
    assert TOKEN in client.get(f"/mail/{kept.pk}/").content.decode()
    page = client.get(f"/mail/{secret.pk}/").content.decode()
    assert "salaisuus" not in page
    assert "Tekstiä ei näytetä" in page


def test_the_convenor_sees_what_could_not_be_sent_and_why_and_sends_it_again(client, town, server):
    [made] = write(letter(organisation=town.organisation.pk, recipient="tuntematon@viitala.example"))
    send_outbox(at=AT)
    client.force_login(town.accounts["convenor"])
    page = client.get("/mail/?state=failed").content.decode()
    assert "ei ottanut viestiä vastaan. Tarkista osoite. (550 5.1.1 no such user)" in page
    assert queries.count_unsent(town.organisation.pk) == 1
    client.post(f"/mail/{made.pk}/again/")
    made.refresh_from_db()
    assert (made.state, made.attempts) == ("queued", 0)


@pytest.mark.parametrize("role", ["owner", "member", "reader"])
def test_the_outbox_is_not_there_for_others(client, town, settings, role):
    settings.MAIL_IS_KEPT = True
    [made] = write(letter(organisation=town.organisation.pk, html="<p>x</p>"))
    client.force_login(town.accounts[role])
    for address in ("/mail/", f"/mail/{made.pk}/", f"/mail/{made.pk}/html/"):
        assert client.get(address).status_code == 404
    assert client.post(f"/mail/{made.pk}/again/").status_code == 404


def test_the_outbox_of_another_organisation_is_not_there(client, town, neighbour, settings):
    settings.MAIL_IS_KEPT = True
    [made] = write(letter(organisation=neighbour[0].pk, subject="Naapurin asia"))
    client.force_login(town.accounts["convenor"])
    assert client.get(f"/mail/{made.pk}/").status_code == 404
    assert "Naapurin asia" not in client.get("/mail/").content.decode()


def test_the_html_of_a_mail_is_shown_in_a_sandbox(client, town, settings):
    settings.MAIL_IS_KEPT = True
    [made] = write(letter(organisation=town.organisation.pk, html="<script>alert(1)</script>"))
    client.force_login(town.accounts["convenor"])
    policy = client.get(f"/mail/{made.pk}/html/")["Content-Security-Policy"]
    assert "sandbox allow-top-navigation" in policy
    assert "default-src 'none'" in policy


def test_the_list_costs_the_same_for_one_mail_and_for_three(client, town, settings):
    settings.MAIL_IS_KEPT = True
    client.force_login(town.accounts["convenor"])
    client.get("/mail/")

    def count():
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries_made:
            client.get("/mail/")
        return len(queries_made)

    write(letter(organisation=town.organisation.pk))
    one = count()
    write(letter(organisation=town.organisation.pk), letter(organisation=town.organisation.pk))
    assert count() == one


@pytest.mark.parametrize(
    "query", ["start=-1", "start=x", "start=99999999999999999999", "start=٣", "state=<script>", "state=%00"]
)
def test_odd_addresses_of_the_list_show_the_list(client, town, query):
    client.force_login(town.accounts["convenor"])
    assert client.get(f"/mail/?{query}").status_code == 200


def test_an_id_too_large_for_a_database_is_not_found(client, town):
    client.force_login(town.accounts["convenor"])
    assert client.get("/mail/99999999999999999999999/").status_code == 404
