"""Pages of organisations as ready strings."""
