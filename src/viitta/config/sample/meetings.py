"""The meetings of the sample city: four a year, with their notes, resolutions and actions.

That the group met quarterly, and what it went through, is told by the public report; everything else is made up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from viitta.config.sample.moments import BY, moment
from viitta.core.actors import Actor, ActorPerson
from viitta.core.periods import Quarter
from viitta.doors.reports.memo import memo_text
from viitta.engines.workdays import first_workday_after
from viitta.parts.meetings import actions
from viitta.parts.meetings.actions import calling, memos
from viitta.parts.meetings.models import ActionPoint, AgendaItem, ApprovalRole, ItemKind, Meeting, MemoApproval, Visit
from viitta.parts.organisations.models import Person
from viitta.parts.roadmaps.models import Roadmap

HELSINKI = ZoneInfo("Europe/Helsinki")
BEGINS, LASTS = time(13), timedelta(hours=1, minutes=30)
PLACE = "Kaupungintalo, kokoushuone 2, ja etäyhteys"


@dataclass(frozen=True, slots=True)
class SampleAction:
    """What somebody took on; closed in the meeting of `closed_on`, when it is given."""

    text: str
    owner: str
    due_on: date
    closed_on: date | None = None
    closing: str = ""


@dataclass(frozen=True, slots=True)
class SampleMeeting:
    """A meeting that was held: lines of notes by item, resolutions, actions, and who was away."""

    on: date
    quarter: Quarter | None
    notes: Mapping[ItemKind, tuple[str, ...]]
    resolutions: tuple[str, ...] = ()
    actions: tuple[SampleAction, ...] = ()
    away: tuple[str, ...] = ()


P, C, R, D = ItemKind.PROGRESS, ItemKind.CHALLENGES, ItemKind.RESULTS, ItemKind.DISCUSSION
HELD = (
    SampleMeeting(
        date(2023, 1, 26), None,
        {P: ("Tiekartta on hyväksytty, vastuuhenkilöt nimetty ja ensimmäinen kierros alkaa huhtikuussa.",), D: ("Sovittiin, että yhteinen työtila on kaikille auki.",)},
        ("Seurataan etenemistä neljännesvuosittain asteikolla 0–100 %.",),
        (SampleAction("Lähetetään kierroksen ohje vastuuhenkilöille", "it", date(2023, 3, 31), date(2023, 4, 27), "Ohje lähetetty ja käyty läpi."),),
        ("music",),
    ),
    SampleMeeting(
        date(2023, 4, 27), Quarter(2023, 1),
        {P: ("Ensimmäinen kierros: lähes kaikki vastasivat.",), C: ("Kehittämistä tehdään perustyön ohessa, aikaa on vähän.",), R: ("Kirjaston digituki on käynnistynyt hyvin.",)},
        (), (SampleAction("Kysytään toisen kaupungin kokemuksia tietovarastosta", "development", date(2023, 8, 15), date(2023, 8, 24), "Kaupungin edustajat kutsuttiin esittelemään."),),
        ("building", "health"),
    ),
    SampleMeeting(
        date(2023, 8, 24), Quarter(2023, 2),
        {P: ("Verkkosivuston haku etenee suunnitelmaa hitaammin.",), R: ("Esitelty tietovarasto antoi mallin johdon näkymille.",), D: ("Tekoälyn pelisäännöt kannattaa kirjata pian.",)},
        ("Tietovaraston selvitys rajataan talouden ja henkilöstön tietoihin.",),
        (SampleAction("Valmistellaan ohje tekoälyn käytöstä", "it", date(2023, 12, 15), date(2024, 2, 1), "Ohje hyväksyttiin johtoryhmässä."),),
        ("rector",),
    ),
    SampleMeeting(
        date(2023, 11, 2), Quarter(2023, 3),
        {P: ("Intranetin tekninen uudistus on kilpailutettu.",), C: ("Asianhallinnan työnkulkujen määrittely on laajempi kuin arvioitiin.",), D: ("Paperilomakkeista luopuminen herätti keskustelua.",)},
        (), (SampleAction("Rajataan asianhallinnan ensimmäinen vaihe", "records", date(2024, 1, 19), date(2024, 2, 1), "Ensimmäinen vaihe koskee päätösvalmistelua."),),
        ("museum", "technical"),
    ),
    SampleMeeting(
        date(2024, 2, 1), Quarter(2023, 4),
        {P: ("Tietovaraston selvitys valmistui.", "Verkkosivuston haku siirtyy julkaisualustan päivityksen vuoksi."), C: ("Julkaisualustan päivitys on toimittajasta kiinni.",), R: ("Oppimisanalytiikan toinen hanke päättyi hyvin tuloksin.",)},
        ("Tietovarasto rakennetaan vaiheittain, talous ensin.",),
        (SampleAction("Sovitaan toimittajan kanssa alustan päivityksen päivästä", "communication", date(2024, 3, 29), date(2024, 4, 25), "Uusi päivä kirjattiin lupauksiin."),),
    ),
    SampleMeeting(
        date(2024, 4, 25), Quarter(2024, 1),
        {P: ("Kaupunkisovelluksen testiryhmä on käynnissä.",), C: ("Taloushallinnon järjestelmä vaihtuu, ja se vaikuttaa näkymien aikatauluun.",), R: ("Sovelluksen testaajat ovat pääosin tyytyväisiä.",)},
        (), (SampleAction("Lisätään kyberturva koulutusohjelmaan", "administration", date(2024, 9, 30), date(2024, 8, 29), "Kaksi koulutusta syksyn ohjelmassa."),),
        ("finance",),
    ),
    SampleMeeting(
        date(2024, 8, 29), Quarter(2024, 2),
        {P: ("Sovelluksen julkaisu odottaa sovelluskauppojen hyväksyntää.",), C: ("Asianhallinta ei etene toimittajan puolella.",), D: ("Kesän aikana digituen tarve oli usein kiireellinen.",)},
        ("Asianhallinnan viiveestä keskustellaan toimittajan johdon kanssa.",),
        (SampleAction("Kutsutaan toimittajan edustaja seuraavaan kokoukseen", "records2", date(2024, 10, 15), date(2024, 10, 31), "Toimittaja antoi uuden aikataulun."),),
        ("business", "wellbeing"),
    ),
    SampleMeeting(
        date(2024, 10, 31), Quarter(2024, 3),
        {P: ("Kaupunkisovellus julkaistiin syyskuussa.",), R: ("Opinnäytetyö antoi havaintoja intranetin sisältöön.",), C: ("Kutsuliikenteen rajapinta viivästyi.",)},
        (), (SampleAction("Viedään opinnäytetyön havainnot intranetin suunnitelmaan", "communication", date(2024, 12, 20), date(2025, 1, 30), "Rakenne muutettiin tehtävien mukaiseksi."),),
    ),
    SampleMeeting(
        date(2025, 1, 30), Quarter(2024, 4),
        {P: ("Haku ja käännöstyökalu ovat käytössä.",), C: ("Säästöohjelma rajaa vuoden hankintoja.",), D: ("Tiedon keräämistä pidettiin osin raskaana, jos käyttö jää epäselväksi.",)},
        ("Kierroksen kysymyksistä luovutaan niistä, joita ei käytetä.",),
        (SampleAction("Käydään läpi, mihin vastauksia on käytetty", "it", date(2025, 3, 31), date(2025, 4, 24), "Yksi kysymys poistettiin."),),
        ("mayor",),
    ),
    SampleMeeting(
        date(2025, 4, 24), Quarter(2025, 1),
        {P: ("Kutsuliikenne on käytössä, ja matkan voi tilata sovelluksesta.",), C: ("Kaksi paperilomaketta palautettiin käyttöön.",), R: ("Opinnäytetyö tiedolla johtamisesta esiteltiin.",)},
        (), (SampleAction("Sovitaan, milloin paperilomakkeet päättyvät", "service", date(2025, 8, 15), date(2025, 8, 28), "Lomakkeille kirjattiin päättymispäivät."),),
        ("daycare2",),
    ),
    SampleMeeting(
        date(2025, 8, 28), Quarter(2025, 2),
        {P: ("Johdon ensimmäiset näkymät ovat johtoryhmän käytössä.",), R: ("Museon aineiston siirto on loppusuoralla.",), D: ("Seuraavaan tiekarttaan toivotaan vähemmän ja laajempia kokonaisuuksia.",)},
        ("Loppuraportin valmistelu aloitetaan.",),
        (SampleAction("Kootaan loppuraportin luonnos", "it", date(2026, 2, 13), date(2026, 1, 29), "Luonnos käsiteltiin kokouksessa."),),
        ("health",),
    ),
    SampleMeeting(
        date(2025, 11, 6), Quarter(2025, 3),
        {P: ("Museo on siirtynyt uuteen kokoelmanhallintajärjestelmään.",), C: ("Intranetin lanseeraus siirtyy vuoteen 2026.",), D: ("Uuden tiekartan työpajat pidetään ennen vuodenvaihdetta.",)},
        (), (SampleAction("Valmistellaan uuden tiekartan kokonaisuudet", "development", date(2026, 3, 31)),),
    ),
    SampleMeeting(
        date(2026, 1, 29), Quarter(2025, 4),
        {P: ("Kausi päättyi: pääosa toimenpiteistä valmistui.", "Keskeneräiset siirtyvät uuteen tiekarttaan."), R: ("Loppuraportin luonnos käytiin läpi luvuittain.",), D: ("Ryhmä kiitti yhteistyöstä ja jatkaa uudella kaudella.",)},
        ("Loppuraportti viimeistellään ja viedään tiedoksi.",),
        (SampleAction("Viimeistellään loppuraportti", "it", date(2026, 2, 13)),),
        ("expert",),
    ),
)  # fmt: skip


def hold(roadmap: Roadmap, people: Mapping[str, Person], visits: Sequence[Visit], at: datetime) -> None:
    """Call the series and hold its meetings until a moment: agenda, attendance, notes, what was agreed."""
    group = roadmap.group
    if group is None:
        return
    new = [_new(one, roadmap) for one in HELD if _start(one) + LASTS < at]
    made = calling.add_meetings(new=new, series="Digityöryhmän seurantakokoukset", by=BY, at=moment(date(2022, 12, 20)))
    waiting: list[tuple[SampleAction, ActionPoint]] = []
    for one, meeting in zip(HELD, made, strict=False):
        for row in visits:
            if row.on == one.on:
                actions.change_visit(visit=row, values={"meeting": meeting}, by=BY, at=moment(one.on))
        waiting += _go_through(one, meeting, people)
        for told, action in waiting:
            if told.closed_on == one.on:
                actions.close_action_point(
                    action=action, closing=told.closing, on=one.on, by=BY, at=_start(one) + LASTS
                )
    for one, meeting in zip(HELD[:-1], made, strict=False):  # the memo of the last one waits
        _approve(meeting, people, _start(one) + timedelta(days=14))


def _approve(meeting: Meeting, people: Mapping[str, Person], at: datetime) -> None:
    """The memo is checked by the secretary and approved by the convenor."""
    chosen = (("communication", ApprovalRole.CHECKER), ("it", ApprovalRole.APPROVER))
    called = {row.person_id: row for row in meeting.participants.all()}
    asked = [memos.AskedOne(called[people[key].pk], role) for key, role in chosen]
    memos.ask_approvals(meeting=meeting, asked=asked, draw=memo_text, by=BY, at=at)
    for row in MemoApproval.objects.filter(memo__meeting=meeting).select_related("memo__meeting", "person"):
        person = ActorPerson(row.person_id or 0, meeting.organisation_id)
        memos.give_approval(approval=row, draw=memo_text, by=Actor(BY.kind, row.title, people=(person,)), at=at)


def call_next(roadmap: Roadmap, at: datetime) -> None:
    """The next meeting of the new roadmap, called with its agenda drafted; the invitation has not been sent."""
    group = roadmap.group
    if group is None or at.date() < roadmap.starts_on:
        return
    starts = datetime.combine(first_workday_after(at.date() + timedelta(days=10)), BEGINS, tzinfo=HELSINKI)
    quarter = max(Quarter.of(at.date()).previous(), Quarter.of(roadmap.starts_on))
    new = calling.NewMeeting(
        group, f"Seurantakokous {quarter.label}", starts, starts + LASTS, roadmap=roadmap, place=PLACE, quarter=quarter.key
    )  # fmt: skip
    meeting = calling.add_meetings(new=[new], by=BY, at=at)[0]
    proposed = actions.NewItem("Tekoälyn pelisääntöjen päivitys", "Ohje on kahden vuoden takaa.")
    actions.propose_items(group=group, new=[proposed], meeting=meeting, by=BY, at=at)
    actions.draft_agenda(meeting=meeting, by=BY, at=at)


def _start(one: SampleMeeting) -> datetime:
    return datetime.combine(one.on, BEGINS, tzinfo=HELSINKI)


def _new(one: SampleMeeting, roadmap: Roadmap) -> calling.NewMeeting:
    assert roadmap.group is not None
    title = f"Seurantakokous {one.quarter.label}" if one.quarter else "Aloituskokous"
    return calling.NewMeeting(
        roadmap.group, title, _start(one), _start(one) + LASTS, roadmap=roadmap, place=PLACE,
        quarter=one.quarter.key if one.quarter else "",
    )  # fmt: skip


def _go_through(
    one: SampleMeeting, meeting: Meeting, people: Mapping[str, Person]
) -> list[tuple[SampleAction, ActionPoint]]:
    begins = _start(one)
    given: dict[str, Any] = {"by": BY, "at": begins}
    actions.draft_agenda(meeting=meeting, by=BY, at=begins - timedelta(days=7))
    meeting = actions.begin_meeting(meeting=meeting, **given)
    _attend(one, meeting, people)
    items = {item.kind: item for item in AgendaItem.objects.filter(meeting=meeting)}
    for kind, texts in one.notes.items():
        actions.write_lines(item=items[kind], texts=texts, **given)
    resolved = [actions.NewResolution(text, items[ItemKind.PROGRESS]) for text in one.resolutions]
    if resolved:
        actions.add_resolutions(meeting=meeting, new=resolved, **given)
    item = items[ItemKind.CHALLENGES]
    new = [actions.NewAction(told.text, item, people[told.owner], due_on=told.due_on) for told in one.actions]
    made = actions.add_action_points(meeting=meeting, new=new, **given)
    for row in items.values():
        actions.mark_handled(item=row, **given)
    actions.end_meeting(meeting=meeting, by=BY, at=begins + LASTS)
    return list(zip(one.actions, made, strict=True))


def _attend(one: SampleMeeting, meeting: Meeting, people: Mapping[str, Person]) -> None:
    away = {people[key].pk for key in one.away}
    rows = [actions.Attended(row, row.person_id not in away) for row in meeting.participants.all()]
    actions.record_attendance(meeting=meeting, attended=rows, by=BY, at=_start(one))
