"""The situation picture (tilannekuva) of a roadmap and a quarter: gathered, said, built into a document."""

from viitta.doors.reports.situation.build import situation_document
from viitta.doors.reports.situation.gather import Picture, gather

__all__ = ["Picture", "gather", "situation_document"]
