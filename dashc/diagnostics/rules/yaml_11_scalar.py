"""DC107: words that YAML 1.1 reads as booleans, dates or numbers are text here (YAML 1.2, narrowed).

Who reads the file with another parser, or expects that reading, is told; quotes say that text is meant.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC107", "yaml-11-scalar", Severity.WARNING)


def yaml_11_scalar(span: Span, text: str, reading: str) -> Diagnostic:
    """A plain scalar that is text here; `reading` is what other parsers take it for."""
    help_text = f'write `"{text}"`'
    if reading in ("true", "false", "null"):
        help_text += f", or `{reading}` if that is meant"
    return RULE.at(
        span,
        f"plain `{text}` is text here, but other YAML parsers read it as {reading}",
        help=[help_text],
        fix=Fix((Edit(span, f'"{text}"'),), safe=True),
    )
