"""Pages of benefits in ready strings."""
