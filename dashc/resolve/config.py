"""`dashc config`: the spec as the compiler understands it, in its one canonical form (language.md section 10)."""

from dashc.catalogue import Catalogue
from dashc.ir.program import Program
from dashc.resolve.canonical.as_json import as_json
from dashc.resolve.canonical.as_yaml import as_yaml
from dashc.resolve.canonical.builder import Builder


def render(program: Program, catalogue: Catalogue, form: str) -> str:
    """As `yaml`, which is a spec for the same app and names the origin of each part in comments, or as `json`."""
    if form == "json":
        return as_json(Builder(program, catalogue, aliases=False).build())
    return as_yaml(Builder(program, catalogue, aliases=True).build())
