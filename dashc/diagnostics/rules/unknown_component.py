"""DC301: a name that is neither an HTML element nor a component of the catalogue."""

import re
from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import one_of, suggest
from dashc.ir.names import begins_component
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

OTHER_WORDS = {
    **dict.fromkeys(("Radio", "RadioButton", "RadioButtons", "RadioGroup"), "RadioItems"),
    **dict.fromkeys(("Checkbox", "Checkboxes", "CheckboxGroup"), "Checklist"),
    **dict.fromkeys(("TextInput", "TextField", "NumberInput", "SearchInput"), "Input"),
    **dict.fromkeys(("Combobox", "MultiSelect", "Autocomplete", "SelectBox"), "Dropdown"),
    **dict.fromkeys(("Chart", "Plot", "Figure", "PlotlyChart", "chart", "plot"), "Graph"),
    **dict.fromkeys(("Timer", "timer"), "Interval"),
    **dict.fromkeys(("Image", "image", "picture-file"), "img"),
    **dict.fromkeys(("Text", "Paragraph", "paragraph", "text"), "p"),
    **dict.fromkeys(("Heading", "Title", "heading"), "h1"),
    **dict.fromkeys(("Box", "Container", "Row", "Col", "Card", "container", "box"), "div"),
}
"""What people call it elsewhere."""
_BRACKET = re.compile(r"([A-Za-z]\w*)\s*[({\[]")
"""`Input {id`, of `Input {id: town}`."""
DASH = re.compile(r"(?:dash\.)?(html|dcc|dash_html_components|dash_core_components)\.(\w+)")


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
    dash = DASH.fullmatch(name)
    names = list(candidates)
    element, colon, rest = name.partition(":")
    if colon and element in names:
        return RULE.at(
            span,
            f"a blank is missing after `{element}:`",
            help=[f"write a blank after the colon: `{element}: {rest}…`" if rest else f"write `{element}: `"],
        )
    bracket = _BRACKET.match(name)
    if bracket is not None and bracket[1] in names:
        return RULE.at(
            span,
            f"a `: ` is missing after `{bracket[1]}`",
            help=[f"write `{bracket[1]}: {{…}}`, with the props in braces"],
        )
    likely: tuple[str, ...]
    wanted = ""
    if dash:
        wanted = dash[2].lower() if "html" in dash[1] else dash[2]
        likely = (wanted,) if wanted in names else suggest(wanted, names)
        headline = f"`{name}` is Dash's way to write it"
    else:
        likely = suggest(name, names) or ((OTHER_WORDS[name],) if OTHER_WORDS.get(name) in names else ())
        headline = f"unknown component type `{name}`" if begins_component(name) else f"unknown element `{name}`"
    return RULE.at(
        span,
        headline,
        help=[f"write `{likely[0]}`" if wanted in likely else f"did you mean {one_of(likely)}?"] if likely else [],
        notes=[] if likely else ["a lower-case name is an HTML element, a capitalised one a component"],
        fix=Fix((Edit(span, likely[0]),), safe=wanted in likely) if len(likely) == 1 else None,
    )
