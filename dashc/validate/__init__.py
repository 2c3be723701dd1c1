"""Phase 2: the node tree -> the spec, checked against the language and the catalogue (architecture.md)."""

from dashc.validate.arguments import check_argument
from dashc.validate.top import validate

__all__ = ["check_argument", "validate"]
