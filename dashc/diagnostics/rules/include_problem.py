"""DC110: what an include names must be there, inside the project's folder, and must not include itself."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC110", "include-problem", Severity.ERROR)


def include_not_found(span: Span, path: str, candidates: Iterable[str]) -> Diagnostic:
    """No such file; `candidates` are the files that lie where it should."""
    names = list(candidates)
    helps = did_you_mean(path, names) or ("paths are relative to the file that the include stands in",)
    return RULE.at(
        span,
        f"include `{path}` not found",
        label="no such file",
        help=helps,
        fix=rename(path, suggest(path, names), [span]),
    )


def include_is_folder(span: Span, path: str) -> Diagnostic:
    """A folder in the place of a file."""
    return RULE.at(span, f"include `{path}` is a folder", help=["name a file in it"])


def include_outside(span: Span, path: str, *, absolute: bool) -> Diagnostic:
    """A path that leaves the project; a spec from elsewhere must not read any file of the machine."""
    return RULE.at(
        span,
        f"include `{path}` " + ("is an absolute path" if absolute else "leaves the project's folder"),
        help=["write a path relative to this file, with forward slashes, inside of the folder of the spec"],
    )


def include_cycle(span: Span, files: list[str]) -> Diagnostic:
    """A file that is included while it is being included; `files` go from it back to itself."""
    return RULE.at(
        span,
        f"`{files[0]}` includes itself",
        notes=[f"path: {' -> '.join(files)}"] if len(files) > 2 else [],
        help=["remove one of the includes"],
    )


def not_to_include(span: Span, key: str, allowed: Iterable[str], site: Span) -> Diagnostic:
    """A key that the file of a top-level `include` cannot bring."""
    listed = ", ".join(f"`{name}`" for name in allowed)
    return RULE.at(
        span,
        f"`{key}` cannot come from a file under `include`",
        related=[Related(site, "included here")],
        help=[f"such a file holds {listed}; use `$include` at the place that a part of the page should stand"],
    )


def included_not_mapping(span: Span, path: str, site: Span) -> Diagnostic:
    """A list or a text in the file of a top-level `include`."""
    return RULE.at(
        span,
        f"`{path}` holds no sections that could be merged into the spec",
        related=[Related(site, "included here")],
        help=["write `components:`, `callbacks:` or `vars:` in it, or use `$include` where its content should stand"],
    )
