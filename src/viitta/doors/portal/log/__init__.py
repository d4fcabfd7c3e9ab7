"""The change log of an organisation, whole."""
