"""The terms of a project's programme and grant as pairs of term and value."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.programmes import Cooperation, KeptFrom, Programme
from viitta.doors.portal.gate import language
from viitta.parts.joint_projects.models import JointProject, SplitKey
from viitta.parts.joint_projects.words import KEYS


def share_words(programme: Programme) -> str:
    """ "85 % of eligible costs without VAT (893/2019 § 4)"."""
    share = formats.percent(programme.max_share * 100, language(), 0)
    base = _("of eligible costs") if programme.vat_eligible else _("of eligible costs without VAT")
    return " ".join(filter(None, [share, base, _source(programme, "max_share")]))


def _source(programme: Programme, rule: str) -> str:
    found = programme.source(rule)
    return f"({found})" if found else ""


def liability(programme: Programme) -> str:
    """Who answers for the grant."""
    if programme.cooperation is Cooperation.JOINT:
        return _("Joint project: one decision, all partners answer for the whole grant.")
    return _("Group project: a decision for each partner, each repays its own.")


def retention(programme: Programme) -> str:
    """How long the records are kept."""
    count = programme.retention_years
    told = {
        KeptFrom.LAST_PAYMENT: ngettext(
            "%(count)s year from the last payment", "%(count)s years from the last payment", count
        ),
        KeptFrom.YEAR_AFTER_LAST_PAYMENT: ngettext(
            "%(count)s year from the start of the year after the last payment",
            "%(count)s years from the start of the year after the last payment",
            count,
        ),
    }[programme.retention_from]
    return told % {"count": count}


def terms_of(project: JointProject, programme: Programme) -> tuple[tuple[str, str], ...]:
    """What was agreed with the funder and between the partners."""
    decision = project.grant_decision
    rows = [
        (_("Funding programme"), programme.name),
        (_("Share of the grant"), _("at most %(share)s") % {"share": share_words(programme)}),
        (_("Form of cooperation"), liability(programme)),
        (_("The own financing is split"), _key(project)),
        (_("The call closes"), formats.day(project.call_closes_on, language()) if project.call_closes_on else ""),
        (_("Grant decision"), f"{decision.body}, {formats.day(decision.decided_on, language())}" if decision else ""),
        (_("Case number of the funder"), project.case_number),
        (_("Conditions of the decision"), "; ".join(project.conditions.split("\n"))),
        (_("Records are kept"), retention(programme)),
        (
            _("Paid back when more than"),
            f"{formats.money(programme.return_above, language())} {_source(programme, 'return')}",
        ),
    ]
    return tuple((term, value) for term, value in rows if value.strip())


def _key(project: JointProject) -> str:
    words = str(KEYS[SplitKey(project.split_key)])
    if project.split_key == SplitKey.POPULATION and project.split_on is not None:
        return f"{words}, {formats.day(project.split_on, language())}"
    return words
