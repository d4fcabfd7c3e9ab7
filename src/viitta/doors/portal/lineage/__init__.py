"""What measures become: merged, split, replaced, given up, taken back; and their trail in words."""
