"""Letters of joint projects: the decision on a trial is asked for, in the language of the installation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.parts.joint_projects.models import Order
from viitta.parts.messages.actions import Letter
from viitta.parts.organisations.models import Person


@dataclass(frozen=True, slots=True)
class TrialLetter:
    """What the templates draw: rows are a trial, its supplier and end, and its address."""

    opening: str
    rows: tuple[tuple[str, str, str], ...]
    links: tuple[str, ...]
    button: str
    reason: str


def trial_letter(*, person: Person, orders: Sequence[Order], language: str) -> Letter:
    """Asks whether trials are taken into use or ended."""
    with override(language):
        project, count = orders[0].project, len(orders)
        opening = ngettext(
            "A trial of the project %(project)s needs a decision",
            "%(count)s trials of the project %(project)s need a decision",
            count,
        )
        address = reverse("trial_decide", args=[0]).removesuffix("0/decide/")
        letter = TrialLetter(
            opening=opening % {"project": project.name, "count": count},
            rows=tuple((one.subject, _under(one, language), "") for one in orders),
            links=tuple(f"{settings.BASE_URL}{address}{one.pk}/decide/" for one in orders),
            button=_("Decide on the trial"),
            reason=_("You get this mail because you coordinate the project."),
        )
        context = {"letter": letter}
        return Letter(
            kind="trial_decision",
            recipient=person.email,
            recipient_name=person.name,
            subject=letter.opening,
            text=render_to_string("joint_projects/mail/trial.txt", context, using="jinja2"),
            html=render_to_string("joint_projects/mail/trial.html", context, using="jinja2"),
            organisation=project.organisation_id,
            person=person.pk,
        )


def _under(order: Order, language: str) -> str:
    said = [order.supplier]
    if order.ends_on is not None:
        said.append(_("ends on %(day)s") % {"day": formats.day(order.ends_on, language)})
    if order.notice_by is not None:
        said.append(_("notice by %(day)s") % {"day": formats.day(order.notice_by, language)})
    if order.yearly_cost:
        said.append(_("%(amount)s a year if it stays") % {"amount": formats.money(order.yearly_cost, language)})
    return " · ".join(said)
