"""The top-level sections, as far as this phase has to tell them apart."""

from dashc.diagnostics.other_words import TOP_LEVEL
from dashc.diagnostics.suggest import suggest
from dashc.expand.position import Position
from dashc.ir.tree import Mapping

EXPANDED = {
    "app": Position.ENTRIES,
    "python": Position.DATA,
    "layout": Position.NODE,
    "callbacks": Position.ENTRIES,
    "dynamic": Position.ENTRIES,
}
OWN_KEYS = ("vars", "include", "components")
"""The sections that define names."""
MERGED = ("components", "callbacks", "vars", "dynamic")
OTHER_KEYS = ("app", "layout", "pages", "python")
KNOWN = frozenset({*OWN_KEYS, *MERGED, *OTHER_KEYS, "dashc", "tests"})


def may_define_names(root: Mapping) -> bool:
    """Whether a top-level key is probably a misspelt `vars`, `include` or `components`."""
    free = [key for key in OWN_KEYS if key not in root.entries]
    return any(
        TOP_LEVEL.get(name.lower()) in free or suggest(name, free)
        for name in root.entries
        if name not in KNOWN and name[:2] != "x-"
    )
