"""DC530: `lint --import` imported a module of the spec, as the app will when it starts, and that failed."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC530", "import-failed", Severity.ERROR)


def import_raised(module: str, exception: str, text: str, span: Span, place: Span | None, pointer: str) -> Diagnostic:
    """An exception; `place` is the innermost line of the user's."""
    return RULE.at(
        span,
        f"importing module `{module}` raises {exception}" + (f": {text}" if text else ""),
        label="raises when it is imported",
        related=[Related(place, "raised here")] if place else [],
        pointer=pointer,
    )


def import_exited(module: str, status: int, span: Span, place: Span | None, pointer: str) -> Diagnostic:
    """`sys.exit` at the top of the module."""
    return RULE.at(
        span,
        f"module `{module}` ends the program when it is imported, with exit status {status}",
        label="exits when it is imported",
        related=[Related(place, "exits here")] if place else [],
        help=['put what is not for the app under `if __name__ == "__main__":`'],
        pointer=pointer,
    )


def import_died(module: str, status: int, span: Span, pointer: str) -> Diagnostic:
    """Python itself went down: a signal, or an exit that cannot be caught."""
    how = f"was ended by signal {-status}" if status < 0 else f"ended with exit status {status}"
    return RULE.at(
        span,
        f"the Python process {how} while it imported module `{module}`",
        label="ends the process",
        help=[f'run `python -c "import {module}"` to see it happen'],
        pointer=pointer,
    )
