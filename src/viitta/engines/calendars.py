"""Calendar entries as text (iCalendar): invitations, their changes and cancellations, and whole calendars to subscribe to.

Source: RFC 5545 (the text), RFC 5546 (REQUEST and CANCEL), RFC 7986 (names of calendars).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from viitta.core.document import clean

ZONE = "Europe/Helsinki"
PRODUCT = "-//Viitta//Viitta//FI"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
_ANSWERS = {"yes": "ACCEPTED", "maybe": "TENTATIVE", "no": "DECLINED"}


@dataclass(frozen=True, slots=True)
class Party:
    """Who calls or is called: an address, and what they are called; `answer` is yes, maybe, no or nothing yet."""

    email: str
    name: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a calendar. A moment begins and ends; a whole day has the day alone.

    uid: its identity for ever. sequence: number of the change. stamp: when this text was written.
    """

    uid: str
    title: str
    stamp: datetime
    starts: datetime | date
    ends: datetime | None = None
    sequence: int = 0
    place: str = ""
    text: str = ""
    address: str = ""
    organizer: Party | None = None
    attendees: tuple[Party, ...] = field(default=())
    is_cancelled: bool = False


def _one_line(text: str) -> str:
    """A parameter may have neither line breaks nor quotes; no text may have characters that cannot be seen."""
    return " ".join(clean(text).replace('"', "'").split())


def _party(party: Party, *, called: bool) -> Any:
    from icalendar import vCalAddress, vText

    found = vCalAddress(f"mailto:{party.email}")
    if party.name:
        found.params["CN"] = vText(_one_line(party.name))
    if called:
        found.params["CUTYPE"] = vText("INDIVIDUAL")
        found.params["ROLE"] = vText("REQ-PARTICIPANT")
        found.params["PARTSTAT"] = vText(_ANSWERS.get(party.answer, "NEEDS-ACTION"))
        found.params["RSVP"] = vText("TRUE")
    return found


def _zone() -> Any:
    """Finnish time by the rule in force since 1996: compact, and what mail programs expect."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    summer, winter = timedelta(hours=3), timedelta(hours=2)
    for kind, name, begins, month, before, after in (
        (TimezoneDaylight, "EEST", datetime(1997, 3, 30, 3), 3, winter, summer),  # noqa: DTZ001 - local by its nature
        (TimezoneStandard, "EET", datetime(1996, 10, 27, 4), 10, summer, winter),  # noqa: DTZ001
    ):
        part = kind()
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def _moment(value: datetime) -> datetime:
    return value.astimezone(ZoneInfo(ZONE)).replace(microsecond=0)


def _event(entry: Entry) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp.replace(microsecond=0))
    event.add("summary", _one_line(entry.title))
    if isinstance(entry.starts, datetime):
        event.add("dtstart", _moment(entry.starts))
        event.add("dtend", _moment(entry.ends or entry.starts))
    else:
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.starts + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    for name, text in (
        ("location", _one_line(entry.place)),
        ("description", clean(entry.text)),
        ("url", entry.address),
    ):
        if text:
            event.add(name, text)
    if entry.organizer is not None:
        event["organizer"] = _party(entry.organizer, called=False)
    for one in entry.attendees:
        event.add("attendee", _party(one, called=True), encode=False)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _calendar(entries: Sequence[Entry], method: str) -> Any:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if any(isinstance(entry.starts, datetime) for entry in entries):
        calendar.add_component(_zone())
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar


def invitation(entry: Entry) -> str:
    """The text of an invitation, or of its change when the entry's number has grown."""
    return _calendar([entry], REQUEST).to_ical().decode()


def cancellation(entry: Entry) -> str:
    """The text that takes an entry out of the calendars of those whom it names."""
    return _calendar([replace(entry, is_cancelled=True)], CANCEL).to_ical().decode()


def subscription(entries: Sequence[Entry], name: str) -> bytes:
    """A whole calendar under a name, to be read again and again."""
    calendar = _calendar(entries, PUBLISH)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    return calendar.to_ical()
