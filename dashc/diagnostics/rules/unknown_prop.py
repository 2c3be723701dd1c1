"""DC302: a prop that the component does not have; Dash finds it in the browser, a plain web page never."""

from collections.abc import Iterable, Mapping, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.rules.unknown_key import equals_sign, key_fix, missing_blank
from dashc.diagnostics.suggest import did_you_mean, one_of, suggest
from dashc.ir.span import Span

RULE = Rule("DC302", "unknown-prop", Severity.ERROR)

OTHER_WORDS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("items", "choices", "values", "data"), ("options",)),
    **dict.fromkeys(("default", "selected", "initial", "defaultValue"), ("value",)),
    **dict.fromkeys(("multiple", "multiselect"), ("multi",)),
    **dict.fromkeys(("child", "content", "text", "body"), ("children",)),
    **dict.fromkeys(("url", "to", "link", "source"), ("href", "src")),
    **dict.fromkeys(("fig", "chart", "plot"), ("figure",)),
    **dict.fromkeys(("storage", "store"), ("storage_type",)),
    **dict.fromkeys(("identifier", "key", "ref"), ("id",)),
    **dict.fromkeys(("css", "cls"), ("class", "style")),
    **dict.fromkeys(("hint", "prompt"), ("placeholder",)),
    **dict.fromkeys(("minimum", "lower"), ("min",)),
    **dict.fromkeys(("maximum", "upper"), ("max",)),
    **dict.fromkeys(("increment", "stepsize"), ("step",)),
}
"""What people call it elsewhere."""


def unknown_prop(
    span: Span, component: str, prop: str, candidates: Iterable[str], owners: Iterable[str] = ()
) -> Diagnostic:
    """A prop that is not in the catalogue; `owners` are the types that have one of this name."""
    if "=" in prop:
        return equals_sign(RULE, span, prop)
    names = list(candidates)
    likely = suggest(prop, names)
    others = [] if likely else list(owners)
    word = next((name for name in OTHER_WORDS.get(prop, ()) if name in names), None)
    if word and not likely:
        likely, names = (word,), [word]
    notes = [f"`{prop}` is a prop of {one_of(others[:3])}, not of `{component}`"] if others else []
    return RULE.at(
        span,
        f"`{component}` has no prop `{prop}`",
        help=missing_blank(prop, names)
        or did_you_mean(prop, names)
        or [f"`dashc explain {component}` lists its props"],
        notes=notes,
        fix=key_fix(span, prop, names, likely),
    )


def other_spelling(span: Span, prop: str, ours: str, *, given: bool) -> Diagnostic:
    """Dash's or React's spelling of a name of HTML; `given`: under its name in HTML it is there already."""
    return RULE.at(
        span,
        f"`{prop}` is written `{ours}` here, as in HTML",
        help=[f"remove it: `{ours}` is given already" if given else f"write `{ours}`"],
        fix=None if given else Fix((Edit(span, ours),), safe=True),
    )


def part_of_prop(span: Span, name: str, prop: str, part: str) -> Diagnostic:
    """`style.color`, `marks[0]`."""
    inner = f"{{{part}: …}}" if part and not part.isdecimal() else "[…]"
    return RULE.at(
        span,
        f"`{name}` names a part of the prop `{prop}`, and a key names the whole",
        help=[f"write `{prop}: {inner}`"],
    )


def style_as_prop(span: Span, component: str, name: str, *, given: bool) -> Diagnostic:
    """`color: red` among the props; with `given` there is a `style` already."""
    written = f"write `{name}` below the `style` that is there" if given else f"write `style: {{{name}: …}}`"
    return RULE.at(span, f"`{name}` is a property of CSS, and no prop of `{component}`", help=[written])


def directive_as_prop(span: Span, component: str, name: str, directive: str, said: str) -> Diagnostic:
    """`if: debug` among the props; `said` is the text after it."""
    written = f"{{$if: {said or 'name'}, $then: {{{component}: …}}}}"
    if directive == "$for":
        written = f"{{$for: {{name: [one, two]}}, $do: {{{component}: …}}}}"
    return RULE.at(
        span,
        f"`{component}` has no prop `{name}`; a condition or a loop stands around a component",
        help=[f"write `{written}`"],
    )


def text_with_comma(span: Span, key: str, rest: str, text: str, whole: Span) -> Diagnostic:
    """`{title: Hello, World}`; `text` is what was meant, at the place `whole`."""
    return RULE.at(
        span,
        f"`{rest}` is a key of its own here, as a `,` in braces ends the text before it",
        help=[f'write `{key}: "{text}"`'],
        fix=Fix((Edit(whole, f'"{text}"'),), safe=False) if not set(text) & set('"\\') else None,
    )


def unknown_aria(span: Span, prop: str, candidates: Iterable[str]) -> Diagnostic:
    """A name that WAI-ARIA does not define; browsers ignore it, so it is a warning."""
    likely = suggest(prop, candidates)
    return RULE.at(
        span,
        f"`{prop}` is no state or property of WAI-ARIA",
        help=[f"did you mean {one_of(likely)}?"] if likely else ["browsers and screen readers will ignore it"],
        fix=Fix((Edit(span, likely[0]),), safe=False) if len(likely) == 1 else None,
        severity=Severity.WARNING,
    )
