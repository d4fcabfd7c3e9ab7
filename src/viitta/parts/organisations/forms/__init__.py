"""Text to clean values; never saves."""
