"""The roadmap as a table and as a timeline: the same rows, the same filters."""
