"""The final report of a roadmap (loppuraportti): gathered, drafted chapter by chapter, put together into a document."""

from viitta.doors.reports.final.build import draft, final_document, picture_document
from viitta.doors.reports.final.facts import Facts, gather

__all__ = ["Facts", "draft", "final_document", "gather", "picture_document"]
