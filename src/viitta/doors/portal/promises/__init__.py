"""What outsiders promised, how the days moved and what waits for them."""
