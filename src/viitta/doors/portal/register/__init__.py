"""Small registers: a list with its files, a form for a row, taking a row away and back."""
