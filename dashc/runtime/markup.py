"""The markup language of the catalogue: a component's nodes from its props (language: node grammar with expressions).

`templates/client/src/dom/markup.ts` is its twin. What an expression gives is data and is never read as markup again.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .options import options, selected
from .private_names import PrivateKey
from .slider import slider
from .values import equal, text, truth


class Html(str):
    """Sanitised HTML. Only the markup's `$html` makes it, so no value from a callback can pass for it."""

    __slots__ = ()


class Slot:
    """The place of the component's children."""


SLOT = Slot()


def expand(markup: Any, props: Mapping[str, Any], key: str) -> Any:
    """The nodes that a component with these props (defaults filled in) is drawn as.

    `key` is its private key, such as `_dx-12`: it makes inner ids and names unique.
    """
    return _value(markup, _Names(props, {"$key": PrivateKey(key)}))


class _Names:
    """What a path can begin with."""

    __slots__ = ("props", "variables")

    def __init__(self, props: Mapping[str, Any], variables: Mapping[str, Any]) -> None:
        self.props = props
        self.variables = variables

    def bound(self, **variables: Any) -> "_Names":
        return _Names(self.props, {**self.variables, **variables})

    def look(self, path: str) -> Any:
        for names in (self.variables, self.props):
            if path in names:
                return names[path]
        first, *rest = path.split(".")
        found = self.variables[first] if first in self.variables else self.props.get(first)
        for part in rest:
            found = found.get(part) if isinstance(found, Mapping) else None
        return found


def _value(markup: Any, names: _Names) -> Any:
    if isinstance(markup, list):
        return [item for part in markup for item in _item(part, names)]
    if not isinstance(markup, Mapping):
        return markup
    if "$" in markup:
        return names.look(markup["$"])
    if "$if" in markup:
        return _value(markup.get("$then" if truth(_value(markup["$if"], names)) else "$else"), names)
    if "$let" in markup:
        values = {name: _value(expression, names) for name, expression in markup["$let"].items()}
        return _value(markup["$in"], names.bound(**values))
    if "$fn" in markup:
        return FUNCTIONS[markup["$fn"]](*(_value(argument, names) for argument in markup.get("args", ())))
    if "$children" in markup:
        return SLOT
    if "$html" in markup:
        return Html(text(_value(markup["$html"], names)))
    return {name: _value(part, names) for name, part in markup.items()}


def _item(markup: Any, names: _Names) -> Iterator[Any]:
    """What a part of a list gives: one value, or, for `$each`, one per item."""
    if not (isinstance(markup, Mapping) and "$each" in markup):
        yield _value(markup, names)
        return
    items = _value(markup["$each"], names)
    if isinstance(items, list | tuple):
        name = markup["$as"]
        for index, item in enumerate(items):
            yield _value(markup["$do"], names.bound(**{name: item, f"{name}$index": index}))


def _first_false(*values: Any) -> Any:
    return next((value for value in values if not truth(value)), values[-1] if values else None)


def _first_true(*values: Any) -> Any:
    return next((value for value in values if truth(value)), values[-1] if values else None)


def _join(value: Any, separator: Any) -> str:
    return text(separator).join(map(text, value)) if isinstance(value, list | tuple) else text(value)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "and": _first_false,
    "concat": lambda *values: "".join(map(text, values)),
    "equal": equal,
    "includes": lambda items, value: isinstance(items, list | tuple) and any(equal(item, value) for item in items),
    "join": _join,
    "length": lambda value: len(value) if isinstance(value, list | tuple | Mapping) else 0,
    "not": lambda value: not truth(value),
    "options": options,
    "or": _first_true,
    "replace": lambda template, old, new: text(template).replace(old, text(new)),
    "selected": selected,
    "slider": slider,
    "take": lambda items, count: list(items[:count]) if isinstance(items, list | tuple) else [],
    "text": text,
}
"""What `$fn` names; pure, and neutral where an argument is of the wrong type."""
