"""Mappings that are directives: which one, and whether their keys are in order."""

from typing import TYPE_CHECKING

from dashc.diagnostics.rules.bad_directive import unknown_directive
from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.suggest import suggest
from dashc.expand.scope import Scope
from dashc.ir.tree import Mapping

if TYPE_CHECKING:
    from dashc.expand.expander import Expander

KEYS = {"$for": ("$for", "$do"), "$if": ("$if", "$then", "$else"), "$include": ("$include",)}
_OF_KEY = {key: kind for kind, keys in KEYS.items() for key in keys}
_NEEDED = {
    "$for": (("$for", "write `$for: {name: [one, two]}`"), ("$do", "write `$do:`, and below it what is repeated")),
    "$if": (("$if", "write `$if:` and a variable"), ("$then", "write `$then:`, and below it what stands here")),
    "$include": (),
}


def kind_of(node: Mapping) -> str | None:
    """`$for`, `$if` or `$include`, also where only another key of it is there."""
    for name in node.entries:
        if name[:1] == "$" and name in _OF_KEY:
            return _OF_KEY[name]
    return None


def keys_fit(expander: "Expander", node: Mapping, kind: str, scope: Scope) -> bool:
    """Whether all keys are there that must be, and no others; findings otherwise."""
    fits = True
    known = KEYS[kind]
    misspelt: set[str] = set()
    for name, entry in node.entries.items():
        if name in known or name.startswith("x-"):
            continue
        fits = False
        candidates = [key for key in known if key not in node.entries]
        likely = suggest(name, candidates) or suggest(f"${name}", candidates)
        misspelt.update(likely)
        span = scope.at(entry.key.span)
        if name.startswith("$"):
            if name in _OF_KEY and len(candidates) and _OF_KEY[name] != kind:
                likely = tuple(candidates[:1])  # `$do` for `$then`
                misspelt.update(likely)
            expander.sink.add(unknown_directive(span, name, candidates, meant=likely))
        else:
            expander.sink.add(unknown_key(span, name, f"beside `{kind}`", likely))
    for name, help in _NEEDED[kind]:
        if name not in node.entries and name not in misspelt:
            first = next(iter(node.entries.values()))
            owner = f"this `{first.key.value}`"
            expander.sink.add(missing_key(scope.at(first.key.span), owner, name, help=[help]))
            fits = False
    return fits
