"""Nodes to HTML (architecture.md, "HTML on the server"): at build, at the app's start, and per page load.

Escaped by construction: every text and attribute goes through `_escaped`, every name through a list or a pattern.
"""

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .attributes import attributes_of, public_id
from .components import is_dash_component, node_of_dash_component
from .markup import Html, Slot, expand
from .numbers import js_number
from .scope import Scope
from .styles import declarations

__all__ = ["Hole", "Renderer", "Scope"]

_SPECIAL = re.compile('[&<>"\r\x00\ud800-\udfff]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
"""A carriage return would be read as a line feed."""
_NO_CHARACTER = "\ufffd"
"""Stands for what HTML cannot hold: NUL and halves of surrogate pairs."""
_CARRIED = ("title", "hidden")
_WRAPPERS = {"tr": "tbody", "col": "colgroup"}
"""What an HTML parser puts around these where they stand directly in a table."""
_EATS_FIRST_NEWLINE = frozenset({"pre", "textarea"})
_TEXT_ONLY = frozenset({"textarea"})
_NO_CHILDREN = frozenset({"iframe"})
"""Their content would be raw text."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A component that is rendered per page load; `node` is its node, with its place in the manifest."""

    node: Any


class Renderer:
    """Renders the node grammar with the elements and components of a catalogue in plain JSON."""

    def __init__(self, catalogue: Mapping[str, Any], *, development: bool = False) -> None:
        self.voids = frozenset(name for name, element in catalogue["elements"].items() if element["void"])
        self.elements = frozenset(catalogue["elements"])
        self.components = {name: _Template(raw) for name, raw in catalogue["components"].items()}
        self.development = development

    def html(self, node: Any, scope: Scope, *, trusted: bool = True) -> str:
        """The HTML of a node.

        A trusted node is the compiler's: its private props (`$component`, `$html`) count. What callbacks return is not
        trusted; the current values in the scope never are.
        """
        writer = _Writer(self, scope, frozenset())
        writer.write(node, trusted)
        return "".join(part for part in writer.parts if isinstance(part, str))

    def chunks(self, nodes: Any, holes: Collection[int], scope: Scope) -> list[str | Hole]:
        """The HTML of the compiler's nodes, with a hole for each outermost component whose index is in `holes`."""
        writer = _Writer(self, scope, frozenset(holes))
        writer.write(nodes, True)
        return list(_joined(writer.parts))


class _Template:
    """A component's markup, with what rendering needs to know of it."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.markup = raw["markup"]
        self.defaults = {name: prop["default"] for name, prop in raw["props"].items() if "default" in prop}
        self.aria = frozenset(_aria_paths(self.markup))
        """The `aria-*` props that the markup puts somewhere itself."""

    def carries(self, prop: str) -> bool:
        """Whether the outermost element has the prop as its attribute."""
        return prop in _CARRIED or prop.startswith("data-") or (prop.startswith("aria-") and prop not in self.aria)


class _Writer:
    """Writes one tree. Kept flat: deep trees must not exhaust the stack."""

    def __init__(self, renderer: Renderer, scope: Scope, holes: frozenset[int]) -> None:
        self.parts: list[str | Hole] = []
        self._renderer = renderer
        self._scope = scope
        self._holes = holes
        self._slots: list[tuple[Any, bool]] = []

    def write(self, node: Any, trusted: bool) -> None:
        """Any node: text, number, list, element, component, or nothing."""
        for leaf in _leaves(node):
            if isinstance(leaf, Html):
                self.parts.append(str(leaf))
            elif isinstance(leaf, str):
                if leaf:
                    self.parts.append(_escaped(leaf))
            elif isinstance(leaf, Slot):
                slot = self._slots.pop()
                self.write(*slot)
                self._slots.append(slot)
            else:
                self._mapping(leaf, trusted)

    def _mapping(self, node: Mapping[str, Any], trusted: bool) -> None:
        ((name, inner),) = node.items()
        given = inner if isinstance(inner, Mapping) else {} if inner is None else {"children": inner}
        index = given.get("$component") if trusted else None
        if index is not None and index in self._holes:
            self.parts.append(Hole(node))
            return
        current = {} if index is None else self._scope.props(index)
        private = given if trusted else {prop: value for prop, value in given.items() if not prop.startswith("$")}
        props = {**private, **current}
        if current:
            # The compiler rendered it from the literal props, which are no longer all true.
            props.pop("$html", None)
        extra = self._identity(name, props, index)
        children_trusted = trusted and "children" not in current
        if name in self._renderer.elements:
            self._element(name, props, extra, declarations(props.get("style")), children_trusted)
        elif template := self._renderer.components.get(name):
            key = self._scope.key() if index is None else f"_dx-{index}"
            self._component(template, props, extra, key, children_trusted)
        elif self._renderer.development:
            self.parts.append(f'<span class="dx-error" role="alert">{_escaped(f"Unknown component `{name}`.")}</span>')

    def _identity(self, kind: str, props: Mapping[str, Any], index: int | None) -> dict[str, str]:
        """The attributes by which the client finds a component again."""
        own_id = public_id(kind, props.get("id"))
        identity = {} if own_id is None else {"id": own_id}
        if index is None:
            return identity
        if own_id is None:
            identity["data-dx"] = str(index)
        if self._scope.busy(index):
            identity["aria-busy"] = identity["data-dash-is-loading"] = "true"
        return identity

    def _component(
        self, template: _Template, props: Mapping[str, Any], extra: dict[str, str], key: str, children_trusted: bool
    ) -> None:
        root = expand(template.markup, {**template.defaults, **props}, key)
        if not (isinstance(root, Mapping) and len(root) == 1):
            return
        ((tag, own),) = root.items()
        outermost = dict(own)
        users_class = props.get("class", props.get("className"))
        if users_class is not None:
            outermost["class"] = [*_listed(own.get("class")), *_listed(users_class)]
        outermost |= {name: props[name] for name in props if props[name] is not None and template.carries(name)}
        style = {**declarations(own.get("style")), **declarations(props.get("style"))}
        self._slots.append((props.get("children"), children_trusted))
        self._element(tag, outermost, extra, style, False)
        self._slots.pop()

    def _element(
        self, tag: str, props: Mapping[str, Any], extra: Mapping[str, str], style: Mapping[str, str], trusted: bool
    ) -> None:
        attributes = {**attributes_of(tag, props), **extra}
        if style:
            attributes["data-s"] = self._scope.style(style)
        written = "".join(f' {name}="{_escaped(value)}"' if value else f" {name}" for name, value in attributes.items())
        self.parts.append(f"<{tag}{written}>")
        if tag in self._renderer.voids:
            return
        start = len(self.parts)
        children = props.get("children")
        if tag == "table":
            self._table(children, trusted)
        elif tag in _TEXT_ONLY:
            self.write([leaf for leaf in _leaves(children) if isinstance(leaf, str)], trusted)
        elif tag not in _NO_CHILDREN:
            self.write(children, trusted)
        if tag in _EATS_FIRST_NEWLINE and len(self.parts) > start:
            first = self.parts[start]
            if isinstance(first, str) and first.startswith("\n"):
                self.parts.insert(start, "\n")
        self.parts.append(f"</{tag}>")

    def _table(self, children: Any, trusted: bool) -> None:
        """The children of a table; runs of rows and columns in the group that every HTML parser inserts."""
        group = None
        for leaf in _leaves(children):
            name = next(iter(leaf)) if isinstance(leaf, Mapping) else ""
            wanted = _WRAPPERS.get(name)
            if wanted != group:
                self.parts.append((f"</{group}>" if group else "") + (f"<{wanted}>" if wanted else ""))
                group = wanted
            self.write(leaf, trusted)
        if group:
            self.parts.append(f"</{group}>")


def _leaves(node: Any) -> Iterator[Any]:
    """The texts, slots and mappings with one key that a node consists of, in order; everything else shows nothing."""
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list | tuple):
            waiting.extend(reversed(item))
        elif isinstance(item, str):
            if item:
                yield item
        elif isinstance(item, Slot):
            yield item
        elif isinstance(item, bool) or item is None:
            continue
        elif isinstance(item, int | float):
            if math.isfinite(item):
                yield js_number(item)
        elif isinstance(item, Mapping):
            if is_dash_component(item):
                waiting.append(node_of_dash_component(dict(item)))
            elif len(item) == 1 and isinstance(next(iter(item)), str):
                yield item
        elif hasattr(item, "to_plotly_json"):
            waiting.append(item.to_plotly_json())


def _joined(parts: list[str | Hole]) -> Iterator[str | Hole]:
    """The parts with neighbouring texts made one."""
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        if texts:
            yield "".join(texts)
            texts = []
        yield part
    if texts:
        yield "".join(texts)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _escaped(text: str) -> str:
    """The text for the content of an element, or for an attribute in double quotes."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], _NO_CHARACTER), text)


def _aria_paths(markup: Any) -> Iterator[str]:
    if isinstance(markup, Mapping):
        path = markup.get("$")
        if isinstance(path, str) and path.startswith("aria-"):
            yield path
        for part in markup.values():
            yield from _aria_paths(part)
    elif isinstance(markup, list):
        for part in markup:
            yield from _aria_paths(part)
