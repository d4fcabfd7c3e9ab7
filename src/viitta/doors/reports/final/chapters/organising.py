"""Chapter 3: who carried the roadmap out, and how its progress was followed."""

from collections.abc import Iterator, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from viitta.core.document import Block, Column, Inlines, Item, Paragraph, Table, Text, runs
from viitta.core.progress import Kind
from viitta.doors.reports.final.facts import Facts
from viitta.doors.reports.final.pen import NOTHING, Pen, bullets, paragraph, say
from viitta.doors.reports.final.sections import Section
from viitta.parts.organisations.models import Seat, SeatRole
from viitta.parts.organisations.words import SEAT_ROLES


def sections(facts: Facts, pen: Pen) -> Iterator[Section]:
    yield Section("implementation", ())
    yield Section("organisation", tuple(_organisation(facts, pen)))
    yield Section("follow_up", tuple(_follow_up(facts, pen)))


def _organisation(facts: Facts, pen: Pen) -> Iterator[Block]:
    group = facts.roadmap.group
    if group is None or not facts.seats:
        yield Paragraph(runs(_("The group that followed the roadmap has not been recorded.")))
    else:
        name = pen.own(group.name, link=f"/groups/{group.pk}/")
        places = _places(facts.seats)
        said = ngettext(
            "The roadmap was followed by the group “%(group)s”, which had %(count)s seat.",
            "The roadmap was followed by the group “%(group)s”, which had %(count)s seats.",
            len(places),
        )
        yield paragraph(say(said, group=name, count=str(len(places))), *_officers(facts.seats, pen), _changes(facts))
        yield _members(places, facts, pen)
    yield paragraph(*_owners(facts, pen))


def _places(seats: Sequence[Seat]) -> list[list[Seat]]:
    """Seats with those who took them over, in time: each list is one place in the group."""
    chains: dict[int, list[Seat]] = {}
    for seat in seats:
        chain = chains.get(seat.replaces_id or 0)
        if chain is None:
            chain = []
        chain.append(seat)
        chains[seat.pk] = chain
    return list({id(chain): chain for chain in chains.values()}.values())


def _officers(seats: Sequence[Seat], pen: Pen) -> Iterator[Inlines]:
    sentences = {
        SeatRole.CHAIR: _("It was chaired by %(who)s."),
        SeatRole.CONVENOR: _("It was called together by %(who)s."),
        SeatRole.SECRETARY: _("Its memos were written by %(who)s."),
    }
    for role, sentence in sentences.items():
        found = [seat for seat in seats if seat.role == role]
        if found:
            yield say(sentence, who=runs(pen.who(found[-1].title, found[-1].person.name)))


def _changes(facts: Facts) -> Inlines:
    count = sum(seat.replaces_id is not None for seat in facts.seats)
    if not count:
        return runs(_("Nobody in it changed during the period."))
    said = ngettext(
        "During the period %(count)s seat passed on to a successor.",
        "During the period %(count)s seats passed on to a successor.",
        count,
    )
    return runs(said % {"count": count})


def _members(places: Sequence[Sequence[Seat]], facts: Facts, pen: Pen) -> Table:
    columns = (
        Column(_("Member by title"), width=5),
        Column(_("Sector"), width=4),
        Column(_("Task in the group"), width=3),
        Column(_("In the group"), width=4),
    )
    rows = tuple(_member(seat, place, facts, pen) for chain in places for place, seat in enumerate(chain))
    return Table(_("Members of the group and the changes among them"), columns, rows)


def _member(seat: Seat, place: int, facts: Facts, pen: Pen) -> tuple[Inlines, ...]:
    who = pen.who(seat.title, seat.person.name)
    name = say(_("later %(who)s"), who=who) if place else runs(who)
    told: list[Text | str] = [_in_group(seat, bool(place), facts, pen)]
    if seat.note:
        told += [" (", pen.own(seat.note), ")"]
    return (
        name,
        runs(pen.own(seat.sector or NOTHING)),
        runs(str(capfirst(SEAT_ROLES[SeatRole(seat.role)]))),
        runs(*told),
    )


def _in_group(seat: Seat, is_successor: bool, facts: Facts, pen: Pen) -> str:
    """When somebody was in the group; ends outside the period are not told."""
    begun = seat.from_date is not None and (is_successor or seat.from_date > facts.roadmap.starts_on)
    ended = seat.until_date is not None and seat.until_date <= facts.roadmap.ends_on
    if begun and ended:
        return pen.days(seat.from_date, seat.until_date)
    if begun:
        return _("from %(day)s on") % {"day": pen.day(seat.from_date)}
    return _("until %(day)s") % {"day": pen.day(seat.until_date)} if ended else _("the whole period")


def _owners(facts: Facts, pen: Pen) -> Iterator[Inlines]:
    if not facts.measures:
        return
    changed = [one for one in facts.measures if len(facts.leads.get(one.id, ())) > 1]
    orphans = sum(one.id not in facts.leads for one in facts.measures)
    yield runs(_("Each measure has an owner who answers for it and tells how it goes."))
    if changed:
        said = ngettext(
            "%(count)s measure got a new owner during the period.",
            "%(count)s measures got a new owner during the period.",
            len(changed),
        )
        yield say(said, count=str(len(changed)))
    else:
        yield runs(_("No measure changed hands during the period."))
    if orphans:
        said = ngettext(
            "For %(count)s measure no owner has been recorded.", "For %(count)s measures no owner has been recorded.",
            orphans,
        )  # fmt: skip
        yield say(said, count=pen.rows(orphans, owner="none"))


def _follow_up(facts: Facts, pen: Pen) -> Iterator[Block]:
    yield paragraph(*_rounds(facts, pen))
    yield paragraph(*_scale(facts, pen))
    yield paragraph(*_meetings(facts))
    items = (
        _("progress of the measures against their schedules"),
        _("challenges and risks"),
        _("results and good practices"),
        _("free discussion of what is topical"),
    )
    yield Paragraph(runs(_("A follow-up meeting goes through four things:")))
    yield from bullets(Item(runs(item)) for item in items)


def _rounds(facts: Facts, pen: Pen) -> Iterator[Inlines]:
    count = len(facts.rounds)
    if not count:
        yield runs(_("No round of follow-up has been held."))
        return
    said = ngettext(
        "Progress was followed quarter by quarter: %(count)s round was held.",
        "Progress was followed quarter by quarter: %(count)s rounds were held.",
        count,
    )
    yield say(said, count=pen.link(count, "/rounds/"))
    asked, answered = (sum(getattr(row, name) for row in facts.rounds) for name in ("asked", "answered"))
    if asked:
        share = pen.percent(100 * answered / asked)  # type: ignore[arg-type]
        said = _("In them %(asked)s questions were asked about measures, and %(share)s of them were answered.")
        yield say(said, asked=pen.number(asked), share=share)


def _scale(facts: Facts, pen: Pen) -> Iterator[Inlines]:
    yield runs(_("In each round the owner estimates on a scale from 0 to 100 % how far the measure has come."))
    count = sum(one.kind is Kind.CONTINUOUS for one in facts.measures)
    if count:
        said = ngettext(
            "%(count)s measure is continuous: its progress is computed in even monthly steps, and it is not counted in the mean.",
            "%(count)s measures are continuous: their progress is computed in even monthly steps, and they are not counted in the mean.",
            count,
        )
        yield say(said, count=pen.rows(count, kind="continuous"))


def _meetings(facts: Facts) -> Iterator[Inlines]:
    if not facts.meetings:
        yield runs(_("The meetings held about the roadmap have not been recorded."))
        return
    said = ngettext(
        "%(count)s meeting was held about the roadmap.", "%(count)s meetings were held about the roadmap.",
        facts.meetings,
    )  # fmt: skip
    yield runs(said % {"count": facts.meetings})
