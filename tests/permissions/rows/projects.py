"""Who opens joint projects: everybody of the partners sees, the applicant's coordinator changes, a partner its own."""

from tests.permissions.table import Row, only, signed_in, staff
from tests.permissions.world import PARTNER

COORDINATES = ("administrator", "convenor", "coordinator")
FOUNDS = ("administrator", "convenor")
PROJECT, ITS_PARTNER, APPLICANT = {"pk": "project"}, {"pk": "partner"}, {"pk": "applicant"}
PHASE, NOTICE, UNKNOWN = {"pk": "phase"}, {"pk": "notice"}, {"pk": "unknown"}


def seen() -> dict[str, int]:
    """Everybody who has a role in a municipality of the project."""
    return {**staff(), PARTNER: 200}


ROWS = [
    Row("projects", {}, signed_in()),
    Row("project_new", {}, {**signed_in(404), **only(*FOUNDS), "stranger": 200, PARTNER: 404}),
    Row("project", PROJECT, seen()),
    Row("project", UNKNOWN, {**staff(404), PARTNER: 404}),
    Row("project_edit", PROJECT, only(*COORDINATES)),
    Row("project_grant", PROJECT, only(*COORDINATES)),
    Row("project_coordinator", PROJECT, only(*COORDINATES)),
    Row("phase_new", PROJECT, only(*COORDINATES)),
    Row("phase_edit", PHASE, only(*COORDINATES)),
    Row("phase_edit", UNKNOWN, staff(404)),
    Row("phase_remove", PHASE, only(*COORDINATES, status=302), "post"),
    Row("project_notices", PROJECT, seen()),
    Row("notice_new", PROJECT, only(*COORDINATES)),
    Row("notice_edit", NOTICE, only(*COORDINATES)),
    Row("notice_edit", UNKNOWN, staff(404)),
    Row("notice_remove", NOTICE, only(*COORDINATES, status=302), "post"),
    Row("project_partners", PROJECT, seen()),
    Row("partner_new", PROJECT, only(*COORDINATES)),
    Row("partner", ITS_PARTNER, seen()),
    Row("partner", UNKNOWN, {**staff(404), PARTNER: 404}),
    Row("partner_report", ITS_PARTNER, {**only(*COORDINATES), PARTNER: 200}),
    Row("partner_report", APPLICANT, staff()),
    Row("partner_edit", ITS_PARTNER, {**only(*COORDINATES), PARTNER: 200}),
    Row("partner_edit", APPLICANT, only(*COORDINATES, "owner", "member")),
    Row("partner_decision", ITS_PARTNER, {**only(*COORDINATES), PARTNER: 200}),
    Row("partner_decision", APPLICANT, only(*COORDINATES, "owner", "member")),
    Row("partner_seat", ITS_PARTNER, only(*COORDINATES)),
    Row("partner_end", ITS_PARTNER, only(*COORDINATES)),
    Row("partner_end", APPLICANT, staff(404)),
]
ROWS += [
    Row("programmes", {}, signed_in()),
    Row("programme", {"key": "programme_key"}, signed_in()),
    Row("programme", {"key": "no_programme"}, signed_in(404)),
    Row("programme_new", {}, {**signed_in(404), **only(*FOUNDS), "stranger": 200, PARTNER: 404}),
    Row("programme_edit", {"pk": "programme"}, only(*FOUNDS)),
    Row("programme_edit", UNKNOWN, staff(404)),
    Row("programme_remove", {"pk": "programme"}, only(*FOUNDS, status=302), "post"),
]
