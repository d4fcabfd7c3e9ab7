"""The update page and what follows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.parts.followup.models import ObservationKind, ProgressEntry
from viitta.parts.followup.pages.cards import (
    AskedMeasure,
    Card,
    Choice,
    build_card,
    conflict_of,
    organisations_in,
    used_where,
)
from viitta.parts.followup.queries import FieldError
from viitta.parts.followup.words import OBSERVATION


@dataclass(frozen=True, slots=True)
class UpdatePage:
    """All cards of a person (or of one corridor answer) on one page."""

    title: str
    sub: str
    due: str
    cards: tuple[Card, ...]
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
    can_observe: bool  # whose success or challenge it would be is known only when the page is of one organisation


def update_page(
    found: Sequence[AskedMeasure],
    *,
    action: str,
    back: str,
    language: str,
    draft_key: str,
    typed: Mapping[str, str] | None = None,
    errors: Sequence[FieldError] = (),
    stale: Mapping[int, ProgressEntry] | None = None,
    observation: tuple[str, str] = ("", ""),
) -> UpdatePage:
    """The page of what one is asked; with typed texts and errors when it comes back."""
    cards = _cards(found, language, typed, errors, stale or {})
    quarters = ", ".join(sorted({Quarter.parse(one.follow_up.quarter).label for one in found}))
    answered = sum(1 for one in found if one.entry is not None)
    said = ngettext("Your measure, %(quarter)s", "Your %(count)s measures, %(quarter)s", len(cards))
    return UpdatePage(
        title=said % {"count": len(cards), "quarter": quarters},
        sub=", ".join(sorted({one.follow_up.roadmap.name for one in found})),
        due=_due(found, language),
        cards=cards,
        answered=answered,
        count=len(cards),
        action=action,
        back=back,
        problems=_problems(cards, errors),
        observation_kinds=tuple(
            Choice(k.value, str(OBSERVATION[k]), k.value == observation[0]) for k in ObservationKind
        ),
        observation_kind=observation[0],
        observation=observation[1],
        draft_key=draft_key,
        can_take_all=answered < len(cards),
        can_observe=len(organisations_in(found)) < 2,
    )


def _cards(
    found: Sequence[AskedMeasure],
    language: str,
    typed: Mapping[str, str] | None,
    errors: Sequence[FieldError],
    stale: Mapping[int, ProgressEntry],
) -> tuple[Card, ...]:
    conflicts = {pk: conflict_of(entry, language) for pk, entry in stale.items()}
    return tuple(
        build_card(one, language=language, typed=typed, errors=errors, conflict=conflicts.get(one.measure.pk, ""))
        for one in found
    )


def _problems(cards: Sequence[Card], errors: Sequence[FieldError]) -> tuple[tuple[str, str], ...]:
    """Anchors and sentences of the summary on top."""
    titles = {card.id: card.title for card in cards}
    problems = [(f"#m{e.measure}-{e.field}", f"{titles[e.measure]}: {e.sentence}") for e in errors]
    problems += [(f"#m{card.id}", f"{card.title}: {card.conflict}") for card in cards if card.conflict]
    return tuple(problems)


def _due(found: Sequence[AskedMeasure], language: str) -> str:
    days = [one.follow_up.due_on for one in found if one.follow_up.due_on]
    if not days:
        return ""
    return _("Please answer by %(due)s. It takes about a minute.") % {"due": formats.day_month(min(days), language)}


@dataclass(frozen=True, slots=True)
class DonePage:
    """After saving: what was saved, what is still open, where the answers go."""

    title: str
    saved: str
    rest: str
    used: tuple[str, ...]
    again: str


def done_page(found: Sequence[AskedMeasure], *, again: str) -> DonePage:
    """What to tell who has just answered."""
    answered = [one for one in found if one.entry is not None]
    rest = len(found) - len(answered)
    saved = ngettext("%(count)s answer is saved.", "%(count)s answers are saved.", len(answered))
    open_ones = ngettext("%(count)s measure has no answer yet.", "%(count)s measures have no answer yet.", rest)
    return DonePage(
        title=_("Thank you"),
        saved=saved % {"count": len(answered)},
        rest=open_ones % {"count": rest} if rest else "",
        used=used_where(),
        again=again,
    )


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
