"""A measure as ready strings."""
