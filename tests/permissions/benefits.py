"""What benefits add to the world of the permission table."""

from datetime import date
from decimal import Decimal

from tests.cast import AT, Town
from viitta.core.actors import COMMAND_LINE
from viitta.parts.benefits import actions as benefits

BY = {"by": COMMAND_LINE, "at": AT}


def build_benefits(town: Town) -> dict[str, int]:
    """Ids by name."""
    leaving = benefits.keep_retirements(organisation=town.organisation, unit=None, year=2024, count=2, **BY)
    values = {
        "title": "Hakemukset käsitellään sähköisesti", "roadmap": town.roadmap, "owner": town.people["viestintäpäällikkö"],
        "leaving": leaving, "starts_on": date(2023, 1, 1), "expected_person_years": Decimal("1.2"),
        "expected_euros": Decimal(54_000),
    }  # fmt: skip
    new = benefits.NewBenefit(values, (town.app,))
    row = benefits.add_benefits(organisation=town.organisation, new=[new], **BY)[0]
    return {"benefit": row.pk, "retirement": leaving.pk}
