"""DC301: a name that is neither an HTML element nor a component of the catalogue."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import one_of, suggest
from dashc.ir.span import Span

RULE = Rule("DC301", "unknown-component", Severity.ERROR)

REPLACED = {
    "html": "the page's own elements are made from `app`",
    "head": "the page's own elements are made from `app`",
    "body": "the page's own elements are made from `app`",
    "title": "write the title in `app.title`",
    "meta": "write it in `app.meta`",
    "link": "write it in `app.stylesheets`, or in a file in `assets`",
    "style": "write the rules in a `.css` file in `assets`, or in the prop `style` of a component",
    "script": "write it in `app.scripts`, or in a `.js` file in `assets`",
    "base": "write it in `app.base_path`",
}


def misnamed_component(span: Span, name: str, meant: str, use: Span) -> Diagnostic:
    """A component of the spec's own that nothing uses, where another name is used several times."""
    return RULE.at(
        span,
        f"`{meant}` is used, and nothing uses the component `{name}`",
        related=[Related(use, "used here")],
        help=[f"did you mean `{meant}`?"],
        fix=Fix((Edit(span, meant),), safe=False),
    )


def unknown_component(span: Span, name: str, candidates: Iterable[str]) -> Diagnostic:
    """An unknown name; lower case is HTML, a capital a component (language.md)."""
    if name in REPLACED:
        return RULE.at(span, f"`{name}` is no element of a layout", help=[REPLACED[name]])
    prefix, _, rest = name.partition(".")
    names = list(candidates)
    likely: tuple[str, ...]
    wanted = ""
    if prefix in ("html", "dcc") and rest:
        wanted = rest.lower() if prefix == "html" else rest
        likely = (wanted,) if wanted in names else suggest(wanted, names)
        headline = f"`{name}` is Dash's way to write it"
    else:
        likely = suggest(name, names)
        headline = f"unknown component type `{name}`" if name[:1].isupper() else f"unknown element `{name}`"
    return RULE.at(
        span,
        headline,
        help=[f"write `{likely[0]}`" if wanted in likely else f"did you mean {one_of(likely)}?"] if likely else [],
        notes=[] if likely else ["a lower-case name is an HTML element, a capitalised one a component"],
        fix=Fix((Edit(span, likely[0]),), safe=wanted in likely) if len(likely) == 1 else None,
    )
