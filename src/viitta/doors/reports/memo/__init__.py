"""The memo of a meeting as a document and as a record for case management."""

from viitta.doors.reports.memo.build import memo_document
from viitta.doors.reports.memo.files import as_record, memo_text, stored_document
from viitta.doors.reports.memo.gather import MemoFacts, gather

__all__ = ["MemoFacts", "as_record", "gather", "memo_document", "memo_text", "stored_document"]
