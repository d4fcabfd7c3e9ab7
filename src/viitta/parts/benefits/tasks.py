"""What time makes due: the yearly reading of a benefit is asked of its owner, also after the project. Safe to run twice."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from viitta.core.actors import SYSTEM
from viitta.core.benefits import reminder_due
from viitta.engines.workdays import is_workday
from viitta.parts.benefits import actions, mails
from viitta.parts.benefits.models import Benefit
from viitta.parts.benefits.queries import waiting_of
from viitta.parts.messages import actions as messages
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.queries import convenors_of


@transaction.atomic
def remind_of_readings(*, at: datetime) -> int:
    """Write to those who tell what was realised last year; returns how many letters. On days off none."""
    today = timezone.localdate(at)
    if not is_workday(today):
        return 0
    year = today.year - 1
    due: dict[int, list[Benefit]] = defaultdict(list)
    for row in waiting_of(year):
        if number := reminder_due(year, today, row.reminded):  # type: ignore[attr-defined]
            due[number].append(row)
    written = 0
    for number, rows in due.items():
        asked = _asked(rows, today)
        reached = {row.pk: row for told in asked.values() for row in told}
        actions.note_reminded(benefits=list(reached.values()), year=year, number=number, by=SYSTEM, at=at)
        letters = [
            mails.reading_letter(
                person=person, benefits=told, year=year, is_owner=is_owner, language=settings.LANGUAGE_CODE
            )
            for (person, is_owner, _organisation), told in asked.items()
        ]
        written += len(messages.queue(letters=letters, by=SYSTEM, at=at))
    return written


def _asked(rows: Iterable[Benefit], today: date) -> dict[tuple[Person, bool, int], list[Benefit]]:
    """Benefits by who is written to: the owner, else those who convene; a benefit nobody can be asked of waits."""
    found: dict[tuple[Person, bool, int], list[Benefit]] = defaultdict(list)
    convenors: dict[tuple[int, int | None], list[Person]] = {}
    for row in rows:
        owner = row.owner
        if owner is not None and owner.email and (owner.left_on is None or owner.left_on > today):
            found[owner, True, row.organisation_id].append(row)
            continue
        place = (row.organisation_id, row.roadmap_id)
        if place not in convenors:
            convenors[place] = convenors_of(row.organisation_id, on=today, roadmap=row.roadmap_id)
        for person in convenors[place]:
            if person.email:
                found[person, False, row.organisation_id].append(row)
    return found
