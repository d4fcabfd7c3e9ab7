"""Words of the outbox for people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "queued": _("waits to be sent"),
    "sent": pgettext_lazy("mail", "sent"),
    "failed": _("not sent"),
    "kept": _("readable here"),
}
SHAPES = {"queued": "not_due", "sent": "on_time", "failed": "late", "kept": "planned"}  # badge of the look

FAILURES = {
    "refused": _("The recipient's mail server does not accept the mail. Check the address."),
    "postponed": _("The recipient's mail server asked to try later."),
    "unreachable": _("The mail server does not answer. The administrator can check the setting VIITTA_EMAIL_URL."),
    "sign_in": _("The mail server does not accept our name and password. The administrator can check the setting VIITTA_EMAIL_URL."),
    "malformed": _("The mail could not be made. Check the address."),
}  # fmt: skip
