"""dashc: a compiler that turns a YAML spec into a running web app."""

__version__ = "0.1.0"
