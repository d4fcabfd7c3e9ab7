"""Old practices that a measure makes needless."""
