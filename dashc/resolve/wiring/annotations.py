"""Python's annotations, read: what a parameter says that it takes, what a function says that it returns.

Builtins, `typing`, `collections.abc`, and what the user's own modules define: aliases, `NewType`s, `TypedDict`s, enums
and dataclasses. A name that is anything else may be anything.
"""

import ast
import builtins
from collections.abc import Callable, Mapping
from typing import NamedTuple

from dashc.resolve.python.definitions import Definition, definition_of
from dashc.resolve.python.imported import dotted_name
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.source import SourceModule
from dashc.resolve.wiring.definitions import kinds_of_definition
from dashc.resolve.wiring.kinds import (
    ANYTHING,
    NULL,
    Boolean,
    Foreign,
    Kinds,
    Listing,
    Number,
    One,
    Table,
    Text,
    union,
)

MAX_DEPTH = 20
MAX_TEXT = 60
"""Characters of an annotation in a message."""

OBJECTS: Mapping[str, Foreign] = {
    "bytearray": Foreign("a `bytearray`", "str", "bytearray({}.encode())"),
    "bytes": Foreign("`bytes`", "str", "{}.encode()"),
    "frozenset": Foreign("a `frozenset`", "list", "frozenset({})"),
    "set": Foreign("a `set`", "list", "set({})"),
    "datetime.date": Foreign("a `date`", "str", "date.fromisoformat({})"),
    "datetime.datetime": Foreign("a `datetime`", "str", "datetime.fromisoformat({})"),
    "datetime.time": Foreign("a `time`", "str", "time.fromisoformat({})"),
    "datetime.timedelta": Foreign("a `timedelta`", "float", "timedelta(seconds={})"),
    "decimal.Decimal": Foreign("a `Decimal`", "float", "Decimal(str({}))"),
    "fractions.Fraction": Foreign("a `Fraction`", "float", "Fraction({})"),
    "numpy.ndarray": Foreign("an `ndarray`", "list", "np.array({})"),
    "pandas.DataFrame": Foreign("a `DataFrame`", "list", "pd.DataFrame({})"),
    "pandas.Series": Foreign("a `Series`", "list", "pd.Series({})"),
    "pandas.Timestamp": Foreign("a `Timestamp`", "str", "pd.Timestamp({})"),
    "pathlib.Path": Foreign("a `Path`", "str", "Path({})"),
    "plotly.graph_objects.Figure": Foreign("a `Figure`", "dict", "go.Figure({})"),
    "polars.DataFrame": Foreign("a `DataFrame`", "list", "pl.DataFrame({})"),
    "uuid.UUID": Foreign("a `UUID`", "str", "UUID({})"),
}
"""Types of which nothing arrives from the page, as it sends JSON data."""

TAKEN: Mapping[str, Kinds] = {
    **{name: (kind,) for name, kind in OBJECTS.items()},
    "bool": (Boolean(),),
    "complex": (Number(), Boolean()),
    "dict": (Table(),),
    "float": (Number(), Boolean()),
    "int": (Number(whole=True), Boolean()),
    "list": (Listing(),),
    "str": (Text(),),
    "tuple": (Listing(),),
}
"""What a parameter with this annotation takes of what arrives from the page; a `bool` is an `int` to Python."""

GIVEN: Mapping[str, Kinds] = {
    **{name: kinds for name, kinds in TAKEN.items() if name not in OBJECTS},
    **{name: (OBJECTS[name],) for name in ("bytearray", "bytes", "frozenset", "pathlib.Path", "set")},
    "complex": (Foreign(),),
    "float": (Number(),),
    "int": (Number(whole=True),),
    "datetime.date": (Text(),),
    "datetime.datetime": (Text(),),
    "datetime.time": (Text(),),
    "decimal.Decimal": (Number(),),
    "uuid.UUID": (Text(),),
}
"""What a function with this return annotation gives, as JSON (semantics B11)."""

LISTS = frozenset({"list", "tuple", "List", "Tuple", "Sequence", "MutableSequence", "Collection", "Iterable"})
TABLES = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "DefaultDict", "OrderedDict"})
UNORDERED = frozenset({"set", "frozenset", "Set", "FrozenSet", "MutableSet", "AbstractSet"})
ONE_WAY = frozenset({"Iterator", "Generator", "AsyncIterator", "AsyncGenerator"})
TRANSPARENT = frozenset({"Annotated", "Final", "ClassVar", "Required", "NotRequired", "ReadOnly"})
HOMES = ("typing.", "typing_extensions.", "collections.abc.", "collections.")


class Annotation(NamedTuple):
    """An annotation with what it stands for."""

    text: str
    kinds: Kinds
    node: ast.expr


class AnnotationReader:
    """Reads the annotations of one module."""

    def __init__(
        self,
        module: SourceModule,
        lookup: Lookup,
        *,
        argument: bool,
        readers: "Callable[[SourceModule], AnnotationReader]",
    ) -> None:
        """`readers` gives the readers of other modules, for the same purpose."""
        self.argument = argument
        self._module = module
        self._lookup = lookup
        self._readers = readers
        self._known: dict[int, Kinds] = {}
        self._imported = lookup.imported(module)
        self._bound = lookup.names(module.tree).for_types
        self._names = TAKEN if argument else GIVEN
        self._depth = 0
        self._read: dict[str, Kinds] = {}
        """By the text of an annotation, what it says."""

    def read(self, node: ast.expr | None) -> Annotation | None:
        """What an annotation says; None where there is none."""
        if node is None:
            return None
        text = self._text(node)
        if text not in self._read:
            self._read[text] = self.kinds(node)
        return Annotation(text, self._read[text], node)

    def _text(self, node: ast.expr) -> str:
        """As it is written, without the quotes of one that is a text; of a long one the beginning."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif node.lineno != node.end_lineno:
            text = ast.unparse(node)
        else:
            span = self._module.span(node)
            text = self._module.lines[span.line - 1][span.column - 1 : span.end_column - 1]
        return text if len(text) <= MAX_TEXT else f"{text[:MAX_TEXT]}…"

    def kinds(self, node: ast.expr) -> Kinds:
        """The values of an annotation."""
        self._depth += 1
        try:
            return ANYTHING if self._depth > MAX_DEPTH else self._kinds(node)
        finally:
            self._depth -= 1

    def _kinds(self, node: ast.expr) -> Kinds:
        match node:
            case ast.Constant(value=None):
                return (NULL,)
            case ast.Constant(value=str(text)):
                try:
                    return self.kinds(ast.parse(text, mode="eval").body)
                except (SyntaxError, ValueError, RecursionError):
                    return ANYTHING
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return union((self.kinds(left), self.kinds(right)))
            case ast.Subscript(value=owner, slice=inner):
                return self._subscript(owner, inner)
            case ast.Name() | ast.Attribute():
                return self._named(node)
            case _:
                return ANYTHING

    def full_name(self, node: ast.expr) -> str | None:
        """`typing.Optional`, or `str` for the builtin; None for what the module defines, and what cannot be told."""
        first = node
        while isinstance(first, ast.Attribute):
            first = first.value
        if not isinstance(first, ast.Name):
            return None
        bound = self._bound(first.id)
        if not bound:
            return first.id if first is node and hasattr(builtins, first.id) else None
        if len(bound) == 1 and isinstance(bound[0].node, ast.Import | ast.ImportFrom):
            return dotted_name(node, self._imported)
        return None

    def short_name(self, node: ast.expr) -> str | None:
        """The name of a builtin, or of what `typing` and `collections.abc` have; None else."""
        name = self.full_name(node)
        if name is None or "." not in name:
            return name
        home = next((home for home in HOMES if name.startswith(home)), None)
        return name.removeprefix(home) if home else None

    def _named(self, node: ast.expr) -> Kinds:
        name = self.full_name(node)
        if name in self._names:
            return self._names[name or ""]
        short = self.short_name(node)
        if short in ("List", "Tuple", "Dict", "Set", "FrozenSet"):
            return self._names[(short or "").lower()]
        if short in TABLES:
            return (Table(),)
        if short in UNORDERED:
            return (OBJECTS["set"],)
        if short in ONE_WAY:
            return (Foreign("an iterator", "list", "iter({})"),)
        if short in ("Text", "LiteralString"):
            return (Text(),)
        if short in LISTS:
            return self._collection(short or "", ANYTHING)
        definition = self.definition(node)
        return ANYTHING if definition is None else self.of(definition)

    def _collection(self, name: str, items: Kinds) -> Kinds:
        """A text is a sequence too, and a mapping an iterable."""
        if name in ("Sequence", "Collection", "Iterable"):
            kinds: Kinds = (Listing(items), Text())
            return kinds if name == "Sequence" else (*kinds, Table()) if kinds else kinds
        return (Listing(items),)

    def _subscript(self, owner: ast.expr, inner: ast.expr) -> Kinds:
        name = self.short_name(owner)
        parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
        if name is None:
            return ANYTHING
        if name == "Optional":
            return union((self.kinds(inner), (NULL,)))
        if name == "Union":
            return union(self.kinds(part) for part in parts)
        if name == "Literal":
            return self._literal(parts)
        if name in TRANSPARENT:
            return self.kinds(parts[0]) if parts else ANYTHING
        if name in ("tuple", "Tuple"):
            return self._tuple(parts)
        if name in LISTS:
            return self._collection(name, self.kinds(parts[0]))
        if name in TABLES:
            return (Table(others=self.kinds(parts[1])),) if len(parts) == 2 else (Table(),)
        if name in UNORDERED or name in ONE_WAY:
            return self._named(owner)
        return ANYTHING

    def _tuple(self, parts: list[ast.expr]) -> Kinds:
        if any(isinstance(part, ast.Starred) for part in parts):
            return (Listing(),)
        if len(parts) == 2 and isinstance(parts[1], ast.Constant) and parts[1].value is ...:
            return (Listing(self.kinds(parts[0])),)
        return (Listing(places=tuple(self.kinds(part) for part in parts)),)

    def _literal(self, parts: list[ast.expr]) -> Kinds:
        kinds: list[Kinds] = []
        for part in parts:
            match part:
                case ast.Constant(value=None):
                    kinds.append((NULL,))
                case ast.Constant(value=str() | int() as word):
                    kinds.append((One(word),))
                case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
                    kinds.append((One(-number),))
                case _:
                    return ANYTHING
        return union(kinds)

    def marker(self, node: ast.expr) -> str | None:
        """`Required` of `Required[str]`."""
        return self.short_name(node.value) if isinstance(node, ast.Subscript) else None

    def definition(self, node: ast.expr) -> Definition | None:
        """The statement of the user's that defines a name."""
        return definition_of(self._lookup, self._module, node)

    def of(self, definition: Definition) -> Kinds:
        """What a name stands for: an alias, a `NewType`, a class; read once, and anything within itself."""
        if definition.module is not self._module:
            return self._readers(definition.module).of(definition)
        key = id(definition.binding)
        if key not in self._known:
            self._known[key] = ANYTHING
            self._known[key] = kinds_of_definition(self, definition.binding)
        return self._known[key]
