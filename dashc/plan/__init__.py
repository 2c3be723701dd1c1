"""Phase 4, `program -> plan`: what runs after what, what sets what off, and what may not be."""

from dashc.plan.planner import plan

__all__ = ["plan"]
