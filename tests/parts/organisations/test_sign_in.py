"""Signing in by the link in a mail, by a password, and signing out."""

import re
import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from viitta.core.actors import COMMAND_LINE
from viitta.parts.messages.models import Message
from viitta.parts.organisations import actions
from viitta.parts.organisations.models import Account, SignInLink

GOOD = "pitkä ja helppo lause 7"


@pytest.fixture
def owner(town):
    return town.accounts["owner"]


@pytest.fixture
def sent(settings):
    """A mail server is set, so that mails wait in the outbox with their text."""
    settings.MAIL_IS_KEPT = False


def link_of(account, *, at=None, minutes=30):
    return actions.issue_sign_in_link(account=account, minutes=minutes, by=COMMAND_LINE, at=at or timezone.now())


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_the_mailed_link_shows_a_button_and_the_button_signs_in(client, owner, sent):
    answer = client.post("/accounts/sign-in/", {"email": owner.email.upper(), "next": "/accounts/"})
    assert answer.status_code == 302
    mail = Message.objects.get()
    path = re.search(r"http://127\.0\.0\.1:8000(\S+)", mail.text)[1]
    page = client.get(path)
    assert page.status_code == 200
    assert not is_signed_in(client)
    assert page["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page["Cache-Control"]
    answer = client.post(path)
    assert answer["Location"] == "/accounts/"
    assert is_signed_in(client)


def test_opening_the_link_many_times_uses_nothing_up(client, owner):
    token = link_of(owner)
    for _time in range(3):
        client.get(f"/accounts/link/{token}/")
        client.head(f"/accounts/link/{token}/")
    client.post(f"/accounts/link/{token}/")
    assert is_signed_in(client)


def test_a_used_link_and_an_expired_one_say_so_and_offer_a_new_one(client, owner):
    used = link_of(owner)
    client.post(f"/accounts/link/{used}/")
    old = link_of(owner, at=timezone.now() - timedelta(hours=2))
    for token, words in [(used, "jo käytetty"), (old, "vanhentunut")]:
        for method in (client.get, client.post):
            answer = method(f"/accounts/link/{token}/")
            assert answer.status_code == 410
            assert words in answer.content.decode()
            assert "/accounts/sign-in/" in answer.content.decode()


def test_a_link_that_was_never_given_is_not_found(client, db):
    assert client.get("/accounts/link/" + "x" * 43 + "/").status_code == 404
    assert client.post("/accounts/link/" + "x" * 43 + "/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_eight_presses_at_once_give_one_sign_in(town):
    token = link_of(town.accounts["owner"])
    answers = []

    def press():
        client = Client()
        answers.append((client.post(f"/accounts/link/{token}/").status_code, is_signed_in(client)))
        connection.close()

    threads = [threading.Thread(target=press) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [(302, True)] + [(410, False)] * 7


def test_the_database_holds_no_token(owner):
    token = link_of(owner)
    assert token not in str(list(SignInLink.objects.values()))


def test_a_known_and_an_unknown_address_get_the_same_answer(client, owner, sent):
    known = client.post("/accounts/sign-in/", {"email": owner.email}, follow=True)
    unknown = client.post("/accounts/sign-in/", {"email": "ei@kukaan.example"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert Message.objects.count() == 1


def test_a_closed_account_gets_no_link_and_its_old_link_does_not_work(client, owner, sent):
    token = link_of(owner)
    Account.objects.filter(pk=owner.pk).update(is_active=False)
    client.post("/accounts/sign-in/", {"email": owner.email})
    assert not Message.objects.exists()
    client.post(f"/accounts/link/{token}/")
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "evil", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"]
)
def test_signing_in_leads_only_to_our_own_pages(client, owner, evil):
    answer = client.post(f"/accounts/link/{link_of(owner)}/", {"next": evil})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("text", ["", "ei-osoite", "a@b", "x" * 300 + "@example.org", "a@example.org\nBcc: b@example.org", "\u202ea@example.org"])  # fmt: skip
def test_what_is_no_address_is_told_beside_the_field(client, db, text):
    answer = client.post("/accounts/sign-in/", {"email": text})
    assert answer.status_code == 422
    assert 'id="id_email_error"' in answer.content.decode()


def test_the_fourth_request_of_a_minute_for_one_address_has_to_wait(client, owner, sent):
    codes = [client.post("/accounts/sign-in/", {"email": owner.email}).status_code for _number in range(4)]
    assert codes == [302, 302, 302, 429]
    assert Message.objects.count() == 3


def test_the_sign_in_mail_is_finnish_and_plain_text_is_not_escaped(client, owner, sent):
    client.post("/accounts/sign-in/", {"email": owner.email, "next": "/roadmaps/?a=1&b=2"})
    mail = Message.objects.get()
    assert mail.subject == "Kirjautumislinkkisi Viittaan"
    assert "Linkki toimii yhden kerran, 30 minuutin ajan." in mail.text
    assert "&amp;" not in mail.text
    assert mail.html.startswith("<!doctype html>")
    assert mail.organisation is not None


def test_a_password_signs_in_and_a_wrong_one_does_not(client, owner):
    owner.set_password(GOOD)
    owner.save()
    wrong = client.post("/accounts/login/", {"login": owner.email, "password": "väärä"})
    assert "Sähköposti tai salasana on väärä." in wrong.content.decode()
    assert not is_signed_in(client)
    client.post("/accounts/login/", {"login": owner.email, "password": GOOD})
    assert is_signed_in(client)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client, owner):
    owner.set_password(GOOD)
    owner.save()
    sentences = []
    for address in (owner.email, "ei@kukaan.example"):
        page = client.post("/accounts/login/", {"login": address, "password": "väärä"}).content.decode()
        sentences.append(re.findall(r'<p class="field error"[^>]*>(.*?)</p>', page))
    assert sentences[0] == sentences[1] != []


def test_the_sixth_wrong_password_has_to_wait(client, owner):
    for _number in range(5):
        client.post("/accounts/login/", {"login": owner.email, "password": "väärä"})
    page = client.post("/accounts/login/", {"login": owner.email, "password": "väärä"}).content.decode()
    assert "Odota viisi minuuttia" in page


def test_a_forgotten_password_is_replaced_by_a_link_on_our_own_address(client, owner, sent):
    client.post("/accounts/password/reset/", {"email": owner.email}, headers={"host": "localhost"})
    mail = Message.objects.get()
    address = re.search(r"http://127\.0\.0\.1:8000(\S+)", mail.text)[1]
    page = client.get(address, follow=True)
    assert page.status_code == 200
    path = page.redirect_chain[-1][0]
    short = client.post(path, {"password1": "lyhyt", "password2": "lyhyt"})
    assert "12" in short.content.decode()
    client.post(path, {"password1": GOOD, "password2": GOOD})
    owner.refresh_from_db()
    assert owner.check_password(GOOD)
    assert "ei ole enää voimassa" in client.get(address, follow=True).content.decode()


def test_a_reset_for_an_unknown_address_sends_nothing_and_says_the_same(client, owner, sent):
    known = client.post("/accounts/password/reset/", {"email": owner.email}, follow=True)
    unknown = client.post("/accounts/password/reset/", {"email": "ei@kukaan.example"}, follow=True)
    assert known.content == unknown.content
    assert Message.objects.count() == 1


def test_nobody_can_sign_up(client, db):
    assert client.get("/accounts/signup/").status_code == 404
    assert client.get("/accounts/email/").status_code == 404


def test_signing_in_changes_the_session_key(client, owner):
    client.get("/accounts/sign-in/")
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.post(f"/accounts/link/{link_of(owner)}/")
    assert client.session.session_key != before


def test_signing_out_everywhere_ends_the_other_sessions_too(client, owner):
    other = Client()
    for one in (client, other):
        one.post(f"/accounts/link/{link_of(owner)}/")
    unused = link_of(owner)
    client.post("/accounts/sign-out-everywhere/")
    assert other.get("/accounts/")["Location"].startswith("/accounts/sign-in/")
    assert Client().post(f"/accounts/link/{unused}/").status_code == 410


def test_signing_out_asks_and_then_does(client, owner):
    client.force_login(owner)
    assert client.get("/accounts/logout/").status_code == 200
    assert is_signed_in(client)
    client.post("/accounts/logout/")
    assert not is_signed_in(client)


def test_a_session_ends_after_hours_without_use_and_after_days_in_any_case(client, owner, settings):
    for key, age in [("seen_at", settings.SESSION_COOKIE_AGE + 60), ("began_at", settings.SESSION_DAYS * 86_400 + 60)]:
        client.force_login(owner)
        assert client.get("/accounts/").status_code == 200
        session = client.session
        session[key] = int(time.time()) - age
        session.save()
        assert client.get("/accounts/")["Location"].startswith("/accounts/sign-in/")


def test_the_own_name_and_language_are_saved(client, owner):
    client.force_login(owner)
    assert 'lang="fi"' in client.get("/accounts/").content.decode()
    client.post("/accounts/", {"name": "Uusi Nimi", "language": "en"})
    page = client.get("/accounts/").content.decode()
    assert 'value="Uusi Nimi"' in page
    assert '<html lang="en">' in page


def test_a_refused_account_form_says_where(client, owner):
    client.force_login(owner)
    answer = client.post("/accounts/", {"name": "x" * 201, "language": "xx"})
    assert answer.status_code == 422
    assert answer.content.decode().count("_error") >= 2


def test_a_first_password_is_set_and_changed(client, owner):
    client.force_login(owner)
    assert client.get("/accounts/password/change/")["Location"] == "/accounts/password/set/"
    client.post("/accounts/password/set/", {"password1": GOOD, "password2": GOOD})
    new = GOOD + " uusi"
    client.post("/accounts/password/change/", {"oldpassword": GOOD, "password1": new, "password2": new})
    owner.refresh_from_db()
    assert owner.check_password(new)
    assert client.get("/accounts/").status_code == 200
