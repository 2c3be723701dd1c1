"""DC401: a reference to a component that the layout does not have; its callback could never run."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean
from dashc.ir.span import Span

RULE = Rule("DC401", "unknown-id", Severity.ERROR)


class Meant(NamedTuple):
    """The reference that was probably meant; `edits` put it in the place of the wrong one."""

    help: str
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()


def unknown_id(
    verb: str,
    reference: str,
    name: str,
    span: Span,
    *,
    near: Sequence[str],
    fitting: Sequence[str],
    meant: Meant | None,
    others: Iterable[Span],
    pointer: str,
) -> Diagnostic:
    """No component has the id; `verb` is what the callback does: `reads` or `sets`; `others` are more uses of it.

    `near` are ids of nearly that name, `fitting` those for which the rest of the reference makes sense; `meant` is what
    more than the letters of the id tells.
    """
    fix = None
    others = list(others)
    related = [Related(other, "used here too") for other in others]
    if name.startswith("@"):
        advice: tuple[str, ...] = (
            "a component without an id is named by its anchor: `{component: *anchor, property: …}`",
        )
    elif meant:
        advice = (meant.help,)
        fix = Fix(meant.edits, safe=False) if meant.edits and not others else None
        related = [*meant.related, *related]
    else:
        fix = rename(name, near, [span, *others])
        advice = did_you_mean(name, near or fitting) or (
            "give the component that you mean this id in the layout, or list it under `dynamic` if callbacks return it",
        )
    return RULE.at(
        span,
        f"callback {verb} `{reference}`, but no component has id `{name}`",
        lacks=name,
        label="no such id in the layout",
        related=related,
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
