"""What has been done to the measures of a roadmap, as ready strings."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.doors.portal.history import FIELDS
from viitta.parts.roadmaps.models import ChangedMeasure, ChangeSet, Roadmap
from viitta.parts.roadmaps.words import UNDO_PROBLEMS

TITLES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One deed: when, who, of which measures what changed, and whether it can be undone."""

    day: str
    who: str
    what: str
    titles: str
    state: str  # why there is nothing to undo; empty while there is
    address: str


@dataclass(frozen=True, slots=True)
class UndoPage:
    title: str
    roadmap: str
    roadmap_address: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """The latest change of a measure, which can be undone."""

    said: str
    address: str


def undo_page(roadmap: Roadmap, sets: Sequence[ChangeSet], language: str) -> UndoPage:
    """The deeds, newest first."""
    return UndoPage(
        title=_("Undo changes"),
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        lines=tuple(_line(one, language) for one in sets),
    )


def _line(one: ChangeSet, language: str) -> Line:
    rows = list(one.measures.all())
    state, at = _state(one, rows, language), timezone.localtime(one.at)
    return Line(
        day=f"{formats.day(at.date(), language)} {at.hour}.{at.minute:02}",
        who=one.by_label,
        what=changed_words(rows),
        titles=titles_words([row.measure.title for row in rows]),
        state=state,
        address="" if state else reverse("undo", args=[one.roadmap_id, one.pk]),
    )


def _state(one: ChangeSet, rows: Sequence[ChangedMeasure], language: str) -> str:
    if one.undone_at:
        return _("Undone on %(day)s.") % {"day": formats.day(timezone.localdate(one.undone_at), language)}
    later = [row.measure.title for row in rows if row.measure.revision != row.revision]
    if later:
        return refused_words("changed", later)
    return "" if rows else refused_words("gone", [])


def titles_words(titles: Sequence[str]) -> str:
    """The first titles, and how many more there are."""
    said = ", ".join(titles[:TITLES_SHOWN])
    more = len(titles) - TITLES_SHOWN
    if more <= 0:
        return said
    rest = ngettext("%(titles)s and %(count)s other", "%(titles)s and %(count)s others", more)
    return rest % {"titles": said, "count": more}


def refused_words(code: str, titles: Sequence[str]) -> str:
    """Why a change cannot be undone, naming the measures."""
    return str(UNDO_PROBLEMS[code]) % {"titles": titles_words(titles)}


def changed_words(rows: Sequence[ChangedMeasure]) -> str:
    """Which fields changed."""
    names = dict.fromkeys(name for row in rows for name in row.before)
    return ", ".join(str(FIELDS.get(name, name)) for name in names)


def consequences(change_set: ChangeSet) -> list[str]:
    """A line for each measure: its title and what goes back."""
    return [f"{row.measure.title}: {changed_words([row])}" for row in change_set.measures.all()]


def offer_of(roadmap: int, change: ChangedMeasure | None, language: str) -> Offer | None:
    """Undoing on the page of a measure."""
    if change is None:
        return None
    one = change.change_set
    said = _("%(who)s changed on %(day)s: %(what)s.") % {
        "who": one.by_label,
        "day": formats.day(timezone.localdate(one.at), language),
        "what": changed_words([change]),
    }
    return Offer(said, reverse("undo", args=[roadmap, one.pk]))
