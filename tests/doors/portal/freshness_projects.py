"""Cases of freshness: circles of municipalities. Pages of projects are made anew for each visit."""

from typing import Any

from tests.cast import TODAY, build_organisation
from viitta.parts.joint_projects.models import JointProject, Partner
from viitta.parts.organisations import actions


def circle_cases(case: Any, deed: dict[str, Any]) -> dict[str, Any]:
    """The cases by the name of the action."""

    def circle(s: Any) -> dict[str, Any]:
        return {"circle": JointProject.objects.get(pk=s.ids["project"]).circle, **deed}

    def join(s: Any) -> object:
        joining = build_organisation("Uudenkylä", "911", "uudenkyla.example")[0]
        return actions.join_circle(organisations=[joining], from_date=TODAY, **circle(s))

    def leave(s: Any) -> object:
        partner = Partner.objects.get(pk=s.ids["partner"])
        assert partner.organisation is not None
        return actions.leave_circle(organisation=partner.organisation, on=TODAY, **circle(s))

    return {
        "form_circle": case(
            lambda s: actions.form_circle(lead=s["organisation"], name="Piiri", from_date=None, **deed)
        ),
        "add_circle_group": case(lambda s: actions.add_circle_group(name="Ohjausryhmä", **circle(s))),
        "join_circle": case(join),
        "leave_circle": case(leave),
    }
