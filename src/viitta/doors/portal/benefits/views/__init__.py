"""Views of benefits."""
