"""Pages of follow-up as ready strings."""
