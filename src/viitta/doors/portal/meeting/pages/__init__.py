"""Pages of meetings as ready strings."""
