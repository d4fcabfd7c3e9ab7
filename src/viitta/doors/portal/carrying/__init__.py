"""Carrying measures over to the next roadmap."""
