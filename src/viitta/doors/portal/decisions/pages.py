"""The register of decisions as ready strings."""

from collections.abc import Collection, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core import formats
from viitta.doors.portal.fields import in_words
from viitta.doors.portal.register.pages import Cell, Line, RegisterPage
from viitta.parts.decisions.models import Appeal, Decision
from viitta.parts.decisions.words import APPEAL


def section_words(decision: Decision) -> str:
    """ "§ 328", or that it was an office-holder's decision without one."""
    if decision.section:
        return pgettext("section of a decision", "§ %(number)s") % {"number": decision.section}
    return _("office-holder's decision") if decision.is_office_holder else ""


def _line(row: Decision, names: Mapping[int, str], can_edit: bool) -> Line:
    day = formats.month(row.decided_on) if row.to_the_month else in_words(row.decided_on)
    about = names.get(row.roadmap or 0, "")
    address = reverse("roadmap", args=[row.roadmap]) if about else ""
    return Line(
        row.pk,
        (
            Cell(row.subject or _("Approval of the roadmap"), row.link),
            Cell(row.organisation.name, under=row.body),
            Cell(day, value=row.decided_on),
            Cell(section_words(row), under=row.case_number),
            Cell(str(APPEAL[Appeal(row.appeal)]) if row.appeal else ""),
            Cell(about, address),
        ),
        reverse("decision_edit", args=[row.pk]) if can_edit else "",
        reverse("decision_remove", args=[row.pk]) if can_edit and not row.approves else "",  # type: ignore[attr-defined]
    )


def decisions_page(
    rows: Sequence[Decision], names: Mapping[int, str], editable: Collection[int], *, gone: tuple[str, str] | None
) -> RegisterPage:
    """Decisions of all one's municipalities; `editable` are the organisations whose rows one may change."""
    may = bool(editable)
    return RegisterPage(
        title=_("Decisions"),
        lead=_("What bodies and office-holders of the municipalities have decided. What a meeting agrees itself is a resolution."),
        back=None,
        tabs=(),
        columns=(
            _("What was decided"), _("Whose decision"), pgettext("decision", "Day"), _("Section (§)"),
            _("Has it become final?"), _("About which roadmap"),
        ),
        lines=tuple(_line(row, names, row.organisation_id in editable) for row in rows),
        add=(reverse("decision_new"), _("Add a decision")) if may else None,
        empty=(_("No decisions yet"), _("Write down which body or office-holder decided what, when and under which section: reports refer to it.")),
        files_address=f"{reverse('decisions')}?",
        gone=gone,
    )  # fmt: skip
