"""DC902: an ignore comment that names no code ignores nothing, while its writer thinks it does."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC902", "bad-ignore", Severity.ERROR)


def unknown_code(span: Span, text: str, known: Iterable[str]) -> Diagnostic:
    """Neither a code nor a name of one."""
    names = list(known)
    likely = suggest(text, names)
    return RULE.at(
        span,
        f"`{text}` is no code that can be ignored",
        label="no such code",
        help=did_you_mean(text, names) or ["write a code such as `DC302`, or its name, `unknown-prop`"],
        fix=Fix((Edit(span, likely[0]),), safe=False) if len(likely) == 1 else None,
    )


def unignorable(span: Span, text: str) -> Diagnostic:
    """An error of reading the text."""
    return RULE.at(
        span,
        f"`{text}` cannot be ignored: what cannot be read cannot be checked",
        label="an error of reading the text",
        help=["mend the text, and remove this from the comment"],
    )


def without_codes(span: Span) -> Diagnostic:
    """`# dashc: ignore` alone, which would hide whatever comes."""
    return RULE.at(
        span,
        "this comment does not say what to ignore",
        help=["write the codes in brackets, and a reason: `# dashc: ignore[DC302] reason`"],
    )
