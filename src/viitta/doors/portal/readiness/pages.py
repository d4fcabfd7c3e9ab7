"""Measures that have not started against the rules of readiness, in ready strings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core.readiness import Rule
from viitta.doors.portal.fields import in_words
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.queries.readiness import Ready
from viitta.parts.roadmaps.words import READINESS


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a measure has one thing; `address` leads to where it is given."""

    is_there: bool
    word: str
    address: str


@dataclass(frozen=True, slots=True)
class ReadyLine:
    address: str
    title: str
    under: str
    cells: tuple[Cell, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class ReadinessPage:
    roadmap: str
    roadmap_address: str
    sentence: str
    heads: tuple[str, ...]
    lines: tuple[ReadyLine, ...]
    has_planned: bool
    only: bool
    rule: str
    rules: tuple[tuple[str, str], ...]
    can_edit: bool
    rules_address: str
    here: str


def head_words() -> dict[Rule, str]:
    """The rules in a word each, as heads of columns."""
    return {
        Rule.GOAL: pgettext("readiness", "Goal"),
        Rule.SCOPE: pgettext("readiness", "Scope"),
        Rule.OWNER: pgettext("readiness", "Owner"),
        Rule.INDICATOR: pgettext("readiness", "Indicator"),
        Rule.RESOURCES: pgettext("readiness", "Resources"),
        Rule.PRACTICE: pgettext("readiness", "Old practice"),
    }


def where(rule: Rule, measure: int) -> str:
    """The address where a missing thing is given."""
    args = [measure]
    if rule is Rule.OWNER:
        return reverse("measure_owner", args=args)
    if rule is Rule.PRACTICE:
        return reverse("practice_new", args=args)
    if rule is Rule.RESOURCES:
        return reverse("measure_resources", args=args)
    anchors = {Rule.GOAL: "goals", Rule.SCOPE: "scope", Rule.INDICATOR: "indicators"}
    return f"{reverse('measure_edit', args=args)}#id_{anchors[rule]}"


def missing_words(one: Ready) -> str:
    """What is missing, as a list in words; empty when nothing is."""
    return ", ".join(str(READINESS[rule]) for rule in one.missing)


def readiness_page(
    roadmap: Roadmap,
    ready: Sequence[Ready],
    asked: Sequence[Rule],
    units: Mapping[int, str],
    *,
    only: bool,
    rule: str,
    can_edit: bool,
) -> ReadinessPage:
    """The table; `only` leaves out measures that lack nothing, `rule` those that have that thing."""
    shown = [one for one in ready if one.missing or not only]
    if rule:
        shown = [one for one in shown if rule in one.missing]
    heads = head_words()
    return ReadinessPage(
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        sentence=_sentence(ready),
        heads=tuple(heads[one] for one in asked),
        lines=tuple(_line(one, asked, heads, units, can_edit=can_edit) for one in shown),
        has_planned=bool(ready),
        only=only,
        rule=rule,
        rules=(("", _("All")), *((one.value, heads[one]) for one in asked)),
        can_edit=can_edit,
        rules_address=reverse("readiness_rules", args=[roadmap.pk]),
        here=reverse("readiness", args=[roadmap.pk]),
    )


def _sentence(ready: Sequence[Ready]) -> str:
    if not ready:
        return ""
    done = sum(1 for one in ready if not one.missing)
    said = ngettext(
        "%(ready)s of %(count)s measure that has not started has all that is asked.",
        "%(ready)s of %(count)s measures that have not started have all that is asked.",
        len(ready),
    )
    return said % {"ready": done, "count": len(ready)}


def _line(
    one: Ready, asked: Sequence[Rule], heads: Mapping[Rule, str], units: Mapping[int, str], *, can_edit: bool
) -> ReadyLine:
    cells = []
    for rule in asked:
        is_there = rule in one.has
        address = where(rule, one.id) if can_edit and not is_there else ""
        cells.append(Cell(is_there, _("there") if is_there else _("missing"), address))
    start = _("starts %(day)s") % {"day": in_words(one.start)} if one.start else ""
    unit = units.get(one.unit, "") if one.unit else ""
    return ReadyLine(
        address=reverse("measure", args=[one.id]),
        title=one.title,
        under=" · ".join(filter(None, [one.theme, unit, one.owner, start])),
        cells=tuple(cells),
        missing=missing_words(one),
    )
