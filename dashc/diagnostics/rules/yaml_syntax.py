"""DC101: text that is no YAML. libyaml finds where; the words are ours (diagnostics.md rule 7)."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC101", "yaml-syntax", Severity.ERROR)

_INVISIBLE = {
    "\u00a0": "a no-break space",
    "\u202f": "a narrow no-break space",
    "\u3000": "an ideographic space",
    "\u200b": "a zero-width space",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
    "\ufeff": "a byte order mark",
}
_WITH_WIDTH = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


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
    name = _INVISIBLE.get(character, "a character that only looks like a blank, or like nothing,")
    where = Span(span.file, span.line, span.column, span.line, span.column + 1)
    whole = Span(span.file, span.line, span.column, span.line, span.column + run)
    blanks = " " * run if character in _WITH_WIDTH else ""
    return RULE.at(
        where,
        f"{name} (U+{ord(character):04X}) stands before this key; YAML takes it for a part of the key",
        fix=Fix((Edit(whole, blanks),), safe=False),
        help=["indent with ordinary spaces; such characters come with text copied from a web page or a word processor"],
    )
