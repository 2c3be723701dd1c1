"""DC606: the user's own HTML file says where the head's content and the app go, once each, in this order."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC606", "bad-frame", Severity.ERROR)


def bad_frame(span: Span, name: str, problem: str) -> Diagnostic:
    """The frame cannot be used; `problem` goes on the sentence that begins with the file."""
    return RULE.at(
        span,
        f"the frame `{name}` {problem}",
        help=["put `<!-- dashc:head -->` once into its head and `<!-- dashc:app -->` once into its body"],
        pointer="/app/frame",
    )
