"""What is learnt from others: visits and presentations, good practices of other municipalities."""
