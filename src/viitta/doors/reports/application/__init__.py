"""The application of a joint project (avustushakemus): its words, its answers as plain text, its document and files."""

from viitta.doors.reports.application.build import application_document
from viitta.doors.reports.application.files import application_file

__all__ = ["application_document", "application_file"]
