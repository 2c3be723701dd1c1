"""DC401: a reference to a component that the layout does not have; its callback could never run."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC401", "unknown-id", Severity.ERROR)


def unknown_id(
    verb: str,
    reference: str,
    name: str,
    span: Span,
    *,
    candidates: Iterable[str],
    others: Iterable[Span],
    pointer: str,
) -> Diagnostic:
    """No component has the id; `verb` is what the callback does: `reads` or `sets`; `others` are more uses of it."""
    fix = None
    others = list(others)
    if name.startswith("@"):
        advice: tuple[str, ...] = (
            "a component without an id is named by its anchor: `{component: *anchor, property: …}`",
        )
    else:
        names = list(candidates)
        fix = rename(name, suggest(name, names), [span, *others])
        advice = did_you_mean(name, names) or (
            "give the component that you mean this id in the layout, or list it under `dynamic` if callbacks return it",
        )
    return RULE.at(
        span,
        f"callback {verb} `{reference}`, but no component has id `{name}`",
        label="no such id in the layout",
        related=[Related(other, "used here too") for other in others],
        help=advice,
        fix=fix,
        pointer=pointer,
    )


def optional_typo(
    reference: str, name: str, span: Span, similar: tuple[str, ...], others: Iterable[Span], pointer: str
) -> Diagnostic:
    """An optional reference may name what is nowhere; it hardly means to where the name is nearly that of an id."""
    return RULE.at(
        span,
        f"`{reference}` is optional and always `None`: no component has id `{name}`",
        label="no such id in the layout",
        related=[Related(other, "used here too") for other in others],
        help=[*did_you_mean(name, similar), "list the id under `dynamic` if it is right and callbacks return it"],
        pointer=pointer,
        severity=Severity.WARNING,
    )


def anchor_outside_layout(verb: str, anchor: str, span: Span, target: Span, pointer: str) -> Diagnostic:
    """The alias of a reference names something that is no component of the layout."""
    return RULE.at(
        span,
        f"callback {verb} a prop of `*{anchor}`, but that is no component of the layout",
        label="no component",
        related=[Related(target, "the anchor stands here")],
        help=["put the anchor on a component of the layout or on its props: `- Input: &name {…}`"],
        pointer=pointer,
    )
