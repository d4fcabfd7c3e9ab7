"""Something of one part becomes something of another: one transaction, and a trace that both remember."""
