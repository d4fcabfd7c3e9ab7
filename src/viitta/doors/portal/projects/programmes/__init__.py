"""Funding programmes as rules: the list, one of them in words, own ones copied and changed."""
