"""The situation picture as a page of ours."""
