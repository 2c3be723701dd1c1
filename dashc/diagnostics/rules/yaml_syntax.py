"""DC101: text that is no YAML. libyaml finds where; the words are ours (diagnostics.md rule 7)."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Fix, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC101", "yaml-syntax", Severity.ERROR)

_INVISIBLE = {
    "\u00a0": "no-break space",
    "\u202f": "narrow no-break space",
    "\u3000": "ideographic space",
    "\u200b": "zero-width space",
    "\ufeff": "byte order mark",
}


def yaml_syntax(
    span: Span,
    headline: str,
    *,
    label: str = "",
    related: Iterable[Related] = (),
    help: Iterable[str] = (),
    notes: Iterable[str] = (),
    fix: Fix | None = None,
) -> Diagnostic:
    """A syntax error, worded by `dashc.load.syntax`."""
    return RULE.at(span, headline, label=label, related=related, help=help, notes=notes, fix=fix)


def invisible_indent(span: Span, character: str) -> Diagnostic:
    """A line that seems to be indented, by a character that YAML takes for text."""
    name = f"a {_INVISIBLE[character]}" if character in _INVISIBLE else "a character that only looks like a blank"
    where = Span(span.file, span.line, span.column, span.line, span.column + 1)
    return RULE.at(
        where,
        f"{name} (U+{ord(character):04X}) stands before this key; YAML takes it for a part of the key",
        help=["indent with ordinary spaces; such characters come with text copied from a web page or a word processor"],
    )
