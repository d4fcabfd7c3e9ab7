"""What measures need before they start: what is missing is shown, and nothing is blocked."""
