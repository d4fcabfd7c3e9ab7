"""One meeting: its page, its agenda, the live notes, and the registers of what meetings left behind."""
