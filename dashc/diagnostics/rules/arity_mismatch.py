"""DC504: the number or the names of the inputs and state are not what the function takes.

Python would say so at the first call; the source says so now.
"""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC504", "arity-mismatch", Severity.ERROR)


def arity_mismatch(
    signature: str,
    problems: Sequence[str],
    passes: str,
    span: Span,
    place: Span | None,
    arguments: Sequence[tuple[str, str]],
    pointer: str,
    *,
    help: Sequence[str] = (),
    lacks: str = "",
) -> Diagnostic:
    """`arguments` pairs what the callback passes with the parameter that it goes to, `?` where there is none; `lacks`
    is the key that the callback does without."""
    return RULE.at(
        span,
        f"`{signature}` {' and '.join(problems)}, but the callback passes {passes}",
        label=f"passes {passes}",
        related=[Related(place, "defined here")] if place else [],
        notes=[", ".join(f"{given} -> {parameter}" for given, parameter in arguments)] if arguments else [],
        help=help,
        pointer=pointer,
        lacks=lacks,
    )


def unknown_argument(
    signature: str, key: str, span: Span, place: Span, names: Sequence[str], pointer: str
) -> Diagnostic:
    """A keyword argument that the function does not have."""
    return RULE.at(
        span,
        f"`{signature}` has no parameter `{key}`",
        label="no such parameter",
        related=[Related(place, "defined here")],
        help=did_you_mean(key, names),
        fix=rename(key, suggest(key, names), [span]),
        pointer=pointer,
    )


def argument_twice(key: str, span: Span, first: Span, pointer: str) -> Diagnostic:
    """The same argument name in `inputs` and in `state`."""
    return RULE.at(
        span,
        f"argument `{key}` is given by `inputs` and by `state`",
        label="given again",
        related=[Related(first, "first given here")],
        help=["give each argument once"],
        pointer=pointer,
    )


def value_needs_arguments(
    signature: str, problems: Sequence[str], span: Span, place: Span | None, pointer: str
) -> Diagnostic:
    """`$from` names a function that cannot be called without arguments."""
    return RULE.at(
        span,
        f"`$from` calls `{signature}` without arguments, but it {' and '.join(problems)}",
        label="called without arguments",
        related=[Related(place, "defined here")] if place else [],
        help=["give its parameters defaults, or name a function that takes none"],
        pointer=pointer,
    )
