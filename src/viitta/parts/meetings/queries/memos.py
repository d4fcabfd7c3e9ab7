"""Memos, their comments and approvals; of a meeting that the asker is known to see, or by a link."""

from dataclasses import dataclass
from datetime import date

from viitta.core.actors import Actor, ActorKind, ActorPerson
from viitta.parts.files.models import Content
from viitta.parts.meetings.models import Meeting, MeetingState, Memo, MemoApproval, MemoComment
from viitta.parts.organisations.actions.access import hash_token


def memo_of(meeting: Meeting) -> Memo:
    """The memo of a meeting; a new one that is not stored yet when nobody has touched it."""
    return Memo.objects.filter(meeting=meeting).first() or Memo(meeting=meeting)


def comments_of(memo: Memo) -> list[MemoComment]:
    """What has been said of a memo, in the order of saying."""
    return list(MemoComment.objects.filter(memo=memo.pk).order_by("at", "pk")) if memo.pk else []


def get_comment(memo: Memo, pk: int) -> MemoComment:
    """One comment of a memo; MemoComment.DoesNotExist for another memo's."""
    return MemoComment.objects.select_related("memo__meeting").get(memo=memo, pk=pk)


def approvals_of(memo: Memo) -> list[MemoApproval]:
    """Who has been asked, in the order of asking; those whose link was replaced are left out."""
    rows = MemoApproval.objects.filter(memo=memo.pk, revoked_at=None) if memo.pk else MemoApproval.objects.none()
    return list(rows.select_related("person").order_by("pk"))


def kept_file(memo: Memo, form: str) -> Content | None:
    """The file of an approved memo that has been kept in a format."""
    return Content.objects.filter(memo_files__memo=memo.pk, memo_files__form=form).first()


@dataclass(frozen=True, slots=True)
class FoundApproval:
    """A link to a memo that exists, and the actor that comes by it."""

    approval: MemoApproval
    meeting: Meeting
    actor: Actor


def find_approval(token: str, *, on: date) -> FoundApproval | None:
    """The link of a token; None when there never was one, or its person is gone or has left by a day."""
    related = ("person", "memo__meeting__group", "memo__meeting__organisation", "memo__meeting__roadmap")
    row = MemoApproval.objects.filter(token_hash=hash_token(token)).select_related(*related).first()
    if row is None or row.person is None or (row.person.left_on is not None and row.person.left_on <= on):
        return None
    who = (ActorPerson(row.person.pk, row.person.organisation_id),)
    return FoundApproval(row, row.memo.meeting, Actor(ActorKind.PERSON_LINK, row.person.label, None, who, (), row.pk))


def last_held(actor: Actor) -> int | None:
    """The meeting that was held last, for the command line and others who may do everything."""
    rows = Meeting.objects.filter(state=MeetingState.HELD) if actor.is_unlimited else Meeting.objects.none()
    return rows.order_by("-starts_at", "-pk").values_list("pk", flat=True).first()
