"""Rules of a funding programme that contradict each other, as sentences that say where and what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

CONTRADICTIONS = {
    "not_text": _("%(place)s must be text in quotes."),
    "not_a_number": _("%(place)s: “%(value)s” is no number. Write it as 0.85."),
    "not_whole": _("%(place)s: %(value)s is no whole number."),
    "not_true_or_false": _("%(place)s must be true or false."),
    "not_a_date": _("%(place)s: “%(value)s” is no day. Write it as 2020-01-31."),
    "unknown_choice": _("%(place)s: “%(value)s” is not known. Known are: %(choices)s."),
    "not_a_list": _("%(place)s must be a list [ … ]."),
    "not_a_record": _("%(place)s must be an object { … }."),
    "unknown_field": _("%(place)s is not known. Check how the key is written."),
    "missing": _("%(place)s is missing or empty."),
    "share_out_of_range": _("%(place)s: a share lies between 0 and 1; here stands %(value)s."),
    "no_room_for_own_financing": _("The programme asks for own financing, but its greatest share is the whole of the costs. Lower the share, or ask for no own financing."),
    "ends_before_start": _("The programme ends %(end)s, before it starts %(start)s."),
    "not_above_zero": _("%(place)s must be above 0."),
    "negative": _("%(place)s cannot be below 0."),
    "type_twice": _("%(place)s: the type of cost %(type)s stands twice. Remove one of them."),
    "limit_without_reason": _("%(place)s: the type of cost %(type)s is limited but says neither why nor how much. Add one of them."),
    "nothing_eligible": _("The programme pays for no type of cost. Allow at least one."),
    "unknown_type": _("%(place)s names the type of cost %(type)s, which the programme does not have."),
    "flat_rate_on_ineligible": _("%(place)s: a flat rate is counted on the type of cost %(type)s, which is never paid for."),
    "target_paid_twice": _("%(place)s: the type of cost %(type)s is paid both by vouchers and by a flat rate. Choose one."),
    "two_rates_of_one_target": _("%(place)s: two flat rates pay the type of cost %(type)s. Choose one."),
}  # fmt: skip


def contradiction_sentence(code: str, values: Mapping[str, object]) -> str:
    """Why rules are no programme: a code of core.programmes and the values of its sentence."""
    known = {"place": "", "value": "", "choices": "", "type": "", "start": "", "end": ""}
    return str(CONTRADICTIONS[code]) % {**known, **values}
