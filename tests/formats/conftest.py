"""The schemas that the forms are checked by."""

from tests.formats.published import junit, packages, sarif

__all__ = ["junit", "packages", "sarif"]
