"""How long meetings take inside the process: `python -m benchmarks.meetings`.

Drafting an agenda and telling what its items say, the live page, and saving one line of notes as the owner's whole
request, on 200 measures with 12 quarters.
"""

from benchmarks.measuring import load, own_database, say, tell, times


def meeting_of(town):
    """A meeting of the town about its roadmap, next week."""
    from datetime import timedelta

    from django.utils import timezone

    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.meetings.models import Meeting
    from viitta.parts.organisations import actions as organisations

    at, organisation = timezone.now(), town.roadmap.organisation
    group = organisations.add_group(organisation=organisation, name="Digityöryhmä", by=COMMAND_LINE, at=at)
    starts = at + timedelta(days=7)
    return Meeting.objects.create(
        organisation=organisation, group=group, roadmap=town.roadmap, title="Seurantakokous", starts_at=starts,
        ends_at=starts + timedelta(minutes=90), quarter=town.follow_up.quarter,
    )  # fmt: skip


def drafting(meeting) -> None:
    """The draft with all that it tells."""
    from django.utils import timezone

    from viitta.core.actors import COMMAND_LINE
    from viitta.doors.reports.agenda import agenda_document, gather
    from viitta.parts.followup.queries.series import forget
    from viitta.parts.meetings import actions
    from viitta.parts.meetings.models import AgendaItem

    def draft() -> None:
        AgendaItem.objects.filter(meeting=meeting).delete()
        forget()
        actions.draft_agenda(meeting=meeting, by=COMMAND_LINE, at=timezone.now())
        agenda_document(gather(meeting, today=timezone.localdate()), language="fi")

    tell("drafting an agenda", times(draft, 10))


def live(town, meeting) -> None:
    """A line saved as the script of the page does it, the page anew, its pieces when nothing has changed."""
    from itertools import count

    from django.test import Client
    from django.utils import timezone

    from viitta.core.actors import COMMAND_LINE
    from viitta.parts.meetings import actions
    from viitta.parts.meetings.queries.agenda import items_of

    actions.begin_meeting(meeting=meeting, by=COMMAND_LINE, at=timezone.now())
    item, turn = items_of(meeting).get(kind="progress"), count(1)
    client = Client()
    client.force_login(town.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    here = f"/meetings/{meeting.pk}/live/"
    headers = {"Accept": "application/json"}

    def save() -> None:
        data = {"item": item.pk, "text": f"Rivi {next(turn)}."}
        assert client.post(f"{here}lines/", data, headers=headers).status_code == 200

    def unchanged() -> None:
        assert client.get(pieces, headers={"If-None-Match": tag}).status_code == 304

    tell("saving a line of notes", times(save))
    tell("the live page, anew", times(lambda: client.get(f"{here}?item={item.pk}"), 10))
    pieces = f"{here}pieces/?item={item.pk}"
    client.get(pieces)
    tag = client.get(pieces)["ETag"]
    tell("its pieces, nothing changed", times(unchanged))


def main() -> None:
    """Build the town and measure."""
    with own_database():
        from django.conf import settings

        from benchmarks.town import build
        from viitta.config.static_files import collect

        settings.ALLOWED_HOSTS = ["testserver"]
        collect()
        town = build()
        meeting = meeting_of(town)
        say("Meetings, 200 measures, 12 quarters")
        drafting(meeting)
        live(town, meeting)
        say(load())


if __name__ == "__main__":
    main()
