"""The page of the shares of the own financing, with the reason of every cent."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.doors.portal.projects.money.tables import MoneyPage
from viitta.doors.reports.money.shares import by_day, reasons
from viitta.parts.joint_projects.models import JointProject, Share, SplitKey
from viitta.parts.joint_projects.words import KEYS


def shares_page(project: JointProject, rows: Sequence[Share], *, can_edit: bool) -> MoneyPage:
    """All shares of a project: columns are the days from which they hold."""
    links = ((reverse("shares_split", args=[project.pk]), _("Split"), "" if rows else "main"),) if can_edit else ()
    key = str(KEYS[SplitKey(project.split_key)])
    if not rows:
        empty = (
            _("No shares yet."),
            _("The own financing is split between the partners to the cent, with the reason."),
        )
        return MoneyPage(title=_("Shares"), lead=_lead(), links=links, empty=empty)
    return MoneyPage(
        title=_("Shares"),
        lead=_lead(),
        links=links,
        sentence=_("%(key)s. The shares always sum to the own financing, and a merger adds them without computing anything anew.") % {"key": key},
        tables=(by_day(rows), *reasons(rows)),
        files_address=f"{reverse('project_shares', args=[project.pk])}?",
    )  # fmt: skip


def _lead() -> str:
    return _("What each municipality pays of the own financing, and why each cent is where it is.")
