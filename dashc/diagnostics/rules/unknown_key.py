"""DC201: a key that nobody reads is a mistake that nobody sees."""

from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC201", "unknown-key", Severity.ERROR)


def unknown_key(
    span: Span,
    key: str,
    where: str,
    candidates: Iterable[str],
    *,
    meant: str | None = None,
    later: Iterable[str] = (),
    help: Sequence[str] = (),
) -> Diagnostic:
    """A key that is none of the language's there; `where` goes on from the key: `in a callback`.

    `meant` is the key for which this is another word, whatever it is spelt like; `help` takes the place of suggestions.
    `later` are keys that a later version will have, and this one refuses.
    """
    if "=" in key:
        return equals_sign(RULE, span, key)
    names = list(candidates)
    if meant:
        names = [meant]
    likely = (meant,) if meant else suggest(key, names)
    to_come = () if likely else suggest(key, later)
    if to_come:
        help = (f"`{to_come[0]}` is not supported yet by this version of dashc",)
    return RULE.at(
        span,
        f"unknown key `{key}` {where}",
        help=help or missing_blank(key, names) or did_you_mean(key, names),
        fix=key_fix(span, key, names, likely),
    )


def equals_sign(rule: Rule, span: Span, key: str) -> Diagnostic:
    """`{id="town"}`, as in Python, HTML and TOML."""
    name, _, value = (part.strip() for part in key.partition("="))
    written = f"{name}: {value}" if name and value else f"{name or 'name'}: …"
    return rule.at(
        span,
        f"`{key}` has a `=` where YAML writes `: `",
        help=[f"write `{written}`"],
        fix=rename(key, [written], [span]) if name and value else None,
    )


def key_fix(span: Span, key: str, names: Iterable[str], likely: Sequence[str]) -> Fix | None:
    """The blank that is missing, or the only likely name."""
    if missing_blank(key, names):
        return rename(key, [key.replace(":", ": ", 1)], [span])
    return Fix((Edit(span, likely[0]),), safe=False) if len(likely) == 1 else None


def missing_blank(key: str, names: Iterable[str]) -> tuple[str, ...]:
    """Help for `{min:0}`, which YAML reads as a key `min:0` without a value."""
    name, colon, value = key.partition(":")
    return (f"write a blank after the colon: `{name}: {value}`",) if colon and name in names else ()
