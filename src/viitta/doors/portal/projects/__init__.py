"""Joint projects: list, one project, its partners, shares, phases, notices; application and money in folders of their own."""
