"""Shares of the own financing: split by a key from a day on, exact to the cent, with the reason of every cent."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.shares import CannotSplit, Line, Party, shares_by
from viitta.core.shares import SplitKey as Key
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.models import JointProject, Partner, PartnerRole, Share, ShareCause, SplitKey
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require


def sharers(partners: Sequence[Partner], on: date) -> list[Partner]:
    """The partners who carry the own financing on a day: not outsiders, not those who have gone or not come yet."""
    return [
        one
        for one in partners
        if one.role != PartnerRole.OUTSIDER
        and (one.from_date is None or one.from_date <= on)
        and (one.until_date is None or one.until_date > on)
    ]


def weight_of(partner: Partner, key: str) -> Decimal:
    """What a partner weighs by a key: residents, 1, per cent or euros. Refused when it has not been told."""
    found = {
        SplitKey.POPULATION: partner.population,
        SplitKey.EQUAL: 1,
        SplitKey.PERCENT: partner.percent,
        SplitKey.FIXED: partner.fixed,
    }[SplitKey(key)]
    if found is None:
        raise Refused("no_weight_told", name=partner.name, key=key)
    return Decimal(found)


def computed(partners: Sequence[Partner], total: Decimal, key: str) -> tuple[Line, ...]:
    """The shares of partners by a key, in their order. Refused when the key cannot split the total."""
    try:
        parties = [Party(one.name, weight_of(one, key), one.code) for one in partners]
        return shares_by(Key(str(key)), total, parties)
    except CannotSplit as why:
        raise Refused(why.code, **why.values) from why


def reason_of(line: Line, total: Decimal) -> dict[str, str | bool]:
    """Why a share is what it is, as the row keeps it."""
    return {
        "total": str(total),
        "weight": str(line.party.weight),
        "floor": str(line.floor),
        "remainder": f"{float(line.remainder):.6f}",
        "extra": line.extra,
    }


@transaction.atomic
def split_shares(
    *, project: JointProject, total: Decimal, from_date: date | None = None, key: str = "", by: Actor, at: datetime
) -> list[Share]:
    """Split the own financing between the partners of a day, by the project's key unless another is given.

    Shares that were in force end that day; without a day, all there were before are replaced (the plan of an application).
    """
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    on = from_date or project.starts_on
    rows = sharers(list(Partner.objects.filter(project=project)), on)
    lines = computed(rows, total, key or project.split_key)
    _close(project, from_date)
    cause = ShareCause.AGREED if (key or project.split_key) == SplitKey.FIXED else ShareCause.SPLIT
    made = [
        Share.objects.create(
            project=project, partner=row, amount=line.share, cause=cause, reason=reason_of(line, total), from_date=from_date
        )
        for row, line in zip(rows, lines, strict=True)
    ]  # fmt: skip
    record("joint_projects.shares.split", project, by, at, total=str(total), key=key or project.split_key)
    return made


def _close(project: JointProject, from_date: date | None) -> None:
    now = Share.objects.filter(project=project, until_date=None)
    if from_date is None:
        if Share.objects.filter(project=project, until_date__isnull=False).exists():
            raise Refused("shares_have_history")
        now.delete()
        return
    if now.filter(from_date__gte=from_date).exists():
        raise Refused("shares_newer", on=from_date)
    now.update(until_date=from_date)


def shares_on(shares: Sequence[Share], on: date) -> Mapping[int, Share]:
    """The shares in force on a day, by partner."""
    return {
        row.partner_id: row
        for row in shares
        if (row.from_date is None or row.from_date <= on) and (row.until_date is None or row.until_date > on)
    }
