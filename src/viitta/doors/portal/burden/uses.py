"""Where the answers of a round stand: looked for in the very documents that people read, so that the count is true.

A place is a document made of the round (situation picture, annex of measures, agendas of the meetings that look back
on it, the final report that was published last) or a verdict on a goal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from viitta.core import formats
from viitta.core.burden import Question, Use
from viitta.core.document.reading import lines_of
from viitta.core.periods import Quarter
from viitta.core.progress import Cause, Kind, Status
from viitta.doors.reports.agenda.build import agenda_document
from viitta.doors.reports.agenda.gather import gather as gather_agenda
from viitta.doors.reports.measures import measures_document
from viitta.doors.reports.queries.published import published_of
from viitta.doors.reports.situation import gather, situation_document
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import FollowUp, ProgressEntry
from viitta.parts.followup.queries import burden as queries
from viitta.parts.followup.queries.readings import readings_of_round
from viitta.parts.meetings.queries.meetings import meetings_about
from viitta.parts.roadmaps.queries.strategy import behind_verdicts
from viitta.parts.roadmaps.words import CAUSE, STATUS

PLACES: Mapping[str, str | Promise] = {
    "picture": gettext_lazy("situation picture"),
    "annex": gettext_lazy("annex of measures"),
    "agenda": gettext_lazy("agenda"),
    "report": gettext_lazy("final report"),
    "verdict": gettext_lazy("verdict on a goal"),
}
Told = tuple[str, ...]  # texts that stand together where an answer is used


def uses_of(follow_up: FollowUp, *, today: date, language: str) -> list[Use]:
    """Each question of a round with how many were asked, how many answered, and where the answers stand."""
    places = lines_by_place(follow_up, today=today, language=language)
    asked = sum(count for _title, count, _answered in queries.asked_counts(follow_up))
    answers = queries.told_in(follow_up)
    told = _told(follow_up, answers, language)
    told[Question.OBSERVATION] = [
        (row.text,) for row in followup.observations_of(follow_up.roadmap, quarter=follow_up.quarter)
    ]
    found = [
        Use(question, asked, len(texts), {name: _standing(texts, lines) for name, lines in places.items()})
        for question, texts in told.items()
    ]
    return [_counted(one, answers) if one.question is Question.PERCENT else one for one in found] + [
        _readings(follow_up)
    ]


def lines_by_place(follow_up: FollowUp, *, today: date, language: str) -> dict[str, list[str]]:
    """What can be read in each place that is made of a round, line by line; places that do not exist are left out."""
    roadmap, quarter = follow_up.roadmap, Quarter.parse(follow_up.quarter)
    picture = gather(roadmap, quarter, today=today)
    documents = {
        "picture": [situation_document(picture, language=language, on=today)],
        "annex": [measures_document(picture, language=language, on=today)],
        "agenda": [
            agenda_document(gather_agenda(meeting, today=today), language=language)
            for meeting in meetings_about(roadmap.pk, quarter.key)
        ],
        "report": published_of(roadmap),
    }
    return {name: [line for one in made for line in lines_of(one)] for name, made in documents.items() if made}


def standing_in(entry: ProgressEntry, lines: Mapping[str, Sequence[str]], language: str) -> list[str]:
    """The places where an answer can be read: its sentence, or without one its measure with the percent."""
    texts = (entry.note,) if entry.note else (entry.measure.title, formats.percent(entry.percent or 0, language))
    return [name for name, found in lines.items() if _standing([texts], found)]


def _counted(use: Use, answers: Sequence[ProgressEntry]) -> Use:
    """Percents stand in the picture as the mean that is counted from them, whether it prints them one by one or not."""
    counted = [row for row in answers if row.percent is not None and row.measure.kind != Kind.CONTINUOUS]
    return replace(use, places={**use.places, "picture": max(use.places["picture"], len(counted))})


def _told(follow_up: FollowUp, answers: Sequence[ProgressEntry], language: str) -> dict[Question, list[Told]]:
    """What was answered, question by question, as the texts that would stand in one line of a report."""
    before = queries.statuses_before(follow_up, [row.measure_id for row in answers])
    moved = [row for row in answers if before.get(row.measure_id, row.status) != row.status]
    return {
        Question.PERCENT: [
            (row.measure.title, formats.percent(row.percent, language)) for row in answers if row.percent is not None
        ],
        Question.NOTE: [(row.note,) for row in answers if row.note],
        Question.CAUSE: [(row.measure.title, str(CAUSE[Cause(row.cause)])) for row in answers if row.cause],
        Question.STATUS: [(row.measure.title, str(STATUS[Status(row.status)])) for row in moved],
        Question.END: _ends(follow_up, language),
    }


def _ends(follow_up: FollowUp, language: str) -> list[Told]:
    if follow_up.opened_on is None:
        return []
    first = timezone.make_aware(datetime.combine(follow_up.opened_on, datetime.min.time()))
    last = follow_up.closed_at or timezone.now()
    rows = queries.ends_moved_in(follow_up, first=first, last=last)
    return [(title, formats.day(end, language)) for title, end in rows if end is not None]


def _standing(told: Iterable[Told], lines: Sequence[str]) -> int:
    """How many answers stand in a document: all texts of the answer in one of its lines."""
    return sum(1 for texts in told if any(all(text in line for text in texts) for line in lines))


def _readings(follow_up: FollowUp) -> Use:
    asked = readings_of_round(follow_up)
    told = [one.told.pk for one in asked if one.told is not None]
    return Use(Question.READING, len(asked), len(told), {"verdict": behind_verdicts(told)})
