"""How allauth works here: no sign-up, its mails through our outbox, its sentences ours."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from viitta.core.actors import SYSTEM
from viitta.parts.organisations import mails


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators only."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The e-mail or the password is wrong."),
        "incorrect_password": _("The password is wrong."),
        "enter_current_password": _("Write the password that you use now."),
        "too_many_login_attempts": _(
            "There have been too many wrong passwords. Wait five minutes, or sign in by the link that we send to your e-mail."
        ),
        "rate_limited": _("Too many tries. Wait a few minutes."),
        "invalid_password_reset": _("The link is not valid any more."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """The only mail of allauth that we use; any other would be a mistake of ours."""
        if template_prefix != "account/email/password_reset_key":
            raise ValueError(f"no mail of ours for {template_prefix}")
        mails.send_password_reset(
            account=context["user"], address=context["password_reset_url"], by=SYSTEM, at=timezone.now()
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Built on our own address, never on the Host header of the one who asked."""
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return settings.BASE_URL + path
