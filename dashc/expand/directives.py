"""Mappings that are directives: which one, and whether their keys are in order."""

from typing import TYPE_CHECKING

from dashc.diagnostics.diagnostic import Diagnostic
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
    known = KEYS[kind]
    first = next(entry for name, entry in node.entries.items() if name in known)
    misspelt: set[str] = set()
    finding: Diagnostic | None = None
    for name, entry in node.entries.items():
        if name in known or name.startswith("x-"):
            continue
        candidates = [key for key in known if key not in node.entries]
        with_sign = f"${name}"
        likely = (
            (with_sign,) if with_sign in candidates else suggest(name, candidates) or suggest(with_sign, candidates)
        )
        misspelt.update(likely)
        if name in _OF_KEY and candidates and _OF_KEY[name] != kind:
            likely = tuple(candidates[:1])  # `$do` for `$then`
            misspelt.update(likely)
        if finding is None or likely:
            span = scope.at(entry.key.span)
            if name.startswith("$"):
                finding = unknown_directive(span, name, candidates, meant=likely)
            else:
                finding = unknown_key(span, name, f"beside `{kind}`", likely)
    for name, help in _NEEDED[kind]:
        if name not in node.entries and name not in misspelt:
            missing = missing_key(scope.at(first.key.span), f"this `{first.key.value}`", name, help=[help])
            finding = missing if name == kind or finding is None else finding
    if finding is not None:  # One of them: what stands beside a directive that is not whole was meant otherwise.
        expander.sink.add(finding)
    return finding is None
