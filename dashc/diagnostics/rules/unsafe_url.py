"""DC312: a URL with a scheme such as `javascript:` runs code in the page (semantics B9)."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC312", "unsafe-url", Severity.ERROR)


def unsafe_url(span: Span, subject: str, scheme: str) -> Diagnostic:
    """A URL outside the allow-list."""
    return RULE.at(
        span,
        f"{subject} cannot hold a `{scheme}:` URL",
        help=["use `https:`, `http:`, `mailto:`, `tel:`, a relative URL, or `data:image/…` for an image"],
    )
