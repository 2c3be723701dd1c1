"""The plan as text and pictures."""
