"""What the user's own types hold: aliases, `NewType`s, `TypedDict`s, enums and dataclasses."""

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashc.resolve.python.bindings import Binding
from dashc.resolve.wiring.kinds import ANYTHING, Field, Foreign, Kinds, One, Table, union

if TYPE_CHECKING:
    from dashc.resolve.wiring.annotations import AnnotationReader

ENUMS = frozenset({"enum.Enum", "enum.Flag", "enum.IntEnum", "enum.IntFlag", "enum.StrEnum"})
MODELS = frozenset({"pydantic.BaseModel", "pydantic.main.BaseModel"})
RECORDS = ("attr.", "attrs.", "pydantic.dataclasses.")
"""Where the decorators come from that make classes of records."""
PLAIN_MIXINS = frozenset({"str", "int", "float", "enum.IntEnum", "enum.StrEnum", "enum.IntFlag"})
"""Bases that make the members equal to what arrives from the page."""


def kinds_of_definition(reader: "AnnotationReader", binding: Binding) -> Kinds:
    """The values of a name by its only definition."""
    match binding.node, binding.value:
        case ast.ClassDef() as node, _:
            return _class(reader, node)
        case _, ast.Call(func=function, args=[_, ast.expr() as base]) if reader.short_name(function) == "NewType":
            return reader.kinds(base)
        case _, ast.Call(func=function, args=[_, ast.Dict() as table]) if reader.short_name(function) == "TypedDict":
            return _functional(reader, table)
        case ast.Assign() | ast.AnnAssign(), ast.expr() as value if _is_alias(value):
            return reader.kinds(value)
        case node, ast.expr() as value if type(node).__name__ == "TypeAlias" and not getattr(node, "type_params", ()):
            return reader.kinds(value)
        case _:
            return ANYTHING


def _class(reader: "AnnotationReader", node: ast.ClassDef) -> Kinds:
    bases = {reader.full_name(base) for base in node.bases}
    decorators = [reader.full_name(item.func if isinstance(item, ast.Call) else item) for item in node.decorator_list]
    if bases & ENUMS:
        return _enum(reader, node, plain=bool(bases & PLAIN_MIXINS))
    if decorators == ["dataclasses.dataclass"]:
        return _dataclass(reader, node)
    if reader.argument and (made := _made_of_json(node, bases, decorators)):
        return (_object(node, made),)
    if decorators or not node.bases:
        return ANYTHING
    total = True
    for keyword in node.keywords:
        if keyword.arg != "total" or not isinstance(keyword.value, ast.Constant):
            return ANYTHING
        total = bool(keyword.value.value)
    return _typed_dict(reader, node, total=total)


def _made_of_json(node: ast.ClassDef, bases: set[str | None], decorators: list[str | None]) -> str | None:
    """How an object of a class of which none arrives is made; None where the class may be anything."""
    if bases & MODELS:
        return f"{node.name}.model_validate({{}})"
    if "typing.NamedTuple" in bases or any(name and name.startswith(RECORDS) for name in decorators):
        return f"{node.name}(**{{}})"
    plain = not node.bases and not node.keywords and not decorators
    return f"{node.name}(…)" if plain else None


def _object(node: ast.ClassDef, made: str) -> Foreign:
    return Foreign(f"a `{node.name}`", "dict", made)


def _of_members(node: ast.ClassDef) -> str:
    values = [statement.value for statement in node.body if isinstance(statement, ast.Assign)]
    whole = all(isinstance(value, ast.Constant) and isinstance(value.value, int) for value in values)
    return "int" if values and whole else "str"


def _typed_dict(reader: "AnnotationReader", node: ast.ClassDef, *, total: bool) -> Kinds:
    """With the keys of those that it extends."""
    inherited: list[Field] = []
    for base in node.bases:
        if reader.short_name(base) == "TypedDict":
            continue
        match reader.kinds(base):
            case (Table(fields=fields, closed=True),) if not _is_dataclass_table(reader, base):
                inherited += fields
            case _:
                return ANYTHING
    table = _table(reader, list(_fields(node)), required=total)
    return (Table((*inherited, *table.fields), closed=True),)


def _is_dataclass_table(reader: "AnnotationReader", base: ast.expr) -> bool:
    found = reader.definition(base)
    return found is not None and isinstance(found.binding.node, ast.ClassDef) and not found.binding.node.bases


def _enum(reader: "AnnotationReader", node: ast.ClassDef, *, plain: bool) -> Kinds:
    """A parameter never gets a member, as what arrives is plain JSON; a returned one is sent as its value."""
    if reader.argument and not plain:
        return (Foreign(f"a member of `{node.name}`", _of_members(node), f"{node.name}({{}})"),)
    values = [
        statement.value
        for statement in node.body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and not statement.targets[0].id.startswith("_")
    ]
    words = [value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str | int)]
    if not words or len(words) < len(values):
        return ANYTHING
    return union([(One(word),) for word in words])


def _dataclass(reader: "AnnotationReader", node: ast.ClassDef) -> Kinds:
    """A parameter never gets one, as a mapping arrives; a returned one is sent as a mapping of its fields."""
    if reader.argument:
        return (_object(node, f"{node.name}(**{{}})"),)
    if node.bases:
        return (Table(),)
    fields = [field for field in _fields(node) if reader.marker(field[1]) not in ("ClassVar", "InitVar")]
    return (_table(reader, fields, required=True),)


def _functional(reader: "AnnotationReader", table: ast.Dict) -> Kinds:
    fields = []
    for key, value in zip(table.keys, table.values, strict=True):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            return (Table(),)
        fields.append((key.value, value))
    return (_table(reader, fields, required=False),)


def _table(reader: "AnnotationReader", fields: list[tuple[str, ast.expr]], *, required: bool) -> Table:
    found = []
    for name, annotation in fields:
        marker = reader.marker(annotation)
        needed = marker == "Required" or (required and marker != "NotRequired")
        found.append(Field(name, reader.kinds(annotation), needed))
    return Table(tuple(found), closed=True)


def _is_alias(value: ast.expr) -> bool:
    return isinstance(value, ast.Name | ast.Attribute | ast.Subscript | ast.BinOp)


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr]]:
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            yield item.target.id, item.annotation
