"""The register of a roadmap with its matrices before and after the countermeasures."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from viitta.core import formats
from viitta.core.document import Block, Column, Document, Heading, Lead, Note, Paragraph, Table, Text, runs
from viitta.core.periods import Quarter
from viitta.core.risks import SCALE, Level, Place, by_place, level_of
from viitta.parts.risks.models import Risk, RiskReview, RiskState
from viitta.parts.risks.queries import after_of, before_of
from viitta.parts.risks.words import CLASS, EFFECT, IMPACT, LEVEL, LIKELIHOOD, STATE
from viitta.parts.roadmaps.models import Roadmap

NOT_JUDGED = "–"


def risk_document(
    roadmap: Roadmap, risks: Sequence[Risk], reviews: Mapping[int, Sequence[RiskReview]], *, language: str, on: date
) -> Document:
    """Risks by their number in the register; `reviews` by risk, the newest first."""
    with override(language):
        numbered = list(enumerate(risks, 1))
        living = [pair for pair in numbered if pair[1].state != RiskState.CLOSED]
        return Document(
            title=_("Risk register"),
            subtitle=roadmap.name,
            language=language,
            organisation=roadmap.organisation.name,
            date=on,
            blocks=tuple(_blocks(numbered, living, reviews, language)),
        )


def _blocks(
    numbered: Sequence[tuple[int, Risk]], living: Sequence[tuple[int, Risk]],
    reviews: Mapping[int, Sequence[RiskReview]], language: str,
) -> list[Block]:  # fmt: skip
    if not numbered:
        return [Paragraph(runs(_("No risk has been written down.")))]
    blocks: list[Block] = [Lead(runs(_sentence([one for _number, one in living])))]
    if living:
        blocks += [
            Heading(1, _("Before the countermeasure")),
            _matrix(_("Matrix before the countermeasure"), living, before_of),
            Heading(1, _("After the countermeasure")),
            _matrix(_("Matrix after the countermeasure"), living, after_of),
            Note(runs(_("The numbers are those of the list; the figure in brackets is likelihood times impact. Closed risks are left out of the matrices."))),
        ]  # fmt: skip
    blocks += [Heading(1, _("Risks")), _list(numbered)]
    told = [(number, one) for number, one in numbered if reviews.get(one.pk)]
    if told:
        blocks += [Heading(1, _("How the risks have been seen")), _history(told, reviews, language)]
    return blocks


def _sentence(living: Sequence[Risk]) -> str:
    great = sum(before_of(one).level in (Level.HIGH, Level.SEVERE) for one in living)
    said = ngettext("%(count)s risk is open, %(great)s of them high or severe.", "%(count)s risks are open, %(great)s of them high or severe.", len(living))  # fmt: skip
    return said % {"count": len(living), "great": great}


def _matrix(caption: str, numbered: Sequence[tuple[int, Risk]], place: Callable[[Risk], Place | None]) -> Table:
    """Likelihood by row from the greatest, impact by column; a cell has its score, level and the risks' numbers."""
    found = by_place([(number, spot) for number, one in numbered if (spot := place(one)) is not None])
    columns = (Column(_("Likelihood"), width=3), *(Column(str(IMPACT[one]), width=2) for one in SCALE))

    def cell(likelihood: int, impact: int) -> str:
        score = likelihood * impact
        here = ", ".join(map(str, found.get(Place(likelihood, impact), ())))
        return f"{here} ({score} {LEVEL[level_of(score)]})" if here else f"({score})"

    rows = tuple(
        (runs(str(LIKELIHOOD[one])), *(runs(cell(one, impact)) for impact in SCALE)) for one in reversed(SCALE)
    )
    return Table(caption, columns, rows)


def _categories(risk: Risk) -> str:
    mine = {row.risk_class for row in risk.classes.all()}
    words = [str(word) for key, word in CLASS.items() if key.value in mine]
    return ", ".join([*words, *(str(word) for key, word in EFFECT.items() if getattr(risk, key))])


def _list(numbered: Sequence[tuple[int, Risk]]) -> Table:
    columns = (
        Column(_("No."), width=1), Column(_("Risk"), width=5), Column(_("Countermeasure"), width=5),
        Column(pgettext("risk", "Before"), width=2), Column(pgettext("risk", "After"), width=2),
        Column(_("Owner of the risk"), width=3), Column(pgettext("risk", "State"), width=2),
    )  # fmt: skip
    rows = tuple(
        (
            runs(str(number)),
            runs(Text(one.title, strong=True, link=f"/risks/{one.pk}/"), f" ({_categories(one)})"),
            runs(one.countermeasure or NOT_JUDGED),
            runs(_place(before_of(one))),
            runs(_place(after_of(one))),
            runs(one.owner.label if one.owner else _("nobody yet")),
            runs(str(STATE[RiskState(one.state)])),
        )
        for number, one in numbered
    )
    return Table(_("Risks"), columns, rows)


def _place(place: Place | None) -> str:
    return f"{place.likelihood} × {place.impact} = {place.score}, {LEVEL[place.level]}" if place else NOT_JUDGED


def _history(numbered: Sequence[tuple[int, Risk]], reviews: Mapping[int, Sequence[RiskReview]], language: str) -> Table:
    columns = (
        Column(_("Risk"), width=5), Column(_("Quarter"), width=2), Column(pgettext("risk", "Before"), width=2),
        Column(pgettext("risk", "After"), width=2), Column(pgettext("risk", "State"), width=2),
        Column(_("What was told"), width=5),
    )  # fmt: skip
    rows = tuple(
        (
            runs(f"{number} {one.title}"),
            runs(Quarter.parse(seen.quarter).label),
            runs(_place(before_of(seen))),
            runs(_place(after_of(seen))),
            runs(str(STATE[RiskState(seen.state)])),
            runs(" ".join(filter(None, [seen.note, f"({formats.day(seen.at.date(), language)})"]))),
        )
        for number, one in numbered
        for seen in reviews[one.pk]
    )
    return Table(_("Reviews round by round"), columns, rows)
