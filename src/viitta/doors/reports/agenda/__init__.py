"""The agenda (asialista) of a meeting: gathered from the data, built into a document item by item."""

from viitta.doors.reports.agenda.build import agenda_document, item_document, when_words
from viitta.doors.reports.agenda.gather import Agenda, gather

__all__ = ["Agenda", "agenda_document", "gather", "item_document", "when_words"]
