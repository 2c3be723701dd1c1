"""DC608: what the spec's folders give to the app lies in them, so that nothing else of the machine gets out with it."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.file_names import printable
from dashc.diagnostics.rule import Rule
from dashc.ir.folder import Unusable
from dashc.ir.span import Span

RULE = Rule("DC608", "unusable-file", Severity.ERROR)
SHOWN = 3


def unusable_files(span: Span, folder: str, files: Sequence[Unusable]) -> Diagnostic:
    """Files in a folder that cannot be taken into the app."""
    first, *others = files
    what, help = first.reason.value
    notes = [f"nor can `{folder}/{printable(path)}`: {reason.value[0]}" for path, reason in others[: SHOWN - 1]]
    if len(files) > SHOWN:
        notes.append(f"nor can {len(files) - SHOWN} more")
    return RULE.at(
        span, f"`{folder}/{printable(first.path)}` cannot be taken into the app: {what}", notes=notes, help=[help]
    )


def link_outside(span: Span, key: str, name: str) -> Diagnostic:
    """A path of the spec is, or goes through, a link that leads out of the spec's folder."""
    return RULE.at(
        span,
        f"`{key}` names `{name}`, which is a link that leads out of the spec's folder",
        help=["put a copy there, instead of the link"],
    )


def too_large(span: Span, folder: str, size: int, limit: int) -> Diagnostic:
    """All files together are more than an app carries."""
    return RULE.at(
        span,
        f"the files in `{folder}` have {size / 2**20:.0f} MB; an app carries {limit // 2**20} MB at most",
        help=["serve large files from elsewhere, or read them where they are"],
    )
