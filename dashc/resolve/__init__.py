"""Phase 3, `spec -> program`: ids, references and Python functions found and bound to each other."""

from dashc.resolve.resolver import resolve

__all__ = ["resolve"]
