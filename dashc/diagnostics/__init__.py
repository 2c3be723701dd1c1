"""Findings about the user's files: what one is, who collects them, how they are shown."""
