"""`lint --import`: the app's modules imported for real, in a process of its own, for what reading cannot know."""

from dashc.importing.checker import check_imports

__all__ = ["check_imports"]
