"""Cases of freshness: benefits and planned retirements. (do, pages that show it) by name of the action."""

from decimal import Decimal
from typing import Any

from tests.cast import AT
from viitta.core.actors import COMMAND_LINE
from viitta.parts.benefits import actions
from viitta.parts.benefits.models import Benefit, Retirement

DEED: dict[str, Any] = {"by": COMMAND_LINE, "at": AT}


def cases() -> dict[str, tuple[Any, tuple[str, ...]]]:
    """By part and name of the action."""

    def row(s: Any) -> Benefit:
        return Benefit.objects.select_related("organisation", "roadmap").get(pk=s.ids["benefit"])

    def new(s: Any) -> actions.NewBenefit:
        return actions.NewBenefit({"title": "Uusi", "roadmap": s["roadmap"]}, (s["measure"],))

    def spare(s: Any) -> Retirement:
        return actions.keep_retirements(organisation=s["organisation"], unit=None, year=2030, count=1, **DEED)

    year, shows = actions.TakenYear(2023, Decimal(1), Decimal(9)), ("measure",)
    do = {
        "add_benefits": (lambda s: actions.add_benefits(organisation=s["organisation"], new=[new(s)], **DEED), shows),
        "change_benefit": (lambda s: actions.change_benefit(benefit=row(s), values={"title": "Muu"}, **DEED), shows),
        "remove_benefits": (lambda s: actions.remove_benefits(benefits=[row(s)], **DEED), shows),
        "tell_years": (lambda s: actions.tell_years(benefit=row(s), told=[year], **DEED), ()),
        "note_reminded": (lambda s: actions.note_reminded(benefits=[row(s)], year=2023, number=1, **DEED), ()),
        "keep_retirements": (spare, ()),
        "remove_retirements": (lambda s: actions.remove_retirements(retirement=spare(s), **DEED), ()),
    }
    return {f"benefits.{name}": case for name, case in do.items()}
