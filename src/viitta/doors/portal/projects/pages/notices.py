"""Changes told to the funder as ready strings."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.doors.portal.fields import in_words
from viitta.doors.portal.register.pages import Cell, Line, RegisterPage
from viitta.parts.joint_projects.models import ChangeNotice, JointProject, NoticeKind
from viitta.parts.joint_projects.words import NOTICES


def _answer(row: ChangeNotice) -> str:
    if row.answered_on is None:
        return _("no answer yet") if row.sent_on else ""
    return {True: _("accepted"), False: _("refused"), None: _("answered")}[row.is_accepted]


def _line(row: ChangeNotice, can_edit: bool) -> Line:
    return Line(
        row.pk,
        (
            Cell(row.title, under=row.grounds),
            Cell(str(NOTICES[NoticeKind(row.kind)])),
            Cell(in_words(row.noticed_on), value=row.noticed_on),
            Cell(in_words(row.sent_on) if row.sent_on else _("not sent to the funder"), under=row.case_number),
            Cell(_answer(row), under=in_words(row.answered_on) if row.answered_on else ""),
        ),
        reverse("notice_edit", args=[row.pk]) if can_edit else "",
        reverse("notice_remove", args=[row.pk]) if can_edit and row.sent_on is None else "",
    )


def notices_page(
    project: JointProject, rows: Sequence[ChangeNotice], can_edit: bool, gone: tuple[str, str] | None
) -> RegisterPage:
    """The changes of a project, the newest first."""
    return RegisterPage(
        title=_("Changes to the funder"),
        lead=_("What changes in the project is told to the funder without delay (688/2001 § 14)."),
        back=None,
        tabs=(),
        columns=(
            pgettext("notice", "Change"), _("What changes"), _("Known since"), _("Sent on"), _("Answer of the funder"),
        ),
        lines=tuple(_line(row, can_edit) for row in rows),
        add=(reverse("notice_new", args=[project.pk]), _("Write a change")) if can_edit else None,
        empty=(_("No changes yet"), _("When the content, the time, the costs or the partners change, the funder is told, and the day and the answer are kept here.")),
        files_address=f"{reverse('project_notices', args=[project.pk])}?",
        gone=gone,
    )  # fmt: skip
