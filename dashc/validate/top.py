"""The top level of a spec (language.md section 2)."""

from pathlib import Path, PurePosixPath

from dashc.catalogue import Catalogue
from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix
from dashc.diagnostics.file_names import printable
from dashc.diagnostics.other_words import APP, TOP_LEVEL
from dashc.diagnostics.rules.bad_value import bad_value
from dashc.diagnostics.rules.empty_section import empty_layout
from dashc.diagnostics.rules.missing_key import empty_spec, missing_key, no_spec
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.spec_version import VERSION, spec_version
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.suggest import suggest
from dashc.ir import tree
from dashc.ir.span import Span
from dashc.ir.spec import LayoutNode, PythonPath, SideBody, Spec
from dashc.ir.tree import Document, Mapping, Poisoned, Scalar, Sequence, Value
from dashc.validate import later
from dashc.validate.app import KEYS as APP_KEYS
from dashc.validate.app import read_app
from dashc.validate.callbacks import read_callbacks
from dashc.validate.context import Context
from dashc.validate.dynamic import read_dynamic
from dashc.validate.layout import read_nodes
from dashc.validate.literals import VALUE_DIRECTIVES
from dashc.validate.meanings import other_word
from dashc.validate.place import Place
from dashc.validate.schemas import type_fix
from dashc.validate.words import describe, is_null

KEYS = ("dashc", "app", "python", "vars", "include", "components", "layout", "callbacks", "dynamic")

MAX_NAMED = 3
"""Keys that are named of a file that is no spec."""
_WITHOUT_IDS = frozenset({"dashc", "app", "python", "callbacks"})
"""Keys below which no id of the page can stand, so that the others are known where these could not be read."""


def validate(document: Document, catalogue: Catalogue, sink: Sink) -> Spec | None:
    """The spec that a document holds, as far as it could be read; None where it is nothing like a spec."""
    root = document.root
    assert root is None or not hasattr(root, "target")
    if root is None or (isinstance(root, Scalar) and root.value is None):
        sink.add(empty_spec(Span(document.source.name, 1, 1, 1, 1)))
        return None
    if isinstance(root, Poisoned):
        return None
    ctx = Context(document, catalogue, sink)
    spec = _read(ctx, ctx.root(root), sink)
    ctx.flush()
    return spec


def _read(ctx: Context, root: Place, sink: Sink) -> Spec | None:
    if not isinstance(root.value, Mapping):
        helps = ["begin with `dashc: 1`, then `layout:` and a list of components below it"]
        start = Span(root.span.file, root.span.line, root.span.column, root.span.line, root.span.column + 1)
        ctx.add(wrong_type(start, "a spec", "a mapping at its top level", describe(root.value), help=helps), root)
        return None
    given = {entry.name: entry for entry in ctx.entries(root)}
    if _is_foreign(ctx, given):
        for finding in sink.all():  # What its own readers make of it is their affair.
            sink.drop(finding)
        ctx.add(no_spec(next(iter(given.values())).key_span, list(given)[:MAX_NAMED]), root)
        return None
    _check_keys(ctx, root, given)
    if set(ctx.document.unread) - _WITHOUT_IDS or any(name in given for name in later.TOP_LEVEL):
        ctx.layout_known = False
    _check_version(ctx, given.get("dashc"))
    app = read_app(ctx, given.get("app"), _title(ctx.document))
    python = _python(ctx, given.get("python"))
    layout = _layout(ctx, given.get("layout"))
    dynamic = read_dynamic(ctx, given.get("dynamic"))
    callbacks = read_callbacks(ctx, given["callbacks"]) if "callbacks" in given else ()
    known = ctx.layout_known
    bodies = tuple(_side_body(ctx, root, body) for body in ctx.document.side_bodies)
    return Spec(
        ctx.document, app, python, layout, callbacks, dynamic, known, bodies, tuple(ctx.perhaps_paths), ctx.python_known
    )


def _is_foreign(ctx: Context, given: dict[str, Place]) -> bool:
    """Whether nothing there is meant as a spec: no key that only a spec has, nor one that is nearly so called."""
    own = ("dashc", "layout", "callbacks", "pages", "dynamic", "app")
    unknown = [name for name in given if name not in (*KEYS, *later.TOP_LEVEL) and not name.startswith("x-")]
    if ctx.document.unread or not unknown or not given.keys().isdisjoint(own):
        return False
    return not any(suggest(name, ("dashc", "layout", "callbacks")) for name in unknown)


def _side_body(ctx: Context, root: Place, body: tree.SideBody) -> SideBody:
    """Read like the layout and the callbacks, for its findings."""
    layout, callbacks = Sequence(root.span, [body.layout]), Sequence(root.span, body.callbacks)
    nodes = read_nodes(ctx, Place(layout, "components", root))
    found = read_callbacks(ctx, Place(callbacks, "components", root))
    return SideBody(nodes, found, body.component)


def _check_keys(ctx: Context, root: Place, given: dict[str, Place]) -> None:
    misspelt = []
    for name, entry in given.items():
        if name in later.TOP_LEVEL:
            ctx.add(not_supported(entry.key_span, f"`{name}`"), entry, key=True)
        elif name not in KEYS and not name.startswith("x-"):
            finding = _unknown_key(entry, [key for key in KEYS if key not in given])
            misspelt += [edit.replacement.partition(":")[0] for edit in finding.fix.edits] if finding.fix else []
            ctx.add(finding, entry, key=True)
    first = next(iter(given.values())).key_span if given else root.span
    has_pages = any(name == "pages" or suggest(name, (*KEYS, "pages")) == ("pages",) for name in given)
    if "layout" in misspelt or has_pages:
        ctx.layout_known = False
    if "python" in misspelt:
        ctx.python_known = False
    for name, helps in (
        ("dashc", f"write `dashc: {VERSION}` on the first line: the version of the language"),
        ("layout", "write `layout:`, and below it the components of the page"),
    ):
        excused = name in given or not {name, ""}.isdisjoint(ctx.document.unread) or name in misspelt
        if name == "layout" and "components" in given and isinstance(given["components"].value, Sequence):
            excused = True  # A list of components is meant as the layout.
        if not excused and not (name == "layout" and has_pages):
            start = Span(first.file, first.line, 1, first.line, 1)
            alone = name == "dashc" and first.column == 1
            fix = Fix((Edit(start, f"dashc: {VERSION}\n"),), safe=False) if alone else None
            ctx.add(missing_key(first, "the spec", name, help=[helps], fix=fix, lacks=name), root)
            ctx.layout_known = ctx.layout_known and name != "layout"


def _unknown_key(entry: Place, free: list[str]) -> Diagnostic:
    """A key that no spec has; `free` are those of the language that are not there yet.

    `app.layout` is what Dash calls it.
    """
    name, where = entry.name.rpartition(".")[2], "at the top level"
    meant = name if name in free else other_word(name, free, TOP_LEVEL)
    of_app = name if name in APP_KEYS else other_word(name, APP_KEYS, APP) or next(iter(suggest(name, APP_KEYS)), None)
    if of_app and not meant and not suggest(name, free):
        helps = [f"write it below `app`: `app: {{{of_app}: …}}`"]
        return unknown_key(entry.key_span, entry.name, where, (), help=helps)
    helps = []
    if not meant and (entry.name.startswith((".", "_")) or entry.value.anchor is not None):
        helps = [f"write `x-{entry.name.lstrip('._')}`: dashc ignores what stands below such a key"]
    return unknown_key(entry.key_span, entry.name, where, free, meant=meant, later=later.TOP_LEVEL, help=helps)


def _check_version(ctx: Context, place: Place | None) -> None:
    if place is None or isinstance(place.value, Poisoned):
        return
    value = place.value
    if not isinstance(value, Scalar) or isinstance(value.value, bool | str) or value.value is None:
        fix = type_fix(value, ["integer"])
        helps = [f"write `dashc: {VERSION}`"]
        ctx.add(wrong_type(_token(place), "`dashc`", "the number 1", describe(value), help=helps, fix=fix), place)
    elif value.value != VERSION or not isinstance(value.value, int):
        ctx.add(spec_version(value.span, value.value), place)


def _token(place: Place) -> Span:
    """The value's text; the key's where the value is empty."""
    return place.key_span if is_null(place.value) else place.span


def _title(document: Document) -> str:
    """The file's name as a title: `sales-report.yaml` -> `Sales report`."""
    words = printable(PurePosixPath(document.source.name).stem).replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or "App"


def _python(ctx: Context, place: Place | None) -> tuple[PythonPath, ...]:
    default = (PythonPath(".", None),)
    if place is None or is_null(place.value):
        return default
    sound, ctx.python_known = ctx.python_known, False
    if isinstance(place.value, Poisoned):
        return default
    if not isinstance(place.value, Sequence):
        text = place.value.text if isinstance(place.value, Scalar) else None
        helps = [f"write `[{text}]`"] if text else []
        ctx.add(wrong_type(place.span, "`python`", "a list of folders", describe(place.value), help=helps), place)
        return default
    found = []
    for item in ctx.items(place):
        value: Value = item.value
        if isinstance(value, Poisoned):
            sound = False
            continue
        if not isinstance(value, Scalar) or not isinstance(value.value, str) or not value.value:
            ctx.add(wrong_type(item.span, "an item of `python`", "a folder's path", describe(value)), item)
            sound = False
            continue
        text = value.value
        if Path(text).is_absolute() or "\\" in text or text.startswith("~") or ".." in PurePosixPath(text).parts:
            helps = ["write a path relative to the spec, with forward slashes, inside of its folder"]
            ctx.add(bad_value(item.span, f"an item of `python` cannot be `{text}`", help=helps), item)
            sound = False
            continue
        found.append(PythonPath(text, item.span))
    ctx.python_known = sound
    return tuple(found) or default


def _layout(ctx: Context, place: Place | None) -> tuple[LayoutNode, ...]:
    if place is None:
        return ()
    value = place.value
    if isinstance(value, Mapping):
        for name in VALUE_DIRECTIVES:
            if name in value.entries:
                ctx.add(not_supported(place.key_span, f"`layout: {{{name}: …}}`"), place, key=True)
                ctx.layout_known = False
                return ()
    empty = is_null(value) or (
        isinstance(value, Sequence | Mapping) and not (value.items if isinstance(value, Sequence) else value.entries)
    )
    if empty:
        parent = place.parent.value if place.parent else None
        is_partial = isinstance(parent, Mapping) and parent.partial  # What should be in it has a finding.
        if not is_partial and "pages" not in (entry.name for entry in ctx.entries(place.parent or place)):
            ctx.add(empty_layout(place.key_span), place, key=True)
        return ()
    return read_nodes(ctx, place)
