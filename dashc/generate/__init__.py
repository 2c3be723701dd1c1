"""Plan -> files: the emitted app, a folder that runs without the compiler (architecture.md, invariants 2 and 3)."""

from dashc.generate.emit import generate

__all__ = ["generate"]
