"""Partners of a project as ready strings: the list, and one of them with its terms, shares and seat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.doors.portal.decisions.pages import section_words
from viitta.doors.portal.fields import in_words
from viitta.doors.portal.gate import language
from viitta.doors.portal.register.pages import Cell, Line, RegisterPage
from viitta.parts.decisions.models import Appeal
from viitta.parts.decisions.words import APPEAL
from viitta.parts.joint_projects.models import JointProject, Partner, PartnerRole, Share, ShareCause
from viitta.parts.joint_projects.permissions import can_coordinate, can_speak_for, is_own
from viitta.parts.joint_projects.words import CAUSES, ROLES
from viitta.parts.organisations.models import Seat


def decision_words(partner: Partner) -> tuple[str, str]:
    """A partner's decision in a line, and what stands under it."""
    row = partner.decision
    if row is None:
        return ("" if partner.role == PartnerRole.OUTSIDER else _("missing")), ""
    return f"{row.body} {in_words(row.decided_on)}", section_words(row)


def period_words(partner: Partner) -> str:
    """From when until when a partner takes part; empty for the whole time."""
    if partner.until_date is not None and partner.successor is not None:
        told = {"name": partner.successor.name, "day": in_words(partner.until_date)}
        return _("merged into %(name)s on %(day)s") % told
    if partner.until_date is not None:
        return _("left on %(day)s") % {"day": in_words(partner.until_date)}
    return _("from %(day)s") % {"day": in_words(partner.from_date)} if partner.from_date else ""


def _line(row: Partner, seats: Sequence[Seat]) -> Line:
    decided, under = decision_words(row)
    seat = next((one for one in seats if one.sector == row.name), None)
    residents = formats.number(row.population, language()) if row.population is not None else ""
    source = " · ".join(filter(None, [in_words(row.population_on) if row.population_on else "", row.population_source]))
    return Line(
        row.pk,
        (
            Cell(row.name, reverse("partner", args=[row.pk]), period_words(row)),
            Cell(str(ROLES[PartnerRole(row.role)])),
            Cell(residents, under=source),
            Cell(decided, under=under),
            Cell(in_words(row.agreed_on) if row.agreed_on else "", row.agreement_link if row.agreed_on else ""),
            Cell(seat.title if seat else "", under=_("deputy: %(title)s") % {"title": seat.deputy.label} if seat and seat.deputy else ""),
        ),
    )  # fmt: skip


def partners_page(
    project: JointProject, rows: Sequence[Partner], seats: Sequence[Seat], can_edit: bool
) -> RegisterPage:
    """All partners with their decisions, agreements and seats, those who have gone too."""
    return RegisterPage(
        title=_("Partners"),
        lead=_("Each municipality decides itself, signs the cooperation agreement and has one seat in the steering group."),
        back=None,
        tabs=(),
        columns=(
            _("Partner"), pgettext("partner", "Role"), _("Residents"), _("Decision to take part"),
            _("Agreement signed"), _("Seat in the steering group"),
        ),
        lines=tuple(_line(row, seats) for row in rows),
        add=(reverse("partner_new", args=[project.pk]), _("Add a partner")) if can_edit else None,
        empty=(_("No partners yet"), ""),
        files_address=f"{reverse('project_partners', args=[project.pk])}?",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """One partner. `links` are what the visitor may do: address and word."""

    title: str
    lead: str
    period: str
    facts: tuple[tuple[str, str], ...]
    decision: tuple[tuple[str, str], ...]
    shares: tuple[tuple[str, str, str, str], ...]  # from, until, amount, why
    seats: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, str], ...]
    strategy: str
    strategy_link: str
    note: str


def partner_page(
    partner: Partner, shares: Sequence[Share], seats: Sequence[Seat], actor: Actor, today: date
) -> PartnerPage:
    """The page of a partner for whoever looks: a contact only for the coordinator and its own people, unless public."""
    project = partner.project
    coordinates, own = can_coordinate(actor, project), is_own(actor, partner)
    return PartnerPage(
        title=partner.name,
        lead=str(ROLES[PartnerRole(partner.role)]),
        period=period_words(partner),
        facts=_facts(partner, coordinates or own),
        decision=_decision(partner),
        shares=tuple(_share(row) for row in shares if row.partner_id == partner.pk),
        seats=tuple(_seat(one) for one in seats if one.sector == partner.name),
        links=_links(partner, coordinates, own, can_speak_for(actor, partner)),
        strategy=partner.strategy,
        strategy_link=partner.strategy_link,
        note=partner.note if coordinates else "",
    )


def _facts(partner: Partner, sees_contact: bool) -> tuple[tuple[str, str], ...]:
    residents = formats.number(partner.population, language()) if partner.population is not None else ""
    on = f", {in_words(partner.population_on)}" if partner.population_on else ""
    contact = partner.contact.label if partner.contact and (sees_contact or partner.contact_is_public) else ""
    rows = [
        (_("Municipality number"), partner.code),
        (_("Residents"), f"{residents}{on}" if residents else ""),
        (_("Source of the figure"), partner.population_source),
        (_("Contact person"), contact),
        (_("Cooperation agreement signed on"), in_words(partner.agreed_on) if partner.agreed_on else ""),
    ]
    return tuple((term, value) for term, value in rows if value)


def _decision(partner: Partner) -> tuple[tuple[str, str], ...]:
    row = partner.decision
    if row is None:
        return ()
    rows = [
        (_("Who decided"), row.body),
        (pgettext("decision", "Day"), in_words(row.decided_on)),
        (_("Section (§)"), section_words(row)),
        (_("Case number"), row.case_number),
        (_("Has it become final?"), str(APPEAL[Appeal(row.appeal)]) if row.appeal else ""),
        (_("Link"), row.link),
    ]
    return tuple((term, value) for term, value in rows if value)


def _share(row: Share) -> tuple[str, str, str, str]:
    return (
        in_words(row.from_date) if row.from_date else _("from the start"),
        in_words(row.until_date) if row.until_date else "",
        formats.money(row.amount, language()),
        why_of(row),
    )


def why_of(row: Share) -> str:
    """Why a share is what it is, in one line."""
    parts = row.reason.get("parts", [])
    if row.cause == ShareCause.MERGER and parts:
        added = " + ".join(f"{one['name']} {formats.money(one['share'], language())}" for one in parts)
        return _("merger: %(parts)s; nothing was computed anew") % {"parts": added}
    return str(CAUSES[ShareCause(row.cause)])


def _seat(seat: Seat) -> tuple[str, str]:
    days = f"{in_words(seat.from_date)}–{in_words(seat.until_date) if seat.until_date else ''}"
    deputy = _("deputy: %(title)s") % {"title": seat.deputy.label} if seat.deputy else ""
    return seat.title, " · ".join(filter(None, [days, deputy]))


def _links(partner: Partner, coordinates: bool, own: bool, speaks: bool) -> tuple[tuple[str, str], ...]:
    links = []
    living, own_share = partner.until_date is None, partner.role != PartnerRole.OUTSIDER
    if own_share and (coordinates or own):
        links.append(("partner_report", _("Page for our management")))
    if speaks and living:
        links.append(("partner_edit", _("Edit the terms") if coordinates else _("Edit what we tell")))
        if own_share:
            links.append(("partner_decision", _("Write the decision")))
    if coordinates and living and own_share and partner.organisation_id is not None:
        links.append(("partner_seat", _("Give the seat")))
    if coordinates and living and partner.role != PartnerRole.APPLICANT:
        links.append(("partner_end", _("Leaving or merger")))
    return tuple((reverse(name, args=[partner.pk]), word) for name, word in links)
