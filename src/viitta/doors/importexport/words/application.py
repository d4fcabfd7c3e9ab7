"""Findings of an application and refusals of its file, as sentences that say the rule and what to do."""

from datetime import date
from decimal import Decimal

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from viitta.core import formats
from viitta.core.application import Code, Finding, Unreadable
from viitta.core.application.codes import Value
from viitta.doors.importexport.words.programmes import contradiction_sentence

FINDINGS = {
    Code.ANSWER_MISSING: _("The question has no answer. The form asks for one."),
    Code.EFFECTS_MISSING: _("The effects are missing. A project must renew ways of working and have effects on society; the funder weighs them."),
    Code.GOALS_MISSING: _("The question has no answer. The application must show the goals, the measures and the results sought."),
    Code.SPREADING_MISSING: _("The question has no answer. The application must show a plan for using and spreading the results."),
    Code.SCHEDULE_MISSING: _("The question has no answer. The application must show the schedule and the organisation of the project."),
    Code.ACTORS_MISSING: _("The question has no answer. The application must show the applicant, the other actors and who administers the project."),
    Code.FINANCING_MISSING: _("The amount is missing. The application must show the total costs without VAT, the total financing and the participants' shares."),
    Code.RELATIONS_MISSING: _("The question has no answer. The application must show the relation to other central projects of the field."),
    Code.ANSWER_TOO_LONG: _("The answer has %(length)s characters; the call allows %(limit)s. Shorten it."),
    Code.CHOICE_UNKNOWN: _("“%(choice)s” is not in the list of the call. Choose from the list."),
    Code.TOO_FEW_MUNICIPALITIES: _("A joint project has at least %(fewest)s municipalities; here are %(count)s. Add the partners."),
    Code.APPLICANT_NOT_PARTNER: _("“%(applicant)s” is not the one partner marked as the applicant. One municipality applies and answers for the grant."),
    Code.PARTNER_REPEATED: _("The partner %(partner)s stands twice. Remove one of them."),
    Code.PERIOD_MISSING: _("The period of the project is missing. Give the first and the last day."),
    Code.PERIOD_REVERSED: _("The project ends %(end)s, before it starts %(start)s."),
    Code.PERIOD_OUTSIDE_PROGRAMME: _("The project lasts %(start)s–%(end)s, but the programme allows only %(first)s–%(last)s."),
    Code.PHASE_INCOMPLETE: _("The phase “%(phase)s” lacks its name, its start or its end."),
    Code.PHASE_REVERSED: _("The phase “%(phase)s” ends %(end)s, before it starts %(start)s."),
    Code.PHASE_OUTSIDE_PROJECT: _("The phase “%(phase)s” lasts %(start)s–%(end)s, but the project only %(first)s–%(last)s."),
    Code.DECISION_MISSING: _("%(partner)s has not decided on the project. Add the body or office-holder and the day."),
    Code.DECISION_LATE: _("%(partner)s decided %(on)s, after the call closed %(closes)s."),
    Code.DECISION_OF_STRANGER: _("%(partner)s has decided but is no partner of the project. Add it to the partners or remove the decision."),
    Code.AGREEMENT_MISSING: _("%(partner)s has no agreement with the administrator of the project. The administrator must agree with every actor on how the grant is used."),
    Code.AMOUNT_NOT_A_NUMBER: _("“%(text)s” is no plain number. Write only digits, as in 10000: no spaces, text or euro sign."),
    Code.AMOUNT_NEGATIVE: _("The amount %(amount)s is negative."),
    Code.AMOUNT_NOT_WHOLE: _("The amount %(amount)s is not whole euros. The form takes whole euros only."),
    Code.COST_LINES_SUM: _("The lines of the cost plan make %(sum)s, but the form says %(told)s: the difference is %(difference)s."),
    Code.COST_TYPE_UNKNOWN: _("“%(line)s” is of the type %(type)s, which the programme does not know."),
    Code.COST_ON_WRONG_LINE: _("“%(line)s” belongs under the letter %(letter)s of the form."),
    Code.COST_NOT_ELIGIBLE: _("“%(line)s” is not paid for: equipment and other tangible investments are never eligible."),
    Code.COST_COVERED_BY_FLAT_RATE: _("“%(line)s” is paid by a flat rate and cannot be a line of its own."),
    Code.COST_ABOVE_LIMIT: _("“%(line)s” is above the limit of %(limit)s for one item."),
    Code.COST_WITHOUT_REASON: _("“%(line)s” is eligible only as far as the project needs it. Write why it is needed."),
    Code.CHARGE_NOT_AT_BOOK_COST: _("“%(line)s” is a charge of one's own unit. It is eligible only at the costs in the books; confirm that it rests on them."),
    Code.VAT_IN_COSTS: _("“%(line)s” holds %(vat)s of value added tax. Tax is not an eligible cost; give the amount without it."),
    Code.COSTS_SUM: _("The total costs are %(told)s, but a to e make %(sum)s: the difference is %(difference)s."),
    Code.POPULATION_NOT_POSITIVE: _("%(partner)s has %(population)s residents, so it has no share by population. Mend the number."),
    Code.SHARES_SUM: _("The partners' shares make %(sum)s, but their financing in 26 b is %(own)s: the difference is %(difference)s."),
    Code.SHARE_ABOVE_MAXIMUM: _("The grant applied for, %(grant)s, is more than %(most)s of the total costs. At most %(maximum)s can be applied for."),
    Code.OWN_FINANCING_MISSING: _("The participants' own financing is missing. The grant may not cover all costs."),
    Code.OTHER_FINANCING_UNNAMED: _("The other financing of %(amount)s does not say who pays it."),
    Code.FINANCING_SUM: _("The total financing is %(told)s, but its rows make %(sum)s: the difference is %(difference)s."),
    Code.FINANCING_NOT_COSTS: _("The total financing is %(told)s, but the total costs 24 f are %(costs)s. They must be equal: the difference is %(difference)s."),
    Code.RISK_WITHOUT_CLASS: _("The risk “%(risk)s” stands in no class of the form. Choose at least one."),
    Code.CONTACT_INCOMPLETE: _("The contact lacks: %(fields)s."),
    Code.EMAIL_MALFORMED: _("“%(email)s” is no e-mail address."),
}  # fmt: skip
SOURCES = {
    "form": pgettext_lazy("source of a rule", "application form"),
    "call": pgettext_lazy("source of a rule", "terms of the call"),
}
CONTACT = {
    "first_name": pgettext_lazy("contact", "first name"),
    "last_name": pgettext_lazy("contact", "last name"),
    "email": pgettext_lazy("contact", "e-mail"),
    "phone": pgettext_lazy("contact", "telephone"),
}
UNREADABLE = {
    "not_json": _("The file is no JSON: reading stopped at line and column %(path)s."),
    "version": _("%(path)s: this version of the file is not known; the known one is %(wanted)s."),
    "missing": _("%(path)s is missing or empty."),
    "unknown": _("%(path)s is not known. Check how the key is written."),
    "object": _("%(path)s must be an object { … }."),
    "list": _("%(path)s must be a list [ … ]."),
    "text": _("%(path)s must be text in quotes."),
    "number": _("%(path)s must be a whole number."),
    "truth": _("%(path)s must be true or false."),
    "date": _("%(path)s: “%(text)s” is no day. Write it as 2020-01-31."),
    "too_many": _("%(path)s has more than %(most)s rows."),
    "choice": _("%(path)s: “%(text)s” is not known. Known are: %(known)s."),
    "rules": _("%(path)s: the rules do not hold together. %(why)s"),
}


def finding_sentence(finding: Finding) -> str:
    """A finding in the present language."""
    return str(FINDINGS[finding.code]) % {name: _shown(name, value) for name, value in finding.values.items()}


def source_words(source: str) -> str:
    """Where the rule stands: a paragraph, its number tied to its sign, or the form or the call in words."""
    return str(SOURCES.get(source, source.replace("§ ", f"§{formats.NO_BREAK_SPACE}")))


def unreadable_sentence(error: Unreadable) -> str:
    """Why a file is no application, and where."""
    key, values = error.values.get("wanted", "") if error.code == "type" else error.code, dict(error.values)
    if key == "rules":
        values["why"] = contradiction_sentence(values["rule"], values)
    return str(UNREADABLE[key]) % {"path": error.path, **values}


def _shown(name: str, value: Value) -> str:
    language = get_language() or "fi"
    if name in ("most", "share") and isinstance(value, Decimal):
        return formats.percent(value, language, 0 if value == value.to_integral_value() else 2)
    if name == "fields":
        return ", ".join(str(CONTACT[field]) for field in str(value).split(", "))
    if isinstance(value, Decimal):
        return formats.money(value, language)
    if isinstance(value, date):
        return formats.day(value, language)
    return formats.number(value, language) if isinstance(value, int) else value
