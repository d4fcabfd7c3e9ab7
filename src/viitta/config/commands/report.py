"""viitta report: a report as a file."""

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from viitta.config.cli import Refused
from viitta.config.project_reports import WRITERS as PROJECT_KINDS
from viitta.core.periods import Quarter

if TYPE_CHECKING:
    from viitta.core.document import Document
    from viitta.parts.meetings.models import Meeting
    from viitta.parts.roadmaps.models import Roadmap

HELP = "a report as a file: of a roadmap, a meeting or a joint project"
EXAMPLE = "viitta report situation --quarter 2024Q2 --format pdf --out tilannekuva.pdf"
KINDS = ("situation", "final", "measures", "picture", "changes", "agenda", "memo", *PROJECT_KINDS)
FORMATS = ("docx", "pdf", "html", "json", "xlsx")


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no quarter; write it as 2024Q2") from None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS, help="which report")
    parser.add_argument(
        "--roadmap", type=int, metavar="ID", help="the roadmap; default: the one that covers the quarter"
    )
    parser.add_argument(
        "--meeting",
        type=int,
        metavar="ID",
        help="agenda, memo: the meeting; default: the next one, of memos the one held last",
    )
    parser.add_argument(
        "--project", type=int, metavar="ID", help="reports of a joint project; default: the only one there is"
    )
    parser.add_argument(
        "--partner", default="", metavar="CODE", help="partner: the municipality's number; default: all"
    )
    parser.add_argument("--quarter", type=_quarter, metavar="2024Q2", help="default: that of the newest round")
    parser.add_argument("--from", dest="older", type=int, metavar="EDITION", help="changes: since this edition")
    parser.add_argument(
        "--to", dest="newer", type=int, metavar="EDITION", help="changes: until this one (default: today)"
    )
    parser.add_argument("--format", choices=FORMATS, help="default: that of FILE's name, else pdf")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: KIND-PERIOD.FORMAT in this folder")


def run(options: argparse.Namespace) -> int:
    from django.conf import settings
    from django.utils import timezone

    from viitta.doors.reports.formats import as_file

    at = timezone.now()
    today = timezone.localdate(at)
    form = options.format or format_of(options.out)
    if options.kind in PROJECT_KINDS:
        content, period = project_report(options, form, at)
    else:
        document, period = report_of(options, today)
        content = as_file(document, form, base_url=settings.BASE_URL, at=at)
    out = options.out or Path(f"{options.kind}-{period}.{form}")
    try:
        out.write_bytes(content)
    except OSError as error:
        raise Refused(f"cannot write {out}: {error.strerror}") from error
    print(out, file=sys.stderr if out == Path("/dev/stdout") else sys.stdout)
    return 0


def report_of(options: argparse.Namespace, today: date) -> "tuple[Document, str]":
    """The report as data, and its period for the name of the file."""
    if options.kind == "agenda":
        return agenda(options, today)
    if options.kind == "memo":
        return memo(options, today)
    roadmap = choose_roadmap(options.roadmap or roadmap_of(options), options.quarter, today)
    if options.kind == "changes":
        return changes(roadmap, options, today)
    if options.kind in ("final", "picture"):
        return final(options.kind, roadmap, language_of(options), today)
    quarter = choose_quarter(roadmap, options.quarter, today)
    return build(options.kind, roadmap, quarter, language_of(options), today), quarter.key


def project_report(options: argparse.Namespace, form: str, at: datetime) -> tuple[bytes, str]:
    """A report of a joint project as a file, and the project's number for its name."""
    from django.utils import timezone

    from viitta.config.project_reports import choose_project, partner_file

    project = choose_project(options.project, timezone.localdate(at))
    if options.kind == "partner" and options.partner:
        made = partner_file(project, options.partner, form, language_of(options), at)
        return made, f"{project.pk}-{options.partner}"
    return PROJECT_KINDS[options.kind](project, form, language_of(options), at), str(project.pk)


def agenda(options: argparse.Namespace, today: date) -> "tuple[Document, str]":
    """The agenda of a meeting, and its day for the name of the file."""
    from django.utils import timezone

    from viitta.doors.reports.agenda import agenda_document, gather

    row = choose_meeting(options.meeting, today)
    day = timezone.localdate(row.starts_at).isoformat() if row.starts_at else str(row.pk)
    return agenda_document(gather(row, today=today), language=language_of(options)), day


def memo(options: argparse.Namespace, today: date) -> "tuple[Document, str]":
    """The memo of a meeting, as approved or as it stands now, and its day for the name of the file."""
    from django.utils import timezone

    from viitta.core.actors import COMMAND_LINE
    from viitta.doors.reports.memo import gather, memo_document, stored_document
    from viitta.parts.meetings.queries.memos import last_held

    row = choose_meeting(options.meeting or last_held(COMMAND_LINE), today)
    if row.starts_at is None:
        raise Refused("the time of the meeting is being found: it has no memo yet")
    facts = gather(row)
    kept = facts.memo.document is not None
    document = stored_document(facts.memo) if kept else memo_document(facts, language=language_of(options))
    return document, timezone.localdate(row.starts_at).isoformat()


def choose_meeting(pk: int | None, today: date) -> "Meeting":
    """The meeting of the number; else the next one, else the last one held; Refused when there is none."""
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.meetings import queries
    from viitta.parts.meetings.models import Meeting

    if pk is not None:
        try:
            return queries.get_meeting(COMMAND_LINE, pk, on=today)
        except (Meeting.DoesNotExist, OverflowError):
            raise Refused(f"there is no meeting {pk}") from None
    found = queries.coming_or_last(COMMAND_LINE, on=today)
    if found is None:
        raise Refused("there are no meetings")
    return found


def format_of(out: Path | None) -> str:
    """The format that a file's name tells; pdf when it tells none."""
    ending = out.suffix.removeprefix(".").lower() if out else ""
    return ending if ending in FORMATS else "pdf"


def language_of(options: argparse.Namespace) -> str:
    """The language asked for, else that of the command's messages."""
    from django.utils.translation import get_language

    return options.lang or get_language() or "fi"


def build(kind: str, roadmap: "Roadmap", quarter: Quarter, language: str, today: date) -> "Document":
    """The report as data."""
    from viitta.doors.reports.measures import measures_document
    from viitta.doors.reports.situation import gather, situation_document

    picture = gather(roadmap, quarter, today=today)
    if kind == "measures":
        return measures_document(picture, language=language, on=today)
    return situation_document(picture, language=language, on=today, one_page=True)


def final(kind: str, roadmap: "Roadmap", language: str, today: date) -> "tuple[Document, str]":
    """The final report, or its annex 2 by itself, and the years of the roadmap for the name of the file.

    A report that has been begun in the language is given with its own texts, as it would be published now.
    """
    from viitta.doors.reports.final import draft, final_document, gather, picture_document
    from viitta.doors.reports.final.compose import composed
    from viitta.doors.reports.queries.reports import newest_report

    begun = newest_report(roadmap) if kind == "final" else None
    facts = gather(roadmap, today=today)
    years = "-".join(dict.fromkeys(str(day.year) for day in (roadmap.starts_on, roadmap.ends_on)))
    if kind == "picture":
        return picture_document(facts, language=language, on=today), years
    if begun is not None and begun.language == language:
        return composed(begun, today=today), years
    return final_document(facts.roadmap, draft(facts, language=language), language=language, on=today), years


def roadmap_of(options: argparse.Namespace) -> int | None:
    """The roadmap of the editions that are named; None when none is, Refused when there is no such edition."""
    from viitta.parts.roadmaps.models import Edition
    from viitta.parts.roadmaps.queries.editions import roadmap_of_edition

    named = next((one for one in (options.older, options.newer) if one is not None), None)
    try:
        return None if named is None else roadmap_of_edition(named)
    except (Edition.DoesNotExist, OverflowError):
        raise Refused(f"there is no edition {named}; viitta edition list shows them") from None


def changes(roadmap: "Roadmap", options: argparse.Namespace, today: date) -> "tuple[Document, str]":
    """The changes between two editions and their days for the name of the file; first edition to today by default."""
    from viitta.doors.reports.changes import changes_document
    from viitta.parts.roadmaps.models import Edition
    from viitta.parts.roadmaps.queries.editions import compared, editions_of, get_edition

    try:
        older = editions_of(roadmap).first() if options.older is None else get_edition(roadmap, options.older)
        newer = None if options.newer is None else get_edition(roadmap, options.newer)
    except (Edition.DoesNotExist, OverflowError):
        raise Refused("the roadmap has no such edition; viitta edition list shows them") from None
    if older is None:
        raise Refused("the roadmap has no editions; viitta edition freeze makes one")
    found = compared(roadmap, older, newer, today=today)
    period = f"{found.older.on.isoformat()}-{found.newer.on.isoformat()}"
    return changes_document(found, language=language_of(options), on=today), period


def choose_roadmap(pk: int | None, quarter: Quarter | None, today: date) -> "Roadmap":
    """The roadmap of the number; else the only one that covers the quarter; Refused when there are none or several."""
    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.roadmaps import queries
    from viitta.parts.roadmaps.models import Roadmap

    if pk is not None:
        try:
            return queries.get_roadmap(COMMAND_LINE, pk, on=today)
        except (Roadmap.DoesNotExist, OverflowError):
            raise Refused(f"there is no roadmap {pk}; viitta roadmap list shows them") from None
    rows = list(queries.roadmaps_of(COMMAND_LINE, on=today))
    wanted = quarter or Quarter.of(today)
    covering = [row for row in rows if row.starts_on <= wanted.last and row.ends_on >= wanted.first]
    found = covering if quarter else sample_first(rows) or covering or rows
    if len(found) != 1:
        many = ", ".join(f"{row.pk} {row.name}" for row in found)
        raise Refused(f"choose one with --roadmap: {many}" if found else "no roadmap covers the quarter")
    return found[0]


def sample_first(rows: "list[Roadmap]") -> "list[Roadmap]":
    """The closed roadmap of the sample, when the database holds the sample alone."""
    if not rows or not all(row.organisation.is_sample for row in rows):
        return []
    return [row for row in rows if row.approval_id is not None][:1]


def choose_quarter(roadmap: "Roadmap", quarter: Quarter | None, today: date) -> Quarter:
    """The quarter asked for when it lies in the period; else that of the newest round."""
    from viitta.parts.followup.queries import newest_round

    first, last = Quarter.of(roadmap.starts_on), Quarter.of(roadmap.ends_on)
    if quarter is not None:
        if not first <= quarter <= last:
            raise Refused(f"{quarter.key} is outside the roadmap's period {first.key}-{last.key}")
        return quarter
    newest = newest_round(roadmap)
    return Quarter.parse(newest.quarter) if newest else min(max(Quarter.of(today).previous(), first), last)
