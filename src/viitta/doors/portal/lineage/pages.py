"""The trail of a measure in whole sentences, newest first, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.editions import ENDINGS, OVER
from viitta.parts.roadmaps.models import Measure, PlanChange, PlanChangeKind


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One step: what happened as a sentence with links, why, and who wrote it down."""

    what: SafeString
    why: str
    who: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """The path, how it ended in one sentence (empty while the measure goes on), and the deeds offered."""

    lines: tuple[TrailLine, ...]
    end: SafeString
    deeds: tuple[tuple[str, str], ...]  # address and word


def lineage_of(measure: Measure, steps: Sequence[PlanChange], language: str, *, can_edit: bool) -> Lineage:
    """What is told of a measure's path; `steps` are in time."""
    groups: dict[tuple[object, ...], list[PlanChange]] = {}
    for step in steps:
        groups.setdefault((step.kind, step.at, step.measure_uid == measure.uid), []).append(step)
    lines = tuple(_line(measure, group, language) for group in reversed(groups.values()))
    ended = [
        line
        for line, (kind, _at, is_own) in zip(lines, reversed(groups), strict=True)
        if is_own and kind in ENDINGS and measure.status in OVER
    ]
    return Lineage(lines, ended[0].what if ended else mark_safe(""), _deeds(measure) if can_edit else ())


def _deeds(measure: Measure) -> tuple[tuple[str, str], ...]:
    args = [measure.pk]
    if measure.status in OVER:
        return ((reverse("measure_restore", args=args), _("Take back into the plan")),)
    merge = f"{reverse('measures_merge', args=[measure.roadmap_id])}?measure={measure.pk}"
    return (
        (merge, _("Merge")),
        (reverse("measure_split", args=args), _("Split")),
        (reverse("measure_supersede", args=args), _("Replace with another")),
        (reverse("measure_drop", args=args), _("Give up")),
    )


def _line(measure: Measure, group: Sequence[PlanChange], language: str) -> TrailLine:
    first = group[0]
    is_own = first.measure_uid == measure.uid
    names = [_name(step, to_other=is_own) for step in group if not is_own or step.other_uid]
    said = {"day": formats.day(first.on, language), "names": _joined(names)}
    sentence = _of_itself(first, len(names)) if is_own else _of_others(first, len(names))
    return TrailLine(
        mark_safe(conditional_escape(sentence) % said),
        first.reason or _("No reason was written down."),
        first.by_label,
    )


def _name(step: PlanChange, *, to_other: bool) -> SafeString:
    label = step.other_label if to_other else step.measure_label
    pk = step.other_id if to_other else step.measure_id
    if pk is None:
        return format_html("{}", label)
    return format_html('<a href="{}">{}</a>', reverse("measure", args=[pk]), label)


def _joined(names: Sequence[SafeString]) -> SafeString:
    if len(names) < 2:
        return names[0] if names else mark_safe("")
    first = mark_safe(", ".join(names[:-1]))
    return mark_safe(conditional_escape(_("%(first)s and %(last)s")) % {"first": first, "last": names[-1]})


def _of_itself(step: PlanChange, count: int) -> str:
    if step.kind == PlanChangeKind.ADDED:
        return _("Added to the plan on %(day)s.")
    if step.kind == PlanChangeKind.DROPPED:
        return _("Given up on %(day)s.")
    if step.kind == PlanChangeKind.MERGED:
        return _("Merged on %(day)s into the measure %(names)s.") if count else _("Merged on %(day)s.")
    if step.kind == PlanChangeKind.SPLIT:
        return ngettext(
            "The measure %(names)s was split off on %(day)s.", "Split on %(day)s into the measures %(names)s.", count
        )
    if step.kind == PlanChangeKind.SUPERSEDED:
        return _("Replaced on %(day)s by the measure %(names)s.")
    if step.kind == PlanChangeKind.CARRIED_OVER:
        return _("Carried over on %(day)s to the next roadmap as the measure %(names)s.")
    if step.kind == PlanChangeKind.RESCOPED:
        return _("What belongs to it was changed on %(day)s.")
    if step.kind == PlanChangeKind.OWNER_CHANGED:
        return _("The owner changed on %(day)s.")
    return _("Taken back into the plan on %(day)s.")


def _of_others(step: PlanChange, count: int) -> str:
    if step.kind == PlanChangeKind.MERGED:
        return ngettext(
            "The measure %(names)s was merged into this on %(day)s.",
            "The measures %(names)s were merged into this on %(day)s.",
            count,
        )
    if step.kind == PlanChangeKind.SPLIT:
        return _("Split off on %(day)s from the measure %(names)s.")
    if step.kind == PlanChangeKind.CARRIED_OVER:
        return _("Carried over on %(day)s from the earlier roadmap, from the measure %(names)s.")
    return ngettext(
        "Took the place of the measure %(names)s on %(day)s.",
        "Took the place of the measures %(names)s on %(day)s.",
        count,
    )
