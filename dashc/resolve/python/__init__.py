"""The user's Python, read with `ast` and never imported (architecture.md, invariant 2)."""
