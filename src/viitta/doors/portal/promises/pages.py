"""Promises in ready strings: the list with its sums, one promise, and those that a measure waits for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext

from viitta.core import formats
from viitta.core.periods import Quarter
from viitta.core.promises import PromiseState, delay_days, state_of, total_by_quarter
from viitta.doors.portal.selects import Select
from viitta.parts.roadmaps.models import ExternalParty, Promise, PromiseMove, Roadmap
from viitta.parts.roadmaps.queries.promises import days_of
from viitta.parts.roadmaps.words import CAUSE, PARTY, PROMISE

# The badge of the look that each state is drawn as.
BADGES = {
    PromiseState.WAITED: "not_due", PromiseState.MOVED: "behind", PromiseState.LATE: "late",
    PromiseState.KEPT: "done", PromiseState.CANCELLED: "dropped",
}  # fmt: skip
OPEN = (PromiseState.WAITED, PromiseState.MOVED, PromiseState.LATE)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the address says: which promises are shown."""

    roadmap: int = 0
    state: str = ""
    party: int = 0

    def address(self, **changes: object) -> str:
        """The address of the page with some values changed."""
        said = replace(self, **changes)  # type: ignore[arg-type]
        pairs = [(field.name, getattr(said, field.name)) for field in fields(said)]
        return f"{reverse('promises')}?{urlencode([pair for pair in pairs if pair[1]])}"


@dataclass(frozen=True, slots=True)
class PromiseLine:
    address: str
    what: str
    party: str
    first: str
    due: str  # empty when it has not moved
    moves: str
    delay: str
    badge: tuple[str, str]
    waiting: tuple[tuple[str, str], ...]  # address and title
    is_open: bool


@dataclass(frozen=True, slots=True)
class PartyLine:
    name: str
    about: str
    count: str
    edit_address: str


@dataclass(frozen=True, slots=True)
class Sums:
    """Days of delay by party and quarter."""

    quarters: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], str], ...]  # party, days by quarter, total
    total: tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class PromisesPage:
    roadmap: str
    roadmap_address: str
    sentence: str
    lines: tuple[PromiseLine, ...]
    said: str
    clear_address: str
    selects: tuple[Select, ...]
    hidden: tuple[tuple[str, str], ...]
    sums: Sums | None
    parties: tuple[PartyLine, ...]
    add_address: str
    party_address: str
    csv_address: str
    xlsx_address: str


def days_words(count: int, language: str) -> str:
    """`12 days`, bent right."""
    return npgettext("in a sentence", "%(count)s day", "%(count)s days", count) % {
        "count": formats.number(count, language)
    }


def badge_of(promise: Promise, today: date) -> tuple[str, str]:
    """Kind and word of a promise's badge."""
    state = state_of(days_of(promise), today)
    return BADGES[state], str(PROMISE[state])


def line_of(promise: Promise, today: date, language: str) -> PromiseLine:
    """A promise in ready strings."""
    delay, moves = delay_days(days_of(promise), today), len(promise.moves.all())
    return PromiseLine(
        address=reverse("promise", args=[promise.pk]),
        what=promise.what,
        party=promise.party.name,
        first=formats.day(promise.first_due_on, language),
        due=formats.day(promise.due_on, language) if promise.due_on != promise.first_due_on else "",
        moves=ngettext("moved %(count)s time", "moved %(count)s times", moves) % {"count": moves} if moves else "",
        delay=days_words(delay, language) if delay else "",
        badge=badge_of(promise, today),
        waiting=tuple((reverse("measure", args=[one.pk]), one.title) for one in promise.measures.all()),
        is_open=state_of(days_of(promise), today) in OPEN,
    )


def is_shown(promise: Promise, choice: Choice, today: date) -> bool:
    """Whether a promise passes the filters of the address."""
    state = state_of(days_of(promise), today)
    fits = not choice.state or choice.state == state or (choice.state == "open" and state in OPEN)
    return fits and (not choice.party or promise.party_id == choice.party)


def quarters_of(promises: Iterable[Promise], today: date) -> list[Quarter]:
    """Every quarter from the first day of delay to the last, without gaps."""
    found = total_by_quarter(map(days_of, promises), today)
    return [Quarter.at_index(index) for index in range(min(found).index, max(found).index + 1)] if found else []


def sums_by_party(promises: Sequence[Promise], today: date) -> list[tuple[str, Mapping[Quarter, int]]]:
    """Days of delay of each party by quarter, most first; parties without any are left out."""
    by_party: dict[str, list[Promise]] = {}
    for one in promises:
        by_party.setdefault(one.party.name, []).append(one)
    rows = [(name, total_by_quarter(map(days_of, own), today)) for name, own in by_party.items()]
    return sorted((row for row in rows if row[1]), key=lambda row: (-sum(row[1].values()), row[0]))


def _sums(promises: Sequence[Promise], today: date, language: str) -> Sums | None:
    quarters = quarters_of(promises, today)
    if not quarters:
        return None

    def cells(days: Mapping[Quarter, int]) -> tuple[str, ...]:
        return tuple(formats.number(days[one], language) if days.get(one) else "" for one in quarters)

    total = total_by_quarter(map(days_of, promises), today)
    rows = sums_by_party(promises, today)
    return Sums(
        quarters=tuple(one.label for one in quarters),
        rows=tuple((name, cells(days), formats.number(sum(days.values()), language)) for name, days in rows),
        total=(cells(total), formats.number(sum(total.values()), language)),
    )


def _sentence(promises: Sequence[Promise], today: date, language: str) -> str:
    """How outsiders have kept what they promised, before the figures."""
    if not promises:
        return ""
    days = sum(delay_days(days_of(one), today) for one in promises)
    if not days:
        return _("Outsiders have delayed nothing that they promised.")
    late = [one for one in promises if state_of(days_of(one), today) in (PromiseState.LATE, PromiseState.MOVED)]
    late = [one for one in late if delay_days(days_of(one), today)]
    waiting = {measure.pk for one in late for measure in one.measures.all()}
    first = _("What outsiders promised has been waited for %(days)s beyond the days first promised.") % {
        "days": days_words(days, language)
    }
    if not waiting:
        return first
    said = ngettext("%(count)s measure waits now.", "%(count)s measures wait now.", len(waiting))
    return f"{first} {said % {'count': len(waiting)}}"


def _selects(choice: Choice, parties: Sequence[ExternalParty], names: Mapping[int, str]) -> tuple[Select, ...]:
    every = _("All")
    states = (("", every), ("open", _("all open ones")), *((one.value, str(word)) for one, word in PROMISE.items()))
    selects = [
        Select("state", pgettext("promise", "Situation"), states, choice.state),
        Select(
            "party", _("Who promised"), (("", every), *((str(one.pk), one.name) for one in parties)),
            str(choice.party or ""),
        ),
    ]  # fmt: skip
    if len(names) > 1:
        named = tuple((str(pk), name) for pk, name in names.items())
        selects.append(Select("roadmap", _("Roadmap"), named, str(choice.roadmap)))
    return tuple(selects)


def _parties(parties: Sequence[ExternalParty], can_edit: bool) -> tuple[PartyLine, ...]:
    found = []
    for one in parties:
        count = one.promise_count  # type: ignore[attr-defined]
        said = ngettext("%(count)s promise", "%(count)s promises", count) % {"count": count}
        about = " · ".join(filter(None, [str(PARTY[one.kind]), one.contact_title]))  # type: ignore[index]
        found.append(PartyLine(one.name, about, said, reverse("party_edit", args=[one.pk]) if can_edit else ""))
    return tuple(found)


def promises_page(
    roadmap: Roadmap,
    names: Mapping[int, str],
    choice: Choice,
    promises: Sequence[Promise],
    parties: Sequence[ExternalParty],
    *,
    today: date,
    can_edit: bool,
    language: str,
) -> PromisesPage:
    """The promises of a roadmap: those that pass the filters, and the sums of those."""
    shown = [one for one in promises if is_shown(one, choice, today)]
    narrows = bool(choice.state or choice.party)
    count = len(promises)
    said = ngettext("Showing %(shown)s of %(count)s promise.", "Showing %(shown)s of %(count)s promises.", count)
    clean = Choice(roadmap.pk)
    return PromisesPage(
        roadmap=roadmap.name,
        roadmap_address=reverse("roadmap", args=[roadmap.pk]),
        sentence=_sentence(promises, today, language),
        lines=tuple(line_of(one, today, language) for one in shown),
        said=said % {"shown": len(shown), "count": count} if narrows else "",
        clear_address=clean.address(),
        selects=_selects(choice, parties, names),
        hidden=() if len(names) > 1 else (("roadmap", str(roadmap.pk)),),
        sums=_sums(shown, today, language),
        parties=_parties(parties, can_edit),
        add_address=f"{reverse('promise_new')}?roadmap={roadmap.pk}" if can_edit else "",
        party_address=f"{reverse('party_new')}?roadmap={roadmap.pk}" if can_edit else "",
        csv_address=f"{choice.address()}&format=csv",
        xlsx_address=f"{choice.address()}&format=xlsx",
    )


@dataclass(frozen=True, slots=True)
class MoveLine:
    what: str
    days: str
    why: str
    under: str


@dataclass(frozen=True, slots=True)
class PromisePage:
    title: str
    list_address: str
    roadmap: str
    roadmap_address: str
    badge: tuple[str, str]
    sentence: str
    facts: tuple[tuple[str, str], ...]
    waiting: tuple[tuple[str, str], ...]
    moves: tuple[MoveLine, ...]
    quarters: tuple[tuple[str, str], ...]
    can_edit: bool
    is_open: bool
    addresses: Mapping[str, str]


def _move(row: PromiseMove, language: str) -> MoveLine:
    days = (row.new_due_on - row.old_due_on).days
    sign = "+" if days > 0 else formats.MINUS
    cause = str(CAUSE[row.cause]) if row.cause else ""  # type: ignore[index]
    told = _("told %(day)s") % {"day": formats.day(row.told_on, language)}
    return MoveLine(
        what=formats.change(formats.day(row.old_due_on, language), formats.day(row.new_due_on, language)),
        days=sign + days_words(abs(days), language),
        why=": ".join(filter(None, [cause, row.reason])),
        under=f"{told} · {row.by_label}",
    )


def _how_it_stands(promise: Promise, today: date, language: str) -> str:
    delay = delay_days(days_of(promise), today)
    days = days_words(delay, language)
    if promise.kept_on:
        said = {"day": formats.day(promise.kept_on, language), "days": days}
        if delay:
            return _("Kept %(day)s, %(days)s after the day first promised.") % said
        return _("Kept %(day)s, in time.") % said
    if promise.cancelled_on:
        return _("Cancelled %(day)s.") % {"day": formats.day(promise.cancelled_on, language)}
    if delay:
        return _("It has been waited for %(days)s beyond the day first promised.") % {"days": days}
    moved = days_of(promise).moved_days
    if moved > 0:
        return _("The day has moved by %(days)s; the first one has not come yet.") % {"days": days_words(moved, language)}  # fmt: skip
    return _("It falls due %(day)s.") % {"day": formats.day(promise.due_on, language)}


def promise_page(promise: Promise, *, today: date, can_edit: bool, language: str) -> PromisePage:
    """One promise with every change of its day, what waits for it and the days by quarter."""
    line = line_of(promise, today, language)
    contact = promise.party.contact_title
    rows = [
        (_("Who promised"), f"{promise.party.name} ({contact})" if contact else promise.party.name),
        (pgettext("external party", "Kind"), str(PARTY[promise.party.kind])),  # type: ignore[index]
        (_("Promised on"), formats.day(promise.promised_on, language)),
        (_("First promised for"), line.first),
        (_("Promised for now"), line.due),
        (_("Days of delay"), line.delay),
    ]
    names = ("edit", "move", "settle")
    return PromisePage(
        title=promise.what,
        list_address=Choice(promise.roadmap_id).address(),
        roadmap=promise.roadmap.name,
        roadmap_address=reverse("roadmap", args=[promise.roadmap_id]),
        badge=line.badge,
        sentence=_how_it_stands(promise, today, language),
        facts=tuple(row for row in rows if row[1]),
        waiting=line.waiting,
        moves=tuple(_move(row, language) for row in promise.moves.all()),
        quarters=tuple(
            (quarter.label, days_words(days, language))
            for quarter, days in total_by_quarter([days_of(promise)], today).items()
        ),
        can_edit=can_edit,
        is_open=not promise.kept_on and not promise.cancelled_on,
        addresses={name: reverse(f"promise_{name}", args=[promise.pk]) for name in names},
    )
