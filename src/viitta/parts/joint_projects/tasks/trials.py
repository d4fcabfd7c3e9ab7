"""What time makes due: a trial asks for its decision four weeks before it ends. Safe to run twice."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from viitta.core.actors import SYSTEM
from viitta.engines.workdays import is_workday
from viitta.parts.joint_projects.actions.orders import mark_asked
from viitta.parts.joint_projects.mails import trials as mails
from viitta.parts.joint_projects.models import Order
from viitta.parts.joint_projects.queries.money import coordinators_of, trials_to_ask
from viitta.parts.messages import actions as messages

ASK_BEFORE = timedelta(weeks=4)


@transaction.atomic
def ask_of_trials(*, at: datetime) -> int:
    """Write to who coordinates about trials that end within four weeks; returns how many letters. On days off none.

    A trial is asked of once; one whose project has nobody to be written to waits.
    """
    today = timezone.localdate(at)
    if not is_workday(today):
        return 0
    by_project: dict[int, list[Order]] = {}
    for row in trials_to_ask(until=today + ASK_BEFORE):
        by_project.setdefault(row.project_id, []).append(row)
    letters = []
    for rows in by_project.values():
        people = coordinators_of(rows[0].project, on=today)
        if people:
            mark_asked(orders=rows, by=SYSTEM, at=at)
            letters.append(mails.trial_letter(person=people[0], orders=rows, language=settings.LANGUAGE_CODE))
    return len(messages.queue(letters=letters, by=SYSTEM, at=at)) if letters else 0
