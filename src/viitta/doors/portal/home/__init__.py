"""Home ("Tänään"): what waits for me, how the roadmap stands, what changed."""
