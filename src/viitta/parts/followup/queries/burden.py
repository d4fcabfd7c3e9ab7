"""What was asked in rounds, what was answered, how long it took, and what a roadmap does not ask."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.db.models import Count, Q

from viitta.parts.followup.models import Asked, DroppedQuestion, FollowUp, ProgressEntry, RoundState, Sitting
from viitta.parts.roadmaps.models import Roadmap, ScheduleChange


def dropped_questions(roadmaps: Iterable[int]) -> dict[int, frozenset[str]]:
    """Questions that are not asked, by roadmap."""
    found: dict[int, set[str]] = {}
    for roadmap, question in DroppedQuestion.objects.filter(roadmap__in=list(roadmaps)).values_list(
        "roadmap", "question"
    ):
        found.setdefault(roadmap, set()).add(question)
    return {roadmap: frozenset(questions) for roadmap, questions in found.items()}


def last_rounds(roadmap: Roadmap, *, until: FollowUp | None = None, most: int = 4) -> list[FollowUp]:
    """The newest rounds in which people were asked, newest first."""
    rows = FollowUp.objects.filter(roadmap=roadmap, state__in=[RoundState.OPEN, RoundState.CLOSED])
    if until is not None:
        rows = rows.filter(quarter__lte=until.quarter)
    return list(rows.select_related("roadmap").order_by("-quarter")[:most])


def sitting_seconds(follow_up: FollowUp) -> list[int]:
    """How long the pages that asked of the rounds of a day were open."""
    if follow_up.opened_on is None:
        return []
    rows = Sitting.objects.filter(organisation=follow_up.roadmap.organisation_id, opened_on=follow_up.opened_on)
    return list(rows.values_list("seconds", flat=True))


def asked_counts(follow_up: FollowUp) -> list[tuple[str, int, int]]:
    """Title of each person who was asked, of how many measures, and how many of those were answered by anybody."""
    answered = Q(measure__entries__follow_up=follow_up)
    rows = Asked.objects.filter(follow_up=follow_up).values("person", "person__title", "person__name")
    counted = rows.annotate(
        asked=Count("measure", distinct=True), answered=Count("measure", filter=answered, distinct=True)
    ).order_by("-asked", "person__title", "person")
    return [(row["person__title"] or row["person__name"], row["asked"], row["answered"]) for row in counted]


def told_in(follow_up: FollowUp) -> list[ProgressEntry]:
    """Answers of a round that owners gave."""
    return list(ProgressEntry.objects.filter(follow_up=follow_up).select_related("measure").order_by("pk"))


def own_answers(follow_up: FollowUp, people: Collection[int]) -> list[ProgressEntry]:
    """Answers of a round to what was asked of people, by the title of the measure."""
    asked = Asked.objects.filter(follow_up=follow_up, person__in=people).values("measure")
    rows = ProgressEntry.objects.filter(follow_up=follow_up, measure__in=asked).select_related("measure")
    return list(rows.order_by("measure__title", "pk"))


def statuses_before(follow_up: FollowUp, measures: Collection[int]) -> dict[int, str]:
    """Status that was told last before a round, by measure."""
    rows = ProgressEntry.objects.filter(measure__in=measures, follow_up__quarter__lt=follow_up.quarter)
    return dict(rows.order_by("follow_up__quarter").values_list("measure", "status"))


def ends_moved_in(follow_up: FollowUp, *, first: datetime, last: datetime) -> list[tuple[str, date | None]]:
    """Title and new end of measures whose end was moved while a round was open."""
    rows = ScheduleChange.objects.filter(measure__roadmap=follow_up.roadmap_id, at__gte=first, at__lte=last)
    return list(rows.order_by("at").values_list("measure__title", "new_end"))
