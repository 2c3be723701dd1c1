"""The canonical form of a spec: every key in its place, one way to write each thing."""
