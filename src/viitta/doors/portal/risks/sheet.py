"""The risks of the screen as a file: the same filters, the same order."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core.periods import Quarter
from viitta.doors.portal.risks.pages import category_words
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.risks.queries import after_of, before_of
from viitta.parts.risks.words import LEVEL, STATE
from viitta.render.tables import Column, Sheet


def sheet_of(risks: Sequence[Risk], last: Mapping[int, str]) -> Sheet:
    """One table of risks."""
    columns = [
        Column(_("Risk"), width=44), Column(pgettext("risk", "Category"), width=40),
        Column(_("Likelihood"), "integer", 10), Column(_("Impact"), "integer", 10), Column(_("Score"), "integer", 10),
        Column(pgettext("risk", "Level"), width=14), Column(_("Countermeasure"), width=44),
        Column(_("Likelihood after the countermeasure"), "integer", 12),
        Column(_("Impact after the countermeasure"), "integer", 12), Column(_("Score after"), "integer", 10),
        Column(pgettext("level of a risk", "Level after"), width=14), Column(_("Owner of the risk"), width=26),
        Column(pgettext("risk", "State"), width=12), Column(_("Seen"), "date", 12), Column(_("Looked at last"), width=12),
        Column(_("Measures that it threatens"), width=44),
    ]  # fmt: skip
    return Sheet(_("Risks"), columns, [_row(one, last) for one in risks])


def _row(risk: Risk, last: Mapping[int, str]) -> list[object]:
    before, after, quarter = before_of(risk), after_of(risk), last.get(risk.pk)
    later = [after.likelihood, after.impact, after.score, str(LEVEL[after.level])] if after else [None] * 4
    return [
        risk.title, ", ".join(category_words(risk)), before.likelihood, before.impact, before.score,
        str(LEVEL[before.level]), risk.countermeasure, *later, risk.owner.label if risk.owner else "",
        str(STATE[RiskState(risk.state)]), risk.seen_on, Quarter.parse(quarter).label if quarter else "",
        ", ".join(one.title for one in risk.measures.all()),
    ]  # fmt: skip
