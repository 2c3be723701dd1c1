"""The YAML tags that a spec may hold: those of the core schema (YAML 1.2, section 10.3)."""

from dashc.ir.tree import JSONScalar
from dashc.load.scalars import resolve

ALLOWED_COLLECTIONS = {True: ("!!map", "!"), False: ("!!seq", "!")}
"""By whether the collection is a mapping."""

_CORE = "tag:yaml.org,2002:"
_TYPES: dict[str, tuple[type, ...]] = {
    "!!int": (int,),
    "!!float": (float, int),
    "!!bool": (bool,),
    "!!null": (type(None),),
}


def short_tag(tag: str) -> str:
    """The tag as users write it: `!!str`."""
    return f"!!{tag.removeprefix(_CORE)}" if tag.startswith(_CORE) else tag


def apply_tag(tag: str, text: str) -> tuple[bool, JSONScalar]:
    """Whether a tagged scalar is legal, and its value; `(False, text)` where the tag is known but the text misfits."""
    if tag in ("!!str", "!"):
        return True, text
    if tag not in _TYPES:
        return False, None
    value = resolve(text)
    fits = type(value) in _TYPES[tag]
    return fits, float(value) if fits and tag == "!!float" and isinstance(value, int) else value if fits else text
