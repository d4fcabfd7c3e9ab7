"""Who opens the application of a joint project: all partners see it, their people write it, the coordinator sends it."""

from tests.permissions.rows.projects import COORDINATES, PROJECT, UNKNOWN, seen
from tests.permissions.table import Row, only, staff
from tests.permissions.world import PARTNER

WRITES = (*COORDINATES, "owner", "member")
TEXT, CONTACT = {"pk": "project", "question": "question_text"}, {"pk": "project", "question": "question_contact"}
GIVEN, NONE = {"pk": "project", "question": "question_given"}, {"pk": "project", "question": "unknown"}
NOBODY = {**staff(404), PARTNER: 404}


def writes(status: int = 200) -> dict[str, int]:
    """Whoever coordinates, and those who speak for a municipality of the project."""
    return {**only(*WRITES, status=status), PARTNER: status}


ROWS = [
    Row("project_application", PROJECT, seen()),
    Row("project_application", UNKNOWN, NOBODY),
    Row("project_application_copy", PROJECT, seen()),
    Row("project_application_file", PROJECT, seen()),
    Row("project_application_bring", PROJECT, only(*COORDINATES)),
    Row("project_application_bring_save", PROJECT, only(*COORDINATES, status=302), "post"),
    Row("project_application_send", PROJECT, only(*COORDINATES)),
    Row("project_answer", TEXT, seen()),
    Row("project_answer", NONE, NOBODY),
    Row("project_answer_write", TEXT, writes()),
    Row("project_answer_write", CONTACT, only(*COORDINATES)),
    Row("project_answer_write", GIVEN, NOBODY),
    Row("project_answer_open", TEXT, writes(302), "post"),
    Row("project_answer_close", TEXT, writes(302), "post"),
    Row("project_answer_state", TEXT, writes(302), "post"),
    Row("project_answer_task", TEXT, only(*COORDINATES, status=302), "post"),
]
