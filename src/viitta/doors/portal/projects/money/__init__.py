"""The money of a joint project: budget, shares, accounts, orders, working time, claims, settlement."""
