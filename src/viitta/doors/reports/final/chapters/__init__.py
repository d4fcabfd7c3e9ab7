"""The chapters of a final report as they are drafted from the data."""
