"""Partners of a project: taking them in, their terms and decisions, leaving, and a merger in mid-project."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from viitta.core.actors import SYSTEM, Actor
from viitta.parts.audit import actions as audit
from viitta.parts.decisions.models import Decision
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.actions.notices import tell_of_partners
from viitta.parts.joint_projects.actions.projects import population_at
from viitta.parts.joint_projects.actions.seats import end_seats_of
from viitta.parts.joint_projects.models import JointProject, Partner, PartnerRole, ProjectState, Share, ShareCause
from viitta.parts.joint_projects.permissions import can_coordinate, can_speak_for
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.models import Organisation
from viitta.parts.organisations.permissions import require

TERMS = ("population", "population_on", "population_source", "percent", "fixed", "strategy", "strategy_link",
         "agreed_on", "agreement_link", "contact", "contact_is_public", "note")  # fmt: skip
OWN_TERMS = ("strategy", "strategy_link", "contact", "contact_is_public")  # what a partner tells of itself


@dataclass(frozen=True, slots=True)
class NewPartner:
    """Who joins: an organisation of the database, or an outsider by name. Its population is looked up when not given."""

    organisation: Organisation | None = None
    name: str = ""
    role: str = PartnerRole.PARTNER
    from_date: date | None = None
    population: int | None = None
    population_on: date | None = None
    population_source: str = ""
    percent: Decimal | None = None
    fixed: Decimal | None = None
    strategy: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartnerDecision:
    """A municipality's own decision to take part (S1 q22): § only of bodies, the case number as it is written."""

    body: str
    decided_on: date
    is_office_holder: bool = False
    section: str = ""
    case_number: str = ""
    appeal: str = ""
    link: str = ""


@transaction.atomic
def add_partners(*, project: JointProject, new: Sequence[NewPartner], by: Actor, at: datetime) -> list[Partner]:
    """Take partners in. Joining a project that has its grant is a change: its notice is drafted at once."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    rows = list(Partner.objects.filter(project=project))
    made = []
    for number, one in enumerate(new, len(rows)):
        row = _partner(project, one, number, {each.organisation_id for each in rows if each.until_date is None})
        rows.append(row)
        made.append(row)
    joining = [one.organisation for one in new if one.organisation is not None and one.role != PartnerRole.OUTSIDER]
    if joining:
        organisations.join_circle(
            circle=project.circle, organisations=joining, from_date=new[0].from_date, by=by, at=at
        )
    record("joint_projects.partners.added", project, by, at, partners=[row.pk for row in made])
    for row in made:
        if project.state == ProjectState.RUNNING and row.role != PartnerRole.OUTSIDER:
            tell_of_partners(project=project, partner=row, kind="joined", on=row.from_date or at.date(), by=by, at=at)
    return made


@transaction.atomic
def take_in(*, project: JointProject, new: NewPartner, code: str = "", by: Actor, at: datetime) -> Partner:
    """Take one partner in; a municipality that Viitta does not know yet is founded by its number and name first."""
    require(can_coordinate(by, project))
    if new.organisation is None and new.role != PartnerRole.OUTSIDER and new.name.strip():
        if not re.fullmatch(r"[0-9]{3}", code) or Organisation.objects.filter(code=code).exists():
            raise Refused("new_municipality_code", name=new.name)
        founded = organisations.NewOrganisation(new.name.strip(), code=code)
        new = replace(new, organisation=organisations.found_organisations(new=[founded], by=SYSTEM, at=at)[0])
    return add_partners(project=project, new=[new], by=by, at=at)[0]


def _partner(project: JointProject, one: NewPartner, position: int, there: set[int | None]) -> Partner:
    name = one.name.strip() or (one.organisation.name if one.organisation else "")
    if not name:
        raise Refused("partner_without_name")
    if one.organisation is not None and one.organisation.pk in there:
        raise Refused("partner_already", name=name)
    if one.organisation is None and one.role != PartnerRole.OUTSIDER:
        raise Refused("partner_not_organisation", name=name)
    if one.role == PartnerRole.APPLICANT:
        raise Refused("second_applicant", name=name)
    fields: dict[str, Any] = {key: getattr(one, key) for key in one.__slots__ if key != "name"}
    if one.population is None:
        fields |= population_at(one.organisation, project.split_on)
    code = one.organisation.code if one.organisation else ""
    return Partner.objects.create(project=project, name=name, code=code, position=position, **fields)


@transaction.atomic
def change_partner(
    *, partner: Partner, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Partner:
    """Change a partner's terms; a partner's own people may change what it tells of itself. audit.Stale when changed."""
    project = partner.project
    require(can_coordinate(by, project) or (can_speak_for(by, partner) and set(values) <= set(OWN_TERMS)))
    if not set(values) <= set(TERMS):
        raise ValueError("not a term of a partner")
    changed: Partner = audit.change_row(
        row=partner, values=values, organisation=project.organisation_id, kind="joint_projects.partner.changed", target="partner", seen=seen, by=by, at=at
    )  # fmt: skip
    return changed


@transaction.atomic
def record_decision(*, partner: Partner, new: PartnerDecision, by: Actor, at: datetime) -> Decision:
    """Write the partner's decision to take part; a second one takes the place of the first, which stays in the register."""
    project = partner.project
    require(can_speak_for(by, partner))
    if not new.body.strip():
        raise Refused("decision_without_body")
    audit.lock([project.organisation_id])
    decision = Decision.objects.create(
        organisation_id=partner.organisation_id or project.organisation_id,
        subject=project.name,
        **{name: getattr(new, name) for name in new.__slots__},
    )
    Partner.objects.filter(pk=partner.pk).update(decision=decision, revision=partner.revision + 1)
    record("joint_projects.partner.decided", project, by, at, partner=partner.pk, decision=decision.pk)
    return decision


def open_share(partner: Partner) -> Share | None:
    """The share that a partner has now."""
    return Share.objects.filter(partner=partner, until_date=None).first()


def _end(partner: Partner, on: date, by: Actor, at: datetime, successor: Partner | None = None) -> None:
    project = partner.project
    if partner.role == PartnerRole.APPLICANT:
        raise Refused("applicant_stays", name=partner.name)
    if partner.until_date is not None:
        raise Refused("partner_ended", name=partner.name)
    if partner.from_date is not None and on <= partner.from_date:
        raise Refused("ends_before_start")
    Partner.objects.filter(pk=partner.pk).update(until_date=on, successor=successor, revision=partner.revision + 1)
    partner.until_date, partner.successor = on, successor
    if partner.organisation is not None:
        organisations.leave_circle(circle=project.circle, organisation=partner.organisation, on=on, by=by, at=at)
        end_seats_of(project=project, organisation=partner.organisation, on=on, by=by, at=at)


@transaction.atomic
def leave_project(*, partner: Partner, on: date, by: Actor, at: datetime) -> Partner:
    """A partner leaves from a day on. It keeps its share by agreement: whoever coordinates may split anew after that."""
    project = partner.project
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    _end(partner, on, by, at)
    record("joint_projects.partner.left", project, by, at, partner=partner.pk, on=on.isoformat())
    if project.state == ProjectState.RUNNING:
        tell_of_partners(project=project, partner=partner, kind="left", on=on, by=by, at=at)
    return partner


@transaction.atomic
def merge_partner(*, partner: Partner, successor: Partner, on: date, by: Actor, at: datetime) -> Partner:
    """A partner goes on as another from a day (kuntaliitos): share, seat, costs and history are the successor's from then.

    The successor's share is the sum of the two, to the cent; nothing is computed anew, and rows never move.
    """
    project = partner.project
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if successor.project_id != project.pk or successor.pk == partner.pk or successor.until_date is not None:
        raise Refused("not_a_successor", name=successor.name)
    _end(partner, on, by, at, successor)
    shares = [(open_share(partner), partner), (open_share(successor), successor)]
    had = [(share, row) for share, row in shares if share is not None]
    for share, _row in had:
        share.until_date = on
        share.save(update_fields=["until_date"])
    if had:
        Share.objects.create(
            project=project,
            partner=successor,
            amount=sum((share.amount for share, _row in had), Decimal(0)),
            cause=ShareCause.MERGER,
            reason={"parts": [{"name": row.name, "share": str(share.amount)} for share, row in had]},
            from_date=on,
        )
    record(
        "joint_projects.partner.merged", project, by, at, partner=partner.pk, successor=successor.pk, on=on.isoformat()
    )
    if project.state == ProjectState.RUNNING:
        tell_of_partners(project=project, partner=partner, kind="merged", on=on, by=by, at=at)
    return successor
