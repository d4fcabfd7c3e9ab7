"""Signing in by a link in a mail, and one's own account. Passwords are allauth's views."""

from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from viitta.core.actors import SYSTEM
from viitta.parts.organisations import actions, mails, queries
from viitta.parts.organisations.actions.access import AlreadyUsed, hash_token
from viitta.parts.organisations.forms.access import AccountForm, SignInForm


def _next(request: HttpRequest) -> str:
    """The page of ours that one was on the way to; empty for anything else."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and len(wanted) <= 500 and wanted.isprintable() else ""


def _private(response: HttpResponse) -> HttpResponse:
    """Addresses with a secret in them are told to nobody."""
    # Not no-referrer: with it browsers send "Origin: null", and the form would be refused as a stranger's.
    response["Referrer-Policy"] = "strict-origin"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for the address and mails a link to it. Known or not, the answer is the same."""
    if request.user.is_authenticated:
        return redirect(_next(request) or "/")
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if not ratelimit.consume(request, action="mail_link", key=email.lower()):
            return ratelimit.respond_429(request)
        mails.send_sign_in_link(email=email, next_path=_next(request), by=SYSTEM, at=timezone.now())
        return redirect("sign_in_sent")
    context = {"form": form, "next": _next(request), "is_mail_kept": settings.MAIL_IS_KEPT}
    return render(request, "account/sign_in.html", context, status=422 if form.errors else 200)


@never_cache
def sign_in_sent(request: HttpRequest) -> HttpResponse:
    context = {"minutes": settings.SIGN_IN_LINK_MINUTES, "is_mail_kept": settings.MAIL_IS_KEPT}
    return render(request, "account/sign_in_sent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Opening shows a button, because mail scanners open links; pressing it signs in, once."""
    at = timezone.now()
    state = queries.sign_in_link_state(hash_token(token), at=at)
    if not state:
        raise Http404
    if request.method == "POST" and state == "live":
        try:
            account = actions.use_sign_in_link(token=token, by=SYSTEM, at=at)
        except AlreadyUsed:
            state = "used"
        else:
            return _private(perform_login(request, account, redirect_url=_next(request) or "/"))
    context = {"state": state, "next": _next(request)}
    return _private(render(request, "account/sign_in_link.html", context, status=200 if state == "live" else 410))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def account(request: HttpRequest) -> HttpResponse:
    """One's own name and language; the ways to the password and to signing out everywhere."""
    if not request.user.is_authenticated:
        return redirect(f"{reverse('sign_in')}?next={request.path}")
    user = request.user
    form = AccountForm(request.POST or None, initial={"name": user.name, "language": user.language})  # type: ignore[union-attr]
    if request.method == "POST" and form.is_valid():
        actions.change_account(account=user, by=request.actor, at=timezone.now(), **form.cleaned_data)  # type: ignore[arg-type, attr-defined]
        messages.success(request, _("Your details were saved."))
        return redirect("account")
    return render(request, "account/account.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@never_cache
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of the account, this one too."""
    if request.user.is_authenticated:
        actions.end_sessions(account=request.user, by=request.actor, at=timezone.now())  # type: ignore[arg-type, attr-defined]
        logout(request)
        messages.success(request, _("You have been signed out on every device."))
    return redirect("sign_in")
