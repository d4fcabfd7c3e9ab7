"""Sentences that more than one chapter says."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.document import Inlines, Text, runs
from viitta.core.outcomes import Outcome
from viitta.doors.reports.final.facts import Facts
from viitta.doors.reports.final.pen import Pen, say


def realised_mean(facts: Facts, pen: Pen) -> Inlines:
    """How far the roadmap came as a whole."""
    rolled = facts.rolled()
    if rolled.mean is None:
        return runs(_("No progress has been reported yet."))
    said = _("At the end of %(quarter)s the measures had been realised to %(percent)s on average.")
    percent = pen.rows(pen.percent(rolled.mean))
    return say(said, quarter=facts.quarter.label, percent=percent)


def figure(facts: Facts, pen: Pen, outcome: Outcome) -> Text:
    """How many measures have an outcome, as a link to them."""
    return pen.rows(len(facts.of(outcome)), outcome=outcome.value)


def outcome_sentences(facts: Facts, pen: Pen) -> Iterator[Inlines]:
    """One sentence for each outcome that some measure has."""
    counts = {outcome: len(facts.of(outcome)) for outcome in Outcome}
    told = {
        Outcome.IN_TIME: ngettext(
            "%(count)s measure was finished by the end that was first approved.",
            "%(count)s measures were finished by the end that was first approved.",
            counts[Outcome.IN_TIME],
        ),
        Outcome.LATER: ngettext(
            "%(count)s measure was finished later than that.", "%(count)s measures were finished later than that.",
            counts[Outcome.LATER],
        ),
        Outcome.UNDATED: ngettext(
            "%(count)s measure was finished, but it is not known when it was to be.",
            "%(count)s measures were finished, but it is not known when they were to be.",
            counts[Outcome.UNDATED],
        ),
        Outcome.UNFINISHED: ngettext(
            "%(count)s measure is unfinished.", "%(count)s measures are unfinished.", counts[Outcome.UNFINISHED]
        ),
        Outcome.DROPPED: ngettext(
            "%(count)s measure was given up.", "%(count)s measures were given up.", counts[Outcome.DROPPED]
        ),
        Outcome.MERGED: ngettext(
            "%(count)s measure was merged into another one.", "%(count)s measures were merged into another one.",
            counts[Outcome.MERGED],
        ),
    }  # fmt: skip
    for outcome, sentence in told.items():
        if counts[outcome]:
            yield say(sentence, count=figure(facts, pen, outcome))
    carried = sum(one.id in facts.carried for one in facts.measures)
    if carried:
        said = ngettext(
            "%(count)s measure goes on in the next roadmap.", "%(count)s measures go on in the next roadmap.", carried
        )
        yield runs(said % {"count": carried})
