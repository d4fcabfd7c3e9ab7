"""Changing meetings; one module for each kind of deed."""
