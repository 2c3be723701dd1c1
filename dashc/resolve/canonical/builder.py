"""Builds the canonical form of a program's spec."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dashc.catalogue import Catalogue
from dashc.ir import program, spec
from dashc.ir.span import Span
from dashc.ir.tree import Alias as AliasNode
from dashc.ir.tree import Mapping, Node
from dashc.resolve.canonical.hoist import early_components
from dashc.resolve.canonical.parts import DEFAULT, Alias, Entries, Items, Leaf, Part, origin


class Builder:
    """With `aliases`, components without an id are named by anchors, as a spec has to; else by their internal ids."""

    def __init__(self, program: program.Program, catalogue: Catalogue, *, aliases: bool) -> None:
        self._program = program
        self._catalogue = catalogue
        self._aliases = aliases
        self._by_node = {
            id(node): component for component in program.components.values() for node in component.node.nodes
        }
        self._ids = {id(component.node): component for component in program.components.values()}
        self._names = {id(callback.source): callback.name for callback in program.callbacks}
        self._anchors = self._choose_anchors() if aliases else {}
        self._early = early_components(program.spec.layout, self._target, set(self._anchors)) if aliases else []
        self._written: set[str] = set()

    def build(self) -> Entries:
        """The whole spec."""
        source = self._program.spec
        parts: dict[str, Part] = {"dashc": Leaf(1, self._key_origin("dashc")), "app": self._app(source.app)}
        parts["python"] = Items([Leaf(path.path, origin(path.span)) for path in source.python])
        if self._early:
            parts["x-anchors"] = Items([self._component(component) for component in self._early])
        parts["layout"] = Items(list(self._nodes(source.layout)), self._key_origin("layout"))
        if source.callbacks:
            parts["callbacks"] = Items([self._callback(item) for item in source.callbacks])
        if source.dynamic:
            parts["dynamic"] = Items([self._dynamic(item) for item in source.dynamic], self._key_origin("dynamic"))
        return Entries(parts)

    def _choose_anchors(self) -> dict[str, str]:
        """By the program's id: an anchor for each component without an id of its own that a callback names."""
        named = [
            component
            for callback in self._program.callbacks
            for references in (callback.source.inputs, callback.source.state, callback.source.outputs)
            for reference in (references.items if references else ())
            if (component := self._target(reference)) and component.anonymous
        ]
        anchors: dict[str, str] = {}
        taken: set[str] = set()
        for component in named:
            if component.id in anchors:
                continue
            base = component.node.anchor or "component"
            number, name = 1, base
            while name in taken:
                number, name = number + 1, f"{base}_{number + 1}"
            taken.add(name)
            anchors[component.id] = name
        return anchors

    def _target(self, reference: spec.Reference) -> program.Component | None:
        if reference.id is not None:
            return self._program.components.get(reference.id)
        return self._by_node.get(id(reference.component))

    def _key_origin(self, *keys: str) -> str:
        """The place of a key of the document; `default` where it is not written."""
        node: Node | None = self._program.spec.document.root
        span: Span | None = None
        for key in keys:
            node = node.target if isinstance(node, AliasNode) else node
            entry = node.entries.get(key) if isinstance(node, Mapping) else None
            if entry is None:
                return DEFAULT
            node, span = entry.value, entry.key.span
        return origin(span)

    def _app(self, app: spec.App) -> Entries:
        values: dict[str, spec.JSON] = {
            "title": app.title,
            "description": app.description,
            "lang": app.lang,
            "favicon": app.favicon,
            "theme": app.theme if isinstance(app.theme, str) else dict(app.theme),
            "stylesheets": [dict(item.attributes) for item in app.stylesheets],
            "scripts": [dict(item.attributes) for item in app.scripts],
            "assets": app.assets,
            "meta": [dict(item) for item in app.meta],
            "base_path": app.base_path,
            "update_title": app.update_title,
            "frame": app.frame,
        }
        parts: dict[str, Part] = {}
        for key, value in values.items():
            place = self._key_origin("app", key)
            # A folder that is named has to be there, so the default one is not named.
            if value not in (None, []) and not (key == "assets" and place == DEFAULT):
                parts[key] = Leaf(value, place)
        return Entries(parts, self._key_origin("app"))

    def _nodes(self, nodes: Iterable[spec.LayoutNode]) -> Iterator[Part]:
        for node in nodes:
            if isinstance(node, spec.Text):
                yield Leaf(node.text, origin(node.span))
            else:
                yield self._component(node)

    def _component(self, node: spec.Component) -> Part:
        component = self._ids.get(id(node))
        anchor = self._anchors.get(component.id) if component else None
        if anchor in self._written:
            return Alias(str(anchor), origin(node.type_span))
        if anchor is not None:
            self._written.add(anchor)
        props: dict[str, Part] = {}
        if node.id is not None:
            props["id"] = Leaf(node.id, origin(node.id_span))
        elif component and not self._aliases:
            props["id"] = Leaf(component.id, origin(node.type_span))
        last: dict[str, Part] = {}
        for name, prop in node.props.items():
            (last if isinstance(prop.value, spec.Nodes) else props)[name] = self._prop(prop)
        props |= self._defaults(node)
        where = origin(node.type_span)
        note = component.id if component and component.anonymous and self._aliases else ""
        return Entries({node.type: Entries({**props, **last}, where, note=note)}, anchor=anchor)

    def _prop(self, prop: spec.Prop) -> Part:
        where = origin(prop.name_span)
        match prop.value:
            case spec.Literal(value=value):
                return Leaf(_escaped(value), where)
            case spec.Nodes(items=items):
                return Items(list(self._nodes(items)), where)
            case spec.From(path=path):
                return Entries({"$from": Leaf(path)}, where, flow=True)
            case spec.Call(callback=callback):
                return replace(self._callback(callback), origin=where)

    def _defaults(self, node: spec.Component) -> dict[str, Part]:
        kind = self._catalogue.type(node.type)
        if kind is None or kind.is_element:
            return {}
        return {
            name: Leaf(_escaped(default), DEFAULT)
            for name, default in kind.defaults().items()
            if name not in node.props and not kind.props[name].nodes
        }

    def _callback(self, callback: spec.Callback) -> Entries:
        parts: dict[str, Part] = {
            "$call" if callback.inline else "call": Leaf(callback.call, origin(callback.call_span))
        }
        if id(callback) in self._names:
            place = origin(callback.name_span)
            parts["name"] = Leaf(self._names[id(callback)], place)
        for key, references in (("inputs", callback.inputs), ("state", callback.state), ("outputs", callback.outputs)):
            if references is not None:
                parts[key] = self._references(references)
        parts["prevent_initial_call"] = Leaf(callback.prevent_initial_call, self._flag_origin(callback))
        return Entries(parts, origin(callback.span))

    def _dynamic(self, item: spec.Component) -> Part:
        parts: dict[str, Part] = {"id": Leaf(item.id), "component": Leaf(item.type)}
        return Entries(parts, origin(item.id_span), flow=True)

    def _flag_origin(self, callback: spec.Callback) -> str:
        return origin(callback.span) if callback.prevent_initial_call else DEFAULT

    def _references(self, references: spec.References) -> Part:
        items = [self._reference(item) for item in references.items]
        where = origin(references.span)
        if references.form == "mapping":
            return Entries(dict(zip(map(_escaped_key, references.keys), items, strict=True)), where)
        return items[0] if references.form == "single" else Items(items, where)

    def _reference(self, reference: spec.Reference) -> Part:
        component = self._target(reference)
        where = origin(reference.span)
        name = component.id if component else reference.id or ""
        given = {"allow_duplicate": reference.allow_duplicate, "optional": reference.optional}
        flags: dict[str, Part] = {name: Leaf(True) for name, is_set in given.items() if is_set}
        if name in self._anchors:
            parts: dict[str, Part] = {"component": Alias(self._anchors[name]), "property": Leaf(reference.property)}
            return Entries({**parts, **flags}, where, flow=True)
        if flags or "," in name:
            return Entries({"id": Leaf(name), "property": Leaf(reference.property), **flags}, where, flow=True)
        return Leaf(f"{name}.{reference.property}", where)


def _escaped(value: spec.JSON) -> spec.JSON:
    """Keys that begin with `$` are written `$$name`."""
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    if isinstance(value, dict):
        return {_escaped_key(key): _escaped(item) for key, item in value.items()}
    return value


def _escaped_key(key: str) -> str:
    return f"${key}" if key.startswith("$") else key
