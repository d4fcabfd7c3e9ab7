"""What is read and done of one measure."""
