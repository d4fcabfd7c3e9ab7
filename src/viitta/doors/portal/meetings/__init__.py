"""Meetings: their list, calling them, finding a time, answering, the memo."""
