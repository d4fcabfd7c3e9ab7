"""Reports of a project's money: budget, claim, settlement; the tables that pages and documents share."""
