"""The goals of a roadmap: measures, indicators, and the verdict at the end of the period."""
