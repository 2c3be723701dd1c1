"""DC501: a module that the app could not import either. One finding per module, however many callbacks use it."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, one_of, suggest
from dashc.ir.span import Span

RULE = Rule("DC501", "module-not-found", Severity.ERROR)


def module_not_found(
    name: str,
    span: Span,
    *,
    looked_in: Sequence[str],
    candidates: Sequence[str],
    missing_package: str | None,
    object_in: str | None,
    others: int,
    paths: Sequence[str] = (),
    pointer: str,
) -> Diagnostic:
    """A module of the spec is nowhere.

    `paths` are those that the name may be the end of: `data.df` for `df`.

    `missing_package` is the first package on the way that is missing; `object_in` the module which has the rest of
    the name as an object: `a.b.c` where `a:b.c` was meant; `others` counts further uses of the same module.
    """
    notes = []
    fix = None
    if missing_package:
        notes.append(f"there is no package `{missing_package}`")
    if others:
        notes.append(f"{others} more {'use of it is' if others == 1 else 'uses of it are'} not checked")
    if paths:
        advice: tuple[str, ...] = (f"write {one_of(paths)}",)
    elif object_in:
        advice = (f"to name an object inside a module, write `{object_in}:` and then the object",)
    else:
        advice = did_you_mean(name, candidates)
        fix = rename(name, suggest(name, candidates), [span])
    folders = ", ".join(f"`{folder}`" for folder in looked_in)
    return RULE.at(
        span,
        f"cannot find module `{name}` (looked in {folders} and among the installed packages)",
        label="no such module",
        notes=notes,
        help=advice,
        fix=fix,
        pointer=pointer,
    )


def imported_module_not_found(name: str, span: Span, candidates: Sequence[str], pointer: str) -> Diagnostic:
    """The user's own module imports a module that is nowhere; shown at the import statement."""
    likely = suggest(name, candidates)
    return RULE.at(
        span,
        f"cannot find module `{name}`, which is imported here",
        label="no such module",
        help=did_you_mean(name, candidates if "." in name else likely)
        or (f"install the package that has `{name}`, or correct the import",),
        pointer=pointer,
    )


def relative_import(text: str, module: str, span: Span) -> Diagnostic:
    """An import that goes up from the outermost package, or from a module that is in none."""
    bare = text.lstrip(".")
    beyond = f"`{text}` goes beyond the package of `{module}`"
    nowhere = f"`{module}` is in no package, so `{text}` names nothing"
    return RULE.at(
        span,
        beyond if "." in module else nowhere,
        label="relative import",
        help=[f"write `{bare}`, without the dots before it" if bare else "import the modules by their names"],
    )


def imported_module_broken(name: str, reason: str, place: Span, wanted_by: Span, pointer: str) -> Diagnostic:
    """A module that another one imports is there, but Python cannot read it; shown where it cannot."""
    return RULE.at(
        place,
        f"module `{name}` cannot be read: {reason}",
        label=reason,
        related=[Related(wanted_by, "imported here")],
        help=["mend the Python file: the app cannot start without it"],
        pointer=pointer,
    )


def module_broken(name: str, reason: str, span: Span, place: Span | None, pointer: str) -> Diagnostic:
    """The module's file is there, but Python cannot read it."""
    where = f" at {place.file}:{place.line}" if place else ""
    return RULE.at(
        span,
        f"module `{name}` cannot be read: {reason}{where}",
        label="this module",
        related=[Related(place, reason)] if place else [],
        help=["mend the Python file; until then its functions are not checked"],
        pointer=pointer,
    )
