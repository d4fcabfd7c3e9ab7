"""Changing organisations, their people, groups, accounts and grants."""

from viitta.parts.organisations.actions.access import (
    AlreadyUsed,
    LastAdministrator,
    create_accounts,
    end_sessions,
    give_grants,
    issue_sign_in_link,
    let_in,
    take_grants,
    use_sign_in_link,
)
from viitta.parts.organisations.actions.circles import add_circle_group, form_circle, join_circle, leave_circle
from viitta.parts.organisations.actions.erasing import erase_people
from viitta.parts.organisations.actions.groups import NewSeat, add_group, add_seats, end_seats, replace_seat
from viitta.parts.organisations.actions.own import change_account
from viitta.parts.organisations.actions.people import (
    NewPerson,
    add_people,
    add_units,
    change_person,
    change_unit,
    mark_left,
)
from viitta.parts.organisations.actions.registry import (
    NewOrganisation,
    change_organisation,
    found_organisations,
    record_population,
    record_succession,
)
from viitta.parts.organisations.actions.removal import remove_unused_people, remove_unused_units

__all__ = [
    "AlreadyUsed",
    "LastAdministrator",
    "NewOrganisation",
    "NewPerson",
    "NewSeat",
    "add_circle_group",
    "add_group",
    "add_people",
    "add_seats",
    "add_units",
    "change_account",
    "change_organisation",
    "change_person",
    "change_unit",
    "create_accounts",
    "end_seats",
    "end_sessions",
    "erase_people",
    "form_circle",
    "found_organisations",
    "give_grants",
    "issue_sign_in_link",
    "join_circle",
    "leave_circle",
    "let_in",
    "mark_left",
    "record_population",
    "record_succession",
    "remove_unused_people",
    "remove_unused_units",
    "replace_seat",
    "take_grants",
    "use_sign_in_link",
]
