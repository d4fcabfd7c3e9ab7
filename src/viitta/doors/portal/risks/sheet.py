"""The risks of the screen as a file: the same filters, the same order."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from viitta.core.periods import Quarter
from viitta.core.risks import SCALE, Place, by_place
from viitta.doors.portal.risks.pages import Choice, category_words, is_shown
from viitta.parts.risks.models import Risk, RiskState
from viitta.parts.risks.queries import after_of, before_of
from viitta.parts.risks.words import IMPACT, LEVEL, LIKELIHOOD, STATE
from viitta.render.tables import Column, Sheet


def sheets_of(risks: Sequence[Risk], choice: Choice, last: Mapping[int, str]) -> list[Sheet]:
    """The risks that are shown, and both matrices with the numbers that the screen has."""
    numbered = [pair for pair in enumerate(risks, 1) if is_shown(pair[1], choice)]
    living = [pair for pair in numbered if pair[1].state != RiskState.CLOSED]
    return [
        _list([one for _number, one in numbered], last),
        _matrix(_("Before the countermeasure"), living, before_of),
        _matrix(_("After the countermeasure"), living, after_of),
    ]


def _matrix(name: str, numbered: Sequence[tuple[int, Risk]], place: Callable[[Risk], Place | None]) -> Sheet:
    """Likelihood by row from the greatest, impact by column; in a cell the titles of its risks with their numbers."""
    titles = {number: one.title for number, one in numbered}
    found = by_place([(number, spot) for number, one in numbered if (spot := place(one)) is not None])
    columns = [Column(_("Likelihood"), width=20), *(Column(str(IMPACT[one]), width=28) for one in SCALE)]
    rows = [
        [
            str(LIKELIHOOD[one]),
            *("\n".join(f"{key} {titles[key]}" for key in found.get(Place(one, impact), ())) for impact in SCALE),
        ]
        for one in reversed(SCALE)
    ]
    return Sheet(name, columns, rows)


def _list(risks: Sequence[Risk], last: Mapping[int, str]) -> Sheet:
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
