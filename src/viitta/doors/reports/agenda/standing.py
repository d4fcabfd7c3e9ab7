"""What each standing item tells, as blocks: headings inside an item begin from level 2."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.document import Block, Column, Heading, Item, ListBlock, Paragraph, Quote, Table, Text, runs
from viitta.doors.reports.agenda.gather import Agenda
from viitta.doors.reports.situation import sentences
from viitta.doors.reports.situation.build import Writer
from viitta.parts.followup.models import ObservationKind
from viitta.parts.meetings.models import ActionPoint, Visit, VisitKind
from viitta.parts.meetings.words import VISIT
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.risks.queries import after_of, before_of
from viitta.parts.risks.words import LEVEL, STATE

CHALLENGES = (ObservationKind.CHALLENGE, ObservationKind.RISK, ObservationKind.ENVIRONMENT)
NOTHING = "–"


def _deeper(blocks: Sequence[Block]) -> list[Block]:
    """The same with headings one level down: they stand under the heading of their item."""
    return [Heading(one.level + 1, one.text) if isinstance(one, Heading) else one for one in blocks]


def _no_roadmap() -> list[Block]:
    return [Paragraph(runs(_("The meeting is about no roadmap, so there is nothing to tell from the data.")))]


def overdue(row: ActionPoint, agenda: Agenda) -> int:
    """By how many days an action is late; 0 when it is not."""
    return max(0, (agenda.today - row.due_on).days) if row.due_on else 0


def due_words(row: ActionPoint, agenda: Agenda, language: str) -> str:
    """The due day, and by how much it has passed."""
    if row.due_on is None:
        return NOTHING
    day, late = formats.day(row.due_on, language), overdue(row, agenda)
    if not late:
        return day
    said = ngettext("%(day)s, late by %(count)s day", "%(day)s, late by %(count)s days", late)
    return said % {"day": day, "count": late}


def actions(agenda: Agenda, language: str) -> list[Block]:
    """Open actions of earlier meetings, with owner and due day."""
    if not agenda.actions:
        return [Paragraph(runs(_("No action of earlier meetings is open.")))]
    columns = (
        Column(_("Action"), width=6), Column(pgettext("action", "Owner"), width=3),
        Column(pgettext("action", "Due"), width=3), Column(_("Agreed in"), width=3),
    )  # fmt: skip
    rows = tuple(
        (
            runs(row.text),
            runs(row.owner_title or NOTHING),
            runs(due_words(row, agenda, language)),
            runs(row.meeting.title),
        )
        for row in agenda.actions
    )
    return [Table(_("Open actions of earlier meetings"), columns, rows)]


def progress(agenda: Agenda, language: str) -> list[Block]:
    """The situation in sentences, then late with cause and days, changed, come ready, starting next, not answered."""
    picture = agenda.picture
    if picture is None:
        return _no_roadmap()
    writer = Writer(picture, language, 0)
    lead = Text(sentences.lead(picture), link=f"/picture/{picture.roadmap.pk}/?quarter={picture.quarter.key}")
    changed = Heading(1, _("Changed since the last meeting")) if agenda.before else Heading(1, _("Changed in the plan"))
    return [
        Paragraph(runs(lead)),
        *_deeper(writer.late()),
        *_deeper([changed, *_changes(agenda, writer)]),
        Heading(2, _("Came ready")),
        *writer.finished(),
        *_deeper(writer.coming()),
        *_deeper(writer.silent()),
    ]


def _changes(agenda: Agenda, writer: Writer) -> list[Block]:
    """What changed in the plan by the rounds, and dates that were moved after the last meeting."""
    blocks = writer.changed()[1:]
    known = {one.pk for one in writer.picture.moved}
    items = []
    for one in agenda.moved:
        if one.pk in known or one.old_end == one.new_end:
            continue
        ends = formats.change(
            sentences.day(one.old_end, writer.language), sentences.day(one.new_end, writer.language)
        )  # fmt: skip
        link = Text(one.measure.title, link=f"/measures/{one.measure_id}/")
        items.append(Item(runs(link, ": ", _("end %(ends)s") % {"ends": ends}), runs(one.reason)))
    if not items:
        return blocks
    return [*(one for one in blocks if isinstance(one, ListBlock)), ListBlock(tuple(items))]


def _observed(agenda: Agenda, language: str, kinds: Sequence[str]) -> list[Block]:
    return Writer(agenda.picture, language, 0).observed(lambda kind: kind in kinds) if agenda.picture else []


def challenges(agenda: Agenda, language: str) -> list[Block]:
    """Challenges that were told in the quarter, and open risks with their level, the greatest first."""
    if agenda.picture is None:
        return _no_roadmap()
    blocks = _observed(agenda, language, CHALLENGES)
    if not blocks:
        blocks = [Paragraph(runs(_("No challenges were written down in this quarter.")))]
    if not agenda.risks:
        return [*blocks, Paragraph(runs(_("No risk is open in the register.")))]
    columns = (
        Column(pgettext("agenda", "Risk"), width=6), Column(_("Level"), width=3), Column(_("After the countermeasure"), width=3),
        Column(_("Countermeasure"), width=5),
    )  # fmt: skip
    return [*blocks, Table(_("Open risks"), columns, tuple(_risk(row) for row in agenda.risks))]


def _risk(row: Risk) -> tuple:
    before, after = before_of(row), after_of(row)
    level = f"{before.score} {LEVEL[before.level]}"
    if row.state == RiskState.REALISED:
        level += f", {STATE[RiskState.REALISED]}"
    later = f"{after.score} {LEVEL[after.level]}" if after else NOTHING
    link = Text(row.title, link=f"/risks/{row.pk}/")
    return runs(link), runs(level), runs(later), runs(row.countermeasure or NOTHING)


def results(agenda: Agenda, language: str) -> list[Block]:
    """Successes, good practices and lessons of the quarter, and what was seen at others."""
    if agenda.picture is None:
        return _no_roadmap()
    kinds = [kind for kind in ObservationKind if kind not in CHALLENGES]
    blocks = _observed(agenda, language, kinds)
    for one in agenda.practices:
        source = Text(one.municipality, link=one.link) if one.link.startswith("https://") else Text(one.municipality)
        blocks.append(Quote(one.what, runs(source, f" · {one.taken}" if one.taken else "")))
    return blocks or [Paragraph(runs(_("No results or good practices were written down in this quarter.")))]


def recommendations(agenda: Agenda, language: str) -> list[Block]:
    """Recommendations that wait for an answer; each leads to where it is answered."""
    if not agenda.recommendations:
        return [Paragraph(runs(_("Every recommendation has been answered.")))]
    answers = f"/recommendations/?roadmap={agenda.meeting.roadmap_id}"
    items = [Item(runs(Text(row.text, link=answers)), runs(row.grounds)) for row in agenda.recommendations]
    return [ListBlock(tuple(items))]


def visit(row: Visit) -> list[Block]:
    """Who presents what."""
    told = ", ".join(one for one in (row.by_title, row.from_organisation) if one)
    return [Paragraph(runs(f"{VISIT[VisitKind(row.kind)]}: {told}"))]
