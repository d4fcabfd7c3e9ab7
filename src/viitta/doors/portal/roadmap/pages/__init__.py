"""The roadmap as ready strings."""
