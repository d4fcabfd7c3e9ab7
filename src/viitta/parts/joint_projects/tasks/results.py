"""Asking the municipalities for their columns: when somebody wants to, and 6, 12 and 24 months after the end."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import SYSTEM, Actor
from viitta.core.results import is_over, round_due
from viitta.engines.workdays import is_workday
from viitta.parts.joint_projects.actions import results as actions
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.mails.results import results_letter
from viitta.parts.joint_projects.models import JointProject, ResultRound
from viitta.parts.joint_projects.queries import running as queries
from viitta.parts.messages import actions as messages


@transaction.atomic
def ask_for_results(
    *, project: JointProject, months_after: int | None = None, by: Actor, at: datetime
) -> tuple[ResultRound, int]:
    """Open a round and write to each municipality; returns the round and how many letters. Refused without results."""
    today = timezone.localdate(at)
    made = actions.open_rounds(project=project, months_after=months_after, on=today, by=by, at=at)
    people = queries.askable(project, today)
    tokens = actions.issue_links(round=made, people=people, by=by, at=at)
    count = len(queries.results_by_id(project))
    letters = [
        results_letter(round=made, partner=partner, person=person, count=count, token=tokens[partner.pk, person.pk])
        for partner, person in people
    ]
    return made, len(messages.queue(letters=letters, by=by, at=at)) if letters else 0


def follow_results(*, at: datetime) -> int:
    """Open the rounds that are due after projects have ended, and close those that are over; returns how many letters.

    Safe to run twice: each round of a project is opened once. On days off none is opened.
    """
    today, written = timezone.localdate(at), 0
    over = [row for row in queries.open_rounds() if is_over(row.due_on, today)]
    if over:
        actions.close_rounds(rounds=over, by=SYSTEM, at=at)
    if not is_workday(today):
        return 0
    for project in queries.ended_projects(today):
        opened = {row.months_after for row in queries.rounds_of(project) if row.months_after is not None}
        months = round_due(project.ends_on, today, opened)
        if months is None:
            continue
        try:
            written += ask_for_results(project=project, months_after=months, by=SYSTEM, at=at)[1]
        except Refused:
            continue  # a project that has written down no results is not asked of them
    return written
