"""DC202: the language requires a key that is not there."""

from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC202", "missing-key", Severity.ERROR)


def missing_key(
    span: Span, owner: str, key: str, *, help: Iterable[str] = (), fix: Fix | None = None, lacks: str = ""
) -> Diagnostic:
    """`owner` begins the sentence: `the spec`, `this callback`."""
    return RULE.at(span, f"{owner} has no `{key}`", help=help, fix=fix, lacks=lacks)


def no_spec(span: Span, names: Sequence[str]) -> Diagnostic:
    """A YAML file for something else; `names` are some of its keys."""
    return RULE.at(
        span,
        f"this is no spec: it has neither `dashc` nor `layout`, but {' and '.join(f'`{name}`' for name in names)}",
        help=["a spec begins with `dashc: 1`; then `layout:` and a list of components below it"],
    )


def empty_spec(span: Span) -> Diagnostic:
    """A file without any content."""
    return RULE.at(
        span,
        "the spec is empty; it needs at least `dashc: 1` and a `layout`",
        help=["begin with `dashc: 1`, then `layout:` and a list of components below it"],
    )
