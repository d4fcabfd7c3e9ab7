"""Letters that ask for the yearly reading of benefits, in the language of the installation."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.core.benefits import Amounts, planned_in
from viitta.parts.benefits.models import Benefit
from viitta.parts.benefits.queries import plan_of
from viitta.parts.messages.actions import Letter
from viitta.parts.organisations.models import Person


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """A benefit in a letter: its title, what was planned for the year, where its year is told."""

    title: str
    under: str
    link: str


@dataclass(frozen=True, slots=True)
class ReadingLetter:
    """What the templates of the letter draw."""

    opening: str
    lines: tuple[BenefitLine, ...]
    button: str
    reason: str

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The lines as the template's rows: title, what is under it, what is on the right."""
        return [(one.title, one.under, "") for one in self.lines]


def _line(row: Benefit, year: int, language: str) -> BenefitLine:
    planned = planned_in(year, plan_of(row).yearly, row.starts_on, row.ends_on) if row.starts_on else Amounts()
    said = _("planned for the year: %(person_years)s person-years, %(euros)s") % {
        "person_years": formats.number(planned.person_years, language, 2),
        "euros": formats.money(planned.euros, language),
    }
    return BenefitLine(row.title, said, f"{settings.BASE_URL}{reverse('benefit_year', args=[row.pk])}?year={year}")


def reading_letter(*, person: Person, benefits: Sequence[Benefit], year: int, is_owner: bool, language: str) -> Letter:
    """Asks a benefit's owner, or who convenes when there is none to be reached, what was realised in a year."""
    with override(language):
        count = len(benefits)
        said = ngettext(
            "What was realised of the benefit in %(year)s?",
            "What was realised of %(count)s benefits in %(year)s?",
            count,
        )
        owner = _("You get this mail because you answer for the benefit.")
        other = _("You get this mail because the benefit has no owner who can be reached.")
        letter = ReadingLetter(
            opening=said % {"count": count, "year": year},
            lines=tuple(_line(row, year, language) for row in benefits),
            button=_("Tell the year"),
            reason=owner if is_owner else other,
        )
        context = {"letter": letter}
        return Letter(
            kind="benefit_reading",
            recipient=person.email,
            recipient_name=person.name,
            subject=_("What was realised in %(year)s: %(title)s") % {"year": year, "title": benefits[0].title},
            text=render_to_string("benefits/mail/reading.txt", context, using="jinja2"),
            html=render_to_string("benefits/mail/reading.html", context, using="jinja2"),
            organisation=benefits[0].organisation_id,
            person=person.pk,
        )
