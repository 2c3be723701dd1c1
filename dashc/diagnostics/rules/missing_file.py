"""DC605: a file or folder that `app` names is there, relative to the spec's own folder."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC605", "missing-file", Severity.ERROR)


def missing_file(span: Span, key: str, name: str, kind: str, instead: str = "") -> Diagnostic:
    """What the key names is not there; `kind` is `file` or `folder`, `instead` what is in its place."""
    return RULE.at(
        span,
        f"`{key}` names the {kind} `{name}`, which {f'is {instead}' if instead else 'does not exist'}",
        label=f"no such {kind}",
        help=[f"paths are relative to the spec's folder; create the {kind}, or remove the key `{key}`"],
        pointer=f"/app/{key}",
    )
