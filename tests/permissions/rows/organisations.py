"""Who opens what of sign-in and one's own account."""

from tests.permissions.table import Row, only, public, signed_in, staff
from tests.permissions.world import ANONYMOUS

OWN = {**signed_in(), ANONYMOUS: 302}
RESET_KEY = {"uidb36": "unknown", "key": "unknown"}

ROWS = [
    Row("healthz", {}, public()),
    Row("accessibility", {}, public()),
    Row("account", {}, OWN),
    Row("sign_in", {}, {**signed_in(302), ANONYMOUS: 200}),
    Row("sign_in_sent", {}, public()),
    Row("sign_in_link", {"token": "sign_in_token"}, public()),
    Row("sign_in_link", {"token": "unknown"}, public(404)),
    Row("sign_out_everywhere", {}, {**signed_in(302), ANONYMOUS: 302}, "post"),
    Row("account_login", {}, {**signed_in(302), ANONYMOUS: 200}),
    Row("account_logout", {}, {**signed_in(), ANONYMOUS: 302}),
    Row("account_logout", {}, {**signed_in(302), ANONYMOUS: 302}, "post"),
    Row("account_inactive", {}, public()),
    Row("account_change_password", {}, {**signed_in(302), ANONYMOUS: 302}),  # nobody of the cast has a password yet
    Row("account_set_password", {}, OWN),
    Row("account_reset_password", {}, public()),
    Row("account_reset_password_done", {}, public()),
    Row("account_reset_password_from_key", RESET_KEY, public()),
    Row("account_reset_password_from_key_done", {}, public()),
]

MANAGES = ("administrator", "convenor")
OF = {"organisation": "organisation"}
ROWS += [
    Row("people", {}, signed_in()),
    Row("person", {"pk": "person"}, only(*MANAGES)),
    Row("person_left", {"pk": "person"}, only(*MANAGES)),
    Row("person_erase", {"pk": "person"}, only("administrator")),
    Row("person_new", OF, only(*MANAGES)),
    Row("unit", {"pk": "unit"}, only(*MANAGES)),
    Row("unit_new", OF, only(*MANAGES)),
    Row("group", {"pk": "group"}, staff()),
    Row("group_new", OF, only(*MANAGES)),
    Row("seat_new", {"group": "group"}, only(*MANAGES)),
    Row("seat_replace", {"pk": "seat"}, only(*MANAGES)),
    Row("seat_end", {"pk": "seat"}, only(*MANAGES)),
    Row("access_new", OF, only("administrator")),
    Row("access_end", {"pk": "grant"}, only("administrator")),
    Row("organisation_edit", OF, only("administrator")),
    Row("population_new", OF, only("administrator")),
    Row("succession_new", OF, only("administrator")),
    Row("organisation_new", {}, only("administrator")),
]
