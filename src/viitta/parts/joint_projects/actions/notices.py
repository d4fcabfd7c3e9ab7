"""Changes told to the funder: what changes and why, when it was sent, what the answer was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from viitta.core.actors import Actor
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, change_kept, put_away, record
from viitta.parts.joint_projects.models import ChangeNotice, JointProject, NoticeKind, Partner
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require


@dataclass(frozen=True, slots=True)
class NewNotice:
    """A change: what it concerns, since when it is known, its grounds and its effects."""

    kind: str
    title: str
    noticed_on: date
    grounds: str = ""
    effects: str = ""
    sent_on: date | None = None
    partner: Partner | None = None


def _check_days(sent_on: date | None, answered_on: date | None) -> None:
    if answered_on is not None and (sent_on is None or answered_on < sent_on):
        raise Refused("answer_before_sending")


@transaction.atomic
def add_notices(*, project: JointProject, new: Sequence[NewNotice], by: Actor, at: datetime) -> list[ChangeNotice]:
    """Write change notices."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if any(not one.title.strip() for one in new):
        raise Refused("no_title")
    signature = by.signature(project.organisation_id)._asdict()
    made = [
        ChangeNotice.objects.create(
            project=project, **{name: getattr(one, name) for name in one.__slots__}, **signature
        )
        for one in new
    ]
    record("joint_projects.notices.added", project, by, at, notices=[row.pk for row in made])
    return made


@transaction.atomic
def change_notice(
    *, notice: ChangeNotice, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> ChangeNotice:
    """Change a notice, also when it is sent and when the answer comes. audit.Stale when somebody else has meanwhile."""
    _check_days(values.get("sent_on", notice.sent_on), values.get("answered_on", notice.answered_on))
    changed: ChangeNotice = change_kept(
        row=notice, values=values, kind="joint_projects.notice.changed", project=notice.project, seen=seen, by=by, at=at
    )
    return changed


@transaction.atomic
def remove_notices(*, notices: Sequence[ChangeNotice], removed: bool = True, by: Actor, at: datetime) -> None:
    """Take notices out of the list, or back into it; one that was sent stays."""
    if removed and any(row.sent_on is not None for row in notices):
        raise Refused("notice_was_sent")
    kind = "joint_projects.notices.removed" if removed else "joint_projects.notices.restored"
    put_away(rows=notices, removed=removed, kind=kind, project=notices[0].project, by=by, at=at)


@transaction.atomic
def tell_of_partners(*, project: JointProject, partner: Partner, kind: str, on: date, by: Actor, at: datetime) -> None:
    """Draft the notice of a change of partners: a recipient that joins, leaves or merges is a change application
    (757/2021 § 22). Inside the transaction of the deed.
    """
    with override(project.language):
        title = {
            "joined": _("%(name)s joins the project"),
            "left": _("%(name)s leaves the project"),
            "merged": _("%(name)s merges into another partner"),
        }[kind] % {"name": partner.name}
    new = NewNotice(NoticeKind.PARTNERS, title, on, partner=partner)
    add_notices(project=project, new=[new], by=by, at=at)
