"""Keys under a name that the language does not have: which one was meant.

What stands under such a key is checked as if the name were right, so that one finding does not hide the others and what
the key would have defined is known.
"""

from collections.abc import Iterable, Mapping

from dashc.diagnostics.suggest import suggest
from dashc.validate.place import Place

CALLBACK: Mapping[str, str] = {
    **dict.fromkeys(("function", "func", "fn", "def", "handler", "method", "python", "callback", "run"), "call"),
    **dict.fromkeys(("trigger", "triggers", "args", "arguments", "on", "from", "in"), "inputs"),
    **dict.fromkeys(("set", "sets", "target", "targets", "to", "result", "out"), "outputs"),
}
"""Other words for the keys of a callback."""

REFERENCE: Mapping[str, str] = {
    **dict.fromkeys(("component_id", "target"), "id"),
    **dict.fromkeys(("component_property", "prop", "attribute", "attr"), "property"),
}
"""Other words for the keys of a reference; the first ones are Dash's."""


def meant(name: str, candidates: Iterable[str], words: Mapping[str, str]) -> str | None:
    """The key that somebody meant who wrote this one; None where that cannot be said."""
    names = list(candidates)
    other = other_word(name, names, words)
    return other or next(iter(suggest(name, names)), None)


def other_word(name: str, candidates: Iterable[str], words: Mapping[str, str]) -> str | None:
    """The key for which people know this name from elsewhere."""
    other = words.get(name.lower())
    return other if other is not None and other in candidates else None


def by_meaning(given: Mapping[str, Place], known: Iterable[str], words: Mapping[str, str]) -> dict[str, Place]:
    """The entries by the keys that they have or were meant to have; of two for the same key the right one."""
    found = {name: given[name] for name in known if name in given}
    for name, entry in given.items():
        if name not in found and not name.startswith("x-"):
            other = meant(name, (key for key in known if key not in given), words)
            if other is not None:
                found.setdefault(other, entry)
    return found
