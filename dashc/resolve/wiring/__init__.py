"""The wiring, type-checked by reading (semantics C4): what props hold against what functions take and return."""
