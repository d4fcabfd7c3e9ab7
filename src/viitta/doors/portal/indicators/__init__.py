"""Indicators: what is measured, how it has gone, and which measures and goals it belongs to."""
