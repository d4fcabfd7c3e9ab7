"""Forms of sign-in and of one's own account; the password ones are allauth's with our words."""

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from viitta.core.actors import SYSTEM
from viitta.parts.organisations import mails
from viitta.parts.organisations.forms.people import LineField

LANGUAGES = [("", _("Language of this installation")), ("fi", "suomi"), ("en", "English")]
_LONG = format_lazy(_("At least {count} characters. A sentence of several words is easy to remember and hard to guess."), count=12)  # fmt: skip


class SignInForm(forms.Form):
    """The address that a sign-in link is sent to."""

    email = forms.EmailField(
        label=_("Your e-mail at work"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AccountForm(forms.Form):
    """What one may change of one's own account."""

    name = LineField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(label=_("Language of the pages"), choices=LANGUAGES, required=False)


class _OurWords:
    """Labels and helps in our words, without the placeholders that repeat the labels."""

    words: dict[str, object] = {}
    helps: dict[str, object] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)  # type: ignore[assignment]
            field.help_text = self.helps.get(name, "")  # type: ignore[assignment]


class PasswordSignInForm(_OurWords, LoginForm):
    words = {"login": _("Your e-mail at work"), "password": _("Password")}


class ForgottenPasswordForm(_OurWords, ResetPasswordForm):
    words = {"email": _("Your e-mail at work")}

    def save(self, request: HttpRequest, **kwargs: object) -> str:
        """An unknown address takes as long as a known one."""
        if not self.users:
            mails.send_password_reset(account=None, address=settings.BASE_URL, by=SYSTEM, at=timezone.now())
        return super().save(request, **kwargs)


class NewPasswordForm(_OurWords, ResetPasswordKeyForm):
    words = {"password1": _("New password"), "password2": _("New password again")}
    helps = {"password1": _LONG}


class FirstPasswordForm(_OurWords, SetPasswordForm):
    words = {"password1": _("Password"), "password2": _("Password again")}
    helps = {"password1": _LONG}


class OtherPasswordForm(_OurWords, ChangePasswordForm):
    words = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    helps = {"password1": _LONG}
