"""DC114: the merge key `<<` takes the entries of other mappings."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC114", "bad-merge", Severity.ERROR)

_FORM = "write an alias of a mapping, `<<: *name`, or a list of them, `<<: [*one, *two]`"


def bad_merge(span: Span, got: str, *, anchor: str | None = None) -> Diagnostic:
    """A `<<` with something that has no entries; `anchor` is the one that has the name of what stands there."""
    return RULE.at(
        span,
        f"`<<` merges mappings, and {got} is none",
        help=[f"write `*{anchor}`, the alias of the anchor `&{anchor}`"] if anchor else [_FORM],
        fix=Fix((Edit(span, f"*{anchor}"),), safe=False) if anchor else None,
    )


def anchor_in_merge(span: Span, name: str, *, known: bool) -> Diagnostic:
    """`<<: &base`; `known`: an anchor of this name stands above."""
    helps = [f"write `*{name}`: `&` names a text, `*` stands for it"]
    return RULE.at(
        span,
        f"`&{name}` gives a name to nothing, and `<<` merges mappings",
        help=helps if known else [_FORM],
        fix=Fix((Edit(span, f"*{name}"),), safe=False) if known else None,
    )


def alias_as_key(span: Span, first: Sequence[str], name: str) -> Diagnostic:
    """`{*one}` and `{<<: *one, *two}`; `first` are the aliases that stand behind the `<<`."""
    written = ", ".join(f"*{alias}" for alias in (*first, name))
    helps = [f"to merge several mappings, write `<<: [{written}]`"] if first else [f"write `<<: {written}` to merge it"]
    return RULE.at(span, f"the alias `*{name}` of a mapping stands in the place of a key", help=helps)
