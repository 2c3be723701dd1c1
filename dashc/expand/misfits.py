"""Values that do not fit the texts that read them: whether the text is wrong or the value (diagnostics.md rules 2, 4).

`${city.id}` in the body of a loop is right for most cities and wrong for one: that one lacks its `id`, however many
texts read it. Where no value has it, the text is wrong.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashc.diagnostics.diagnostic import Diagnostic, Related
from dashc.diagnostics.suggest import suggest
from dashc.ir.span import Span, Value, plain
from dashc.ir.tree import Mapping, Scalar
from dashc.ir.tree import Value as NodeValue

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


@dataclass(frozen=True, slots=True)
class Misfit:
    """A text that a value does not fit."""

    text: Scalar
    finding: Diagnostic
    """What is said if the text is wrong."""
    value: Value
    node: NodeValue
    name: str
    """What the text reads: `city.id`."""
    headline: str
    """What is said if the value is wrong."""
    key: str | None = None
    """The key that the value lacks."""


def report(expander: "Expander") -> None:
    """One finding for each value that is wrong, and one for each name that is."""
    by_value: dict[tuple[Span, str], list[Misfit]] = {}
    by_name: dict[str, list[Misfit]] = {}
    for misfit in expander.misfits:
        by_value.setdefault((plain(misfit.node.span), misfit.name), []).append(misfit)
    for group in by_value.values():
        first = group[0]
        if _is_value_wrong(expander, group):
            helps = (f"did you mean `{first.key}`?",) if _similar_key(first) is not None else ()
            finding = replace(first.finding, primary=_place(first), headline=first.headline, help=helps, fix=None)
            expander.sink.add(_with_others(finding, group, f"`${{{first.name}}}` is read here"))
        else:
            by_name.setdefault(first.name, []).extend(group)
    for group in by_name.values():
        for misfit in group:
            if plain(misfit.finding.primary) == plain(group[0].finding.primary):
                expander.sink.add(_with_others(misfit.finding, group, "read here too"))


def _is_value_wrong(expander: "Expander", group: list[Misfit]) -> bool:
    """Whether the value has to change: texts are right with others, or several texts need what it nearly has."""
    first = group[0]
    if any(id(misfit.text) in expander.read_well for misfit in group):
        return first.value.kind in ("round", "argument")
    several = len({plain(misfit.finding.primary) for misfit in group}) > 1
    if not several or first.value.kind not in ("var", "default"):
        return False
    return _similar_key(first) is not None if first.key else not first.value.uses


def _similar_key(misfit: Misfit) -> Scalar | None:
    if misfit.key is None or not isinstance(misfit.node, Mapping):
        return None
    likely = suggest(misfit.key, misfit.node.entries)
    return misfit.node.entries[likely[0]].key if likely else None


def _place(misfit: Misfit) -> Span:
    """The misspelt key; else the value, of a block its first key."""
    similar, node = _similar_key(misfit), misfit.node
    if similar is not None:
        return similar.span
    if isinstance(node, Mapping) and node.entries and node.span.line != node.span.end_line:
        return next(iter(node.entries.values())).key.span
    return node.span


def _with_others(finding: Diagnostic, group: Iterable[Misfit], said: str) -> Diagnostic:
    from dashc.expand.expander import MAX_SHOWN

    places = dict.fromkeys(misfit.finding.primary for misfit in group)
    others = [place for place in places if plain(place) != plain(finding.primary)]
    return replace(finding, related=(*finding.related, *(Related(place, said) for place in others[:MAX_SHOWN])))
