"""Phase 2: the node tree -> the spec, checked against the language and the catalogue (architecture.md)."""

from dashc.validate.top import validate

__all__ = ["validate"]
