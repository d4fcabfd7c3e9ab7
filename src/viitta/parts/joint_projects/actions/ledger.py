"""Rows of the accounts: a file read in, what its accounts mean, rows corrected."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from itertools import islice
from typing import Any

from django.db import connection, transaction

from viitta.core.actors import Actor
from viitta.core.ledger import Entry, Judged, Meaning, judge, meaning_of
from viitta.core.programmes import from_dict
from viitta.parts.audit import actions as audit
from viitta.parts.joint_projects.actions.base import Refused, record
from viitta.parts.joint_projects.models import (
    JointProject,
    LedgerFile,
    LedgerMapping,
    LedgerRow,
    Order,
    Partner,
    Phase,
)
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.permissions import require

BATCH = 2000


@transaction.atomic
def keep_file(*, project: JointProject, name: str, content: bytes, rows: int, by: Actor, at: datetime) -> LedgerFile:
    """Keep a file of the accounts until it is decided on. Refused when the same file has been read in already."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    digest = sha256(content).hexdigest()
    same = LedgerFile.objects.filter(project=project, digest=digest, applied_at__isnull=False).first()
    if same is not None:
        raise Refused("same_file", name=same.name, on=same.at.date())
    LedgerFile.objects.filter(project=project, applied_at=None).delete()
    signature = by.signature(project.organisation_id)._asdict()
    made = LedgerFile.objects.create(
        project=project, name=name[:200], digest=digest, content=content, rows=rows, at=at, **signature
    )
    record("joint_projects.ledger.kept", project, by, at, file=made.pk)
    return made


@transaction.atomic
def drop_file(*, file: LedgerFile, by: Actor, at: datetime) -> None:
    """Put aside a file that has not been read in."""
    require(can_coordinate(by, file.project))
    audit.lock([file.project.organisation_id])
    if file.applied_at is not None:
        raise Refused("file_applied")
    number = file.pk
    file.delete()
    record("joint_projects.ledger.dropped", file.project, by, at, file=number)


@transaction.atomic
def map_accounts(
    *, project: JointProject, meanings: Mapping[tuple[str, str], Meaning], by: Actor, at: datetime
) -> None:
    """Remember what accounts mean, alone or with a cost centre, from the next file on."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    programme = from_dict(project.rules)
    known = set(Partner.objects.filter(project=project).values_list("pk", flat=True))
    for (account, centre), one in meanings.items():
        if one.cost_type and programme.cost_type(one.cost_type) is None:
            raise Refused("unknown_type", type=one.cost_type)
        if one.partner is not None and one.partner not in known:
            raise Refused("unknown_partner")
        values = {
            "cost_type": one.cost_type, "partner_id": one.partner, "is_eligible": one.is_eligible,
            "reason": one.reason[:300],
        }  # fmt: skip
        LedgerMapping.objects.update_or_create(project=project, account=account, cost_centre=centre, defaults=values)
    record("joint_projects.ledger.mapped", project, by, at, accounts=len(meanings))


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a file: rows taken, rows that were there already, rows that are no cost of the project."""

    taken: int
    duplicates: int
    left_out: int


@transaction.atomic
def read_in(*, file: LedgerFile, entries: Iterable[Entry], by: Actor, at: datetime) -> Taken:
    """Take the entries of a kept file as rows of the accounts, all or none; those that are there already are skipped.

    Refused for an account whose meaning nobody has told. Entries are read as they come, some thousands at a time.
    """
    project = file.project
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    if file.applied_at is not None:
        raise Refused("file_applied")
    programme = from_dict(project.rules)
    mappings = mappings_of(project)
    seen = set(LedgerRow.objects.filter(project=project).values_list("digest", flat=True))
    counts = {"taken": 0, "duplicates": 0, "left_out": 0}

    def rows() -> Iterator[dict[str, Any]]:
        for entry in entries:
            meaning = meaning_of(entry, mappings)
            if meaning is None:
                raise Refused("account_not_mapped", account=entry.account, row=str(entry.number))
            if not meaning.cost_type:
                counts["left_out"] += 1
            elif entry.digest in seen:
                counts["duplicates"] += 1
            else:
                seen.add(entry.digest)
                counts["taken"] += 1
                found = judge(programme, meaning, entry.on, entry.net, starts=project.starts_on, ends=project.ends_on)
                yield _values(file, entry, found)

    _insert(rows())
    file.applied_at, file.content, file.rows = at, b"", counts["taken"]
    file.save(update_fields=["applied_at", "content", "rows"])
    record("joint_projects.ledger.read_in", project, by, at, file=file.pk, **counts)
    return Taken(**counts)


def _values(file: LedgerFile, entry: Entry, found: Judged) -> dict[str, Any]:
    """A row of the accounts by its columns."""
    return {
        "project_id": file.project_id, "file_id": file.pk, "number": entry.number, "voucher": entry.voucher,
        "on": entry.on, "account": entry.account, "cost_centre": entry.cost_centre, "text": entry.text,
        "net": entry.net, "vat": entry.vat, "cost_type": found.cost_type, "partner_id": found.partner,
        "phase_id": None, "order_id": None, "is_eligible": found.is_eligible, "reason": found.reason,
        "claim_id": None, "corrects_id": None, "digest": entry.digest, "revision": 1,
    }  # fmt: skip


def _insert(rows: Iterator[dict[str, Any]]) -> None:
    """Write rows some thousands at a time, by one statement each: twice as fast as rows made into objects first."""
    fields = [field for field in LedgerRow._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(LedgerRow._meta.db_table)} ({columns}) VALUES ({places})"
    prepared = ([field.get_db_prep_save(row[field.attname], connection) for field in fields] for row in rows)
    with connection.cursor() as cursor:
        while batch := list(islice(prepared, BATCH)):
            cursor.executemany(statement, batch)


def mappings_of(project: JointProject) -> dict[tuple[str, str], Meaning]:
    """The remembered meanings of a project's accounts."""
    return {
        (row.account, row.cost_centre): Meaning(row.cost_type, row.partner_id, row.is_eligible, row.reason)
        for row in LedgerMapping.objects.filter(project=project)
    }


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row of the accounts written by hand: a correction points to the row that it corrects."""

    on: date
    voucher: str
    net: Decimal
    cost_type: str
    text: str = ""
    account: str = ""
    vat: Decimal = Decimal(0)
    partner: Partner | None = None
    phase: Phase | None = None
    order: Order | None = None
    corrects: LedgerRow | None = None
    reason: str = ""  # why a limited type is needed


@transaction.atomic
def add_rows(*, project: JointProject, new: Sequence[NewRow], by: Actor, at: datetime) -> list[LedgerRow]:
    """Write rows of the accounts by hand. Refused for a voucher whose same row is there already."""
    require(can_coordinate(by, project))
    audit.lock([project.organisation_id])
    programme = from_dict(project.rules)
    made = []
    for one in new:
        meaning = Meaning(one.cost_type, one.partner.pk if one.partner else None, True, one.reason)
        if programme.cost_type(one.cost_type) is None:
            raise Refused("unknown_type", type=one.cost_type)
        found = judge(programme, meaning, one.on, one.net, starts=project.starts_on, ends=project.ends_on)
        said = f"{one.on}|{one.voucher}|{one.account}|{one.text}|{one.net}|{one.vat}|{one.cost_type}"
        digest = sha256(f"hand|{said}|{one.corrects.pk if one.corrects else ''}".encode()).hexdigest()
        if LedgerRow.objects.filter(project=project, digest=digest).exists():
            raise Refused("row_already", voucher=one.voucher)
        fields = {name: getattr(one, name) for name in one.__slots__ if name != "reason"}
        made.append(
            LedgerRow.objects.create(
                project=project, number=0, is_eligible=found.is_eligible, reason=found.reason, digest=digest, **fields
            )
        )
    record("joint_projects.ledger.added", project, by, at, rows=[row.pk for row in made])
    return made


@transaction.atomic
def change_ledger_row(
    *, row: LedgerRow, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> LedgerRow:
    """Change what a row means: type, partner, phase, order, eligible or not and why; never its amounts.

    Refused for a row of a claim that has been sent: it is frozen, and a correction is a row of its own.
    """
    require(can_coordinate(by, row.project))
    if row.claim_id is not None:
        raise Refused("row_claimed")
    if not values.get("is_eligible", row.is_eligible) and not values.get("reason", row.reason):
        raise Refused("no_reason")
    changed: LedgerRow = audit.change_row(
        row=row, values=values, organisation=row.project.organisation_id, kind="joint_projects.ledger.changed",
        target="ledgerrow", seen=seen, by=by, at=at,
    )  # fmt: skip
    return changed
