"""Values against the catalogue's schemas, said in plain words (semantics B8).

The schemas are written in a small part of JSON Schema (schemas/component.schema.json), which is checked here without
a library, so that the emitted app needs none.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .numbers import js_number
from .values import equal, is_number

Check = Callable[[Any], str | None]
"""None for a good value, else what is wrong as a clause: "must be text, not a list"."""

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: is_number(value) and (isinstance(value, int) or value.is_integer()),
    "null": lambda value: value is None,
    "number": is_number,
    "object": lambda value: isinstance(value, dict),
    "string": lambda value: isinstance(value, str),
}
_PLAIN = {"array": list, "boolean": bool, "number": float, "object": dict, "string": str}
"""Decide most cases at once."""
_WORDS = {
    "array": "a list",
    "boolean": "`true` or `false`",
    "integer": "a whole number",
    "null": "nothing",
    "number": "a number",
    "object": "a mapping",
    "string": "text",
}
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class _Problem:
    """What is wrong at a place: either the value is none of these, or it breaks a rule."""

    path: tuple[str | int, ...]
    expected: tuple[str, ...] = ()
    value: Any = None
    is_quoted: bool = False
    """The value itself says more than its kind."""
    broken: str = ""

    def under(self, step: str | int) -> "_Problem":
        return replace(self, path=(step, *self.path))

    def __str__(self) -> str:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path).removeprefix(".")
        got = _quoted(self.value) if self.is_quoted and _is_short(self.value) else _kind(self.value)
        clause = self.broken or f"must be {_alternatives(self.expected)}, not {got}"
        return f"at `{place}` {clause}" if place else clause


_Finder = Callable[[Any], _Problem | None]


def check(schema: Mapping[str, Any], value: Any) -> str | None:
    """What is wrong with the value of a prop that has this schema; null is always right: it unsets the prop."""
    return compile_check(schema)(value)


def compile_check(schema: Mapping[str, Any]) -> Check:
    """The same, made ready for many values."""
    find = _finder(schema)

    def checked(value: Any) -> str | None:
        problem = None if value is None else find(value)
        return None if problem is None else str(problem)

    return checked


def _finder(schema: Mapping[str, Any]) -> _Finder:
    """Finds the first problem of a value; what decides on its kind comes first."""
    finders = list(_finders(schema))
    if len(finders) == 1:
        return finders[0]

    def find(value: Any) -> _Problem | None:
        for finder in finders:
            problem = finder(value)
            if problem is not None:
                return problem
        return None

    return find


def _finders(schema: Mapping[str, Any]) -> Iterator[_Finder]:
    if "type" in schema:
        yield _of_type(schema["type"])
    if "enum" in schema:
        yield _of_enum(schema["enum"])
    if "anyOf" in schema:
        yield _of_any([_finder(branch) for branch in schema["anyOf"]])
    for keyword, (applies, holds, words) in _BOUNDS.items():
        if keyword in schema:
            yield _of_bound(schema[keyword], applies, holds, words)
    if "pattern" in schema:
        yield _of_pattern(schema["pattern"])
    if "items" in schema:
        yield _of_items(_finder(schema["items"]))
    if schema.keys() & {"properties", "required", "additionalProperties"}:
        yield _of_object(schema)


def _of_type(given: str | list[str]) -> _Finder:
    names = [given] if isinstance(given, str) else given
    tests = [_TYPES[name] for name in names]
    plain = frozenset(_PLAIN[name] for name in names if name in _PLAIN)
    expected = tuple(_WORDS[name] for name in names)

    def find(value: Any) -> _Problem | None:
        if type(value) in plain or any(test(value) for test in tests):
            return None
        return _Problem((), expected, value)

    return find


def _of_enum(values: list[Any]) -> _Finder:
    expected = tuple(_quoted(value) for value in values)

    def find(value: Any) -> _Problem | None:
        if any(equal(value, allowed) for allowed in values):
            return None
        return _Problem((), expected, value, is_quoted=True)

    return find


def _of_any(branches: list[_Finder]) -> _Finder:
    def find(value: Any) -> _Problem | None:
        problems = []
        for branch in branches:
            problem = branch(value)
            if problem is None:
                return None
            problems.append(problem)
        return _nearest(problems)

    return find


def _nearest(problems: list[_Problem]) -> _Problem:
    """Of several alternatives the one that the value comes nearest to; all of them where it comes near none."""
    deepest = max(len(problem.path) for problem in problems)
    kept = [problem for problem in problems if len(problem.path) == deepest]
    broken = next((problem for problem in kept if problem.broken), None)
    if broken is not None or deepest > 0:
        return broken or kept[0]
    expected = tuple(dict.fromkeys(words for problem in kept for words in problem.expected))
    return replace(kept[0], expected=expected, is_quoted=any(problem.is_quoted for problem in kept))


def _is_sized(value: Any) -> bool:
    return isinstance(value, list)


_BOUNDS: Mapping[str, tuple[Callable[[Any], bool], Callable[[Any, Any], bool], str]] = {
    "minimum": (is_number, lambda value, bound: value >= bound, "must be at least {}"),
    "maximum": (is_number, lambda value, bound: value <= bound, "must be at most {}"),
    "exclusiveMinimum": (is_number, lambda value, bound: value > bound, "must be more than {}"),
    "minItems": (_is_sized, lambda value, bound: len(value) >= bound, "must have at least {} items"),
    "maxItems": (_is_sized, lambda value, bound: len(value) <= bound, "must have at most {} items"),
}


def _of_bound(bound: float, applies: Callable[[Any], bool], holds: Callable[[Any, Any], bool], words: str) -> _Finder:
    broken = words.format(js_number(bound))

    def find(value: Any) -> _Problem | None:
        if not applies(value) or holds(value, bound):
            return None
        return _Problem((), broken=broken if isinstance(value, list) else f"{broken}, not {_quoted(value)}")

    return find


def _of_pattern(pattern: str) -> _Finder:
    matches = re.compile(pattern).search

    def find(value: Any) -> _Problem | None:
        if not isinstance(value, str) or matches(value):
            return None
        return _Problem((), broken=f"must match `{pattern}`, which {_quoted(value)} does not")

    return find


def _of_items(of_item: _Finder) -> _Finder:
    def find(value: Any) -> _Problem | None:
        if isinstance(value, list):
            for index, item in enumerate(value):
                problem = of_item(item)
                if problem is not None:
                    return problem.under(index)
        return None

    return find


def _of_object(schema: Mapping[str, Any]) -> _Finder:
    known = {name: _finder(inner) for name, inner in schema.get("properties", {}).items()}
    others = schema.get("additionalProperties", True)
    of_other = _finder(others) if isinstance(others, dict) else None
    required = schema.get("required", ())
    unknown = (
        f"is unknown; known are {_alternatives(tuple(f'`{name}`' for name in known), 'and')}" if known else "is unknown"
    )

    def find(value: Any) -> _Problem | None:
        if not isinstance(value, dict):
            return None
        for name, item in value.items():
            if name not in known and others is False:
                return _Problem((name,), broken=unknown)
            of_item = known.get(name, of_other)
            problem = of_item(item) if of_item is not None else None
            if problem is not None:
                return problem.under(name)
        missing = next((name for name in required if name not in value), None)
        return None if missing is None else _Problem((), broken=f"must have `{missing}`")

    return find


def _alternatives(words: tuple[str, ...], conjunction: str = "or") -> str:
    """As in: text, a number or a list."""
    return f" {conjunction} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _kind(value: Any) -> str:
    """What a value is, in a word or two."""
    if isinstance(value, bool):
        return _quoted(value)
    if isinstance(value, int | float):
        return f"the number {_quoted(value)}"
    return next((_WORDS[name] for name in ("null", "string", "array", "object") if _TYPES[name](value)), "that")


def _is_short(value: Any) -> bool:
    return not isinstance(value, list | dict) and len(_quoted(value)) <= _LONGEST_QUOTE


def _quoted(value: Any) -> str:
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"`{written}`" if len(written) <= _LONGEST_QUOTE else f"`{written[:_LONGEST_QUOTE]}…`"
