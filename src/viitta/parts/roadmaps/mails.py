"""Letters about promises that fall due: plain text and HTML, in the language of the installation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.parts.messages.actions import Letter
from viitta.parts.organisations.models import Person
from viitta.parts.roadmaps.models import Promise, Roadmap


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise in a letter: what, by whom, by when, and what waits for it."""

    what: str
    party: str
    due: str
    waiting: str


@dataclass(frozen=True, slots=True)
class PromiseLetter:
    """What the templates of the letter draw."""

    opening: str
    lines: tuple[PromiseLine, ...]
    link: str
    reason: str

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The lines as the template's rows: title, what is under it, what is on the right."""
        return [(one.what, " · ".join(filter(None, [one.party, one.waiting])), one.due) for one in self.lines]


def _line(promise: Promise, language: str) -> PromiseLine:
    titles = ", ".join(measure.title for measure in promise.measures.all())
    contact = promise.party.contact_title
    return PromiseLine(
        what=promise.what,
        party=f"{promise.party.name} ({contact})" if contact else promise.party.name,
        due=formats.day(promise.due_on, language),
        waiting=_("waiting: %(measures)s") % {"measures": titles} if titles else "",
    )


def promise_letter(*, person: Person, roadmap: Roadmap, promises: Sequence[Promise], language: str) -> Letter:
    """Reminds a convenor of promises of a roadmap that fall due within two weeks."""
    with override(language):
        count = len(promises)
        said = ngettext(
            "A promise of somebody outside falls due within two weeks. Is it going to be kept?",
            "%(count)s promises of outsiders fall due within two weeks. Are they going to be kept?",
            count,
        )
        letter = PromiseLetter(
            opening=said % {"count": count},
            lines=tuple(_line(one, language) for one in promises),
            link=f"{settings.BASE_URL}{reverse('promises')}?roadmap={roadmap.pk}",
            reason=_("You get this mail because you convene the roadmap %(roadmap)s.") % {"roadmap": roadmap.name},
        )
        first = formats.day(min(one.due_on for one in promises), language)
        context = {"letter": letter}
        return Letter(
            kind="promise_due",
            recipient=person.email,
            recipient_name=person.name,
            subject=_("Falls due %(day)s: %(what)s") % {"day": first, "what": promises[0].what},
            text=render_to_string("roadmaps/mail/promise.txt", context, using="jinja2"),
            html=render_to_string("roadmaps/mail/promise.html", context, using="jinja2"),
            organisation=roadmap.organisation_id,
            person=person.pk,
        )
