"""Editions of a roadmap, and what changed between two."""
