"""`dashc lint` around the checks: which specs, which findings count, how they are handed over, what can be mended."""
