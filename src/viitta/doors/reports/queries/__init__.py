"""What reports are drawn from and the reports themselves; always only what the actor may see."""
