"""Measures by expected benefit and effort: the same rows as in the table, those without figures beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.resources import EFFORT_LIMITS, effort_class
from viitta.doors.portal.resources.forms import BENEFIT
from viitta.doors.portal.resources.pages import days_text
from viitta.doors.portal.roadmap.pages.contents import Contents, Line

Link = tuple[str, str]  # address and title
GREAT, SMALL = 4, 2  # a benefit of at least, an effort of at most


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """A measure with its figures, for the table of the same."""

    address: str
    title: str
    benefit: str
    days: str
    effort: str


@dataclass(frozen=True, slots=True)
class MatrixPart:
    sentence: str
    heads: tuple[str, ...]  # efforts, the smallest first
    rows: tuple[tuple[str, tuple[tuple[bool, tuple[Link, ...]], ...]], ...]  # benefit; much for little, measures
    lines: tuple[MatrixLine, ...]
    without: tuple[tuple[str, str, str], ...]  # address, title, what is missing


def effort_words(language: str) -> tuple[str, ...]:
    """The classes of effort by their limits."""
    limits = [formats.number(limit, language) for limit in EFFORT_LIMITS]
    found = [_("at most %(most)s days") % {"most": limits[0]}]
    for least, most in pairwise(limits):
        found.append(_("over %(least)s, at most %(most)s days") % {"least": least, "most": most})
    return (*found, _("over %(least)s days") % {"least": limits[-1]})


def _missing(benefit: int | None, days: Decimal | None) -> str:
    if benefit is None and not days:
        return _("benefit and effort are missing")
    return _("benefit is missing") if benefit is None else _("effort is missing")


def _sentence(placed: Mapping[tuple[int, int], Sequence[Link]], count: int) -> str:
    if not count:
        return _("No measure has both a benefit and days of work yet.")
    much = sum(len(links) for (benefit, effort), links in placed.items() if benefit >= GREAT and effort <= SMALL)
    said = ngettext(
        "%(count)s measure has both a benefit and days of work; %(much)s gives a great benefit by at most %(days)s days.",
        "%(count)s measures have both a benefit and days of work; %(much)s give a great benefit by at most %(days)s days.",
        count,
    )  # fmt: skip
    return said % {"count": count, "much": much, "days": EFFORT_LIMITS[SMALL - 1]}


def matrix_of(contents: Contents, lines: Sequence[Line], address: str, language: str) -> MatrixPart:
    """The matrix of the rows that the filters let pass; `address` is the beginning of a measure's."""
    efforts = effort_words(language)
    placed: dict[tuple[int, int], list[Link]] = {}
    listed, without = [], []
    for line in lines:
        pk, title = line.facts.id, line.facts.title
        benefit, days = contents.benefits.get(pk), contents.days.get(pk)
        link = (f"{address}{pk}/", title)
        if benefit is None or not days:
            without.append((*link, _missing(benefit, days)))
            continue
        effort = effort_class(days)
        placed.setdefault((benefit, effort), []).append(link)
        listed.append(MatrixLine(*link, str(BENEFIT[benefit]), days_text(days, language), efforts[effort - 1]))
    return MatrixPart(
        sentence=_sentence(placed, len(listed)),
        heads=efforts,
        rows=tuple(
            (
                str(BENEFIT[benefit]),
                tuple((benefit >= GREAT and effort <= SMALL, tuple(placed.get((benefit, effort), ()))) for effort in range(1, 6)),
            )
            for benefit in sorted(BENEFIT, reverse=True)
        ),
        lines=tuple(listed),
        without=tuple(without),
    )  # fmt: skip
