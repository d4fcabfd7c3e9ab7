"""Partners join, decide, leave and merge; every cent stays."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import AT, build_organisation
from viitta.core.actors import COMMAND_LINE
from viitta.parts.audit.actions import Stale
from viitta.parts.joint_projects import queries
from viitta.parts.joint_projects.actions import partners, projects
from viitta.parts.joint_projects.actions.base import Refused
from viitta.parts.joint_projects.actions.seats import name_coordinator, seat_partner, seat_secretary
from viitta.parts.joint_projects.actions.shares import shares_on, split_shares
from viitta.parts.joint_projects.models import ChangeNotice, Partner, PartnerRole, Share
from viitta.parts.joint_projects.permissions import can_coordinate
from viitta.parts.organisations.models import CircleMembership, Organisation, Person, Seat
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.organisations.queries import actor_of, role_labels
from viitta.parts.roadmaps.permissions import can_edit_roadmap

BY = {"by": COMMAND_LINE, "at": AT}
MERGER = date(2025, 1, 1)


def amounts(pair, on: date) -> dict[str, str]:
    """Shares in force on a day, by partner."""
    now = shares_on(queries.shares_of(pair.project), on)
    return {row.partner.name: str(row.amount) for row in now.values()}


def third(pair) -> Partner:
    home, _accounts, _people = build_organisation("Kolmasla", "909", "kolmasla.example")
    new = partners.NewPartner(home, population=500)
    return partners.add_partners(project=pair.project, new=[new], **BY)[0]


def granted(pair):
    given = {"decided_on": date(2024, 2, 1), "body": "valtiovarainministeriö", "maximum": Decimal(85000)}
    pair.project = projects.record_grant(project=pair.project, **given, **BY)
    for row in (pair.partner, pair.applicant):
        row.project = pair.project
    return pair.project


def test_the_applicant_is_the_first_partner_and_leads_the_circle(pair, town):
    assert (pair.applicant.role, pair.project.circle.lead_id) == (PartnerRole.APPLICANT, town.organisation.pk)


def test_a_project_gets_a_steering_group_and_a_roadmap_of_its_circle(pair):
    assert pair.project.group.circle_id == pair.project.roadmap.circle_id == pair.project.circle_id


def test_shares_are_split_by_residents(pair):
    assert amounts(pair, pair.project.starts_on) == {"Viitala": "10000.00", "Kumppanila": "5000.00"}


def test_the_reason_of_a_share_is_kept_with_it(pair):
    row = Share.objects.get(partner=pair.partner)
    assert (row.reason["total"], row.reason["weight"], row.reason["floor"]) == ("15000", "1000", "5000.00")


def test_splitting_anew_from_a_day_ends_the_earlier_shares(pair):
    third(pair)
    split_shares(project=pair.project, total=Decimal("15000.01"), from_date=date(2024, 7, 1), **BY)
    assert amounts(pair, date(2024, 6, 30)) == {"Viitala": "10000.00", "Kumppanila": "5000.00"}
    assert sum(map(Decimal, amounts(pair, date(2024, 7, 1)).values())) == Decimal("15000.01")


def test_a_split_without_somebodys_residents_is_refused_by_name(pair):
    partners.change_partner(partner=pair.partner, values={"population": None}, **BY)
    with pytest.raises(Refused) as why:
        split_shares(project=pair.project, total=Decimal(100), **BY)
    assert (why.value.code, why.value.values["name"]) == ("no_weight_told", "Kumppanila")


def test_percentages_that_are_not_a_hundred_are_refused_and_nothing_changes(pair):
    partners.change_partner(partner=pair.partner, values={"percent": Decimal(40)}, **BY)
    partners.change_partner(partner=pair.applicant, values={"percent": Decimal("59.99")}, **BY)
    with pytest.raises(Refused):
        split_shares(project=pair.project, total=Decimal(100), key="percent", **BY)
    assert amounts(pair, pair.project.starts_on)["Viitala"] == "10000.00"


def test_a_merger_adds_the_shares_and_never_computes_anew(pair):
    successor = third(pair)
    split_shares(project=pair.project, total=Decimal("1000.01"), **BY)
    before = amounts(pair, date(2024, 12, 31))
    partners.merge_partner(partner=pair.partner, successor=successor, on=MERGER, **BY)
    after = amounts(pair, MERGER)
    assert Decimal(after["Kolmasla"]) == Decimal(before["Kumppanila"]) + Decimal(before["Kolmasla"])
    assert after["Viitala"] == before["Viitala"]
    assert sum(map(Decimal, after.values())) == sum(map(Decimal, before.values())) == Decimal("1000.01")


def test_after_a_merger_the_people_of_the_gone_municipality_see_the_project_no_more(pair):
    successor = third(pair)
    actor = actor_of(pair.accounts["member"], on=MERGER)
    partners.merge_partner(partner=pair.partner, successor=successor, on=MERGER, **BY)
    assert queries.projects_of(actor, on=date(2024, 12, 31)).exists()
    assert not queries.projects_of(actor, on=MERGER).exists()


def test_a_merger_ends_the_seat_of_the_gone_municipality(pair):
    successor, person = third(pair), pair.people["rehtori"]
    given = {"person": person, "deputy": None, "on": date(2024, 2, 1)}
    seat = seat_partner(project=pair.project, partner=pair.partner, **given, **BY)
    partners.merge_partner(partner=pair.partner, successor=successor, on=MERGER, **BY)
    assert Seat.objects.get(pk=seat.pk).until_date == MERGER


def test_the_seat_of_the_applicant_is_the_chairs_and_the_secretary_is_the_coordinator(pair, town):
    on = date(2024, 2, 1)
    given = {"project": pair.project, "on": on, **BY}
    chair = seat_partner(partner=pair.applicant, person=town.people["kaupunginjohtaja"], deputy=None, **given)
    secretary = seat_secretary(person=town.people["hankekoordinaattori"], **given)
    assert (chair.role, secretary.role) == ("chair", "secretary")


def test_a_municipality_has_one_seat_and_who_had_it_leaves(pair):
    given = {"project": pair.project, "partner": pair.partner, "deputy": None, **BY}
    seat_partner(person=pair.people["rehtori"], on=date(2024, 2, 1), **given)
    seat_partner(person=pair.people["kaupunginjohtaja"], on=date(2024, 9, 1), **given)
    open_ones = Seat.objects.filter(group=pair.project.group, until_date=None, sector="Kumppanila")
    assert [seat.title for seat in open_ones] == ["kaupunginjohtaja"]


def test_joining_and_leaving_a_running_project_draft_a_change_for_the_funder(pair):
    granted(pair)
    third(pair)
    partners.leave_project(partner=pair.partner, on=date(2024, 9, 1), **BY)
    titles = set(ChangeNotice.objects.filter(project=pair.project).values_list("title", flat=True))
    assert titles == {"Kolmasla liittyy hankkeeseen", "Kumppanila lähtee hankkeesta"}


def test_joining_before_the_grant_is_no_change(pair):
    third(pair)
    assert not ChangeNotice.objects.exists()


def test_a_partner_that_leaves_keeps_its_share_until_a_new_split(pair):
    partners.leave_project(partner=pair.partner, on=date(2024, 9, 1), **BY)
    assert amounts(pair, date(2025, 1, 1))["Kumppanila"] == "5000.00"
    split_shares(project=pair.project, total=Decimal(15000), from_date=date(2025, 1, 1), **BY)
    assert amounts(pair, date(2025, 1, 1)) == {"Viitala": "15000.00"}


def test_the_applicant_cannot_leave(pair):
    with pytest.raises(Refused, match="applicant_stays"):
        partners.leave_project(partner=pair.applicant, on=MERGER, **BY)
    assert CircleMembership.objects.filter(organisation=pair.applicant.organisation, until_date=None).exists()


def test_a_partner_that_has_gone_cannot_be_a_successor(pair):
    other = third(pair)
    partners.leave_project(partner=other, on=date(2024, 9, 1), **BY)
    with pytest.raises(Refused, match="not_a_successor"):
        partners.merge_partner(partner=pair.partner, successor=other, on=MERGER, **BY)


def test_an_outsider_needs_no_organisation_and_carries_no_share(pair):
    new = partners.NewPartner(name="Sovellustoimittaja Oy", role=PartnerRole.OUTSIDER)
    partners.add_partners(project=pair.project, new=[new], **BY)
    split_shares(project=pair.project, total=Decimal(30), **BY)
    assert set(amounts(pair, MERGER)) == {"Viitala", "Kumppanila"}


def test_the_same_municipality_is_not_taken_in_twice(pair):
    with pytest.raises(Refused, match="partner_already"):
        partners.add_partners(project=pair.project, new=[partners.NewPartner(pair.home)], **BY)


def test_a_municipality_that_viitta_does_not_know_is_founded_by_its_number(pair):
    new = partners.NewPartner(name="Uudenkylä", population=10)
    partners.take_in(project=pair.project, new=new, code="910", **BY)
    assert Organisation.objects.get(code="910").name == "Uudenkylä"


@pytest.mark.parametrize("code", ["", "9", "901", "abc"])
def test_a_new_municipality_needs_a_number_that_is_free(pair, code):
    with pytest.raises(Refused, match="new_municipality_code"):
        partners.take_in(project=pair.project, new=partners.NewPartner(name="Uudenkylä"), code=code, **BY)


def test_a_partner_tells_of_itself_but_does_not_change_its_terms(pair):
    actor = actor_of(pair.accounts["member"], on=AT.date())
    partners.change_partner(partner=pair.partner, values={"strategy": "Elinvoima"}, by=actor, at=AT)
    with pytest.raises(Forbidden):
        partners.change_partner(partner=pair.partner, values={"population": 1}, by=actor, at=AT)


def test_a_partner_writes_its_own_decision_and_not_anothers(pair):
    actor = actor_of(pair.accounts["member"], on=AT.date())
    new = partners.PartnerDecision("kunnanhallitus", date(2023, 12, 10), section="181")
    made = partners.record_decision(partner=pair.partner, new=new, by=actor, at=AT)
    assert made.organisation_id == pair.home.pk
    with pytest.raises(Forbidden):
        partners.record_decision(partner=pair.applicant, new=new, by=actor, at=AT)


def test_two_who_change_the_same_partner_are_told(pair):
    partners.change_partner(partner=pair.partner, values={"note": "ensin"}, seen=pair.partner.revision, **BY)
    with pytest.raises(Stale):
        partners.change_partner(partner=pair.partner, values={"note": "sitten"}, seen=pair.partner.revision, **BY)


def test_a_phase_stays_inside_the_project_time(pair):
    new = [projects.NewPhase("Jälkityö", date(2025, 6, 1), date(2025, 7, 1))]
    with pytest.raises(Refused, match="phase_outside_project"):
        projects.add_phases(project=pair.project, new=new, **BY)


def test_phases_may_overlap(pair):
    new = [projects.NewPhase("Kokeilut", date(2024, 3, 1), date(2025, 6, 30))]
    assert projects.add_phases(project=pair.project, new=new, **BY)


def test_a_stranger_sees_no_project(pair):
    _home, accounts, _people = build_organisation("Naapurila", "902", "naapurila.example")
    assert not queries.projects_of(actor_of(accounts["administrator"], on=AT.date()), on=AT.date()).exists()


def test_a_coordinator_runs_the_project_and_its_roadmap_and_is_the_secretary(pair, town):
    person, on = town.people["rehtori"], AT.date()
    assert not can_coordinate(actor_of(town.accounts["member"], on=on), pair.project)
    name_coordinator(project=pair.project, person=person, on=on, **BY)
    actor = actor_of(town.accounts["member"], on=on)
    assert can_coordinate(actor, pair.project)
    assert can_edit_roadmap(actor, pair.project.roadmap)
    assert not can_edit_roadmap(actor, town.roadmap)
    assert Seat.objects.get(group=pair.project.group, role="secretary").person == person


def test_a_new_coordinator_takes_the_place_of_the_earlier_one(pair, town):
    for title, on in (("rehtori", date(2024, 1, 1)), ("viestintäpäällikkö", date(2024, 3, 1))):
        name_coordinator(project=pair.project, person=town.people[title], on=on, **BY)
    after = date(2024, 3, 1)
    assert not can_coordinate(actor_of(town.accounts["member"], on=after), pair.project)
    assert can_coordinate(actor_of(town.accounts["owner"], on=after), pair.project)


def test_somebody_without_an_account_cannot_coordinate(pair, town):
    person = Person.objects.create(organisation=town.organisation, title="projektisihteeri")
    with pytest.raises(Refused, match="no_account"):
        name_coordinator(project=pair.project, person=person, on=AT.date(), **BY)


def test_a_coordinator_is_called_the_coordinator(pair, town):
    name_coordinator(project=pair.project, person=town.people["rehtori"], on=AT.date(), **BY)
    assert [place.role for place in role_labels(actor_of(town.accounts["member"], on=AT.date()))] == ["coordinator"]
