"""DC602: a build replaces nothing but what a build has written, so its output folder may hold nothing else.

Each build keeps a list of its files with their hashes; whatever is not on such a list, or has changed since, may be
somebody's only copy.
"""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.file_names import printable
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC602", "foreign-files", Severity.ERROR)
SHOWN = 3


def foreign_files(span: Span, folder: str, names: Sequence[tuple[str, bool]]) -> Diagnostic:
    """The output folder holds files that no build wrote, or that somebody has changed since (True beside the name)."""
    shown = names[:SHOWN]
    groups = [
        ([f"`{printable(name)}`" for name, changed in shown if not changed], "not from a build"),
        ([f"`{printable(name)}`" for name, changed in shown if changed], "not as the build wrote it"),
    ]
    notes = [f"{', '.join(group)} {'is' if len(group) == 1 else 'are'} {what}" for group, what in groups if group]
    if len(names) > SHOWN:
        notes.append("there are more such files")
    return RULE.at(
        span,
        f"the output folder `{folder}` holds files that dashc did not write",
        notes=notes,
        help=["choose another folder with `-o`, or move these files away"],
    )
