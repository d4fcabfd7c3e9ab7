"""Recommendations of a roadmap, and what it answers to those of earlier ones."""
