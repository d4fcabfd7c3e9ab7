"""What of the sample's roadmap goes on in the next one."""

from collections.abc import Mapping
from datetime import date, datetime

from viitta.config.sample.moments import BY
from viitta.config.sample.plan import NextMeasure
from viitta.core.carrying import Days
from viitta.parts.roadmaps import actions
from viitta.parts.roadmaps.models import Measure, Roadmap

# Title in the earlier roadmap, theme in the next one, values by quarter of 2026.
GOES_ON: tuple[tuple[str, int, tuple[int | None, ...]], ...] = (
    ("Rakennusluvan sähköinen palvelupolku", 0, (90, 100)),
    ("Kirjaston digituki", 2, ()),
    ("Henkilöstön digikoulutukset", 2, ()),
)


def carry(
    roadmap: Roadmap, into: Roadmap, measures: Mapping[str, Measure], at: datetime
) -> list[tuple[NextMeasure, Measure]]:
    """Carry over what is not finished and fits the few wholes of the next roadmap; values as its rounds take them."""
    themes = list(into.themes.order_by("position", "pk"))
    found: list[tuple[NextMeasure, Measure]] = []
    for title, theme, values in GOES_ON:
        old = Measure.objects.select_related("roadmap", "theme").get(pk=measures[title].pk)
        (made,) = actions.carry_over(
            roadmap=roadmap, into=into, measures=[old], days=Days.CUT, themes={old.theme_id: themes[theme]},
            on=at.date(), by=BY, at=at,
        )  # fmt: skip
        end = made.end or into.ends_on
        found.append((NextMeasure(theme, title, "", "carried", made.start or date.min, end, values, made.kind), made))
    return found
