"""The reports of a joint project to its funder: the final one with the five contents of 893/2019 § 9, and interim ones."""

from viitta.doors.reports.funder.build import draft, funder_document
from viitta.doors.reports.funder.facts import Facts, gather

__all__ = ["Facts", "draft", "funder_document", "gather"]
