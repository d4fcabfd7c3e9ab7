"""The sample city and the synthetic country, built by the actions that everybody uses."""
