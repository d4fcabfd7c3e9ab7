"""The budget of a project as ready strings: plan, committed, spent, forecast, left; versions and financing."""

from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from viitta.core.budgets import Sums, total
from viitta.doors.portal.projects.money.tables import MoneyPage, figure
from viitta.doors.reports.money.budget import budget_tables
from viitta.doors.reports.money.words import euros, share_words
from viitta.parts.joint_projects.queries.money import Money

NOTHING = Decimal(0)


def budget_page(found: Money, *, can_edit: bool) -> MoneyPage:
    """The whole page: the sentence first, then the tables."""
    whole = total(found.by_type.values())
    project = found.project
    if found.current is None:
        return MoneyPage(
            title=_("Budget"),
            lead=_lead(),
            links=_links(found, can_edit),
            empty=(_("No budget yet."), _("Write the planned costs by type and year, and where the money comes from.")),
        )
    return MoneyPage(
        title=_("Budget"),
        lead=_lead(),
        sentence=_sentence(found, whole),
        links=_links(found, can_edit),
        notes=_notes(found),
        figures=(
            figure(euros(whole.planned), _("planned")),
            figure(euros(whole.actual), _("spent")),
            figure(euros(whole.committed), _("committed")),
            figure(euros(found.grant_left), _("of the grant left")),
        ),
        tables=budget_tables(found),
        files_address=f"{reverse('project_budget', args=[project.pk])}?",
    )  # fmt: skip


def _lead() -> str:
    return _("Costs without VAT: what was planned, what is committed, what has been spent, and what is left.")


def _sentence(found: Money, whole: Sums) -> str:
    if not whole.planned:
        return _("No costs have been planned yet.")
    said = {
        "actual": euros(whole.actual),
        "planned": euros(whole.planned),
        "share": share_words(whole.actual / whole.planned * 100),
    }
    first = _("%(actual)s of %(planned)s has been spent (%(share)s).") % said
    if found.not_eligible:
        more = _("%(amount)s in the accounts is not eligible.") % {"amount": euros(found.not_eligible)}
        return f"{first} {more}"
    return first


def _links(found: Money, can_edit: bool) -> tuple[tuple[str, str, str], ...]:
    if not can_edit:
        return ()
    address = lambda name: reverse(name, args=[found.project.pk])  # noqa: E731
    is_open = any(one.locked_at is None for one in found.versions) or not found.versions
    if is_open:
        links = [(address("budget_edit"), _("Write the plan"), "main")]
        if found.versions:
            links.append((address("budget_lock"), _("Decided"), ""))
    else:
        links = [(address("budget_amend"), _("Amend the budget"), "")]
    if found.current is not None:
        links.append((address("budget_forecast"), _("Write a forecast"), ""))
    return tuple(links)


def _notes(found: Money) -> tuple[tuple[str, str], ...]:
    notes = []
    pending = next((one for one in found.versions if one.locked_at is None and one.number > 1), None)
    if pending is not None:
        told = _("The amendment %(number)s is being written. The version before it holds until it has been decided.")
        notes.append(("info", told % {"number": str(pending.number)}))
    if found.current is not None and found.current.locked_at is None:
        costs = total(found.by_type.values()).planned
        covered = sum((one.amount for one in found.financing_of(found.current)), NOTHING)
        if costs != covered:
            told = _("The costs are %(costs)s and the financing %(financing)s: the difference is %(missing)s.")
            said = {"costs": euros(costs), "financing": euros(covered), "missing": euros(costs - covered)}
            notes.append(("warning", told % said))
    return tuple(notes)
