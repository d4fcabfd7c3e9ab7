"""The list of roadmaps as ready strings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.doors.portal.approvals import approval_words
from viitta.parts.followup.models import FollowUp, RoundState
from viitta.parts.followup.words import ROUND
from viitta.parts.roadmaps.models import Roadmap


@dataclass(frozen=True, slots=True)
class RoadmapLine:
    address: str
    name: str
    organisation: str
    period: str
    measures: str
    approval: str
    round: str
    round_address: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class RoadmapsPage:
    title: str
    lines: tuple[RoadmapLine, ...]
    is_archive: bool
    other_address: str
    can_found: bool
    new_address: str


def roadmaps_page(
    rows: Sequence[Roadmap], rounds: Mapping[int, FollowUp], *, is_archive: bool, can_found: bool, language: str
) -> RoadmapsPage:
    """Roadmaps in the order given; `rounds` is the newest of each."""
    here = reverse("roadmaps")
    return RoadmapsPage(
        title=_("Archived roadmaps") if is_archive else _("Roadmaps"),
        lines=tuple(_line(row, rounds.get(row.pk), language) for row in rows),
        is_archive=is_archive,
        other_address=here if is_archive else f"{here}?archived=1",
        can_found=can_found,
        new_address=reverse("roadmap_new"),
    )


def _line(row: Roadmap, newest: FollowUp | None, language: str) -> RoadmapLine:
    count = row.measure_count  # type: ignore[attr-defined]
    said = ngettext("%(count)s measure", "%(count)s measures", count)
    round_words = _("no rounds yet")
    if newest is not None:
        state = str(ROUND[RoundState(newest.state)])
        round_words = f"{Quarter.parse(newest.quarter).label}: {state}"
    return RoadmapLine(
        address=reverse("roadmap", args=[row.pk]),
        name=row.name,
        organisation=row.organisation.name,
        period=f"{formats.day(row.starts_on, language)}–{formats.day(row.ends_on, language)}",
        measures=said % {"count": count},
        approval=approval_words(row.approval, language) if row.approval else _("not approved yet"),
        round=round_words,
        round_address=reverse("round", args=[newest.pk]) if newest is not None else "",
        is_open=newest is not None and newest.state == RoundState.OPEN,
    )
