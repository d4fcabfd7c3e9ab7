"""Which questions are asked, and how long answering took."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from viitta.core.actors import Actor
from viitta.core.burden import DROPPABLE
from viitta.parts.audit import actions as audit
from viitta.parts.followup.models import DroppedQuestion, FollowUp, Sitting
from viitta.parts.followup.permissions import can_run_rounds
from viitta.parts.organisations.permissions import require
from viitta.parts.roadmaps.models import Roadmap

LONGEST = 4 * 3600  # seconds: a page left open over a day tells nothing of the burden


@transaction.atomic
def choose_questions(*, roadmap: Roadmap, dropped: Collection[str], by: Actor, at: datetime) -> None:
    """Say which questions the update page of a roadmap does without. ValueError for one that is always asked."""
    require(can_run_rounds(by, roadmap))
    audit.lock([roadmap.organisation_id])
    if not set(dropped) <= {question.value for question in DROPPABLE}:
        raise ValueError("a question that cannot be dropped")
    before = set(DroppedQuestion.objects.filter(roadmap=roadmap).values_list("question", flat=True))
    DroppedQuestion.objects.filter(roadmap=roadmap).exclude(question__in=dropped).delete()
    signature = by.signature(roadmap.organisation_id)._asdict()
    new = [DroppedQuestion(roadmap=roadmap, question=one, at=at, **signature) for one in sorted({*dropped} - before)]
    DroppedQuestion.objects.bulk_create(new)
    audit.record(
        "followup.questions.chosen",
        by=by,
        at=at,
        organisation=roadmap.organisation_id,
        target=audit.Target("roadmap", roadmap.pk, roadmap.name),
        data={"dropped": sorted(dropped)},
    )


@transaction.atomic
def record_sitting(*, follow_up: FollowUp, answers: int, seconds: int, by: Actor, at: datetime) -> Sitting | None:
    """Keep how long a page was open until it was saved; None for a time that tells nothing.

    Done by the system, so that neither the row nor the log tells whose page it was.
    """
    require(by.is_unlimited)
    if not 0 <= seconds <= LONGEST or follow_up.opened_on is None:
        return None
    organisation = follow_up.roadmap.organisation_id
    audit.lock([organisation])
    made = Sitting.objects.create(
        organisation_id=organisation,
        opened_on=follow_up.opened_on,
        seconds=seconds,
        answers=answers,
        on=timezone.localdate(at),
    )
    audit.record("followup.sitting.kept", by=by, at=at, organisation=organisation)
    return made
