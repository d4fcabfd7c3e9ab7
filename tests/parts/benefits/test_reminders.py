"""The yearly reading is asked of the owner by mail, also after the project: twice, once each, through a real mail server."""

from datetime import UTC, date, datetime
from decimal import Decimal
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

from tests.cast import AT
from tests.parts.messages.test_outbox import free_port
from viitta.config.due import run_due
from viitta.core.actors import COMMAND_LINE
from viitta.parts.benefits import actions, tasks
from viitta.parts.benefits.models import Benefit, BenefitReminder
from viitta.parts.messages.models import Message
from viitta.parts.organisations.models import Person

BY = {"by": COMMAND_LINE, "at": AT}


@pytest.fixture
def benefit(town) -> Benefit:
    """In force from 2023 and followed for years after the roadmap is over."""
    values = {
        "title": "Hakemukset sähköisesti", "roadmap": town.roadmap, "owner": town.people["viestintäpäällikkö"],
        "starts_on": date(2023, 7, 1), "followed_until": 2029, "expected_person_years": Decimal("1.2"),
        "expected_euros": Decimal(54_000),
    }  # fmt: skip
    return actions.add_benefits(organisation=town.organisation, new=[actions.NewBenefit(values)], **BY)[0]


def remind(day: date) -> int:
    return tasks.remind_of_readings(at=datetime(day.year, day.month, day.day, 8, tzinfo=UTC))


def test_it_is_asked_twice_and_no_more_and_again_the_next_year(benefit):
    days = [
        date(2024, 1, 12),
        date(2024, 1, 15),
        date(2024, 1, 16),
        date(2024, 2, 15),
        date(2024, 5, 2),
        date(2025, 1, 15),
    ]
    assert [remind(day) for day in days] == [0, 1, 0, 1, 0, 1]
    assert list(BenefitReminder.objects.order_by("pk").values_list("year", "number")) == [(2023, 1), (2023, 2), (2024, 1)]  # fmt: skip


def test_it_goes_on_after_the_roadmap_is_over_until_the_last_year_that_is_followed(benefit, town):
    assert town.roadmap.ends_on.year == 2025
    assert remind(date(2030, 1, 15)) == 1
    assert remind(date(2031, 1, 15)) == 0


def test_what_has_been_told_is_not_asked(benefit):
    taken = actions.TakenYear(2023, Decimal("0.3"), Decimal(9000))
    actions.tell_years(benefit=benefit, told=[taken], **BY)
    assert remind(date(2024, 1, 15)) == 0


@pytest.mark.parametrize("status", ["dropped", "not_realised"])
def test_what_was_given_up_is_not_asked(benefit, status):
    actions.change_benefit(benefit=benefit, values={"status": status}, **BY)
    assert remind(date(2024, 1, 15)) == 0


def test_nobody_is_written_to_on_a_day_off(benefit):
    assert remind(date(2024, 2, 17)) == 0
    assert remind(date(2024, 2, 19)) == 1


def test_without_an_owner_who_can_be_reached_the_convenor_is_asked(benefit):
    Person.objects.filter(title="viestintäpäällikkö").update(left_on=date(2023, 12, 31))
    assert remind(date(2024, 1, 15)) == 1
    letter = Message.objects.get()
    assert letter.recipient == "convenor@viitala.example"
    assert "ei ole omistajaa" in letter.text


def test_the_letter_comes_through_a_real_mail_server_and_once_however_often_the_clock_ticks(benefit, settings):
    got = []

    class Server:
        async def handle_DATA(self, server, session, envelope):
            got.append(message_from_bytes(envelope.content, policy=default))
            return "250 OK"

    controller = Controller(Server(), hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.MAIL_IS_KEPT = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    try:
        for _time in range(2):
            run_due(datetime(2024, 1, 15, 8, tzinfo=UTC))
    finally:
        controller.stop()
    mine = [mail for mail in got if "Hakemukset sähköisesti" in str(mail["Subject"])]
    assert len(mine) == 1
    assert mine[0]["Subject"].strip() == "Mitä toteutui vuonna 2023: Hakemukset sähköisesti"
    text = mine[0].get_body(("plain",)).get_content()
    assert "vuoden suunnitelma: 0,60 htv, 27 000,00 €" in text.replace("\xa0", " ")
    assert f"/benefits/{benefit.pk}/year/?year=2023" in text
