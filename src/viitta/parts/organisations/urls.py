"""Sign-in and one's own account. Of allauth only the addresses that are used; it has no sign-up here."""

from allauth.account import views as allauth
from django.urls import path, re_path

from viitta.parts.organisations.views import access, groups, people, register

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/left/", people.person_left, name="person_left"),
    path("people/<int:pk>/erase/", people.person_erase, name="person_erase"),
    path("units/<int:pk>/", people.unit, name="unit"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:group>/seats/new/", groups.seat_new, name="seat_new"),
    path("seats/<int:pk>/replace/", groups.seat_replace, name="seat_replace"),
    path("seats/<int:pk>/end/", groups.seat_end, name="seat_end"),
    path("access/<int:pk>/end/", register.access_end, name="access_end"),
    path("organisations/new/", register.organisation_new, name="organisation_new"),
    path("organisations/<int:organisation>/", register.organisation_edit, name="organisation_edit"),
    path("organisations/<int:organisation>/population/", register.population_new, name="population_new"),
    path("organisations/<int:organisation>/succession/", register.succession_new, name="succession_new"),
    path("organisations/<int:organisation>/access/new/", register.access_new, name="access_new"),
    path("organisations/<int:organisation>/people/new/", people.person_new, name="person_new"),
    path("organisations/<int:organisation>/units/new/", people.unit_new, name="unit_new"),
    path("organisations/<int:organisation>/groups/new/", groups.group_new, name="group_new"),
    path("accounts/", access.account, name="account"),
    path("accounts/sign-in/", access.sign_in, name="sign_in"),
    path("accounts/sign-in/sent/", access.sign_in_sent, name="sign_in_sent"),
    path("accounts/link/<str:token>/", access.sign_in_link, name="sign_in_link"),
    path("accounts/sign-out-everywhere/", access.sign_out_everywhere, name="sign_out_everywhere"),
    path("accounts/login/", allauth.login, name="account_login"),
    path("accounts/logout/", allauth.logout, name="account_logout"),
    path("accounts/inactive/", allauth.account_inactive, name="account_inactive"),
    path("accounts/password/change/", allauth.password_change, name="account_change_password"),
    path("accounts/password/set/", allauth.password_set, name="account_set_password"),
    path("accounts/password/reset/", allauth.password_reset, name="account_reset_password"),
    path("accounts/password/reset/done/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^accounts/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
