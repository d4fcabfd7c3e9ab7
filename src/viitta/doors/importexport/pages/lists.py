"""The list of imports, and what one of them did."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.doors.importexport import words
from viitta.doors.importexport.models import BatchState, ImportBatch

SHAPES = {BatchState.PREVIEWED: "planned", BatchState.APPLIED: "done", BatchState.UNDONE: "dropped"}


@dataclass(frozen=True, slots=True)
class ImportLine:
    address: str
    file_name: str
    roadmap: str
    who: str
    when: str
    kind: str
    state: str
    counts: str


@dataclass(frozen=True, slots=True)
class ImportsPage:
    lines: tuple[ImportLine, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    title: str
    sub: str
    kind: str
    state: str
    roadmap: str
    roadmap_address: str
    sentences: tuple[str, ...]
    undo_address: str
    export_address: str


def _day(at: datetime, language: str) -> str:
    local = timezone.localtime(at)
    return f"{formats.day(local.date(), language)} {local.hour}.{local.minute:02}"


def counts(batch: ImportBatch) -> str:
    """What an import did, in a few words."""
    if batch.state == BatchState.PREVIEWED:
        return ""
    return _("%(created)s new, %(updated)s changed, %(unchanged)s as before") % {
        "created": batch.created,
        "updated": batch.updated,
        "unchanged": batch.unchanged,
    }


def imports_page(batches: Sequence[ImportBatch], language: str) -> ImportsPage:
    """The newest first."""
    return ImportsPage(
        tuple(
            ImportLine(
                address=reverse("import", args=[batch.pk]),
                file_name=batch.file_name,
                roadmap=batch.roadmap_name,
                who=batch.by_label,
                when=_day(batch.at, language),
                kind=SHAPES[BatchState(batch.state)],
                state=str(words.STATES[BatchState(batch.state)]),
                counts=counts(batch),
            )
            for batch in batches
        )
    )


def result_page(batch: ImportBatch, language: str) -> ResultPage:
    """What an import did, or that it was taken back."""
    is_applied = batch.state == BatchState.APPLIED
    roadmap = batch.roadmap
    done = _("%(who)s brought it in %(when)s.") % {
        "who": batch.by_label,
        "when": _day(batch.applied_at or batch.at, language),
    }
    sub = (
        done
        if is_applied
        else done + " " + _("Undone %(when)s.") % {"when": _day(batch.undone_at or batch.at, language)}
    )
    return ResultPage(
        title=batch.file_name,
        sub=sub,
        kind=SHAPES[BatchState(batch.state)],
        state=str(words.STATES[BatchState(batch.state)]),
        roadmap=batch.roadmap_name,
        roadmap_address=f"/roadmaps/{roadmap.pk}/" if roadmap else "",
        sentences=tuple(_sentences(batch)) if is_applied else (),
        undo_address=reverse("import_undo", args=[batch.pk]) if is_applied else "",
        export_address=reverse("export_xlsx", args=[roadmap.pk]) if roadmap else "",
    )


def _sentences(batch: ImportBatch) -> list[str]:
    done, told = batch.done, []
    if done["made_roadmap"]:
        told.append(_("A new roadmap was begun."))
    values = done["values"] or {"after": {}, "made_rounds": []}
    numbers = (
        (batch.created, ngettext("%(count)s measure was added.", "%(count)s measures were added.", batch.created)),
        (batch.updated, ngettext("%(count)s measure was changed.", "%(count)s measures were changed.", batch.updated)),
        (
            batch.unchanged,
            ngettext("%(count)s measure was as before.", "%(count)s measures were as before.", batch.unchanged),
        ),
        (
            len(done["themes"]),
            ngettext("%(count)s theme was added.", "%(count)s themes were added.", len(done["themes"])),
        ),
        (
            len(values["after"]),
            ngettext("%(count)s percent was recorded.", "%(count)s percents were recorded.", len(values["after"])),
        ),
        (
            len(values["made_rounds"]),
            ngettext(
                "%(count)s quarter got a closed round.",
                "%(count)s quarters got closed rounds.",
                len(values["made_rounds"]),
            ),
        ),
        (
            len(done["people"]),
            ngettext(
                "%(count)s owner was added by title, without an e-mail address. Add the address so that the follow-up can ask.",
                "%(count)s owners were added by title, without e-mail addresses. Add the addresses so that the follow-up can ask.",
                len(done["people"]),
            ),
        ),
        (len(done["units"]), ngettext("%(count)s unit was added.", "%(count)s units were added.", len(done["units"]))),
    )
    return told + [text % {"count": count} for count, text in numbers if count]
