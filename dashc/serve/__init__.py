"""The development server: the emitted app, unchanged, in a process of its own, built again at each save."""

from dashc.serve.command import serve

__all__ = ["serve"]
