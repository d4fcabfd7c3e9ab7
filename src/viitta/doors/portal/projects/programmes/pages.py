"""Programmes as ready strings: the list, and the rules of one in words with their paragraphs."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from viitta.core import formats
from viitta.core.programmes import Programme, shipped, to_dict
from viitta.doors.portal.fields import in_words
from viitta.doors.portal.gate import language
from viitta.doors.portal.projects.forms.programmes import ELIGIBILITY
from viitta.doors.portal.projects.pages.terms import liability, retention, share_words
from viitta.doors.portal.register.pages import Cell, Line, RegisterPage
from viitta.doors.reports.money.words import reason_words, type_name
from viitta.parts.joint_projects.models import ProgrammeCopy


def in_force(programme: Programme) -> str:
    """From when until when the rules hold."""
    start, end = programme.valid_from, programme.valid_until
    if start is None and end is None:
        return _("always")
    return f"{in_words(start) if start else ''}–{in_words(end) if end else ''}"


def programmes_page(
    own: Sequence[ProgrammeCopy],
    programmes: Mapping[str, Programme],
    editable: Collection[int],
    gone: tuple[str, str] | None,
) -> RegisterPage:
    """Shipped programmes first, then own ones."""
    lines = [
        _line(number, one, reverse("programme", args=[key])) for number, (key, one) in enumerate(shipped().items())
    ]
    lines += [_own_line(row, programmes[row.key], row.organisation_id in editable) for row in own]
    return RegisterPage(
        title=_("Funding programmes"),
        lead=_("What a programme pays for, how much and by when. A project copies the rules when it is begun."),
        back=None,
        tabs=(),
        columns=(
            pgettext("funding", "Programme"), _("Share of the grant"), _("In force"), _("Whose"),
        ),
        lines=tuple(lines),
        add=(reverse("programme_new"), _("Add a programme")) if editable else None,
        empty=(_("No programmes"), ""),
        files_address=f"{reverse('programmes')}?",
        gone=gone,
    )  # fmt: skip


def _cells(programme: Programme, address: str, whose: str) -> tuple[Cell, ...]:
    return (
        Cell(programme.name, address, programme.key),
        Cell(share_words(programme)),
        Cell(in_force(programme)),
        Cell(whose),
    )


def _line(number: int, programme: Programme, address: str) -> Line:
    return Line(-number, _cells(programme, address, _("comes with Viitta")))


def _own_line(row: ProgrammeCopy, programme: Programme, can_edit: bool) -> Line:
    return Line(
        row.pk,
        _cells(programme, reverse("programme", args=[row.key]), row.organisation.name),
        reverse("programme_edit", args=[row.pk]) if can_edit else "",
        reverse("programme_remove", args=[row.pk]) if can_edit else "",
    )


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme. `types` are rows of name, letter, eligibility, why, source; `rules` the same as JSON."""

    title: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str, str, str, str], ...]
    flat_rates: tuple[str, ...]
    rules: str
    edit_address: str


def programme_page(programme: Programme, edit_address: str) -> ProgrammePage:
    """The rules of a programme in words."""
    return ProgrammePage(
        title=programme.name,
        lead=in_force(programme),
        facts=_facts(programme),
        types=tuple(_type(programme, one.key) for one in programme.cost_types),
        flat_rates=tuple(_flat_rate(programme, number) for number in range(len(programme.flat_rates))),
        rules=json.dumps(to_dict(programme), ensure_ascii=False, indent=1),
        edit_address=edit_address,
    )


def _type(programme: Programme, key: str) -> tuple[str, str, str, str, str]:
    one = programme.cost_type(key)
    assert one is not None
    why = str(reason_words(one.reason)) if one.reason else ""
    if one.most is not None:
        why = " ".join(filter(None, [why, _("at most %(amount)s") % {"amount": formats.money(one.most, language())}]))
    return type_name(programme, key), one.letter, str(ELIGIBILITY[one.eligibility]), why, one.source


def _flat_rate(programme: Programme, number: int) -> str:
    one = programme.flat_rates[number]
    said = _("%(target)s: %(rate)s of %(base)s") % {
        "target": type_name(programme, one.target),
        "rate": formats.percent(one.rate * 100, language(), 1 if one.rate * 100 % 1 else 0),
        "base": ", ".join(type_name(programme, key) for key in one.base),
    }
    conditions = [
        _("%(type)s at least %(share)s of %(of)s")
        % {
            "type": type_name(programme, need.type),
            "share": formats.percent(need.share * 100, language(), 0),
            "of": type_name(programme, need.of),
        }
        for need in one.one_of
    ]
    allowed = _("allowed when: %(conditions)s") % {"conditions": _(" or ").join(conditions)} if conditions else ""
    return " · ".join(filter(None, [said, allowed, one.source]))


def _facts(programme: Programme) -> tuple[tuple[str, str], ...]:
    euros = lambda value: formats.money(value, language())  # noqa: E731
    overrun = programme.overrun
    rows = [
        (_("Share of the grant"), _("at most %(share)s") % {"share": share_words(programme)}),
        (_("Form of cooperation"), liability(programme)),
        (_("Own financing is required"), _yes(programme.own_financing_required)),
        (_("Work in kind counts as own financing"), _yes(programme.in_kind_allowed)),
        (_("A cooperation agreement is required"), _yes(programme.agreement_required)),
        (_("Income is deducted from eligible costs"), _yes(programme.income_deducted)),
        (
            _("Overrun of a type of cost"),
            _("%(share)s, or %(amount)s when that is more; never above the whole")
            % {"share": formats.percent(overrun.share * 100, language(), 0), "amount": euros(overrun.amount)}
            if overrun
            else _("no rule: ask for a change"),
        ),
        (_("Overpaid grant is returned when it is more than"), euros(programme.return_above)),
        (_("Report on use, months from the end"), _months(programme.report_months)),
        (_("Last payment claim, months from the end"), _months(programme.last_claim_months)),
        (_("Records are kept"), retention(programme)),
    ]
    return tuple(rows)


def _yes(value: bool) -> str:
    return pgettext("rule", "yes") if value else pgettext("rule", "no")


def _months(value: int | None) -> str:
    if value is None:
        return _("as the grant decision says")
    return ngettext("%(count)s month", "%(count)s months", value) % {"count": value}
