"""The strategy of a municipality: its goals in a tree, and how many measures serve each."""
