"""Words of a project's money: cost types, why a cost is not eligible, amounts and periods as people read them."""

from datetime import date
from decimal import Decimal

from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.programmes import Eligibility, Programme
from viitta.parts.joint_projects.words import COST_TYPES

MORE_TYPES = {
    "licences": pgettext_lazy("cost type", "Software licences"),
    "internal": pgettext_lazy("cost type", "Charges of own units"),
    "equipment": pgettext_lazy("cost type", "Equipment"),
    "investments": pgettext_lazy("cost type", "Investments"),
    "communication": pgettext_lazy("cost type", "Communication"),
    "audit": pgettext_lazy("cost type", "Audit"),
    "office": pgettext_lazy("cost type", "Office costs"),
    "flat": pgettext_lazy("cost type", "Flat rate"),
    "in_kind": pgettext_lazy("cost type", "Contributions in kind"),
    "depreciation": pgettext_lazy("cost type", "Depreciation"),
    "charges": pgettext_lazy("cost type", "Interest and charges"),
    "fines": pgettext_lazy("cost type", "Fines"),
}
REASONS = {
    "outside_period": gettext_lazy("outside the project time"),
    "equipment": gettext_lazy("equipment is not paid for"),
    "investments": gettext_lazy("investments are not paid for"),
    "only_as_needed": gettext_lazy("licences only with a stated reason"),
    "book_cost": gettext_lazy("charges of own units only by their cost in the books"),
    "small_equipment": gettext_lazy("too dear for one piece of equipment"),
    "flat_rate": gettext_lazy("covered by the flat rate"),
    "said_so": gettext_lazy("said to be not eligible"),
    "no_cost": gettext_lazy("no cost of the project"),
    "unknown_type": gettext_lazy("the programme has no such cost type"),
    "in_kind": gettext_lazy("contributions in kind are not paid for"),
    "depreciation": gettext_lazy("depreciation is not paid for"),
    "charges": gettext_lazy("interest and charges are not paid for"),
    "fines": gettext_lazy("fines are not paid for"),
}


def language() -> str:
    """The language of the words, as our formats know it."""
    return get_language() or "fi"


def type_name(programme: Programme, key: str) -> str:
    """A cost type in words: the programme's own name, else the usual one."""
    kind = programme.cost_type(key)
    if kind is not None and kind.name:
        return kind.name
    return str(COST_TYPES.get(key) or MORE_TYPES.get(key) or key)


def paid_types(programme: Programme) -> dict[str, str]:
    """The cost types that can be planned and spent on, by key."""
    paid = (Eligibility.ALLOWED, Eligibility.LIMITED)
    return {one.key: type_name(programme, one.key) for one in programme.cost_types if one.eligibility in paid}


def all_types(programme: Programme) -> dict[str, str]:
    """Every cost type that a row of the accounts may have, those that are never paid too."""
    return {one.key: type_name(programme, one.key) for one in programme.cost_types}


def reason_words(reason: str) -> str:
    """Why a cost is not eligible: a known reason in words, else what somebody wrote."""
    return str(REASONS.get(reason, reason))


def euros(amount: Decimal) -> str:
    return formats.money(amount, language())


def share_words(share: Decimal) -> str:
    """Per cent with two decimals, as a share of financing is shown."""
    return formats.percent(share, language(), 2)


def days_between(start: date, end: date) -> str:
    return f"{formats.day(start, language())}–{formats.day(end, language())}"


def in_words(day: date | None) -> str:
    return formats.day(day, language()) if day else "–"


def together() -> str:
    return _("Together")
