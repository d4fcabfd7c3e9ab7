"""Reports in ready strings: the list, the editor of one report, a published version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.core.document import Block
from viitta.core.document.stored import from_plain
from viitta.core.document.written import blocks_of
from viitta.core.drafts import Said, difference, has_changed
from viitta.doors.reports.final.compose import alone, said_by
from viitta.doors.reports.final.sections import WORDS, Section
from viitta.doors.reports.models import OwnText, Placing, Report, ReportComment, ReportVersion
from viitta.doors.reports.words import PLACING, SAID
from viitta.parts.roadmaps.models import Roadmap
from viitta.render import html

FILES = (("docx", "Word"), ("pdf", "PDF"), ("xlsx", "Excel"), ("html", "HTML"))


@dataclass(frozen=True, slots=True)
class ReportLine:
    address: str
    title: str
    roadmap: str
    under: str
    state: str


@dataclass(frozen=True, slots=True)
class ReportsPage:
    lines: tuple[ReportLine, ...]
    beginnings: tuple[tuple[str, str], ...]  # address and name of roadmaps that a report may be begun of


@dataclass(frozen=True, slots=True)
class SectionLink:
    address: str
    title: str
    is_sub: bool
    is_current: bool
    mark: str


@dataclass(frozen=True, slots=True)
class CommentLine:
    text: str
    under: str
    is_handled: bool
    address: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    title: str
    address: str
    under: str
    reason: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class OwnPart:
    """Own text of the section that is open, and how the data has changed since it was written."""

    content: str
    placing: str
    under: str
    is_instead: bool
    changed: tuple[tuple[str, str, str], ...]  # kind, word, text


@dataclass(frozen=True, slots=True)
class ReportPage:
    title: str
    roadmap: tuple[str, str]
    sub: str
    sections: tuple[SectionLink, ...]
    section: str
    drafted: str
    own: OwnPart | None
    comments: tuple[CommentLine, ...]
    comment_address: str
    versions: tuple[VersionLine, ...]
    addresses: Mapping[str, str]
    can_write: bool
    can_comment: bool
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Editing:
    """What the editor of a report is drawn from."""

    report: Report
    drafted: Sequence[Section]
    own: Mapping[str, OwnText]
    comments: Sequence[ReportComment]
    versions: Sequence[ReportVersion]
    section: str
    can_write: bool
    can_comment: bool


def reports_page(rows: Sequence[Report], roadmaps: Sequence[Roadmap], language: str) -> ReportsPage:
    """All reports that one sees, and roadmaps that one may begin a report of."""
    begin = reverse("report_new")
    return ReportsPage(
        tuple(_line(row, language) for row in rows),
        tuple((f"{begin}?roadmap={row.pk}", row.name) for row in roadmaps),
    )


def _line(row: Report, language: str) -> ReportLine:
    count, waiting = row.version_count, row.waiting  # type: ignore[attr-defined]
    said = [_("draft, not published") if not count else _("version %(number)s published") % {"number": count}]
    if waiting:
        told = ngettext("%(count)s comment waits", "%(count)s comments wait", waiting)
        said.append(told % {"count": waiting})
    begun = _("begun %(day)s") % {"day": formats.day(timezone.localdate(row.begun_at), language)}
    under = " · ".join((row.organisation.name, begun))
    return ReportLine(reverse("report", args=[row.pk]), row.title, row.roadmap.name, under, " · ".join(said))


def report_page(found: Editing, language: str) -> ReportPage:
    """The editor: sections left, the one that is open in the middle."""
    report, key = found.report, found.section
    args = [report.pk]
    section = next(one for one in found.drafted if one.key == key)
    own = found.own.get(key)
    addresses = {name: reverse(f"report_{name}", args=args) for name in ("preview", "publish", "edit")}
    return ReportPage(
        title=report.title,
        roadmap=(reverse("roadmap", args=[report.roadmap_id]), report.roadmap.name),
        sub=_sub(report),
        sections=tuple(_link(one, found) for one in found.drafted),
        section=_title(key, report.language),
        drafted=_fragment(report, section, section.blocks),
        own=_own(own, section, report, language) if own else None,
        comments=tuple(_comment(row, report, language) for row in found.comments if row.section == key),
        comment_address=reverse("report_comment", args=[report.pk, key]),
        versions=tuple(version_line(row, report, language) for row in found.versions),
        addresses={**addresses, "write": reverse("report_section", args=[report.pk, key])},
        can_write=found.can_write,
        can_comment=found.can_comment,
        files=tuple((f"{addresses['preview']}?format={kind}", word) for kind, word in FILES),
    )


def _sub(report: Report) -> str:
    """In which language, and how people are told."""
    words = {"fi": _("in Finnish"), "sv": _("in Swedish"), "en": _("in English")}
    names = _("names beside titles") if report.shows_names else _("titles only")
    return f"{words[report.language]} · {names}"


def _title(key: str, language: str) -> str:
    with override(language):
        return str(WORDS[key])


def _link(one: Section, found: Editing) -> SectionLink:
    own, waiting = (
        found.own.get(one.key),
        sum(row.section == one.key and row.handled_at is None for row in found.comments),
    )
    marks = []
    if own is not None:
        marks.append(_("own text"))
        if has_changed(own.drafted, said_by(one)):
            marks.append(_("the data has changed"))
    if waiting:
        marks.append(ngettext("%(count)s comment waits", "%(count)s comments wait", waiting) % {"count": waiting})
    address = f"{reverse('report', args=[found.report.pk])}?section={one.key}#text"
    title = _title(one.key, found.report.language)
    return SectionLink(address, title, one.level > 1, one.key == found.section, ", ".join(marks))


def _fragment(report: Report, section: Section, blocks: tuple[Block, ...]) -> str:
    return html.fragment(alone(report, section, blocks))


def _own(own: OwnText, section: Section, report: Report, language: str) -> OwnPart:
    now = said_by(section)
    changed = difference(own.drafted, now) if has_changed(own.drafted, now) else ()
    return OwnPart(
        content=_fragment(report, section, blocks_of(own.text)),
        placing=str(PLACING[Placing(own.placing)]),
        under=_written(own.by_label, formats.day(timezone.localdate(own.at), language)),
        is_instead=own.placing == Placing.INSTEAD,
        changed=tuple(
            (line.said.value, str(SAID[line.said]), line.text) for line in changed if line.said is not Said.KEPT
        ),
    )


def _written(who: str, day: str) -> str:
    return f"{who}, {day}" if who else day


def _comment(row: ReportComment, report: Report, language: str) -> CommentLine:
    under = _written(row.by_label, formats.day(timezone.localdate(row.at), language))
    address = reverse("report_comment_handled", args=[report.pk, row.pk])
    return CommentLine(row.text, under, row.handled_at is not None, address)


def version_line(row: ReportVersion, report: Report, language: str) -> VersionLine:
    """A published version with its files."""
    address = reverse("report_version", args=[report.pk, row.number])
    title = _("Version %(number)s") % {"number": row.number}
    under = _written(row.by_label, formats.day(timezone.localdate(row.published_at), language))
    return VersionLine(
        title, address, under, row.reason, tuple((f"{address}?format={kind}", word) for kind, word in FILES)
    )


def version_content(row: ReportVersion) -> str:
    """What a version says, as markup."""
    return html.fragment(from_plain(row.document["document"]))
