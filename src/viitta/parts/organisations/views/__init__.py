"""Gates and forms of organisations, people and sign-in."""
