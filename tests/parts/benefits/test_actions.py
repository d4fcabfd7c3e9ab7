"""Benefits are added, changed and told year by year; realised only by the rule; retirements are numbers."""

from datetime import date
from decimal import Decimal

import pytest

from tests.cast import AT, TODAY
from viitta.core.actors import COMMAND_LINE
from viitta.core.benefits import Amounts, Lack
from viitta.parts.audit.actions import Stale
from viitta.parts.benefits import actions
from viitta.parts.benefits.models import Benefit, BenefitReadingRevision, Retirement
from viitta.parts.benefits.queries import benefits_of, get_benefit, left_of, plan_of, retirements_of, told_of
from viitta.parts.organisations import actions as organisations
from viitta.parts.organisations.permissions import Forbidden
from viitta.parts.organisations.queries import actor_of

BY = {"by": COMMAND_LINE, "at": AT}
D = Decimal
MAPPED = {"volume": D(1200), "hours_handling": D("0.50"), "hours_decision": D("0.10"), "hours_invoicing": D("0.15"), "hours_archiving": D("0.05"), "price": D("37.59"), "yearly_cost": D(9500)}  # fmt: skip


@pytest.fixture
def leaving(town) -> Retirement:
    return actions.keep_retirements(organisation=town.organisation, unit=None, year=2024, count=2, **BY)


@pytest.fixture
def add(town):
    def make(volumes=None, measures=(), by=COMMAND_LINE, **values) -> Benefit:
        values = {"title": "Hakemukset sähköisesti", "roadmap": town.roadmap, **values}
        new = actions.NewBenefit(values, tuple(measures), volumes or {})
        return actions.add_benefits(organisation=town.organisation, new=[new], by=by, at=AT)[0]

    return make


def change(row, by=COMMAND_LINE, seen=None, **values):
    return actions.change_benefit(benefit=row, values=values, seen=seen, by=by, at=AT)


def test_the_plan_comes_from_the_calculation_when_it_is_whole_else_from_the_estimate(add):
    estimated = add(expected_person_years=D("1.5"), expected_euros=D(60_000))
    assert plan_of(estimated).yearly == Amounts(D("1.5"), D(60_000))
    assert plan_of(add(**MAPPED)).yearly == Amounts(D("0.5581"), D("26586.40"))
    assert plan_of(add(volume=D(300), hours_together=D("0.25"), price=D("37.59"), yearly_cost=D(6000))).yearly.euros == D("-3180.75")  # fmt: skip


def test_volumes_of_municipalities_are_counted_together_with_the_shared_cost(add):
    row = add({"Kuntala": D(300), "Pitäjä": D(900)}, hours_together=D("0.25"), price=D("37.59"), yearly_cost=D(6000))
    plan = plan_of(row)
    assert plan.yearly.euros == D("5277.00")
    assert {one.name: one.share_of_cost for one in plan.members} == {"Kuntala": D("1500.00"), "Pitäjä": D("4500.00")}


def test_it_is_realised_only_after_the_old_practice_has_ended_and_by_a_leaving(add, leaving):
    row = add(practice="Paperilomakkeet")
    with pytest.raises(actions.NotRealised) as refused:
        change(row, status="realised")
    assert refused.value.lacks == (Lack.PRACTICE, Lack.LEAVING)
    with pytest.raises(actions.NotRealised):
        change(row, status="realised", practice_ended_on=TODAY)
    assert change(row, status="realised", practice_ended_on=TODAY, leaving=leaving).status == "realised"


def test_a_benefit_of_quality_needs_no_leaving(add):
    assert add(kind="quality", ends_no_practice=True, status="realised").status == "realised"


def test_who_has_changed_it_meanwhile_is_not_saved_over(add):
    row = add()
    change(row, title="Ensin", seen=1)
    with pytest.raises(Stale):
        change(row, title="Sitten", seen=1)
    assert Benefit.objects.get().title == "Ensin"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "}, {"volume": D(-1)}, {"starts_on": date(2024, 2, 1), "ends_on": date(2024, 1, 31)},
        {"hours_together": D(1), "hours_decision": D(1)},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(add, wrong):
    with pytest.raises(ValueError, match=r"benefit|negative|hours"):
        add(**wrong)
    assert not Benefit.objects.exists()


def test_it_points_at_nobody_of_another_organisation(add, neighbour):
    with pytest.raises(ValueError, match="organisation"):
        add(owner=neighbour[2]["rehtori"])


def test_it_is_followed_for_three_years_when_nobody_says_otherwise(add):
    assert add(starts_on=date(2024, 6, 1)).followed_until == 2027
    assert add(starts_on=date(2024, 6, 1), ends_on=date(2025, 5, 31)).followed_until == 2025
    assert add(starts_on=date(2024, 6, 1), followed_until=2035).followed_until == 2035


def test_the_owner_tells_a_year_and_every_version_stays(add, town):
    row = add(owner=town.people["viestintäpäällikkö"])
    first = actions.TakenYear(2023, D("0.40"), D(18_000), note="Arvio")
    actions.tell_years(benefit=row, told=[first], by=town.actor("owner"), at=AT)
    with pytest.raises(Stale):
        actions.tell_years(benefit=row, told=[first], by=town.actor("owner"), at=AT)
    again = actions.TakenYear(2023, D("0.50"), D(-200), seen=1)
    actions.tell_years(benefit=row, told=[again], by=town.actor("owner"), at=AT)
    assert told_of(Benefit.objects.get()) == {2023: Amounts(D("0.50"), D("-200.00"))}
    assert list(BenefitReadingRevision.objects.order_by("revision").values_list("person_years", flat=True)) == [D("0.40"), D("0.50")]  # fmt: skip
    with pytest.raises(Forbidden):
        actions.tell_years(benefit=row, told=[first], by=town.actor("member"), at=AT)
    with pytest.raises(ValueError, match="begun"):
        actions.tell_years(benefit=row, told=[actions.TakenYear(2025, D(1), D(1))], **BY)


def test_a_reader_changes_nothing(add, town):
    row = add()
    for role in ("reader", "member", "owner"):
        with pytest.raises(Forbidden):
            change(row, by=town.actor(role), title="Oma")
        with pytest.raises(Forbidden):
            add(by=town.actor(role))


def test_taken_away_it_comes_back_whole(add, town):
    row = add(measures=[town.app])
    actions.remove_benefits(benefits=[row], **BY)
    assert not benefits_of(town.actor("convenor"), on=TODAY).exists()
    actions.remove_benefits(benefits=[row], removed=False, **BY)
    assert [one.title for one in benefits_of(town.actor("convenor"), on=TODAY).get().measures.all()] == ["Kaupunkisovellus"]  # fmt: skip


def test_planned_retirements_are_the_own_peoples_and_a_benefit_says_what_is_left(add, town, leaving, neighbour):
    row = add(expected_person_years=D("1.2"), leaving=leaving)
    assert left_of(leaving, [row]) == D("0.8")
    assert len(retirements_of(town.actor("reader"), town.organisation.pk)) == 1
    stranger = town.actor("reader").__class__(town.actor("reader").kind, "vieras")
    assert retirements_of(stranger, town.organisation.pk) == []


def test_retirements_that_a_realised_benefit_names_are_not_removed(add, leaving):
    row = add(leaving=leaving, practice_ended_on=TODAY, status="realised")
    with pytest.raises(actions.LeanedOn):
        actions.remove_retirements(retirement=leaving, **BY)
    change(row, status="emerging")
    actions.remove_retirements(retirement=leaving, **BY)
    assert Benefit.objects.get().leaving is None


def test_the_number_of_a_unit_and_year_stands_once(town, leaving):
    again = actions.keep_retirements(organisation=town.organisation, unit=None, year=2024, count=3, **BY)
    assert (again.pk, Retirement.objects.get().count) == (leaving.pk, 3)
    other = actions.keep_retirements(organisation=town.organisation, unit=None, year=2025, count=1, **BY)
    with pytest.raises(actions.LeanedOn):
        actions.keep_retirements(organisation=town.organisation, unit=None, year=2024, count=1, before=other, **BY)


def test_a_circle_sees_the_benefit_that_is_shared_with_it_and_strangers_do_not(add, town, neighbour):
    organisation, accounts, _people = neighbour
    start = date(2020, 1, 1)
    circle = organisations.form_circle(lead=town.organisation, name="Seutu", from_date=start, **BY)
    organisations.join_circle(circle=circle, organisations=[organisation], from_date=start, **BY)
    shared, own = add(circle=circle), add()
    actor = actor_of(accounts["reader"], on=TODAY)
    assert get_benefit(actor, shared.pk, on=TODAY) == shared
    with pytest.raises(Benefit.DoesNotExist):
        get_benefit(actor, own.pk, on=TODAY)
