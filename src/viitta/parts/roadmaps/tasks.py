"""What time makes due in the plan: a reminder two weeks before a promise falls due. Safe to run twice."""

from collections import defaultdict
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from viitta.core.actors import SYSTEM
from viitta.core.promises import needs_reminder
from viitta.engines.workdays import is_workday
from viitta.parts.messages import actions as messages
from viitta.parts.organisations.queries import convenors_of
from viitta.parts.roadmaps import actions, mails
from viitta.parts.roadmaps.models import Promise, Roadmap
from viitta.parts.roadmaps.queries.promises import days_of, reminded_next


@transaction.atomic
def remind_of_promises(*, at: datetime) -> int:
    """Write to the convenors of roadmaps whose promises fall due; returns how many letters. On days off none."""
    today = timezone.localdate(at)
    if not is_workday(today):
        return 0
    by_roadmap: dict[Roadmap, list[Promise]] = defaultdict(list)
    for promise in reminded_next(today):
        if needs_reminder(days_of(promise), promise.reminded_of, today):
            by_roadmap[promise.roadmap].append(promise)
    written = 0
    for roadmap, promises in by_roadmap.items():
        people = [one for one in convenors_of(roadmap.organisation_id, on=today, roadmap=roadmap.pk) if one.email]
        if not people:  # asked again every day, until the roadmap has a convenor who can be reached
            continue
        language = settings.LANGUAGE_CODE
        actions.note_reminded(promises=promises, by=SYSTEM, at=at)
        letters = [
            mails.promise_letter(person=person, roadmap=roadmap, promises=promises, language=language)
            for person in people
        ]
        written += len(messages.queue(letters=letters, by=SYSTEM, at=at))
    return written
