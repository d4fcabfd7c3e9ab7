"""The letter that asks a municipality for its column of results, in the language of the project."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.parts.joint_projects.models import Partner, ResultRound
from viitta.parts.messages.actions import Letter
from viitta.parts.organisations.models import Person


@dataclass(frozen=True, slots=True)
class ResultsLetter:
    """What the templates of the letter draw."""

    opening: str
    why: str
    until: str
    link: str
    reason: str


def _why(round: ResultRound, count: int) -> str:
    """That so many results are asked of: now, or so many months after the end."""
    asked = ngettext("It has %(count)s result.", "It has %(count)s results.", count) % {"count": count}
    if round.months_after is None:
        return asked
    after = _("The project ended %(months)s months ago.") % {"months": round.months_after}
    return f"{after} {asked}"


def results_letter(*, round: ResultRound, partner: Partner, person: Person, count: int, token: str) -> Letter:
    """Asks the person of a municipality what of the project's results is in use."""
    project = round.project
    with override(project.language):
        names = {"project": project.name, "municipality": partner.name}
        letter = ResultsLetter(
            opening=_("What of the results of the project is in use in %(municipality)s?") % names,
            why=_("The joint project %(project)s asks each municipality for its own column.") % names
            + f" {_why(round, count)}",
            until=_("Please answer by %(day)s.") % {"day": formats.day(round.due_on, project.language)},
            link=f"{settings.BASE_URL}{reverse('results_link', args=[token])}",
            reason=_("You get this mail because you speak for %(municipality)s in the project.") % names,
        )
        context = {"letter": letter}
        return Letter(
            kind="results_ask",
            recipient=person.email,
            recipient_name=person.name,
            subject=_("Results in use in %(municipality)s: %(project)s") % names,
            text=render_to_string("joint_projects/mail/results.txt", context, using="jinja2"),
            html=render_to_string("joint_projects/mail/results.html", context, using="jinja2"),
            organisation=project.organisation_id,
            person=person.pk,
        )
