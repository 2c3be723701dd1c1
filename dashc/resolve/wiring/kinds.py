"""Sets of values, in which both the catalogue's JSON Schemas and Python's annotations can be said.

The one question asked of them is whether two may have a value in common. The answer is yes wherever that is not known
to be impossible, so that nothing is reported of what cannot be read. `null` and empty collections say nothing: every
prop can be unset, and an empty list is a list of anything.

Named tuples are equal where their values are, whatever their classes: `tag` keeps the kinds apart.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

Word: TypeAlias = str | int | float | bool


class Null(NamedTuple):
    """`null`, `None`."""

    tag: Literal["null"] = "null"


class Boolean(NamedTuple):
    """`true`, `false`."""

    tag: Literal["boolean"] = "boolean"


class Number(NamedTuple):
    """A number; whole ones only, perhaps."""

    whole: bool = False
    tag: Literal["number"] = "number"


class Text(NamedTuple):
    """Any text."""

    tag: Literal["text"] = "text"


class One(NamedTuple):
    """This one scalar."""

    word: Word
    tag: Literal["one"] = "one"


class Listing(NamedTuple):
    """A list: of any length with such items, or of exactly these."""

    items: "Kinds" = None
    places: "tuple[Kinds, ...] | None" = None
    tag: Literal["list"] = "list"


class Table(NamedTuple):
    """A mapping with these keys; of the others, those that have `others` as their values (none where it is closed)."""

    fields: "tuple[Field, ...]" = ()
    closed: bool = False
    others: "Kinds" = None
    tag: Literal["table"] = "table"


class Field(NamedTuple):
    """A key of a mapping."""

    name: str
    kinds: "Kinds"
    required: bool


class Foreign(NamedTuple):
    """What JSON has no form for: bytes, sets, generators, objects of classes."""

    name: str = ""
    """One of them, in words: "a `Path`"."""
    of: str = ""
    """The annotation of the JSON value that it can be made of."""
    made: str = ""
    """The Python expression that makes it, with `{}` for that value."""
    tag: Literal["foreign"] = "foreign"


Kind: TypeAlias = Null | Boolean | Number | Text | One | Listing | Table | Foreign
Kinds: TypeAlias = tuple[Kind, ...] | None
"""A union; None is everything, and the empty union nothing."""

ANYTHING: Final = None
NULL: Final = Null()


def union(parts: Iterable[Kinds]) -> Kinds:
    """All of these; everything, if one of them is."""
    found: dict[Kind, None] = {}
    for part in parts:
        if part is None:
            return ANYTHING
        found.update(dict.fromkeys(part))
    return tuple(found)


def without_null(kinds: Kinds) -> Kinds:
    """Less `null`."""
    if not kinds or NULL not in kinds:
        return kinds
    return tuple(kind for kind in kinds if kind != NULL)


def may_meet(left: Kinds, right: Kinds) -> bool:
    """Whether there may be a value in both; `null` does not count where there is anything else."""
    left, right = without_null(left), without_null(right)
    if not left or not right:
        return True
    for one in left:
        for other in right:
            if _kinds_meet(one, other):
                return True
    return False


def _kinds_meet(left: Kind, right: Kind) -> bool:
    if isinstance(left, Foreign) or isinstance(right, Foreign):
        return False
    if isinstance(left, One) and isinstance(right, One):
        return same(left.word, right.word)
    if isinstance(left, One):
        return _holds(right, left.word)
    if isinstance(right, One):
        return _holds(left, right.word)
    if isinstance(left, Listing) and isinstance(right, Listing):
        return _listings_meet(left, right)
    if isinstance(left, Table) and isinstance(right, Table):
        return _tables_meet(left, right)
    return type(left) is type(right)


def _holds(kind: Kind, word: Word) -> bool:
    if isinstance(word, bool):
        return isinstance(kind, Boolean)
    if isinstance(word, str):
        return isinstance(kind, Text)
    return isinstance(kind, Number) and (not kind.whole or float(word).is_integer())


def _listings_meet(left: Listing, right: Listing) -> bool:
    if left.places is None and right.places is None:
        return may_meet(left.items, right.items)
    if left.places is not None and right.places is not None:
        return len(left.places) == len(right.places) and all(map(may_meet, left.places, right.places))
    places, items = (left.places, right.items) if left.places is not None else (right.places, left.items)
    return all(may_meet(place, items) for place in places or ())


def _tables_meet(left: Table, right: Table) -> bool:
    return (
        _fields_fit(left, right)
        and _fields_fit(right, left)
        and (bool(left.fields or right.fields) or may_meet(left.others, right.others))
    )


def _fields_fit(table: Table, other: Table) -> bool:
    """Whether the keys that a mapping must have can be in the other."""
    known: Mapping[str, Kinds] = {field.name: field.kinds for field in other.fields}
    for field in table.fields:
        if not field.required:
            continue
        if field.name not in known and other.closed:
            return False
        if not may_meet(field.kinds, known.get(field.name, other.others)):
            return False
    return True


def same(left: Word, right: Word) -> bool:
    """Equality of JSON: 1 is 1.0, and true is not 1."""
    return isinstance(left, bool) == isinstance(right, bool) and left == right


def words_of(kinds: Kinds) -> tuple[Word, ...] | None:
    """The scalars, where these are all; None else."""
    words = []
    for kind in kinds or ():
        if isinstance(kind, One):
            words.append(kind.word)
        elif kind != NULL:
            return None
    return tuple(words) or None


def foreign_in(kinds: Kinds) -> Foreign | None:
    """The first kind among these, or among their items and values, that JSON has no form for."""
    for kind in kinds or ():
        match kind:
            case Foreign():
                return kind
            case Listing(items=items, places=places):
                inner = foreign_in(items) or next(filter(None, map(foreign_in, places or ())), None)
            case Table(fields=fields, others=others):
                inner = foreign_in(others) or next(filter(None, (foreign_in(one.kinds) for one in fields)), None)
            case _:
                inner = None
        if inner:
            return inner
    return None


def in_general(kinds: Kinds) -> Kinds:
    """The same with words as text, numbers or booleans."""
    return None if kinds is None else tuple(dict.fromkeys(map(_general, kinds)))


def _general(kind: Kind) -> Kind:
    match kind:
        case One(word=bool()):
            return Boolean()
        case One(word=str()):
            return Text()
        case One(word=word):
            return Number(whole=float(word).is_integer())
        case Listing(items=items, places=None):
            return Listing(in_general(items))
        case _:
            return kind


def in_words(kinds: Kinds) -> str:
    """A noun for messages: "text", "a number or a list"."""
    names = dict.fromkeys(_name(kind) for kind in without_null(kinds) or ())
    listed = [name for name in names if name != "a whole number" or "a number" not in names]
    if {"text", "a number", "a boolean", "a list", "a mapping"} <= set(listed):
        return "JSON data"
    if len(listed) > MAX_NAMED:
        listed = [*listed[:MAX_NAMED], "…"]
    if len(listed) < 2:
        return listed[0] if listed else "`None`"
    return f"{', '.join(listed[:-1])} or {listed[-1]}"


MAX_NAMED = 4


def _name(kind: Kind) -> str:
    match kind:
        case Boolean():
            return "a boolean"
        case Number(whole=whole):
            return "a whole number" if whole else "a number"
        case Text():
            return "text"
        case One(word=word):
            return f'the text "{word}"' if isinstance(word, str) else f"`{_plain(word)}`"
        case Listing(items=items):
            inner = in_words(items) if items and len(items) == 1 and not isinstance(items[0], One) else ""
            return f"a list of {_plural(inner)}" if inner in _PLURALS else "a list"
        case Table():
            return "a mapping"
        case _:
            return "something that JSON cannot hold"


_PLURALS = {"text": "texts", "a number": "numbers", "a whole number": "whole numbers", "a mapping": "mappings"}


def _plural(noun: str) -> str:
    return _PLURALS[noun]


def _plain(word: Word) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)
