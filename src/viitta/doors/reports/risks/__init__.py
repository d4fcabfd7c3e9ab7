"""The risk register as a document: both matrices, the risks, and how they have been seen round by round."""

from viitta.doors.reports.risks.build import risk_document

__all__ = ["risk_document"]
