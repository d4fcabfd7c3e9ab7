"""The letters of a round: plain text and HTML, in the language of the installation, to one person each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.parts.followup.models import Asked, AskedReading, FollowUp, ReminderKind
from viitta.parts.followup.queries import Step
from viitta.parts.messages.actions import Letter
from viitta.parts.organisations.models import Person, Seat
from viitta.parts.roadmaps.models import HandOver


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A measure in a letter, with what was told of it last."""

    title: str
    theme: str
    last: str


@dataclass(frozen=True, slots=True)
class AskLetter:
    """What the templates of a letter to one person draw."""

    greeting: str
    opening: str
    lines: tuple[AskedLine, ...]
    readings: str  # how many readings of indicators are asked, or ""
    passed: tuple[tuple[str, str], ...]  # what a successor took over, and what is to be known of it
    link: str
    due: str
    organisation: str
    ending: str
    reason: str

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """The lines as the template's rows: title, what is under it, what is on the right."""
        return [(line.title, line.theme, line.last) for line in self.lines]


def update_address(token: str) -> str:
    """The whole address of an update page, for a mail."""
    return settings.BASE_URL + reverse("update", args=[token])


def _opening(kind: str, count: int, quarter: str) -> str:
    if count == 0:
        return _("Readings of indicators are asked of you at the end of %(quarter)s.") % {"quarter": quarter}
    if kind == ReminderKind.REPEAT:
        return ngettext(
            "You have not yet told how your measure stands at the end of %(quarter)s.",
            "You have not yet told how your %(count)s measures stand at the end of %(quarter)s.",
            count,
        ) % {"count": count, "quarter": quarter}
    if kind == ReminderKind.DEPUTY:
        return ngettext(
            "The owner of a measure has not answered in the round %(quarter)s. You are the deputy: can you tell how it stands?",
            "The owner of %(count)s measures has not answered in the round %(quarter)s. You are the deputy: can you tell how they stand?",
            count,
        ) % {"count": count, "quarter": quarter}
    if kind == ReminderKind.SUCCESSOR:
        return ngettext(
            "A measure is now yours. The round %(quarter)s is open: how does it stand?",
            "%(count)s measures are now yours. The round %(quarter)s is open: how do they stand?",
            count,
        ) % {"count": count, "quarter": quarter}
    return ngettext(
        "How does your measure stand at the end of %(quarter)s? It takes about a minute, on a phone too.",
        "How do your %(count)s measures stand at the end of %(quarter)s? It takes about a minute, on a phone too.",
        count,
    ) % {"count": count, "quarter": quarter}


def _subject(kind: str, quarter: str, due: str) -> str:
    words: dict[str, str] = {
        ReminderKind.REPEAT: _("A reminder: your measures, %(quarter)s"),
        ReminderKind.NUDGE: _("A reminder: your measures, %(quarter)s"),
        ReminderKind.DEPUTY: _("You are asked as a deputy: %(quarter)s"),
        ReminderKind.SUCCESSOR: _("Your new measures, %(quarter)s"),
    }
    return words.get(kind, _("Your measures, %(quarter)s: please answer by %(due)s")) % {"quarter": quarter, "due": due}


@dataclass(frozen=True, slots=True)
class AskedThings:
    """What a letter asks: measures, readings beside them, and readings for themselves."""

    measures: Sequence[Asked]
    alone: Sequence[AskedReading] = ()
    beside: int = 0  # how many indicators the measures have

    @property
    def rounds(self) -> list[FollowUp]:
        return [*(row.follow_up for row in self.measures), *(row.follow_up for row in self.alone)]


@dataclass(frozen=True, slots=True)
class PassedOn:
    """What a successor is told: measures that changed hands with their last step, and seats taken over."""

    measures: Sequence[tuple[HandOver, Step | None]] = ()
    seats: Sequence[Seat] = ()


def _passed(passed: PassedOn, language: str) -> tuple[tuple[str, str], ...]:
    """Pairs of what was passed on and what is to be known of it."""
    rows = []
    for hand_over, step in passed.measures:
        said = [_("Before you: %(title)s.") % {"title": hand_over.title}]
        if step is not None and step.percent is not None:
            said.append(_("Last told: %(percent)s.") % {"percent": formats.percent(step.percent, language)})
        if step is not None and step.note:
            said.append(f"”{step.note}”")
        if hand_over.next_steps:
            said.append(_("Next: %(steps)s") % {"steps": hand_over.next_steps})
        rows.append((hand_over.measure.title, " ".join(said)))
    for seat in passed.seats:
        sector = f" ({seat.sector})" if seat.sector else ""
        rows.append((_("Seat: %(group)s") % {"group": seat.group.name + sector}, ""))
    return tuple(rows)


def _readings(asked: AskedThings) -> str:
    count = asked.beside + len(asked.alone)
    if not count:
        return ""
    said = ngettext(
        "The page also asks the reading of %(count)s indicator.",
        "The page also asks the readings of %(count)s indicators.",
        count,
    )
    if not asked.measures:
        said = ngettext(
            "The page asks the reading of %(count)s indicator.",
            "The page asks the readings of %(count)s indicators.",
            count,
        )
    return said % {"count": count}


def _lines(asked: AskedThings, last: dict[int, str]) -> tuple[AskedLine, ...]:
    none = _("no value yet")
    lines = [
        AskedLine(row.measure.title, row.measure.theme.title, last.get(row.measure_id, none)) for row in asked.measures
    ]
    lines += [AskedLine(row.indicator.name, _("Indicator of a goal"), row.indicator.unit) for row in asked.alone]
    return tuple(lines)


def ask_letter(
    *,
    kind: str,
    person: Person,
    asked: AskedThings,
    last: dict[int, str],
    passed: PassedOn,
    token: str,
    language: str,
) -> Letter:
    """The letter with what a person is asked and the link to answer. `last` is what was told last, by measure."""
    follow_up = asked.rounds[0]
    due_on: date = follow_up.due_on or follow_up.closes_on or date.max
    with override(language):
        quarters = ", ".join(sorted({Quarter.parse(row.quarter).label for row in asked.rounds}))
        due = formats.day(due_on, language)
        letter = AskLetter(
            greeting=_("Hello"),
            opening=_opening(kind, len(asked.measures), quarters),
            lines=_lines(asked, last),
            readings=_readings(asked),
            passed=_passed(passed, language),
            link=update_address(token),
            due=_("Please answer by %(due)s.") % {"due": due},
            organisation=follow_up.roadmap.organisation.name,
            reason=_("You get this mail because you answer for measures of the digital roadmap of %(organisation)s.")
            % {"organisation": follow_up.roadmap.organisation.name},
            ending=_(
                "The link is for you alone and works until the round closes. Nothing is saved before you press the button."
            ),
        )
        subject = _subject(kind, quarters, due)
        return _letter("ask", f"follow_up_{kind}", person, subject, letter, follow_up.roadmap.organisation_id)


def _letter(
    template: str, kind: str, person: Person, subject: str, letter: "AskLetter | ConvenorLetter", organisation: int
) -> Letter:
    """A letter drawn as plain text and as HTML."""
    context = {"letter": letter}
    return Letter(
        kind=kind,
        recipient=person.email,
        recipient_name=person.name,
        subject=subject,
        text=render_to_string(f"followup/mail/{template}.txt", context, using="jinja2"),
        html=render_to_string(f"followup/mail/{template}.html", context, using="jinja2"),
        organisation=organisation,
        person=person.pk,
    )


@dataclass(frozen=True, slots=True)
class ConvenorLetter:
    opening: str
    lines: tuple[str, ...]
    link: str
    organisation: str


def convenor_letter(
    *, person: Person, follow_up: FollowUp, silent: Sequence[tuple[str, Sequence[str]]], answered: int, asked: int, language: str
) -> Letter:  # fmt: skip
    """Tells the convenor who has not answered: (title of the person, titles of the measures)."""
    with override(language):
        quarter = Quarter.parse(follow_up.quarter).label
        letter = ConvenorLetter(
            opening=_("In the round %(quarter)s of %(roadmap)s %(answered)s of %(asked)s measures have been answered.")
            % {"quarter": quarter, "roadmap": follow_up.roadmap.name, "answered": answered, "asked": asked},
            lines=tuple(f"{title}: {', '.join(measures)}" for title, measures in silent),
            link=settings.BASE_URL + reverse("round", args=[follow_up.pk]),
            organisation=follow_up.roadmap.organisation.name,
        )
        subject = _("Answers missing from the round %(quarter)s") % {"quarter": quarter}
        organisation = follow_up.roadmap.organisation_id
        return _letter("convenor", "follow_up_convenor", person, subject, letter, organisation)
