"""DC505: a function's return value does not have the form that its outputs need (language.md section 5).

One output takes the value itself, a list of outputs a list or tuple of that length, a mapping a dictionary with those
keys, and no outputs nothing. An error where no call can succeed, else a warning.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC505", "output-count", Severity.ERROR)


def output_count(
    needs: str, returns: str, span: Span, place: Span, said: str, pointer: str, *, certain: bool, lacks: str
) -> Diagnostic:
    """`needs` is a noun, "a list or tuple of 3 values"; `said` is what happens at `place`: "returned", "annotated";
    `lacks` is the key that the callback does without."""
    return RULE.at(
        span,
        f"this callback needs {needs}, but {returns}",
        label=f"needs {needs}",
        related=[Related(place, f"{said} here")],
        pointer=pointer,
        severity=Severity.ERROR if certain else Severity.WARNING,
        lacks=lacks,
    )
