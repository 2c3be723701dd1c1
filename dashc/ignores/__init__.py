"""`# dashc: ignore[DC302] reason`: findings that the user wants silent (diagnostics.md rule 11)."""

from dashc.ignores.apply import apply_ignores

__all__ = ["apply_ignores"]
