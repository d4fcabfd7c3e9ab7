"""What the items of a steering group tell, as blocks; the order is that of a steering group's meeting."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.document import Block, Column, Item, ListBlock, Paragraph, Table, Text, runs
from viitta.doors.reports.agenda.gather import Agenda
from viitta.doors.reports.agenda.joint import Joint
from viitta.parts.joint_projects.models import ClaimState, NoticeKind, PartnerRole
from viitta.parts.joint_projects.words import CLAIMS, COST_TYPES, NOTICES
from viitta.parts.meetings.models import ParticipantRole

NOTHING = "–"


def _say(text: str) -> Paragraph:
    return Paragraph(runs(text))


def _no_project() -> list[Block]:
    return [_say(_("The group steers no joint project, so there is nothing to tell from the data."))]


def opening(agenda: Agenda, language: str) -> list[Block]:
    """Who opens, and which municipalities have been called: one seat each (S1 q23)."""
    joint = agenda.joint
    if joint is None:
        return _no_project()
    living = [one.name for one in joint.partners if one.role != PartnerRole.OUTSIDER and one.until_date is None]
    sectors = {one.sector for one in joint.called}
    missing = [name for name in living if name not in sectors]
    blocks: list[Block] = [
        _say(_("The chair opens the meeting, it is found to have been called in time, and the agenda is approved."))
    ]
    seated = ngettext(
        "%(count)s municipality has a seat.", "%(count)s municipalities have a seat each.", len(living)
    ) % {"count": len(living)}
    blocks.append(_say(seated))
    if missing:
        blocks.append(_say(_("Nobody has been called from: %(names)s.") % {"names": ", ".join(missing)}))
    if not any(one.role == ParticipantRole.VISITOR for one in joint.called):
        blocks.append(_say(_("The funder's expert has not been called.")))
    return blocks


def previous(agenda: Agenda, language: str) -> list[Block]:
    """The memo of the meeting before."""
    before = agenda.before
    if before is None:
        return [_say(_("This is the first meeting of the group."))]
    return [Paragraph(runs(Text(before.title, link=f"/meetings/{before.pk}/memo/")))]


def budget(agenda: Agenda, language: str) -> list[Block]:
    """Plan, committed, spent and forecast by cost type, what is left of the grant, and the claims."""
    joint = agenda.joint
    if joint is None or joint.money is None:
        return _no_project()
    money = joint.money
    if money.current is None:
        return [_say(_("The project has no budget yet."))]
    euros = lambda value: formats.money(value, language)  # noqa: E731
    said = _("%(used)s of the grant of %(maximum)s has been used by eligible costs, %(left)s is left.") % {
        "used": euros(money.grant_so_far), "maximum": euros(money.maximum), "left": euros(money.grant_left),
    }  # fmt: skip
    link = Text(said, link=f"/projects/{joint.project.pk}/")
    return [Paragraph(runs(link)), _by_type(joint, euros), *_claims(joint, language)]


def _by_type(joint: Joint, euros) -> Table:  # type: ignore[no-untyped-def]
    assert joint.money is not None
    columns = (
        Column(_("Cost type"), width=5), Column(pgettext("budget", "Plan"), "right", 3), Column(_("Spent"), "right", 3),
        Column(_("Committed"), "right", 3), Column(_("Forecast"), "right", 3),
    )  # fmt: skip
    rows = [
        (str(COST_TYPES.get(key, key)), sums.planned, sums.actual, sums.committed, sums.forecast)
        for key, sums in joint.money.by_type.items()
    ]
    total = [sum((row[place] for row in rows), Decimal(0)) for place in range(1, 5)]  # type: ignore[misc]
    written = [(runs(row[0]), *(runs(euros(value)) for value in row[1:])) for row in rows]
    strong = (runs(Text(_("Together"), strong=True)), *(runs(Text(euros(value), strong=True)) for value in total))
    return Table(_("Money of the project by cost type"), columns, (*written, strong))


def _claims(joint: Joint, language: str) -> list[Block]:
    if not joint.claims:
        return [_say(_("No payment claim has been made yet."))]
    items = []
    for one in joint.claims:
        period = f"{formats.day(one.claim.starts_on, language)}–{formats.day(one.claim.ends_on, language)}"
        told = _("%(period)s: eligible costs %(eligible)s, grant %(due)s") % {
            "period": period,
            "eligible": formats.money(one.chained.eligible, language),
            "due": formats.money(one.chained.due, language),
        }
        items.append(Item(runs(told), runs(str(CLAIMS[ClaimState(one.claim.state)]))))
    return [ListBlock(tuple(items))]


def changes(agenda: Agenda, language: str) -> list[Block]:
    """Changes that the funder is told of, with their days."""
    joint = agenda.joint
    if joint is None:
        return _no_project()
    if not joint.notices:
        return [_say(_("Nothing has been told to the funder."))]
    items = []
    for row in joint.notices:
        told = [str(NOTICES[NoticeKind(row.kind)])]
        if row.sent_on is None:
            told.append(_("not told to the funder yet"))
        else:
            told.append(_("told to the funder on %(day)s") % {"day": formats.day(row.sent_on, language)})
        if row.answered_on is not None:
            told.append(_("answered on %(day)s") % {"day": formats.day(row.answered_on, language)})
        items.append(Item(runs(row.title), runs(", ".join(told))))
    return [ListBlock(tuple(items))]


def communication(agenda: Agenda, language: str) -> list[Block]:
    """What of the communication plan is late or comes next."""
    joint = agenda.joint
    if joint is None:
        return _no_project()
    waiting = [row for row in joint.communications if row.done_on is None]
    if not waiting:
        return [_say(_("Nothing of the communication plan waits to be done."))]
    items = []
    for row in waiting:
        day = formats.day(row.planned_on, language) if row.planned_on else NOTHING
        late = row.planned_on is not None and row.planned_on < agenda.today
        told = _("%(day)s, late") % {"day": day} if late else day
        items.append(Item(runs(f"{row.audience}: {row.channel}"), runs(told)))
    return [ListBlock(tuple(items))]


def closing(agenda: Agenda, language: str) -> list[Block]:
    """Agree on the next meeting, and close."""
    return [_say(_("The next meeting is agreed on, and the chair closes the meeting."))]


def official_days(agenda: Agenda, language: str) -> list[Block]:
    """Days of the municipalities' own officials, promised and given: never a cost, but a risk when they do not come."""
    joint = agenda.joint
    if joint is None or not joint.days:
        return []
    columns = (
        Column(_("Municipality"), width=6), Column(_("Days promised"), "right", 3), Column(_("Days given"), "right", 3),
    )  # fmt: skip
    rows = []
    for partner in joint.partners:
        own = [one for one in joint.days if one.partner_id == partner.pk]
        if own:
            promised = sum((one.days for one in own if not one.quarter), Decimal(0))
            given = sum((one.days for one in own if one.quarter), Decimal(0))
            rows.append((runs(partner.name), runs(_days(promised, language)), runs(_days(given, language))))
    said = _("The work of the municipalities' own officials is no cost of the project; when it does not come, the risk of staff resources comes true.")  # fmt: skip
    return [_say(said), Table(_("Days of the municipalities' own officials"), columns, tuple(rows))]


def _days(value: Decimal, language: str) -> str:
    return formats.number(value, language, 0 if value == value.to_integral_value() else 1)
