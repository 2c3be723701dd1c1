"""JSON Schemas that a spec brings with it: nothing is fetched for them, and none can keep the command busy for long."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from dashc.ir.spec import JSON

MAX_REFERENCES = 10_000
"""Steps along `$ref`, which can multiply: two at each of forty levels would never end."""
MAX_STEPS = 10**7
"""What a regular expression may take in this process; more is tried in one that can be ended."""
SECONDS = 2
"""For such a try, the start of the process included."""

_REPEATED_GROUP = re.compile(r"\)[*+{]|\\[1-9]|\(\?P=")
"""What can make the time exponential: a repeated group, and a reference back."""
_SEARCH = "import re, sys; text, pattern = sys.argv[1:]; sys.exit(0 if re.search(pattern, text) else 3)"
_FOUND = {0: True, 3: False}
_TOO_LONG = "has a `pattern` that takes too long"
_SLOW: set[str] = set()
"""Patterns that took too long with one text; they are not tried with another."""

Keyword = Callable[[Any, Any, Any, Any], Iterator[Any] | None]


class Unusable(Exception):
    """Nothing can be checked with this schema; the text says why, after "its schema"."""


def errors_of(value: JSON, schema: Mapping[str, Any]) -> list[Any]:
    """The `jsonschema.ValidationError`s of a value; raises `Unusable`."""
    from jsonschema import Draft202012Validator
    from jsonschema.validators import extend
    from referencing.exceptions import Unresolvable
    from referencing.jsonschema import SchemaRegistry

    references = 0

    def counted(validator: Any, target: Any, instance: Any, inside: Any, usual: Keyword) -> Iterator[Any]:
        nonlocal references
        references += 1
        if references > MAX_REFERENCES:
            raise Unusable("refers to itself too often")
        yield from usual(validator, target, instance, inside) or ()

    known = Draft202012Validator.VALIDATORS
    keywords = {name: _with(counted, known[name]) for name in ("$ref", "$dynamicRef")}
    keywords |= {
        name: _with(_keys_matched, known[name])
        for name in ("patternProperties", "additionalProperties", "unevaluatedProperties")
    }
    registry: SchemaRegistry = SchemaRegistry()  # An empty one: the usual fetches what it does not know.
    validator = extend(  # type: ignore[no-untyped-call]
        Draft202012Validator, {**keywords, "pattern": _with(_matched, known["pattern"])}
    )
    try:
        return list(validator(schema, registry=registry).iter_errors(value))
    except Unresolvable as error:
        raise Unusable("refers to what is not in it") from error
    except RecursionError as error:
        raise Unusable("refers to itself without end") from error


def _with(check: Callable[..., Iterator[Any]], usual: Any) -> Keyword:
    return lambda validator, value, instance, schema: check(validator, value, instance, schema, usual)


def _matched(validator: Any, pattern: str, instance: Any, schema: Any, usual: Keyword) -> Iterator[Any]:
    if isinstance(instance, str) and not matches(pattern, instance):
        from jsonschema import ValidationError

        yield ValidationError(f"does not match {pattern!r}")


def _keys_matched(validator: Any, value: Any, instance: Any, schema: Any, usual: Keyword) -> Iterator[Any]:
    """The library matches keys itself; this is to know before that it can."""
    if isinstance(instance, dict):
        for pattern in schema.get("patternProperties", ()):
            for key in instance:
                matches(pattern, key)
    yield from usual(validator, value, instance, schema) or ()


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern is found in a text; raises `Unusable` where that takes too long to say."""
    repeats = len(re.findall(r"[*+{]", pattern))
    steps = (len(text) + 1) ** min(repeats, 100) << min(pattern.count("?"), 100)
    if steps <= MAX_STEPS and not _REPEATED_GROUP.search(pattern):
        try:
            return re.search(pattern, text) is not None
        except (RecursionError, OverflowError) as error:
            raise Unusable("has a `pattern` that is nested too deeply") from error
    return _matches_in_time(pattern, text)


@lru_cache(maxsize=1024)
def _matches_in_time(pattern: str, text: str) -> bool:
    """The same in a process of its own: `re` cannot be interrupted in a thread."""
    import subprocess  # here: few specs need it, and it takes its time

    if pattern in _SLOW:
        raise Unusable(_TOO_LONG)
    command = [sys.executable, "-I", "-S", "-c", _SEARCH, text, pattern]
    try:
        done = subprocess.run(command, timeout=SECONDS, capture_output=True, check=False)
    except subprocess.TimeoutExpired as error:
        _SLOW.add(pattern)
        raise Unusable(_TOO_LONG) from error
    except (OSError, ValueError) as error:
        raise Unusable("has a `pattern` that cannot be tried with this text") from error
    if done.returncode not in _FOUND:
        raise Unusable("has a `pattern` that cannot be used")
    return _FOUND[done.returncode]
