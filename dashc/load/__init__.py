"""Phase 1: bytes -> a located node tree (architecture.md, Invariants). Any bytes give findings, never an exception."""

from dashc.load.loader import load, load_bytes
from dashc.load.scalars import resolve as read_scalar

__all__ = ["load", "load_bytes", "read_scalar"]
