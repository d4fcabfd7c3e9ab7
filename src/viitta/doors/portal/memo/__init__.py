"""The memo of a meeting: its page, what is chosen of it, sending, comments, files, and approving it by a link."""
