"""The memo: what is chosen of it, comments, sending it to be approved, approving and freezing it, keeping its files."""

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from django.db import transaction

from viitta.core.actors import Actor
from viitta.core.memos import Asked, is_approved, seal_of
from viitta.parts.audit import actions as audit
from viitta.parts.audit.actions import Stale
from viitta.parts.files.actions import keep_content
from viitta.parts.files.models import Content
from viitta.parts.meetings.actions.base import Frozen, check_text, record
from viitta.parts.meetings.actions.calling import fresh_meeting
from viitta.parts.meetings.models import Meeting, Memo, MemoApproval, MemoComment, MemoFile, MemoState, Participant
from viitta.parts.meetings.permissions import can_run, can_take_part
from viitta.parts.organisations.actions.access import hash_token
from viitta.parts.organisations.permissions import require

TOLD = ("shows_names", "diary_number", "publicity", "retention", "text")
Draw = Callable[[Meeting, Sequence[MemoApproval]], str]  # the memo as stored text, with the approvals that it tells of


class AlreadyGiven(Exception):
    """The link has given its word already."""


class Replaced(Exception):
    """A newer link was sent, or the memo says something else than what was sent."""


@dataclass(frozen=True, slots=True)
class AskedOne:
    """Somebody to check or approve a memo."""

    participant: Participant
    role: str


def _open(meeting: Meeting) -> Memo:
    """The memo under the lock, made when it is not there yet. Frozen when it has been approved."""
    memo, _is_new = Memo.objects.get_or_create(meeting=meeting)
    memo.meeting = meeting
    if memo.state == MemoState.APPROVED:
        raise Frozen
    return memo


@transaction.atomic
def change_memo(
    *, meeting: Meeting, values: Mapping[str, Any], seen: int | None = None, by: Actor, at: datetime
) -> Memo:
    """Choose what the memo shows and its facts as a record. Stale when somebody else did meanwhile; Frozen when approved."""
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    memo = _open(meeting)
    if seen is not None and memo.revision != seen:
        raise Stale
    for name in TOLD:
        if name in values:
            setattr(memo, name, values[name])
    memo.revision += 1
    memo.save()
    record("meetings.memo.changed", meeting, by, at, fields=[name for name in TOLD if name in values])
    return memo


@transaction.atomic
def comment_memo(*, meeting: Meeting, text: str, by: Actor, at: datetime) -> MemoComment:
    """Say something of a memo that has not been approved: those who take part, and those who are asked by a link."""
    audit.lock([meeting.organisation_id])
    memo = _open(meeting)
    asked = memo.approvals.filter(person__in=by.person_ids, revoked_at=None).exists()
    require(asked or can_take_part(by, meeting.organisation_id, meeting.roadmap_id))
    signed = by.signature(meeting.organisation_id)._asdict()
    row = MemoComment.objects.create(memo=memo, text=check_text(text), at=at, **signed)
    record("meetings.memo.commented", meeting, by, at, comment=row.pk)
    return row


@transaction.atomic
def handle_comments(*, comments: Sequence[MemoComment], by: Actor, at: datetime) -> None:
    """Mark comments as handled."""
    meetings = {row.memo.meeting_id: row.memo.meeting for row in comments}
    require(all(can_run(by, meeting) for meeting in meetings.values()))
    audit.lock({meeting.organisation_id for meeting in meetings.values()})
    MemoComment.objects.filter(pk__in=[row.pk for row in comments], handled_at=None).update(handled_at=at)
    for meeting in meetings.values():
        record("meetings.memo.comments_handled", meeting, by, at, comments=[row.pk for row in comments])


@transaction.atomic
def ask_approvals(
    *, meeting: Meeting, asked: Sequence[AskedOne], draw: Draw, by: Actor, at: datetime
) -> dict[int, str]:
    """Ask people to check or approve the memo as it is now; returns tokens by approval, which are stored nowhere.

    Earlier links end, but what was given to the same wording by those who are not asked anew stands. ValueError for a
    visitor or somebody of another meeting.
    """
    require(can_run(by, meeting))
    audit.lock([meeting.organisation_id])
    memo = _open(meeting)
    if any(one.participant.meeting_id != meeting.pk or one.participant.person_id is None for one in asked):
        raise ValueError("a memo is sent to people who were called to the meeting")
    seal = seal_of(draw(fresh_meeting(meeting), ()))
    again = [one.participant.person_id for one in asked]
    live = memo.approvals.filter(revoked_at=None)
    live.filter(person__in=again).update(revoked_at=at)
    live.filter(given_at=None).update(revoked_at=at)
    live.exclude(seal=seal).update(revoked_at=at)
    tokens = {}
    for one in asked:
        token = secrets.token_urlsafe(32)
        row = MemoApproval.objects.create(
            memo=memo, person_id=one.participant.person_id, title=one.participant.title, role=one.role,
            token_hash=hash_token(token), seal=seal, sent_at=at,
        )  # fmt: skip
        tokens[row.pk] = token
    memo.state, memo.revision = MemoState.CHECKING, memo.revision + 1
    memo.save(update_fields=["state", "revision"])
    record("meetings.memo.sent", meeting, by, at, approvals=sorted(tokens))
    return tokens


@transaction.atomic
def give_approval(*, approval: MemoApproval, draw: Draw, by: Actor, at: datetime) -> Memo:
    """Give one's word for what was sent; the last one asked makes the memo approved, and freezes it.

    AlreadyGiven the second time; Replaced when the link was, or the memo says something else now; Frozen when it is
    approved already.
    """
    require(approval.person_id is not None and approval.person_id in by.person_ids)
    meeting = approval.memo.meeting
    audit.lock([meeting.organisation_id])
    fresh = MemoApproval.objects.select_related("memo", "person").get(pk=approval.pk)
    if fresh.given_at is not None:
        raise AlreadyGiven
    memo = _open(meeting)
    meeting = fresh_meeting(meeting)
    if fresh.revoked_at is not None or seal_of(draw(meeting, ())) != fresh.seal:
        raise Replaced
    fresh.given_at = at
    fresh.save(update_fields=["given_at"])
    record("meetings.memo.word_given", meeting, by, at, approval=fresh.pk)
    rows = list(memo.approvals.filter(revoked_at=None).select_related("person").order_by("pk"))
    asked = [Asked(row.role, row.seal, row.given_at is not None) for row in rows]
    if is_approved(asked, fresh.seal):
        memo.document = json.loads(draw(meeting, rows))
        memo.state, memo.approved_at, memo.revision = MemoState.APPROVED, at, memo.revision + 1
        memo.save(update_fields=["document", "state", "approved_at", "revision"])
        record("meetings.memo.approved", meeting, by, at)
    return memo


@transaction.atomic
def keep_file(*, memo: Memo, form: str, make: Callable[[], bytes], media_type: str, by: Actor, at: datetime) -> Content:
    """The kept file of an approved memo in a format; made when it is asked for the first time. ValueError before approval."""
    audit.lock([memo.meeting.organisation_id])
    row = MemoFile.objects.filter(memo=memo, form=form).select_related("content").first()
    if row is not None:
        return row.content
    if memo.state != MemoState.APPROVED:
        raise ValueError("the files of a memo are kept when it is approved")
    content = keep_content(BytesIO(make()), media_type)
    MemoFile.objects.create(memo=memo, form=form, content=content)
    record("meetings.memo.file_kept", memo.meeting, by, at, form=form)
    return content
