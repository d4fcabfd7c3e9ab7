"""Themes, goals and source materials of a roadmap on one page."""
