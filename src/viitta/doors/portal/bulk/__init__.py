"""Many measures changed at once: chosen, previewed row by row, applied as one deed."""
