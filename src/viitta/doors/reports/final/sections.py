"""The sections of reports: their order is the report. A key is what own texts and comments hang on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from viitta.core.document import Block, Heading, Paper
from viitta.doors.reports.models import FINAL, FUNDER, INTERIM

TITLES = {
    "introduction": pgettext_lazy("section of a report", "Introduction"),
    "background": _("Background and goals"),
    "implementation": _("Carrying out and follow-up"),
    "organisation": _("How the work was organised"),
    "follow_up": _("How progress was followed"),
    "realisation": _("What was realised"),
    "schedules": _("How the schedules held"),
    "goals": _("How the goals were reached"),
    "lessons": _("Good practices and lessons"),
    "successes": pgettext_lazy("section of a report", "Successes"),
    "challenges": pgettext_lazy("section of a report", "Challenges"),
    "conclusions": _("Conclusions and recommendations"),
    "annexes": _("Annexes"),
    "annex_measures": _("Annex 1. The measures"),
    "annex_plan": _("Annex 2. The roadmap as first approved"),
}
FUNDER_TITLES = {
    "funder_project": _("The project"),
    "funder_results": _("Results and impact"),
    "funder_benefits": _("Permanence and savings"),
    "funder_changed": _("Changed ways of working"),
    "funder_usable": _("Usability in other municipalities"),
    "funder_dissemination": _("Spreading the results"),
    "funder_carrying": _("Implementation and costs"),
    "funder_phases": _("Phases"),
    "funder_deviations": _("Deviations from the plan"),
    "funder_risks": _("Risks that came true"),
    "funder_costs": _("Costs and financing"),
    "funder_auditor": _("Auditor's statement"),
    "funder_next": _("The next period"),
}
WORDS = {**TITLES, **FUNDER_TITLES}
UNDER = {
    "organisation": "implementation",
    "follow_up": "implementation",
    "schedules": "realisation",
    "goals": "realisation",
    "lessons": "realisation",
    "annex_measures": "annexes",
    "annex_plan": "annexes",
    "funder_benefits": "funder_results",
    "funder_dissemination": "funder_usable",
    "funder_phases": "funder_carrying",
    "funder_deviations": "funder_carrying",
    "funder_risks": "funder_carrying",
    "funder_costs": "funder_carrying",
}
SHORT = (
    "funder_project", "funder_results", "funder_changed", "funder_carrying", "funder_phases", "funder_deviations",
    "funder_risks", "funder_costs", "funder_next",
)  # fmt: skip
SECTIONS: dict[str, tuple[str, ...]] = {
    FINAL: tuple(TITLES),
    FUNDER: tuple(key for key in FUNDER_TITLES if key != "funder_next"),
    INTERIM: SHORT,
}
ANNEXES = ("annex_measures", "annex_plan")


@dataclass(frozen=True)
class Section:
    """One section as it is drafted from the data. An annex has paper of its own and no number."""

    key: str
    blocks: tuple[Block, ...]
    paper: Paper | None = None

    @property
    def title(self) -> str:
        return str(WORDS[self.key])

    @property
    def level(self) -> int:
        return 2 if self.key in UNDER else 1

    def heading(self, *, is_first: bool = False) -> Heading:
        return Heading(self.level, self.title, new_page=is_first, plain=self.key in ANNEXES)


def in_order(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Sections in the order of the report; ValueError when one is missing or comes twice."""
    found = {}
    for one in sections:
        if one.key in found:
            raise ValueError(f"section {one.key!r} comes twice")
        found[one.key] = one
    if set(found) != set(TITLES):
        raise ValueError(f"sections that differ: {sorted(set(TITLES) ^ set(found))}")
    return tuple(found[key] for key in TITLES)
