"""Phase 5, `plan -> findings`: what is no mistake of form, yet hardly meant, and what it costs."""

from dashc.lint.linter import lint

__all__ = ["lint"]
