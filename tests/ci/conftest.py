"""The schemas that the action's SARIF file is checked by."""

from tests.formats.published import packages, sarif

__all__ = ["packages", "sarif"]
