"""Phase 1b: variables, loops, conditions, includes, components of the spec -> a plain tree (language.md 6 and 7)."""

from dashc.expand.phase import expand
from dashc.expand.services import Load, Services

__all__ = ["Load", "Services", "expand"]
