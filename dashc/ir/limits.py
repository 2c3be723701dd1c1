"""How much a spec may hold, so that every command stays fast and safe on hostile input (language.md 1 and 7)."""

MAX_BYTES = 10 * 1024 * 1024
"""Of a file, and of a spec with all files that it includes."""
MAX_DEPTH = 100
"""Levels of lists and mappings, and of uses and loops within each other."""
MAX_NODES = 250_000
"""What aliases stand for, and what a spec expands to."""
MAX_MARKDOWN = 100_000
"""Characters of one text in Markdown: brackets in it can take milliseconds each. The client has this limit too."""
MAX_FILES = 1_000
"""Files that a spec includes."""
