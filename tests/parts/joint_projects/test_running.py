"""A running project: registers, each municipality's column with its history, asking by mail, closing."""

from datetime import UTC, date, datetime
from decimal import Decimal
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

from tests.cast import AT
from tests.parts.messages.test_outbox import free_port
from tests.permissions.projects import build_joint
from viitta.config.due import run_due
from viitta.core.actors import COMMAND_LINE
from viitta.parts.audit.actions import Stale
from viitta.parts.joint_projects import tasks
from viitta.parts.joint_projects.actions import closing, results, running
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.models import (
    Communication,
    JointProject,
    Output,
    Partner,
    RelatedProject,
    Result,
    ResultRound,
    ResultUse,
    ResultUseRevision,
)
from viitta.parts.joint_projects.queries import programme_of
from viitta.parts.joint_projects.queries import running as queries
from viitta.parts.messages.models import Message
from viitta.parts.organisations.models import Person
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.organisations.queries import actor_of

BY = {"by": COMMAND_LINE, "at": AT}
D = Decimal


@pytest.fixture
def joint(town):
    return build_joint(town)


@pytest.fixture
def platform(joint) -> Result:
    return running.add_rows(project=joint.project, model=Result, new=[{"title": "Alusta", "kind": "system"}], **BY)[0]


def add(joint, model, **values):
    return running.add_rows(project=joint.project, model=model, new=[values], **BY)[0]


def tell(joint, result, state="in_use", by=COMMAND_LINE, **more):
    answer = results.UseAnswer(result, state, **more)
    return results.tell_uses(partner=joint.partner, answers=[answer], by=by, at=AT)


def contact(joint, title="rehtori") -> Person:
    person = joint.people[title]
    Partner.objects.filter(pk=joint.partner.pk).update(contact=person)
    return person


@pytest.mark.parametrize(
    ("model", "values", "code"),
    [
        (Output, {"title": " "}, "no_title"),
        (Output, {"title": "Vaikutus", "kind": "effect"}, "effect_without_choice"),
        (Output, {"title": "Vaikutus", "kind": "effect", "choice": "jokin"}, "unknown_choice"),
        (RelatedProject, {"name": "x", "starts_on": date(2024, 2, 1), "ends_on": date(2024, 1, 1)}, "ends_before_start"),
    ],
)  # fmt: skip
def test_a_row_that_does_not_fit_is_refused(joint, model, values, code):
    with pytest.raises(Refused) as refused:
        add(joint, model, **values)
    assert refused.value.code == code
    assert not model.objects.exists()


def test_an_effect_is_one_that_the_form_lists(joint):
    assert add(joint, Output, title="Osallisuus", kind="effect", choice="participation").choice == "participation"


def test_a_row_is_changed_taken_away_and_brought_back_by_who_coordinates(joint, town):
    row = add(joint, Communication, audience="Asukkaat", channel="Lehti")
    with pytest.raises(Forbidden):
        running.change_row(row=row, values={"channel": "Radio"}, by=town.actor("member"), at=AT)
    running.change_row(row=row, values={"channel": "Radio"}, seen=1, by=town.actor("convenor"), at=AT)
    with pytest.raises(Stale):
        running.change_row(row=row, values={"channel": "TV"}, seen=1, by=town.actor("convenor"), at=AT)
    running.remove_rows(rows=[row], **BY)
    assert queries.rows_of(joint.project, Communication) == []
    running.remove_rows(rows=[row], removed=False, **BY)
    assert running.mark_done(row=row, on=AT.date(), **BY).done_on == AT.date()


def test_a_municipality_tells_its_own_column_and_every_version_stays(joint, platform):
    own = actor_of(joint.accounts["member"], on=AT.date())
    tell(joint, platform, by=own, yearly_cost=D("400.00"), changed="Sivut ovat samalla alustalla.")
    tell(joint, platform, by=own, yearly_cost=D("400.00"), changed="Sivut ovat samalla alustalla.")  # no new version
    with pytest.raises(Stale):
        tell(joint, platform, "taking", by=own)
    tell(joint, platform, "not", by=own, why_not="Ei henkilöä.", seen=1)
    assert list(ResultUseRevision.objects.order_by("revision").values_list("state", flat=True)) == ["in_use", "not"]
    told = queries.results_of(joint.project)
    assert [(one.result, one.municipality, one.use.state) for one in told] == [("Alusta", "Kumppanila", "not")]


def test_who_does_not_use_a_result_says_why(joint, platform):
    with pytest.raises(Refused) as refused:
        tell(joint, platform, "not", why_not=" ")
    assert refused.value.code == "use_without_why"


def test_nobody_tells_the_column_of_another_municipality(joint, platform, town, neighbour):
    for actor in (actor_of(neighbour[1]["convenor"], on=AT.date()), town.actor("member")):
        with pytest.raises(Forbidden):
            tell(joint, platform, by=actor)
    tell(joint, platform, by=town.actor("convenor"))  # whoever coordinates may write it down for them


def test_asking_writes_to_the_contact_of_each_municipality_that_has_one(joint, platform, town):
    contact(joint)
    opened, count = tasks.ask_for_results(project=joint.project, by=town.actor("convenor"), at=AT)
    assert count == 1
    letter = Message.objects.get(kind="results_ask")
    assert letter.recipient == "member@kumppanila.example"
    assert "Kumppanila" in letter.subject
    assert opened.due_on == date(2024, 6, 12)
    tasks.ask_for_results(project=joint.project, by=town.actor("convenor"), at=AT)
    assert ResultRound.objects.filter(closed_at=None).count() == 1


def test_without_results_nothing_is_asked(joint, town):
    with pytest.raises(Refused):
        tasks.ask_for_results(project=joint.project, by=town.actor("convenor"), at=AT)
    assert not ResultRound.objects.exists()


def follow(day: date) -> int:
    return tasks.follow_results(at=datetime(day.year, day.month, day.day, 8, tzinfo=UTC))


def test_six_twelve_and_twenty_four_months_after_the_end_each_is_asked_once(joint, platform):
    contact(joint)
    JointProject.objects.update(state="ended")  # its time ended 30.6.2025
    days = [
        date(2025, 12, 29),
        date(2025, 12, 30),
        date(2025, 12, 31),
        date(2026, 6, 30),
        date(2027, 6, 30),
        date(2027, 8, 2),
    ]
    assert [follow(day) for day in days] == [0, 1, 0, 1, 1, 0]
    assert list(ResultRound.objects.order_by("pk").values_list("months_after", flat=True)) == [6, 12, 24]


def test_a_round_closes_by_itself_two_weeks_after_its_last_day(joint, platform):
    contact(joint)
    JointProject.objects.update(state="ended")
    follow(date(2025, 12, 30))
    follow(date(2026, 2, 10))
    assert ResultRound.objects.get().closed_at is None
    follow(date(2026, 2, 11))
    assert ResultRound.objects.get().closed_at is not None


def test_the_letter_comes_through_a_real_mail_server_and_once(joint, platform, settings):
    got = []

    class Server:
        async def handle_DATA(self, server, session, envelope):
            got.append(message_from_bytes(envelope.content, policy=default))
            return "250 OK"

    contact(joint)
    JointProject.objects.update(state="ended")
    controller = Controller(Server(), hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.MAIL_IS_KEPT = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    try:
        for _time in range(2):
            run_due(datetime(2025, 12, 30, 8, tzinfo=UTC))
    finally:
        controller.stop()
    mine = [mail for mail in got if "Tulokset" in str(mail["Subject"])]
    assert len(mine) == 1
    text = mine[0].get_body(("plain",)).get_content()
    assert "Hanke päättyi 6 kuukautta sitten. Hankkeella on 1 tulos." in text
    assert "/results/" in text


def test_the_next_project_is_drafted_from_what_is_open_once(joint, platform, town):
    told = results.tell_closing(project=joint.project, needed=None, grounds="", deciding_body="", **BY)
    given = {"programme": programme_of(joint.project), "results": ["Alusta"], "risks": [], "phases": ["Tilannekuva"]}
    with pytest.raises(Refused) as refused:
        closing.draft_follow_up(closing=told, **given, **BY)
    assert refused.value.code == "follow_up_not_needed"
    told = results.tell_closing(project=joint.project, needed=True, grounds="Työ jäi kesken.", deciding_body="hallitus", seen=1, **BY)  # fmt: skip
    made = closing.draft_follow_up(closing=told, **given, **BY)
    assert (made.name, made.starts_on, made.ends_on) == (
        "Yhteinen digihanke, jatkohanke",
        date(2025, 7, 1),
        date(2026, 12, 29),
    )
    assert made.previous == joint.project
    assert "Tulokset, jotka eivät vielä ole käytössä kaikkialla: Alusta." in made.summary
    assert sorted(Partner.objects.filter(project=made).values_list("name", flat=True)) == ["Kumppanila", "Viitala"]
    told.refresh_from_db()
    with pytest.raises(Refused):
        closing.draft_follow_up(closing=told, **given, **BY)


def test_a_column_of_a_municipality_that_has_left_is_told_no_more(joint, platform):
    Partner.objects.filter(pk=joint.partner.pk).update(until_date=date(2024, 5, 1))
    joint.partner.refresh_from_db()
    with pytest.raises(Forbidden):
        tell(joint, platform)
    assert not ResultUse.objects.exists()
