"""A trial asks for its decision four weeks before it ends: one letter to who coordinates, through run-due, once."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from viitta.config.due import run_due
from viitta.core.actors import COMMAND_LINE
from viitta.parts.joint_projects import tasks
from viitta.parts.joint_projects.actions import orders
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.models import OrderKind
from viitta.parts.messages.models import Message

BY = {"by": COMMAND_LINE, "at": datetime(2020, 9, 21, 9, tzinfo=UTC)}
D = Decimal


def ask(day: date) -> int:
    return tasks.ask_of_trials(at=datetime(day.year, day.month, day.day, 8, tzinfo=UTC))


@pytest.fixture
def trial(six):
    new = orders.NewOrder(
        OrderKind.TRIAL, "Toimittaja A", "Verkkochatin koekäyttö", D(1500), "services", date(2020, 9, 21),
        ends_on=date(2020, 12, 18), yearly_cost=D(2400),
    )  # fmt: skip
    return orders.add_orders(project=six.project, new=[new], **BY)[0]


def test_it_is_asked_once_four_weeks_before_and_not_on_a_day_off(trial):
    days = [date(2020, 11, 19), date(2020, 11, 21), date(2020, 11, 20), date(2020, 11, 23), date(2020, 12, 1)]
    assert [ask(day) for day in days] == [0, 0, 1, 0, 0]
    letter = Message.objects.get(kind="trial_decision")
    assert letter.recipient.startswith("hankekoordinaattori@")
    assert f"/orders/{trial.pk}/decide/" in letter.text
    assert "18.12.2020" in letter.text


def test_run_due_asks_it_and_running_it_again_changes_nothing(trial):
    at = datetime(2020, 11, 20, 8, tzinfo=UTC)
    assert [run_due(at)["trials_asked"], run_due(at)["trials_asked"]] == [1, 0]


def test_a_decided_trial_is_not_asked_of(trial):
    orders.decide_trial(order=trial, outcome="ended", reason="Kukaan ei käyttänyt.", **BY)
    trial.refresh_from_db()
    assert trial.is_closed
    assert ask(date(2020, 11, 20)) == 0


def test_a_new_end_asks_anew(trial):
    assert ask(date(2020, 11, 20)) == 1
    trial.refresh_from_db()
    orders.change_order(order=trial, values={"ends_on": date(2021, 3, 31)}, **BY)
    assert [ask(date(2020, 11, 23)), ask(date(2021, 3, 4))] == [0, 1]


def test_a_trial_has_an_end_and_its_decision_a_reason(six, trial):
    endless = orders.NewOrder(OrderKind.TRIAL, "A", "B", D(1), "services", date(2020, 1, 7))
    for act, code in (
        (lambda: orders.add_orders(project=six.project, new=[endless], **BY), "trial_without_end"),
        (lambda: orders.decide_trial(order=trial, outcome="kept", reason=" ", **BY), "no_reason"),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == code
