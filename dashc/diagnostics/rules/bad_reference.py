"""DC410: a reference names one prop of one component (language.md section 5)."""

import re
from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.scalar import as_scalar
from dashc.ir.span import Span

DASH_REFERENCE = re.compile(r"""(?:\w+\.)*(Input|Output|State)\(\s*["']?([^"',()]+)["']?\s*,\s*["']?(\w+)["']?\s*\)""")
"""`Input("region", "value")`."""

RULE = Rule("DC410", "bad-reference-form", Severity.ERROR)


def no_prop(span: Span, text: str) -> Diagnostic:
    """`region` without a prop, or `.value` without an id."""
    if text.startswith(".") and text.strip("."):
        prop = text.strip(".")
        return RULE.at(span, f"`{text}` names no component; write `<id>.{prop}`", help=[f"for example `region.{prop}`"])
    name = text.strip(".") or "id"
    parted = re.fullmatch(r"#?([^:/@#]+)[:/@#](\w+)", name)
    if parted:
        short = f"{parted[1]}.{parted[2]}"
        return RULE.at(span, f"`{text}` names no prop; a `.` separates id and prop", help=[f"write `{short}`"])
    return RULE.at(span, f"`{text}` names no prop; write `{name}.<prop>`", help=[f"for example `{name}.value`"])


def pair_as_list(span: Span, id: str, prop: str) -> Diagnostic:
    """`[region, value]`."""
    return RULE.at(
        span,
        f"id and prop stand in a list; a reference is one text, `{id}.{prop}`",
        help=[f"write `{id}.{prop}`"],
        fix=Fix((Edit(span, as_scalar(f"{id}.{prop}")),), safe=False) if span.line == span.end_line else None,
    )


def pair_as_mapping(span: Span, *references: str) -> Diagnostic:
    """`{region: value}`."""
    written = references[0] if len(references) == 1 else f"[{', '.join(references)}]"
    return RULE.at(
        span,
        "id and prop stand as key and value; a reference is one text, with a `.` between them",
        help=[f"write `{written}`"],
    )


def bad_reference(span: Span, headline: str, *, help: Iterable[str] = (), fix: Fix | None = None) -> Diagnostic:
    """Any other form that is none; `headline` says it whole."""
    return RULE.at(span, headline, help=help, fix=fix)
