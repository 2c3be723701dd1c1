"""`dashc lint`: which specs, which findings count, how they are handed over, and what can be mended."""
