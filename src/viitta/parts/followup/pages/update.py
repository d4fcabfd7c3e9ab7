"""The update page and what follows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.parts.followup.models import FollowUp, ObservationKind, ProgressEntry
from viitta.parts.followup.pages.cards import (
    AskedMeasure,
    Card,
    Choice,
    build_card,
    conflict_of,
    used_where,
)
from viitta.parts.followup.pages.readings import ReadingField, reading_field
from viitta.parts.followup.queries import AskedIndicator, FieldError, ReadingError
from viitta.parts.followup.words import OBSERVATION
from viitta.parts.indicators.models import Reading


@dataclass(frozen=True, slots=True)
class Again:
    """What was typed and what was wrong with it, when the page comes back."""

    typed: Mapping[str, str] | None = None
    errors: Sequence[FieldError] = ()
    reading_errors: Sequence[ReadingError] = ()
    stale: Mapping[int, ProgressEntry] = field(default_factory=dict)
    stale_readings: Mapping[int, Reading] = field(default_factory=dict)


FIRST = Again()


@dataclass(frozen=True, slots=True)
class UpdatePage:
    """All cards of a person (or of one corridor answer) on one page."""

    title: str
    sub: str
    due: str
    cards: tuple[Card, ...]
    alone: tuple[ReadingField, ...]  # readings without a measure: a card each
    answered: int
    count: int
    action: str
    back: str
    problems: tuple[tuple[str, str], ...]  # anchor and sentence
    observation_kinds: tuple[Choice, ...]
    observation_kind: str
    observation: str
    draft_key: str
    can_take_all: bool
    opened: str  # when the page was opened, signed
    can_observe: bool  # whose success or challenge it would be is known only when the page is of one organisation


def update_page(
    found: Sequence[AskedMeasure],
    alone: Sequence[AskedIndicator] = (),
    *,
    action: str,
    back: str,
    language: str,
    draft_key: str,
    again: Again = FIRST,
    observation: tuple[str, str] = ("", ""),
    opened: str = "",
) -> UpdatePage:
    """The page of what one is asked, measures and readings; with typed texts and errors when it comes back."""
    cards = _cards(found, language, again)
    readings = tuple(_field(one, language, again) for one in alone)
    rounds = [*(one.follow_up for one in found), *(one.follow_up for one in alone)]
    quarters = ", ".join(sorted({Quarter.parse(follow_up.quarter).label for follow_up in rounds}))
    answered = sum(1 for one in found if one.entry is not None)
    said = ngettext("Your measure, %(quarter)s", "Your %(count)s measures, %(quarter)s", len(cards))
    if not cards:
        said = _("Your indicators, %(quarter)s")
    return UpdatePage(
        title=said % {"count": len(cards), "quarter": quarters},
        sub=", ".join(sorted({follow_up.roadmap.name for follow_up in rounds})),
        due=_due(rounds, language),
        cards=cards,
        alone=readings,
        answered=answered,
        count=len(cards),
        action=action,
        back=back,
        problems=_problems(cards, readings, again),
        observation_kinds=_kinds(observation[0]),
        observation_kind=observation[0],
        observation=observation[1],
        draft_key=draft_key,
        can_take_all=answered < len(cards),
        opened=opened,
        can_observe=_can_observe(found, rounds),
    )


def _kinds(chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(kind.value, str(OBSERVATION[kind]), kind.value == chosen) for kind in ObservationKind)


def _can_observe(found: Sequence[AskedMeasure], rounds: Sequence[FollowUp]) -> bool:
    """Whether the page asks for a success or a challenge: of one organisation, whose roadmap has not dropped it."""
    if len({follow_up.roadmap.organisation_id for follow_up in rounds}) > 1:
        return False
    return not found or any("observation" not in one.dropped for one in found)


def _field(one: AskedIndicator, language: str, again: Again) -> ReadingField:
    return reading_field(
        one, language=language, typed=again.typed, errors=again.reading_errors, stale=again.stale_readings
    )


def _cards(found: Sequence[AskedMeasure], language: str, again: Again) -> tuple[Card, ...]:
    conflicts = {pk: conflict_of(entry, language) for pk, entry in again.stale.items()}
    cards = []
    for one in found:
        conflict = conflicts.get(one.measure.pk, "")
        card = build_card(one, language=language, typed=again.typed, errors=again.errors, conflict=conflict)
        cards.append(replace(card, readings=tuple(_field(reading, language, again) for reading in one.readings)))
    return tuple(cards)


def _problems(cards: Sequence[Card], alone: Sequence[ReadingField], again: Again) -> tuple[tuple[str, str], ...]:
    """Anchors and sentences of the summary on top."""
    titles = {card.id: card.title for card in cards}
    readings = [*(reading for card in cards for reading in card.readings), *alone]
    problems = [(f"#m{e.measure}-{e.field}", f"{titles[e.measure]}: {e.sentence}") for e in again.errors]
    problems += [(f"#m{card.id}", f"{card.title}: {card.conflict}") for card in cards if card.conflict]
    for one in readings:
        problems += [(f"#{one.prefix}-{name}", f"{one.name}: {said}") for name, said in one.errors.items()]
        problems += [(f"#{one.prefix}-value", f"{one.name}: {one.conflict}")] if one.conflict else []
    return tuple(problems)


def _due(rounds: Sequence[FollowUp], language: str) -> str:
    days = [follow_up.due_on for follow_up in rounds if follow_up.due_on]
    if not days:
        return ""
    return _("Please answer by %(due)s. It takes about a minute.") % {"due": formats.day_month(min(days), language)}


@dataclass(frozen=True, slots=True)
class DonePage:
    """After saving: what was saved, what is still open, where the answers go."""

    title: str
    saved: str
    readings: str
    rest: str
    used: tuple[str, ...]
    again: str


def done_page(found: Sequence[AskedMeasure], alone: Sequence[AskedIndicator] = (), *, again: str) -> DonePage:
    """What to tell who has just answered."""
    answered = [one for one in found if one.entry is not None]
    rest = len(found) - len(answered)
    saved = ngettext("%(count)s answer is saved.", "%(count)s answers are saved.", len(answered))
    open_ones = ngettext("%(count)s measure has no answer yet.", "%(count)s measures have no answer yet.", rest)
    readings = _told_readings(found, alone)
    return DonePage(
        title=_("Thank you"),
        saved=saved % {"count": len(answered)} if answered or not readings else readings,
        readings=readings if answered else "",
        rest=open_ones % {"count": rest} if rest else "",
        used=used_where(),
        again=again,
    )


def _told_readings(found: Sequence[AskedMeasure], alone: Sequence[AskedIndicator]) -> str:
    """How many of the readings have been told; empty when none is asked."""
    asked = [*(reading for one in found for reading in one.readings), *alone]
    if not asked:
        return ""
    told = sum(1 for one in asked if one.told is not None)
    said = ngettext("%(told)s of %(count)s reading is told.", "%(told)s of %(count)s readings are told.", len(asked))
    return said % {"told": told, "count": len(asked)}


@dataclass(frozen=True, slots=True)
class ExpiredPage:
    """A link that works no more: why, and how to get a new one."""

    title: str
    reason: str
    action: str
    can_ask: bool


def expired_page(*, was_revoked: bool, action: str, can_ask: bool) -> ExpiredPage:
    """Why a link works no more."""
    if was_revoked:
        reason = _("This link was ended: what it asked about is now asked of somebody else, or you have a newer link.")
    else:
        reason = _("The round that this link belongs to has closed, and its values are kept as they were.")
    return ExpiredPage(_("The link works no more"), reason, action, can_ask)
