"""A running project in the world of the permission table: a row of each register, a round of results and its link."""

from datetime import date

from tests.cast import AT
from tests.permissions.projects import Joint
from viitta.core.actors import COMMAND_LINE
from viitta.parts.joint_projects.actions import results, running
from viitta.parts.joint_projects.models import Communication, Output, RelatedProject, Result, Stakeholder

BY = {"by": COMMAND_LINE, "at": AT}
ROWS = (
    ("output", Output, {"title": "Loppuraportti"}),
    ("communication", Communication, {"audience": "Asukkaat", "channel": "Verkkosivut"}),
    ("stakeholder", Stakeholder, {"name": "Maakuntaliitto"}),
    ("related", RelatedProject, {"name": "Kansallinen hanke"}),
    ("result", Result, {"title": "Yhteinen julkaisualusta", "kind": "system"}),
)


def build_running(joint: Joint) -> dict[str, int | str]:
    """Ids and tokens by name."""
    found: dict[str, int | str] = {}
    for name, model, values in ROWS:
        found[name] = running.add_rows(project=joint.project, model=model, new=[values], **BY)[0].pk
    opened = results.open_rounds(project=joint.project, on=date(2024, 5, 15), **BY)
    person = joint.people["rehtori"]
    tokens = results.issue_links(round=opened, people=[(joint.partner, person)], **BY)
    return {**found, "results_token": tokens[joint.partner.pk, person.pk]}
