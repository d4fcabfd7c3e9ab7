"""Who builds the sample, and the moments at which its deeds were done."""

from datetime import UTC, date, datetime, time

from viitta.core.actors import COMMAND_LINE

BY = COMMAND_LINE.with_label("malliaineisto")


def moment(day: date, hour: int = 9) -> datetime:
    """A moment of a day, for what the sample did then."""
    return datetime.combine(day, time(hour), tzinfo=UTC)
