"""Error pages that the doors share."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from elsewhere: say so, and what to do."""
    return render(request, "ui/errors/csrf.html", {"reason": reason}, status=403)
