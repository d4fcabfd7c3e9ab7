"""Keeping a file, applying it whole or not at all, and taking it back."""

from viitta.doors.importexport.actions.applying import NotApplicable, apply_batch
from viitta.doors.importexport.actions.batches import (
    NewBatch,
    choose_columns,
    discard_batches,
    forget_files,
    keep_files,
)
from viitta.doors.importexport.actions.undoing import ChangedSince, undo_batch

__all__ = [
    "ChangedSince",
    "NewBatch",
    "NotApplicable",
    "apply_batch",
    "choose_columns",
    "discard_batches",
    "forget_files",
    "keep_files",
    "undo_batch",
]
