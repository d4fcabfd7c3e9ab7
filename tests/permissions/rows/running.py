"""Who opens the registers of a running project, its results and its closing; the mail link is open to who has it."""

from tests.permissions.table import Row, only, public, staff
from tests.permissions.world import PARTNER

COORDINATES = ("administrator", "convenor", "coordinator")
FOUNDS = ("administrator", "convenor")
SPEAKS = (*COORDINATES, "owner", "member")
PROJECT, UNKNOWN = {"pk": "project"}, {"pk": "unknown"}
ITS_PARTNER, APPLICANT = {"pk": "partner"}, {"pk": "applicant"}


def seen() -> dict[str, int]:
    """Everybody who has a role in a municipality of the project."""
    return {**staff(), PARTNER: 200}


def _register(name: str, row: str) -> list[Row]:
    its = {"pk": row}
    return [
        Row(name, PROJECT, seen()),
        Row(name, UNKNOWN, {**staff(404), PARTNER: 404}),
        Row(f"{row}_new", PROJECT, only(*COORDINATES)),
        Row(f"{row}_edit", its, only(*COORDINATES)),
        Row(f"{row}_edit", UNKNOWN, staff(404)),
        Row(f"{row}_remove", its, only(*COORDINATES, status=302), "post"),
    ]


ROWS = [
    *_register("project_outputs", "output"),
    *_register("project_communication", "communication"),
    *_register("project_stakeholders", "stakeholder"),
    *_register("project_related", "related"),
    *_register("project_result_list", "result"),
    Row("communication_done", {"pk": "communication"}, only(*COORDINATES, status=302), "post"),
    Row("project_results", PROJECT, seen()),
    Row("project_results", UNKNOWN, staff(404)),
    Row("results_ask", PROJECT, only(*COORDINATES, status=302), "post"),
    Row("results_column", ITS_PARTNER, {**only(*COORDINATES), PARTNER: 200}),
    Row("results_column", APPLICANT, only(*SPEAKS)),
    Row("results_link", {"token": "results_token"}, {**public(), PARTNER: 200}),
    Row("project_closing", PROJECT, seen()),
    Row("project_closing_edit", PROJECT, only(*COORDINATES)),
    Row("project_follow_up", PROJECT, only(*COORDINATES, status=302), "post"),
]
