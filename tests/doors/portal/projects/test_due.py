"""What is due on a project's overview: findings of a draft application, trials that wait for their decision."""

from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.utils import timezone

from tests.cast import AT
from tests.permissions.projects import build_joint
from viitta.core.actors import COMMAND_LINE
from viitta.parts.joint_projects.actions import orders
from viitta.parts.joint_projects.models import JointProject, Order, ProjectState
from viitta.parts.joint_projects.queries.application import material_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def joint(town):
    return build_joint(town)


def page_of(client, joint) -> str:
    return unescape(client.get(f"/projects/{joint.project.pk}/").content.decode().replace("\u00a0", " "))


def order_trial(joint, days: int) -> Order:
    ends = timezone.localdate() + timedelta(days=days)
    told = {"ordered_on": ends - timedelta(days=90), "net": Decimal(900), "cost_type": "services", "kind": "trial"}
    new = orders.NewOrder(supplier="Robotti Oy", subject="Lähettirobotti", ends_on=ends, **told)
    return orders.add_orders(project=joint.project, new=[new], by=COMMAND_LINE, at=AT)[0]


def test_findings_of_a_draft_application_are_due_with_their_count(joint, browse):
    count = len(material_of(joint.project).findings)
    page = page_of(browse(), joint)
    assert f"Hakemuksessa on {count} huomautusta." in page
    assert f"/projects/{joint.project.pk}/application/#findings" in page


def test_an_application_that_was_sent_has_no_findings_due(joint, browse):
    JointProject.objects.filter(pk=joint.project.pk).update(state=ProjectState.RUNNING)
    assert "Hakemuksessa on" not in page_of(browse(), joint)


def test_a_trial_that_ends_within_four_weeks_waits_for_its_decision(joint, browse):
    row = order_trial(joint, 20)
    page = page_of(browse(), joint)
    assert "Kokeilu odottaa päätöstä: Lähettirobotti, Robotti Oy." in page
    assert f"/orders/{row.pk}/decide/" in page


def test_a_trial_that_goes_on_longer_does_not_wait_yet(joint, browse):
    order_trial(joint, 60)
    assert "Kokeilu odottaa" not in page_of(browse(), joint)


def test_a_partner_is_not_shown_the_orders(joint, browse):
    order_trial(joint, 20)
    assert "Kokeilu odottaa" not in page_of(browse("member", joint.accounts), joint)
