"""Sentences of the rules that refuse a deed in a project."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viitta.core import formats
from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.money.words import SENTENCES as MONEY
from viitta.parts.joint_projects.actions.base import Refused

SENTENCES = {
    "ends_before_start": gettext_lazy("The end cannot come before the start."),
    "grant_not_above_zero": gettext_lazy("The grant must be above 0."),
    "phase_outside_project": gettext_lazy(
        "A phase is inside the project time, %(starts_on)s–%(ends_on)s. Change the days, or the project time first."
    ),
    "partner_without_name": gettext_lazy("Choose an organisation, or write the name of an outsider."),
    "partner_already": gettext_lazy("%(name)s is a partner of this project already."),
    "partner_not_organisation": gettext_lazy(
        "%(name)s is no organisation of Viitta: choose the organisation, or take it in as another committed party."
    ),
    "new_municipality_code": gettext_lazy(
        "Give the three-digit municipality number of %(name)s, one that no organisation has yet."
    ),
    "second_applicant": gettext_lazy("A project has one applicant."),
    "decision_without_body": gettext_lazy("Say which body or office-holder decided."),
    "applicant_stays": gettext_lazy(
        "%(name)s is the applicant and answers for the grant until the end: it cannot leave."
    ),
    "partner_ended": gettext_lazy("%(name)s has left already."),
    "not_a_successor": gettext_lazy(
        "%(name)s cannot be the successor: choose another partner that is still in the project."
    ),
    "no_weight_told": gettext_lazy(
        "%(name)s has no figure to split by yet: tell its residents, per cent or sum first."
    ),
    "no_weight": gettext_lazy("No partner has a figure to split by."),
    "no_parties": gettext_lazy("There is no partner to split between."),
    "bad_total": gettext_lazy("The sum to split must be 0 or more, to the cent."),
    "name_twice": gettext_lazy("%(name)s stands twice among the partners."),
    "negative_weight": gettext_lazy("%(name)s has a figure below 0."),
    "not_hundred_percent": gettext_lazy("The percentages make %(sum)s %%, not 100 %%."),
    "not_the_total": gettext_lazy("The fixed sums make %(sum)s, but %(total)s is to be split: %(missing)s is missing."),
    "shares_have_history": gettext_lazy(
        "A partner has left or merged already: tell from which day the new split holds."
    ),
    "shares_newer": gettext_lazy("There is a newer split already: choose a later day than %(on)s."),
    "answer_before_sending": gettext_lazy("The answer cannot come before the notice was sent."),
    "no_title": gettext_lazy("Write a title."),
    "notice_was_sent": gettext_lazy("The notice has been sent: it stays in the list."),
    "no_seat_for_outsider": gettext_lazy("%(name)s has no seat in the steering group."),
    "person_of_another": gettext_lazy("The person must be of %(name)s."),
    "application_sent": gettext_lazy("The application has been sent: nothing in it changes any more."),
    "application_has_findings": gettext_lazy("The application still has findings (%(count)s). Mend them first."),
    "no_account": gettext_lazy("%(name)s has no account to sign in with: give one on the page of people first."),
    "programme_key_taken": gettext_lazy("There is a programme with the key %(key)s already: choose another."),
    "unknown_choice": gettext_lazy("Choose an effect of the form."),
    "effect_without_choice": gettext_lazy("Choose which of the form's effects it is."),
    "use_without_why": gettext_lazy("Say why it is not in use."),
    "negative_cost": gettext_lazy("A cost cannot be below 0."),
    "no_results": gettext_lazy("Write down the results first: there is nothing to ask of yet."),
    "closing_without_grounds": gettext_lazy("Write the grounds."),
    "follow_up_not_needed": gettext_lazy("Say first that a follow-up project is needed, and why."),
    "follow_up_there": gettext_lazy("The follow-up project has been drafted already."),
    "no_steering_group": gettext_lazy("The project has no steering group."),
    **MONEY,
}


def _shown(name: str, value: Any) -> str:
    if isinstance(value, Decimal) and name.endswith("_percent"):
        return formats.percent(value, language(), 2)
    if isinstance(value, Decimal):
        return formats.money(value, language())
    return formats.day(value, language()) if isinstance(value, date) else str(value)


def sentence_of(why: Refused) -> str:
    """The sentence of a rule that refused, with its values in words."""
    told = SENTENCES.get(why.code)
    if told is None:
        return _("This cannot be done.")
    return str(told) % {name: _shown(name, value) for name, value in why.values.items()}
