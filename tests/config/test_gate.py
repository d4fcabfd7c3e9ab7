"""Who has not signed in learns nothing of what there is."""

import pytest


@pytest.mark.parametrize(
    "address", ["/", "/roadmaps/", "/roadmaps/1/", "/mail/", "/mail/1/", "/no/such/page/", "/admin/"]
)
def test_every_address_that_is_not_public_leads_to_sign_in_whether_it_exists_or_not(client, db, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/sign-in/")


def test_the_way_on_is_remembered(client, db):
    assert (
        client.get("/roadmaps/?view=timeline")["Location"] == "/accounts/sign-in/?next=%2Froadmaps%2F%3Fview%3Dtimeline"
    )


def test_a_form_sent_without_signing_in_does_nothing(client, db):
    assert client.post("/mail/1/again/")["Location"] == "/accounts/sign-in/"


def test_a_fragment_asked_without_signing_in_takes_the_whole_page_along(client, db):
    answer = client.get("/roadmaps/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/accounts/sign-in/")


def test_signed_in_an_address_that_is_not_there_is_not_found(client, town):
    client.force_login(town.accounts["reader"])
    answer = client.get("/no/such/page/")
    assert answer.status_code == 404
    assert "Sivua ei löytynyt" in answer.content.decode()


def test_the_language_of_the_browser_is_not_asked(client, db):
    assert '<html lang="fi">' in client.get("/accounts/sign-in/", headers={"accept-language": "en"}).content.decode()


def test_no_page_allows_scripts_or_styles_in_itself(client, db):
    answer = client.get("/accounts/sign-in/")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    body = answer.content.decode()
    assert "style=" not in body
    assert "onclick" not in body


def test_a_form_that_came_from_elsewhere_says_what_to_do(db):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/accounts/sign-in/", {"email": "a@b.example"})
    assert answer.status_code == 403
    assert "Sivu oli liian vanha lähetettäväksi" in answer.content.decode()


def test_the_health_page_answers_only_with_the_database(client, db):
    assert client.get("/healthz").content == b"ok\n"


def test_the_shell_says_where_one_is_and_in_which_role(client, town):
    client.force_login(town.accounts["convenor"])
    page = client.get("/accounts/").content.decode()
    assert "Viitala · koollekutsuja" in page
    assert "/mail/" in page
    client.force_login(town.accounts["reader"])
    assert 'href="/mail/"' not in client.get("/accounts/").content.decode()
