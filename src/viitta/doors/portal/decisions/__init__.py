"""The register of decisions of municipalities' bodies and office-holders."""
