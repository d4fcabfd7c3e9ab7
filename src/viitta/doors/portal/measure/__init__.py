"""One measure: what and why, how it goes, who answers for it, what came of it; and changing it."""
