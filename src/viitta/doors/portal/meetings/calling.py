"""Who is called to a meeting, and its invitation: adding and removing, sending, answering for oneself."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from viitta.doors.portal.fields import choices, line
from viitta.doors.portal.gate import posted, show_form
from viitta.doors.portal.meetings.views import get_meeting, get_own_meeting, mails_words
from viitta.parts.meetings import tasks
from viitta.parts.meetings.actions import calling, finding, inviting
from viitta.parts.meetings.models import Meeting, Participant, ParticipantRole, Reply
from viitta.parts.meetings.queries.calling import deputies_of, get_participant, participants_of
from viitta.parts.meetings.queries.links import reachable, unreachable, with_link
from viitta.parts.meetings.words import ROLE
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.queries import people_of
from viitta.parts.ui.requests import ActorRequest


class ParticipantForm(forms.Form):
    """Somebody called besides the seats: a person of the organisation, or a visitor by title."""

    person = forms.ChoiceField(label=gettext_lazy("Person of the organisation"), required=False)
    title = line(
        gettext_lazy("Or a visitor's title"), required=False,
        help_text=gettext_lazy("Such as: asiantuntija. Visitors get no mail from here."),
    )  # fmt: skip
    sector = line(gettext_lazy("Visitor's organisation"), required=False)
    role = forms.ChoiceField(
        label=pgettext_lazy("in a meeting", "Role"), choices=choices((key.value, word) for key, word in ROLE.items()),
        initial=ParticipantRole.VISITOR.value,
    )  # fmt: skip

    def __init__(self, *args: Any, people: dict[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = choices(people.items(), none=gettext_lazy("nobody of the organisation"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not self.errors and bool(data.get("person")) == bool(data.get("title")):
            self.add_error("title", _("Choose a person, or write a visitor's title: one of them."))
        return data


def _offered_people(request: ActorRequest, row: Meeting) -> dict[int, Person]:
    """People who may be called: those of the organisation who are not called yet and have not left."""
    called = {one.person_id for one in participants_of(row)}
    people = people_of(request.actor, row.organisation_id)
    return {one.pk: one for one in people if one.pk not in called and one.left_on is None}


def _own_open(request: ActorRequest, pk: int) -> Meeting:
    """A meeting that the actor runs and that is not over, else 404."""
    row = get_own_meeting(request, pk)
    if row.state in calling.OVER:
        raise Http404
    return row


def _changed_meanwhile(request: ActorRequest, pk: int) -> HttpResponse:
    """Back to a meeting that was ended, or where the same person was called, after the form had been opened."""
    messages.info(request, _("The meeting has changed meanwhile. This is how it is now."))
    return redirect("meeting", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def participant_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Call somebody besides the seats."""
    row = _own_open(request, pk)
    people = _offered_people(request, row)
    form = ParticipantForm(posted(request), people={one.pk: str(one) for one in people.values()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        person = people[int(data["person"])] if data["person"] else None
        title = person.label if person else data["title"]
        new = calling.NewParticipant(title, "" if person else data["sector"], person, data["role"])
        try:
            calling.add_participants(meeting=row, new=[new], by=request.actor, at=timezone.now())
        except ValueError:
            return _changed_meanwhile(request, pk)
        messages.success(request, _("%(title)s is called. Send the invitation if it is out already.") % {"title": title})  # fmt: skip
        return redirect("meeting", pk)
    return show_form(
        request, form, _("Call somebody"), back=reverse("meeting", args=[pk]), lead=row.title, button=_("Add")
    )


def _participant(request: ActorRequest, meeting: int, pk: int) -> Participant:
    """A participant of a meeting that the actor runs and that is not over, else 404."""
    _own_open(request, meeting)
    try:
        row = get_participant(request.actor, pk, on=timezone.localdate())
    except (Participant.DoesNotExist, OverflowError):
        raise Http404 from None
    if row.meeting_id != meeting:
        raise Http404
    return row


@login_required
@require_POST
def participant_deputy(request: ActorRequest, meeting: int, pk: int) -> HttpResponse:
    """Call the deputy of a seat beside its holder."""
    row = _participant(request, meeting, pk)
    day = timezone.localdate(row.meeting.starts_at) if row.meeting.starts_at else timezone.localdate()
    seat = deputies_of(row.meeting, day).get(row.person_id or 0)
    if seat is None or seat.deputy is None:
        raise Http404
    new = calling.NewParticipant(seat.deputy.label, seat.sector, seat.deputy, ParticipantRole.DEPUTY)
    try:
        calling.add_participants(meeting=row.meeting, new=[new], by=request.actor, at=timezone.now())
    except ValueError:
        messages.warning(request, _("The deputy is called already."))
    else:
        messages.success(request, _("%(title)s is called. Send the invitation if it is out already.") % {"title": new.title})  # fmt: skip
    return redirect("meeting", meeting)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def participant_remove(request: ActorRequest, meeting: int, pk: int) -> HttpResponse:
    """Take somebody off the list; who was written to gets a cancellation."""
    row = _participant(request, meeting, pk)
    if request.method == "POST":
        told = tasks.remove_and_tell(participant=row, by=request.actor, at=timezone.now())
        said = _("%(title)s is not called any more.") % {"title": row.title}
        messages.success(request, f"{said} {mails_words(told.mails)}".strip())
        return redirect("meeting", meeting)
    page = {
        "title": _("Take off the list of those called?"), "question": row.title, "action": request.get_full_path(),
        "consequences": [
            _("What they have answered goes too."), _("If the invitation has gone out to them, they get a cancellation.")
        ],
        "button": _("Take off the list"), "is_dangerous": True, "back": reverse("meeting", args=[meeting]),
    }  # fmt: skip
    return render(request, "ui/confirm.html", {"page": page})


def _told_by_mail(row: Meeting) -> list[Participant]:
    """Those to whom the invitation would go now."""
    who = reachable(row, timezone.localdate())
    have = with_link(who) if row.invited_at else set()
    return [one for one in who if one.pk not in have]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting_invite(request: ActorRequest, pk: int) -> HttpResponse:
    """Send the invitation; says first who gets it and who must be told otherwise."""
    row = _own_open(request, pk)
    if request.method == "POST":
        return _invite(request, row)
    who, others = _told_by_mail(row), unreachable(row, timezone.localdate())
    consequences = [_("By mail: %(who)s") % {"who": ", ".join(one.title for one in who) or "–"}]
    if others:
        names = ", ".join(one.title for one in others)
        consequences.append(_("Tell these yourself, no address is known: %(who)s") % {"who": names})
    consequences.append(_("The mail has a calendar entry that calendar programs take for a meeting, and a link to answer without signing in."))  # fmt: skip
    page = {
        "title": _("Send the invitation?"), "question": row.title, "action": request.get_full_path(),
        "consequences": consequences, "button": _("Send"), "is_dangerous": False,
        "back": reverse("meeting", args=[pk]),
    }  # fmt: skip
    return render(request, "ui/confirm.html", {"page": page})


def _invite(request: ActorRequest, row: Meeting) -> HttpResponse:
    try:
        told = tasks.send_invitations(meeting=row, by=request.actor, at=timezone.now())
    except ValueError:
        messages.warning(request, _("The time of the meeting has gone by or is not fixed: no invitation goes out."))
    else:
        messages.success(request, mails_words(told.mails) or _("Everybody who has an address has the invitation already."))  # fmt: skip
    return redirect("meeting", row.pk)


@login_required
@require_POST
def meeting_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Answer the invitation for oneself."""
    row, reply = get_meeting(request, pk), request.POST.get("reply", "")
    own = next((one for one in participants_of(row) if one.person_id in request.actor.person_ids), None)
    if own is None or reply not in Reply.values:
        raise Http404
    try:
        inviting.answer_invitation(participant=own, reply=reply, by=request.actor, at=timezone.now())
    except finding.TooLate:
        messages.warning(request, _("The meeting is over or cancelled: your answer was not taken."))
    else:
        messages.success(request, _("Your answer is saved."))
    return redirect("meeting", pk)
