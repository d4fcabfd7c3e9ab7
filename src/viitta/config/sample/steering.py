"""Steering group meetings of the sample's joint project: agendas drafted from its data; what was said is sample."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from viitta.config.sample.moments import BY
from viitta.config.sample.project import Built
from viitta.parts.meetings import actions
from viitta.parts.meetings.actions import calling
from viitta.parts.meetings.models import AgendaItem, ItemKind, Meeting, MeetingKind, ParticipantRole

HELSINKI = ZoneInfo("Europe/Helsinki")
LASTS = timedelta(minutes=90)


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of the steering group: its day, notes by the kind of item, and what was resolved."""

    on: date
    notes: Mapping[str, tuple[str, ...]]
    resolutions: tuple[str, ...] = ()


HELD = (
    Held(
        date(2020, 2, 20),
        {
            ItemKind.PROGRESS: ("Koordinaattori aloitti tammikuussa, tilannekuvan kyselyt ovat käynnissä kaikissa kunnissa.",),
            ItemKind.BUDGET: ("Avustuspäätös on saatu. Osuudet laskutetaan maksatushakemusten yhteydessä.",),
            ItemKind.CHALLENGES: ("Suurin riski on kuntien oman työajan riittäminen.",),
        },
        ("Ohjausryhmä kokoontuu neljännesvuosittain.",),
    ),
    Held(
        date(2021, 1, 28),
        {
            ItemKind.PROGRESS: ("Kokeilut ovat käynnissä, koulutukset siirtyivät verkkoon.",),
            ItemKind.CHANGES: ("Honkajoki liittyi Kankaanpäähän 1.1.2021; rahoittajalle on ilmoitettu.",),
            ItemKind.BUDGET: ("Kankaanpään osuus on kahden kunnan osuuksien summa.",),
        },
        ("Muutosilmoitus merkitään tiedoksi.",),
    ),
    Held(
        date(2021, 11, 18),
        {
            ItemKind.PROGRESS: ("Kaikki vaiheet päättyvät ajallaan; loppuarviointi on tehty samoilla työkaluilla kuin alussa.",),
            ItemKind.COMMUNICATION: ("Tulokset esitellään alueen kunnille.",),
            ItemKind.DISCUSSION: ("Jatkohankkeen tarve arvioidaan kunnissa.",),
        },
        ("Loppuraportti hyväksytään lähetettäväksi, kun tilintarkastajan lausunto on saatu.",),
    ),
)  # fmt: skip


def steer(built: Built) -> None:
    """Hold the meetings: called, agenda drafted, notes written, closed."""
    project = built.project
    assert project.group is not None
    starts = [datetime(one.on.year, one.on.month, one.on.day, 9, tzinfo=HELSINKI) for one in HELD]
    new = [
        calling.NewMeeting(
            project.group, f"Ohjausryhmän kokous {number}", begins, begins + LASTS, kind=MeetingKind.STEERING,
            roadmap=project.roadmap, place="Etäkokous",
        )
        for number, begins in enumerate(starts, 1)
    ]  # fmt: skip
    made = calling.add_meetings(new=new, by=BY, at=starts[0] - timedelta(days=30))
    for one, meeting, begins in zip(HELD, made, starts, strict=True):
        _hold(one, meeting, begins)


def _hold(one: Held, meeting: Meeting, begins: datetime) -> None:
    expert = calling.NewParticipant("rahoittajan asiantuntija", "valtiovarainministeriö", role=ParticipantRole.VISITOR)
    calling.add_participants(meeting=meeting, new=[expert], by=BY, at=begins - timedelta(days=20))
    actions.draft_agenda(meeting=meeting, by=BY, at=begins - timedelta(days=7))
    meeting = actions.begin_meeting(meeting=meeting, by=BY, at=begins)
    rows = [actions.Attended(row, True) for row in meeting.participants.all()]
    actions.record_attendance(meeting=meeting, attended=rows, by=BY, at=begins)
    items = {item.kind: item for item in AgendaItem.objects.filter(meeting=meeting)}
    for kind, texts in one.notes.items():
        actions.write_lines(item=items[kind], texts=texts, by=BY, at=begins)
    new = [actions.NewResolution(text, items[ItemKind.PROGRESS]) for text in one.resolutions]
    actions.add_resolutions(meeting=meeting, new=new, by=BY, at=begins)
    for item in items.values():
        actions.mark_handled(item=item, by=BY, at=begins)
    actions.end_meeting(meeting=meeting, by=BY, at=begins + LASTS)
