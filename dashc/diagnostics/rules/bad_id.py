"""DC305: ids stand in references as `id.prop`, in the page, and in wildcards; some characters would confuse these."""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC305", "bad-id", Severity.ERROR)

_NOTES = {".": "`.` separates id and prop in references", "$": "`$` begins a directive"}


def bad_id_character(span: Span, id: str, character: str) -> Diagnostic:
    """A character that an id cannot hold."""
    name = "a blank" if character.isspace() else f"`{character}`"
    return RULE.at(
        span,
        f"id `{id}` contains {name}; an id holds no `.`, `{{`, `}}`, `$` or blank",
        notes=[_NOTES[character]] if character in _NOTES else [],
        help=["use `-` in its place"],
    )


def typographic_id(span: Span, id: str) -> Diagnostic:
    """An id in quotes of a word processor."""
    return RULE.at(
        span,
        f"the typographic quotes are a part of the id `{id}`; YAML knows only `\"` and `'`",
        help=[f'write `"{id[1:-1]}"`'],
        fix=Fix((Edit(span, f'"{id[1:-1]}"'),), safe=False),
    )


def empty_id(span: Span) -> Diagnostic:
    """An id without a character."""
    return RULE.at(span, "an id cannot be empty", help=["write a name, or leave the key `id` out"])


def reserved_id(span: Span, id: str, prefix: str) -> Diagnostic:
    """An id that looks like those dashc makes."""
    return RULE.at(
        span,
        f"id `{id}` begins with `{prefix}`, which is reserved for ids that dashc makes",
        help=["choose another name"],
    )
