"""DC206: what a spec says travels to the browser as JSON, which has no infinities and no `NaN`."""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC206", "not-json", Severity.ERROR)

SHOWN = 40


def not_json(span: Span, text: str) -> Diagnostic:
    """A number that JSON cannot hold."""
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    special = text.lstrip("+-").startswith((".i", ".I", ".n", ".N"))
    reason = "is a number that JSON cannot hold" if special else "is a number too big for JSON and JavaScript"
    return RULE.at(
        span,
        f"`{shown}` {reason}",
        help=["write `null` for no value, or quote it if text is meant"],
        fix=Fix((Edit(span, "null"),), safe=False) if special else None,
    )
