"""DC101: text that is no YAML. libyaml finds where; the words are ours (diagnostics.md rule 7)."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, Severity
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
_WITHOUT_WIDTH = "\u200b\ufeff\u2060"


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


def invisible_indent(span: Span, character: str, run: int) -> Diagnostic:
    """A line that seems to be indented, by characters that YAML takes for text; `run` is how many there are."""
    name = f"a {_INVISIBLE[character]}" if character in _INVISIBLE else "a character that only looks like a blank"
    where = Span(span.file, span.line, span.column, span.line, span.column + 1)
    whole = Span(span.file, span.line, span.column, span.line, span.column + run)
    blanks = "" if character in _WITHOUT_WIDTH else " " * run
    return RULE.at(
        where,
        f"{name} (U+{ord(character):04X}) stands before this key; YAML takes it for a part of the key",
        fix=Fix((Edit(whole, blanks),), safe=False),
        help=["indent with ordinary spaces; such characters come with text copied from a web page or a word processor"],
    )
