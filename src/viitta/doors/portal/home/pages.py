"""Home as ready strings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core import formats
from viitta.core.actors import Actor
from viitta.core.benefits import years_due
from viitta.core.document import Bar
from viitta.core.periods import Quarter
from viitta.core.progress import whole
from viitta.doors.portal.history import Told, is_telling, told
from viitta.doors.portal.roadmap.pages.contents import quarter_shown
from viitta.parts.audit.queries import latest_events
from viitta.parts.benefits.queries import asked_of, benefits_of_owner
from viitta.parts.followup import queries as followup
from viitta.parts.followup.models import FollowUp, RoundState
from viitta.parts.followup.permissions import can_run_rounds
from viitta.parts.followup.tasks import unanswered
from viitta.parts.meetings.queries.agenda import own_open_actions
from viitta.parts.messages.queries import count_unsent
from viitta.parts.roadmaps import queries as roadmaps
from viitta.parts.roadmaps.models import Roadmap
from viitta.parts.roadmaps.permissions import can_edit_roadmap, can_found_roadmap
from viitta.render.svg import bar

EVENTS_READ, EVENTS_SHOWN, NAMES_SHOWN, STRIPS_SHOWN = 60, 10, 5, 4


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for somebody, with the button that leads to it."""

    title: str
    text: str
    address: str
    button: str
    names: tuple[tuple[str, str], ...] = ()  # address and word of single things
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """A theme in one line."""

    title: str
    address: str
    bar: SafeString
    reported: str
    expected: str


@dataclass(frozen=True, slots=True)
class RoadmapStrip:
    title: str
    address: str
    sub: str
    themes: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    waiting: tuple[Waiting, ...]
    roadmaps: tuple[RoadmapStrip, ...]
    log: tuple[Told, ...]
    may_read_log: bool
    has_roadmaps: bool
    new_address: str


def home_page(actor: Actor, *, today: date, language: str) -> HomePage:
    """What one sees first after signing in."""
    mine = list(roadmaps.roadmaps_of(actor, on=today))
    run = [row for row in mine if can_run_rounds(actor, row)]
    held = followup.rounds_held(mine)
    events = [event for event in latest_events(actor, most=EVENTS_READ) if is_telling(event)][:EVENTS_SHOWN]
    addresses = {
        kind: reverse(name, args=[0]).removesuffix("0/")
        for kind, name in (
            ("measure", "measure"),
            ("roadmap", "roadmap"),
            ("follow_up", "round"),
            ("meeting", "meeting"),
        )
    }
    waiting = [*_own_answers(actor, today, language), *_own_actions(actor, today, language)]
    waiting += [*_own_benefits(actor, today), *_rounds(run, held, today, language)]
    waiting += [*_orphans(actor, mine, today), *_unsent(actor)]
    founds = any(can_found_roadmap(actor, organisation) for organisation in actor.organisations)
    return HomePage(
        waiting=tuple(waiting),
        roadmaps=tuple(_strips(mine, held, today, language)),
        log=tuple(told(events, language, addresses=addresses)),
        may_read_log=bool(events),
        has_roadmaps=bool(mine),
        new_address=reverse("roadmap_new") if founds else "",
    )


def _own_answers(actor: Actor, today: date, language: str) -> list[Waiting]:
    rows = unanswered(followup.asked_now(actor.person_ids, on=today))
    readings = followup.not_told(followup.readings_asked_of(actor.person_ids, on=today))
    if not rows and not readings:
        return []
    if rows:
        count = len({row.measure_id for row in rows})
        title = ngettext("%(count)s measure waits for your answer", "%(count)s measures wait for your answer", count)
    else:
        count = len(readings)
        title = ngettext(
            "%(count)s indicator waits for its reading", "%(count)s indicators wait for their readings", count
        )
    rounds = [*(row.follow_up for row in rows), *(row.follow_up for row in readings)]
    days = [row.due_on for row in rounds if row.due_on]
    text = ""
    if days:
        text = _("Please answer by %(day)s. It takes about a minute.") % {"day": formats.day_month(min(days), language)}
    return [Waiting(title % {"count": count}, text, reverse("my_answers"), _("Answer"), is_urgent=True)]


def _own_actions(actor: Actor, today: date, language: str) -> list[Waiting]:
    """What the person took on in meetings and has not closed."""
    rows = own_open_actions(actor.person_ids)
    if not rows:
        return []
    title = ngettext("%(count)s action of yours is open", "%(count)s actions of yours are open", len(rows))
    late = sum(row.due_on is not None and row.due_on < today for row in rows)
    text = ngettext("%(count)s is overdue.", "%(count)s are overdue.", late) % {"count": late} if late else ""
    first = next((row.due_on for row in rows if row.due_on), None)
    if not late and first is not None:
        text = _("The next one is due %(day)s.") % {"day": formats.day_month(first, language)}
    names = tuple((reverse("action", args=[row.pk]), row.text[:120]) for row in rows[:NAMES_SHOWN])
    address = f"{reverse('actions')}?owner=mine&state=open"
    return [Waiting(title % {"count": len(rows)}, text, address, _("To my actions"), names, is_urgent=late > 0)]


def _own_benefits(actor: Actor, today: date) -> list[Waiting]:
    """Benefits of one's own whose year has not been told."""
    found = []
    for row in benefits_of_owner(actor.person_ids):
        due = years_due(asked_of(row), (one.year for one in row.readings.all()), today)
        if due:
            found.append((f"{reverse('benefit_year', args=[row.pk])}?year={due[-1]}", f"{row.title} ({due[-1]})"))
    if not found:
        return []
    count = len(found)
    title = ngettext(
        "%(count)s benefit of yours waits for its year", "%(count)s benefits of yours wait for their year", count
    )
    text = _("Tell what was realised of it, also after the project.")
    return [Waiting(title % {"count": count}, text, found[0][0], _("Tell the year"), tuple(found[:NAMES_SHOWN]))]


def _rounds(run: Sequence[Roadmap], held: Sequence[FollowUp], today: date, language: str) -> list[Waiting]:
    """Rounds that the convenor has open, and those that could be opened."""
    found = []
    own = {row.pk for row in run}
    running = [row for row in held if row.state == RoundState.OPEN and row.roadmap_id in own]
    running.sort(key=lambda row: (row.due_on or date.max, row.pk))
    counts = followup.answer_counts(running)
    for row in running:
        answered, asked = counts.get(row.pk, (0, 0))
        said = {"answered": answered, "asked": asked, "roadmap": row.roadmap.name}
        text = _("%(answered)s of %(asked)s measures answered. %(roadmap)s") % said
        found.append(Waiting(_round_title(row, today, language), text, reverse("round", args=[row.pk]), _("Open")))
    for roadmap, quarter in followup.openable_rounds(run, today):
        title = _("Round %(quarter)s can be opened") % {"quarter": quarter.label}
        found.append(Waiting(title, roadmap.name, reverse("rounds"), _("To the rounds")))
    return found


def _round_title(row: FollowUp, today: date, language: str) -> str:
    said = {"quarter": Quarter.parse(row.quarter).label}
    if row.due_on is None:
        return _("Round %(quarter)s is open") % said
    said["day"] = formats.day_month(row.due_on, language)
    if today > row.due_on:
        return _("Round %(quarter)s can be closed: answers were due %(day)s") % said
    return _("Round %(quarter)s is open: answers are due %(day)s") % said


def _orphans(actor: Actor, mine: Sequence[Roadmap], today: date) -> list[Waiting]:
    """Measures without an owner, for those who can name one."""
    editable = [row for row in mine if can_edit_roadmap(actor, row)]
    rows = roadmaps.orphans_in(editable, on=today)
    if not rows:
        return []
    title = ngettext("%(count)s measure has no owner", "%(count)s measures have no owner", len(rows))
    names = tuple((reverse("measure_owner", args=[pk]), name) for pk, name, _roadmap in rows[:NAMES_SHOWN])
    first = reverse("roadmap", args=[rows[0][2]]) + "?owner=none"
    text = ngettext("Nobody is asked how it goes.", "Nobody is asked how they go.", len(rows))
    return [Waiting(title % {"count": len(rows)}, text, first, _("Show them"), names)]


def _unsent(actor: Actor) -> list[Waiting]:
    count = sum(count_unsent(pk) for pk in actor.organisations if can_found_roadmap(actor, pk))
    if not count:
        return []
    title = ngettext("%(count)s mail could not be sent", "%(count)s mails could not be sent", count)
    text = _("See why, mend the address and send it again.")
    return [Waiting(title % {"count": count}, text, reverse("outbox") + "?state=failed", _("To the mails"))]


def _strips(mine: Sequence[Roadmap], held: Sequence[FollowUp], today: date, language: str) -> list[RoadmapStrip]:
    """Roadmaps whose time it is, theme by theme; else the last that has begun, else the one that begins next."""
    begun = [row for row in mine if row.starts_on <= today]
    running = [row for row in begun if today <= row.ends_on] or begun[:1] or list(mine[-1:])
    shown = running[:STRIPS_SHOWN]
    newest = {row.roadmap_id: row for row in held}
    return [_roadmap_strip(row, newest.get(row.pk), today, language) for row in shown]


def _roadmap_strip(row: Roadmap, newest: FollowUp | None, today: date, language: str) -> RoadmapStrip:
    quarter = quarter_shown(row, newest, "", today)
    facts = followup.facts_of(row, quarter, today=today)
    address = reverse("roadmap", args=[row.pk])
    themes = []
    for pk, title in roadmaps.titles_of(row, "theme"):
        own = [one for one in facts if one.theme == pk]
        if not own:
            continue
        total = followup.rolled(own, quarter)
        computed = total.mean is None and total.continuous_mean is not None
        mean = total.continuous_mean if computed else total.mean
        reported = formats.percent(whole(mean), language) if mean is not None else "–"
        expected = formats.percent(whole(total.expected), language) if total.expected is not None else ""
        label = _("%(theme)s: %(reported)s") % {"theme": title, "reported": reported}
        drawn = bar(Bar(_number(mean), _number(total.expected), label, computed))
        themes.append(Strip(title, f"{address}?theme={pk}", mark_safe(drawn), reported, expected))
    sub = _("values as of %(day)s") % {"day": formats.day(quarter.last, language)}
    return RoadmapStrip(row.name, address, sub, tuple(themes))


def _number(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]
