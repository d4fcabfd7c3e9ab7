"""Changing joint projects: each file one kind of deed."""
