"""Coverage of goals by measures in both directions: on the page and as a sheet of exactly what is on it."""
