"""The page of a measure."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.core import formats
from viitta.core.progress import Kind, Status, whole
from viitta.doors.portal.benefits.part import BenefitsPart
from viitta.doors.portal.benefits.part import part_of as benefits_of
from viitta.doors.portal.documents.pages import DocumentsPart, part_of
from viitta.doors.portal.fields import in_words
from viitta.doors.portal.history import Told, told
from viitta.doors.portal.lineage.pages import Lineage, lineage_of
from viitta.doors.portal.measure.pages.chains import (
    ChangeLine,
    OwnerLine,
    TraceLine,
    change_lines,
    outcome_words,
    owner_lines,
    trace_lines,
)
from viitta.doors.portal.measure.pages.contents import Contents, has_lead
from viitta.doors.portal.measure.pages.depth import DepthPart, depth_part
from viitta.doors.portal.measure.pages.series import SeriesPart, series_of
from viitta.doors.portal.resources.part import ResourcesPart, risks_made
from viitta.doors.portal.resources.part import part_of as resources_of
from viitta.doors.portal.roadmap.pages.rows import slip_words
from viitta.doors.portal.undo.pages import Offer, offer_of
from viitta.parts.followup.models import ObservationKind
from viitta.parts.followup.pages.cards import badge_word
from viitta.parts.followup.words import OBSERVATION, TIMELINESS
from viitta.parts.roadmaps.words import KIND, ORIGIN, STATUS


@dataclass(frozen=True, slots=True)
class Seen:
    kind: str
    text: str
    under: str
    address: str
    risk_address: str  # of the risk made of it, or of where one can be made
    is_taken: bool


@dataclass(frozen=True, slots=True)
class MeasurePage:
    title: str
    roadmap: str
    roadmap_address: str
    badge: tuple[str, str]
    sentence: str
    description: str
    facts: tuple[tuple[str, str], ...]
    owner_missing: bool
    owners: tuple[OwnerLine, ...]
    series: SeriesPart | None
    changes: tuple[ChangeLine, ...]
    observations: tuple[Seen, ...]
    is_study: bool
    outcome: tuple[str, str, str, str]
    traces: tuple[TraceLine, ...]
    documents: DocumentsPart
    resources: ResourcesPart
    lineage: Lineage
    undo: Offer | None
    log: tuple[Told, ...]
    can_edit: bool
    depth: DepthPart
    benefits: BenefitsPart
    addresses: dict[str, str]


def measure_page(contents: Contents, language: str) -> MeasurePage:
    """A measure in ready strings."""
    measure, facts = contents.measure, contents.facts
    owners = owner_lines(contents)
    lineage = lineage_of(measure, contents.plan_changes, language, can_edit=contents.can_edit)
    over = facts.status in (Status.DONE, Status.DROPPED, Status.MERGED)
    addresses = {"measure": reverse("measure", args=[0]).removesuffix("0/")}
    return MeasurePage(
        title=measure.title,
        roadmap=measure.roadmap.name,
        roadmap_address=reverse("roadmap", args=[measure.roadmap_id]),
        badge=badge_word(facts),
        sentence=lineage.end or _sentence(contents, language),
        description=measure.description,
        facts=tuple(_facts(contents, language)),
        owner_missing=not has_lead(contents.owners, contents.today) and not over,
        owners=owners,
        series=series_of(contents, language),
        changes=change_lines(contents.changes, language),
        observations=tuple(_seen(contents, language)),
        is_study=facts.kind is Kind.STUDY,
        outcome=outcome_words(contents, language),
        traces=trace_lines(contents),
        documents=part_of(
            contents.documents, contents.actor, language, add_to=f"measure:{measure.pk}" if contents.can_attach else ""
        ),
        resources=resources_of(
            measure, contents.weights, can_edit=contents.can_edit, today=contents.today, language=language
        ),
        lineage=lineage,
        undo=offer_of(measure.roadmap_id, contents.latest_change, language),
        log=tuple(told(contents.events, language, addresses=addresses, about=measure.pk)),
        can_edit=contents.can_edit,
        depth=depth_part(contents.depth, measure, language, can_edit=contents.can_edit),
        benefits=benefits_of(measure, contents.weights, can_edit=contents.can_edit),
        addresses=_addresses(contents),
    )


def _sentence(contents: Contents, language: str) -> str:
    """How it stands, in one sentence."""
    facts = contents.facts
    if facts.status in (Status.DONE, Status.DROPPED, Status.MERGED, Status.PAUSED):
        return _("The measure is %(status)s.") % {"status": STATUS[facts.status]}
    said = {"quarter": contents.quarter.label, "timeliness": TIMELINESS[facts.timeliness]}
    if facts.reported is None:
        return _("Nothing has been reported by %(quarter)s.") % said
    said["reported"] = formats.percent(whole(facts.reported), language)
    if facts.expected is None:
        return _("%(reported)s has been reported by %(quarter)s.") % said
    said["expected"] = formats.percent(whole(facts.expected), language)
    if facts.kind is Kind.CONTINUOUS:
        return _("%(reported)s of its time was behind at the end of %(quarter)s.") % said
    return _("%(reported)s reported, %(expected)s expected by the end of %(quarter)s: %(timeliness)s.") % said


def _facts(contents: Contents, language: str) -> list[tuple[str, str]]:
    measure, facts = contents.measure, contents.facts
    rows = [
        (_("Kind"), str(KIND[facts.kind])),
        (_("Status"), str(STATUS[facts.status])),
        (_("Scope"), measure.scope),
        (_("Theme"), measure.theme.title),
        (_("Goals"), ", ".join(contents.goals)),
        (_("Goals of the strategy"), ", ".join(contents.depth.strategy)),
        (_("Origin"), str(ORIGIN[measure.origin]) if measure.origin else ""),  # type: ignore[index]
        (_("Source material"), measure.provenance.title if measure.provenance else ""),
        (_("Unit"), measure.unit.name if measure.unit else ""),
        (_("Schedule"), _days(measure.start, measure.end)),
    ]
    moved = (measure.start, measure.end) != (measure.approved_start, measure.approved_end)
    if moved and (measure.approved_start or measure.approved_end):
        rows.append((_("First approved schedule"), _days(measure.approved_start, measure.approved_end)))
    if facts.slip:
        rows.append((_("Slip of the end"), slip_words(facts.slip, language)))
    rows.append((_("Realisation in words"), measure.summary))
    return [(word, value) for word, value in rows if value]


def _days(start: object, end: object) -> str:
    if not start and not end:
        return ""
    return f"{in_words(start)}–{in_words(end)}"  # type: ignore[arg-type]


def _seen(contents: Contents, language: str) -> list[Seen]:
    taken = risks_made(contents.weights)
    register = f"{reverse('risks')}?roadmap={contents.measure.roadmap_id}#seen"
    return [
        Seen(
            kind=str(OBSERVATION[row.kind]),  # type: ignore[index]
            text=row.text,
            under=f"{formats.day(row.on, language)} · {row.by_label}",
            address=reverse("observation_edit", args=[row.pk]) if contents.can_edit else "",
            risk_address=reverse("risk", args=[taken[row.pk]])
            if row.pk in taken
            else register
            if row.kind == ObservationKind.RISK and contents.can_edit
            else "",
            is_taken=row.pk in taken,
        )
        for row in contents.observations
    ]


def _addresses(contents: Contents) -> dict[str, str]:
    measure, newest = contents.measure, contents.newest
    args = [measure.pk]
    found = {name: reverse(f"measure_{name}", args=args) for name in ("edit", "owner", "outcome", "remove")}
    observe = reverse("observe", args=[measure.roadmap_id])
    found["observe"] = f"{observe}?measure={measure.pk}" if contents.can_observe else ""
    found["answer"] = reverse("round_answer", args=[newest.pk, measure.pk]) if contents.can_answer and newest else ""
    return found
