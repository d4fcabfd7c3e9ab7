"""Deeds of joint projects that also send letters, and what time makes due."""
