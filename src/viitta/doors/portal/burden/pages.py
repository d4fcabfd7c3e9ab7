"""What a round cost people and what it gave, in ready strings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from viitta.core import formats
from viitta.core.burden import Question, Use, middle, unused
from viitta.core.periods import Quarter
from viitta.core.progress import whole
from viitta.doors.portal.burden.uses import PLACES
from viitta.parts.followup.models import FollowUp, ProgressEntry

QUESTION: Mapping[Question, str | Promise] = {
    Question.PERCENT: pgettext_lazy("question", "Percent"),
    Question.NOTE: gettext_lazy("A sentence for the meeting"),
    Question.CAUSE: gettext_lazy("Cause of the delay"),
    Question.STATUS: gettext_lazy("Change of the status"),
    Question.END: gettext_lazy("New end date"),
    Question.READING: gettext_lazy("Reading of an indicator"),
    Question.OBSERVATION: gettext_lazy("Success, challenge or lesson"),
}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """What was asked of one person."""

    title: str
    asked: str
    answered: str


@dataclass(frozen=True, slots=True)
class UseLine:
    """One question: asked, answered, and how many answers stand in each place."""

    question: str
    asked: str
    answered: str
    places: tuple[str, ...]
    is_unused: bool
    is_dropped: bool


@dataclass(frozen=True, slots=True)
class BurdenPage:
    title: str
    roadmap: str
    roadmap_address: str
    round_address: str
    sentence: str
    time: str
    heads: tuple[str, ...]
    uses: tuple[UseLine, ...]
    people: tuple[AskedLine, ...]
    unused: str
    questions_address: str


def minutes(seconds: int, language: str) -> str:
    """A time as people say it."""
    if seconds < 100:
        return _("%(count)s s") % {"count": seconds}
    return _("%(count)s min") % {"count": formats.number(round(seconds / 60), language)}


def time_words(seconds: Sequence[int], language: str) -> str:
    """The time that pages were open, in a sentence."""
    typical = middle(seconds)
    if typical is None:
        return _("No page of this round has been saved yet, so nothing is known of the time it takes.")
    said = ngettext(
        "%(count)s page was saved; it had been open for %(time)s.",
        "%(count)s pages were saved; half of them had been open for at most %(time)s.",
        len(seconds),
    )
    return said % {"count": len(seconds), "time": minutes(typical, language)}


def unused_words(rounds: Sequence[Sequence[Use]]) -> str:
    """Questions that gave nothing in the rounds, in a sentence; empty when each was of use."""
    found = [str(QUESTION[question]) for question in unused(rounds)]
    if not found:
        return ""
    said = ngettext(
        "In the last %(count)s round nobody used the answers to: %(questions)s.",
        "In the last %(count)s rounds nobody used the answers to: %(questions)s.",
        len(rounds),
    )
    return said % {"count": len(rounds), "questions": ", ".join(found)}


def use_lines(uses: Sequence[Use], dropped: frozenset[str], language: str) -> tuple[UseLine, ...]:
    """Each question in a row."""
    return tuple(
        UseLine(
            question=str(QUESTION[use.question]),
            asked=formats.number(use.asked, language),
            answered=formats.number(use.answered, language),
            places=tuple(formats.number(use.places[name], language) if name in use.places else "–" for name in PLACES),
            is_unused=use.is_unused,
            is_dropped=use.question.value in dropped,
        )
        for use in uses
    )


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One's own answer and the places where it can be read now."""

    measure: str
    address: str
    percent: str
    note: str
    places: tuple[tuple[str, str], ...]  # address and word


@dataclass(frozen=True, slots=True)
class OwnPage:
    title: str
    roadmap: str
    round_address: str
    lines: tuple[OwnLine, ...]


def own_page(
    follow_up: FollowUp, entries: Sequence[ProgressEntry], places: Mapping[int, Sequence[str]], language: str
) -> OwnPage:
    """One's own answers of a round with where each ended up; `places` by id of the answer."""
    quarter = Quarter.parse(follow_up.quarter)
    picture = f"{reverse('picture', args=[follow_up.roadmap_id])}?quarter={quarter.key}"
    addresses = {"picture": picture}
    return OwnPage(
        title=_("Where my answers went, %(quarter)s") % {"quarter": quarter.label},
        roadmap=follow_up.roadmap.name,
        round_address=reverse("round", args=[follow_up.pk]),
        lines=tuple(
            OwnLine(
                row.measure.title,
                reverse("measure", args=[row.measure_id]),
                formats.percent(row.percent, language) if row.percent is not None else "–",
                row.note,
                tuple((addresses.get(name, ""), str(PLACES[name])) for name in places.get(row.pk, ())),
            )
            for row in entries
        ),
    )


def burden_page(
    follow_up: FollowUp,
    *,
    uses: Sequence[Use],
    earlier: Sequence[Sequence[Use]],
    people: Sequence[tuple[str, int, int]],
    seconds: Sequence[int],
    dropped: frozenset[str],
    language: str,
) -> BurdenPage:
    """What one round asked of whom, how long it took and where the answers went."""
    asked, answered = sum(row[1] for row in people), sum(row[2] for row in people)
    share = formats.percent(whole(Decimal(100 * answered) / asked), language) if asked else "–"
    said = {"people": len(people), "asked": asked, "answered": answered, "share": share}
    return BurdenPage(
        title=_("What the round %(quarter)s asked and gave") % {"quarter": Quarter.parse(follow_up.quarter).label},
        roadmap=follow_up.roadmap.name,
        roadmap_address=reverse("roadmap", args=[follow_up.roadmap_id]),
        round_address=reverse("round", args=[follow_up.pk]),
        sentence=_("%(asked)s measures were asked of %(people)s people; %(answered)s were answered (%(share)s).")
        % said,
        time=time_words(seconds, language),
        heads=tuple(str(word) for word in PLACES.values()),
        uses=use_lines(uses, dropped, language),
        people=tuple(
            AskedLine(title, formats.number(count, language), formats.number(told, language))
            for title, count, told in people
        ),
        unused=unused_words([uses, *earlier]),
        questions_address=reverse("questions", args=[follow_up.roadmap_id]),
    )
