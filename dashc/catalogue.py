"""The catalogue: every HTML element and component, with its props (language.md section 4).

It is read from the JSON files under `schemas/`, the single source for validation, the editor schema, value checks,
prerendering and the client's types.
"""

import json
from collections.abc import Collection, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from dashc.runtime.private_names import is_private_mark

NUMBER_IN_TEXT = r"^-?[0-9]+(\.[0-9]+)?%?$"
"""HTML's numbers may stand in quotes."""

JSON = str | int | float | bool | None | list["JSON"] | dict[str, "JSON"]


CONTENT = ("children", "data", "figure")
"""Props that hold what a component is there to show or to keep."""
CLICKED = frozenset({"a", "button", "summary"})
"""Elements that are there to be clicked."""


class PropType(NamedTuple):
    """What the catalogue says of one prop. `null` is a value of every prop: it unsets it."""

    name: str
    description: str
    schema: Mapping[str, Any]
    default: JSON = None
    nodes: bool = False
    """Holds nodes: `children`."""
    user: bool = False
    """The user's interaction sets it."""
    event: bool = False
    """A counter or a time of events, such as `n_clicks`."""
    browser: bool | Mapping[str, list[JSON]] = False
    """Only the browser knows it: always, or where the given props have one of the given values."""
    readonly: bool = False
    """Writing it changes nothing in the page."""
    url: bool = False
    """Passes the allow-list of URLs (semantics B9)."""
    required: bool = False
    among: str | None = None
    """The prop of options that it has to be one of, or several of."""


class ComponentType:
    """An HTML element or a component of the catalogue."""

    def __init__(self, name: str, raw: Mapping[str, Any], *, is_element: bool, catalogue: "Catalogue") -> None:
        self.name = name
        self.description: str = raw["description"]
        self.is_element = is_element
        self.void: bool = raw.get("void", False)
        """Takes no children."""
        self._raw = raw
        self._catalogue = catalogue

    @cached_property
    def props(self) -> Mapping[str, PropType]:
        """Its named props, those of every component among them; `data-*` and `id` are not."""
        shared = self._catalogue.shared
        if not self.is_element:
            own = {name: _prop(name, raw) for name, raw in self._raw["props"].items()}
            return {**own, **{name: prop for name, prop in shared.every.items() if name not in own}, **shared.aria}
        element = {name: prop for name, prop in shared.element.items() if not (self.void and prop.nodes)}
        own = {name: _attribute(name, raw) for name, raw in self._raw["attributes"].items()}
        return {**own, **shared.attributes, **shared.every, **element, **shared.aria}

    @property
    def own_props(self) -> tuple[str, ...]:
        """The names of the props that not every component or element has, in the catalogue's order."""
        return tuple(name for name in self._raw["attributes" if self.is_element else "props"] if name in self.props)

    def prop(self, name: str) -> PropType | None:
        """The prop of this name; any `data-*` but the client's own, of `aria-*` those that there are. Else None."""
        found = self.props.get(name)
        if found is None and name.startswith("data-") and len(name) > len("data-") and not is_private_mark(name):
            return _prop(name, self._catalogue.universal["data-*"])
        return found

    def fitting(self, *, output: bool, wanted: str = "") -> list[str]:
        """The props that a callback can hardly fail to mean here, the likeliest first: for suggestions.

        What it reads is what the user sets, of an element that nobody clicks its content; what it sets is the content,
        else the value. `wanted` is the name that it was looked for by: `n_clicks` wants a counter.
        """
        set_by_user = [prop for prop in self.props.values() if prop.user and not prop.name.endswith("_timestamp")]
        events = [prop.name for prop in set_by_user if prop.event]
        values = [prop.name for prop in sorted(set_by_user, key=lambda prop: not prop.readonly) if not prop.event]
        content = [name for name in CONTENT if name in self.props]
        if output:
            needed = [prop.name for prop in self.props.values() if prop.required and prop.name not in values[:1]]
            others = [name for name in self.own_props if not self.props[name].readonly]
            return content or [*values[:1], *needed] or others[:1] or ["title"]
        if wanted.startswith("n_") or "click" in wanted.lower():
            return events or values or content
        if self.is_element:
            return events if self.name in CLICKED or not content else content
        return values or content or events

    def means_user(self, prop: str) -> bool:
        """Whether reading the prop tells what the user does; any element counts clicks, and few are there for that."""
        found = self.prop(prop)
        return found is not None and found.user and (not self.is_element or self.name in CLICKED)

    def defaults(self) -> dict[str, JSON]:
        """Every prop that has a default, with it."""
        return {name: prop.default for name, prop in self.props.items() if prop.default is not None}


class _Shared(NamedTuple):
    """Props that several types have, made once."""

    every: Mapping[str, PropType]
    element: Mapping[str, PropType]
    attributes: Mapping[str, PropType]
    aria: Mapping[str, PropType]


class Catalogue:
    """All types by name."""

    def __init__(
        self, elements: Mapping[str, Any], universal: Mapping[str, Any], components: Mapping[str, Any]
    ) -> None:
        self.universal = universal
        self._elements = elements
        self._components = components
        self.elements: Mapping[str, ComponentType] = {
            name: ComponentType(name, raw, is_element=True, catalogue=self)
            for name, raw in elements["elements"].items()
        }
        self.components: Mapping[str, ComponentType] = {
            name: ComponentType(name, raw, is_element=False, catalogue=self) for name, raw in components.items()
        }
        self._types = {**self.components, **self.elements}

    @cached_property
    def shared(self) -> _Shared:
        """The props of every component, of every element, the global attributes, and the names of WAI-ARIA."""
        excluded = {"id", *self.universal["every"]}
        return _Shared(
            every={name: _prop(name, raw) for name, raw in self.universal["every"].items()},
            element={name: _prop(name, raw) for name, raw in self.universal["element"].items()},
            attributes={
                name: _attribute(name, raw) for name, raw in self._elements["global"].items() if name not in excluded
            },
            aria={name: _prop(name, self.universal["aria-*"]) for name in self._elements["aria"]},
        )

    def type(self, name: str) -> ComponentType | None:
        """The element or component of this name."""
        return self._types.get(name)

    def raw(self, name: str) -> Mapping[str, Any]:
        """The JSON of an element or component, its `$ref`s inlined."""
        raw: Mapping[str, Any] = self._components.get(name) or self._elements["elements"][name]
        return raw

    def runtime(self, types: Collection[str]) -> dict[str, Any]:
        """What the emitted app needs: all elements, and of the components those named; without documentation."""
        return {
            "elements": _undocumented(self._elements["elements"]),
            "global": _undocumented(self._elements["global"]),
            "aria": self._elements["aria"],
            "components": {
                name: _undocumented(self._components[name]) for name in sorted(types) if name in self._components
            },
            "universal": _undocumented(self.universal),
        }


@cache
def load_catalogue() -> Catalogue:
    """The catalogue of this installation."""
    folder = schemas_folder()
    definitions = _read(folder / "defs.json")["$defs"]
    components = {path.stem: _inlined(_read(path), definitions) for path in sorted(folder.glob("components/*.json"))}
    universal = _inlined(_read(folder / "universal.json"), definitions)
    return Catalogue(_read(folder / "elements.json"), universal, components)


@cache
def design_tokens() -> Mapping[str, str]:
    """The tokens that the page's own look is made of, `--dx-` left out, and what each is for."""
    return _read(schemas_folder() / "tokens.json")


@cache
def plotly_bundles() -> Mapping[str, frozenset[str]]:
    """The trace types that each of plotly.js's bundles draws, the smallest first; each draws those before it too."""
    bundles: dict[str, frozenset[str]] = {}
    drawn: frozenset[str] = frozenset()
    for name, added in _read(schemas_folder() / "traces.json").items():
        drawn = bundles[name] = drawn | frozenset(added)
    return bundles


def schemas_folder() -> Path:
    """Where the catalogue's files are."""
    return _folder("schemas")


def templates_folder() -> Path:
    """Where the templates of the emitted app and the client's source are."""
    return _folder("templates")


def _folder(name: str) -> Path:
    """Inside the package in an installed wheel, beside it in a checkout."""
    inside = Path(__file__).parent / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name


def _read(path: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(path.read_bytes())
    return result


def _inlined(value: Any, definitions: Mapping[str, Any]) -> Any:
    """The value with every `{"$ref": "#/$defs/x"}` replaced by what it names."""
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str):
            return _inlined(definitions[reference.removeprefix("#/$defs/")], definitions)
        return {key: _inlined(item, definitions) for key, item in value.items()}
    if isinstance(value, list):
        return [_inlined(item, definitions) for item in value]
    return value


def _undocumented(value: Any) -> Any:
    """A map of names to specifications, or one specification, without the descriptions."""
    if isinstance(value, dict):
        return {
            key: _undocumented(item)
            for key, item in value.items()
            if not (key == "description" and isinstance(item, str))
        }
    return value


def _prop(name: str, raw: Mapping[str, Any]) -> PropType:
    return PropType(name, **raw)


def _attribute(name: str, raw: Mapping[str, Any]) -> PropType:
    """The prop for an HTML attribute: its words in quotes or not, booleans where HTML has none of its own words."""
    words: list[str] = raw.get("values", [])
    schema: dict[str, Any]
    match raw["type"]:
        case "boolean" if words:
            schema = {"anyOf": [{"type": "boolean"}, {"enum": words}]}
        case "boolean":
            schema = {"type": "boolean"}
        case "enum" if "true" in words:
            schema = {"anyOf": [{"type": "boolean"}, {"enum": words}]}
        case "enum":
            schema = {"enum": words}
        case "number":
            schema = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": NUMBER_IN_TEXT}]}
        case "url":
            schema = {"type": "string"}
        case _:
            schema = {"type": ["string", "number", "boolean"] if raw.get("boolean") else ["string", "number"]}
    return PropType(name, raw["description"], schema, url=raw["type"] == "url")
