"""Nodes: text, lists, and mappings with one key, the component's name (language.md section 3)."""

from dashc.catalogue import ComponentType, PropType
from dashc.diagnostics.diagnostic import Severity
from dashc.diagnostics.rules.bad_directive import without_dollar
from dashc.diagnostics.rules.bad_node import (
    Form,
    boolean_node,
    directive_beside,
    empty_node,
    no_item,
    props_beside,
    several_components,
)
from dashc.diagnostics.rules.mapping_as_children import mapping_as_children
from dashc.diagnostics.rules.misplaced_children import children_outside
from dashc.diagnostics.rules.not_a_container import not_a_container
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.unknown_component import DASH, unknown_component
from dashc.ir.names import begins_component
from dashc.ir.spec import Component, LayoutNode, Literal, Nodes, Prop, Text
from dashc.ir.tree import BULLET, DIRECTIVE_WORDS, Alias, Mapping, Node, Poisoned, Scalar, Sequence, bare_directive
from dashc.runtime.numbers import js_number
from dashc.validate.as_list import as_list
from dashc.validate.callbacks import INLINE_KEYS
from dashc.validate.context import Context
from dashc.validate.foreign_nodes import attributes_as_text, text_of_code, type_as_key
from dashc.validate.ids import read_id
from dashc.validate.later import COMPONENTS as LATER_COMPONENTS
from dashc.validate.later import ELEMENTS
from dashc.validate.literals import report_directive, value_directive
from dashc.validate.node_places import node_places
from dashc.validate.place import Place
from dashc.validate.props import is_known_prop, read_prop, read_value
from dashc.validate.unknown_props import cut_by_comma, written_value
from dashc.validate.words import shorten


def read_nodes(ctx: Context, place: Place) -> tuple[LayoutNode, ...]:
    """A node as a fragment: null is nothing, a list is its items."""
    value = place.value
    if isinstance(value, Poisoned):
        ctx.layout_known = False
        return ()
    if isinstance(value, Scalar):
        return _text(ctx, place, value)
    if isinstance(value, Sequence):
        return tuple(node for item in ctx.items(place) for node in read_nodes(ctx, item))
    return _component(ctx, place)


def _text(ctx: Context, place: Place, scalar: Scalar) -> tuple[LayoutNode, ...]:
    if scalar.value is None:
        return ()
    if isinstance(scalar.value, bool):
        ctx.add(boolean_node(scalar.span, scalar.text), place)
        return ()
    if not isinstance(scalar.value, str):
        return (Text(js_number(scalar.value), scalar.span),)
    if scalar.value == "$children":
        ctx.add(children_outside(scalar.span), place)
        return ()
    code = text_of_code(ctx, scalar)
    if code is not None:
        ctx.add(code, place)
        ctx.layout_known = ctx.layout_known and code.severity is not Severity.ERROR
    return (Text(scalar.value, scalar.span),)


def _component(ctx: Context, place: Place) -> tuple[LayoutNode, ...]:
    entries = ctx.entries(place)
    for entry in entries:
        if entry.name.startswith("$"):
            report_directive(ctx, entry, "write it as the value of a prop, such as `children: {$from: module.name}`")
            ctx.layout_known = False
            return ()
    for entry in entries:
        bullet = _bullet(ctx, entry)
        if bullet is not None:
            ctx.add(no_item(entry.key_span, bullet, entry.name.removeprefix(bullet)), entry, key=True)
            ctx.layout_known = False
            return ()
    if not entries:
        ctx.add(empty_node(place.span), place)
        return ()
    meant = None if _is_component(ctx, entries[0].name) else type_as_key(ctx, entries)
    if meant is not None:
        ctx.add(meant, place)
        ctx.layout_known = False
        return ()
    if len(entries) > 1:
        return _several(ctx, place, entries)
    return _one(ctx, place, entries[0])


def _several(ctx: Context, place: Place, entries: list[Place]) -> tuple[LayoutNode, ...]:
    """More than one key: props beside their component, or components that should be items of a list."""
    first, *others = entries
    if isinstance(place.value, Mapping) and bare_directive(place.value):
        ctx.add(without_dollar(first.key_span, first.name), first, key=True)
        ctx.layout_known = False
        return ()
    found = ctx.catalogue.type(first.name)
    known = _is_component(ctx, first.name)
    wrapped = next((entry for entry in others if known and _directive_meant(found, entry)), None)
    if wrapped is not None:
        directive = DIRECTIVE_WORDS[wrapped.name]
        said = _text_of(wrapped)
        ctx.add(directive_beside(wrapped.key_span, first.name, wrapped.name, directive, said), wrapped, key=True)
        ctx.layout_known = False
        return ()
    not_components = [entry for entry in others if not _is_component(ctx, entry.name)]
    if found is not None and not_components:
        prop = not_components[0]
        finding = props_beside(prop.key_span, first.name, prop.name, first.key_span, _form(first))
        ctx.add(finding, not_components[0], key=True)
        ctx.layout_known = False
        return ()
    names = [entry.name for entry in entries]
    ctx.add(several_components(others[0].key_span, names), others[0], key=True)
    return tuple(node for entry in entries if _is_component(ctx, entry.name) for node in _one(ctx, place, entry))


def _directive_meant(kind: ComponentType | None, entry: Place) -> bool:
    """Whether a key beside a component stands for a condition or a loop, and for none of its props."""
    return entry.name in DIRECTIVE_WORDS and (kind is None or kind.prop(entry.name) is None)


def _text_of(entry: Place) -> str:
    return entry.value.text if isinstance(entry.value, Scalar) and entry.value.verbatim else ""


def _form(entry: Place) -> Form:
    """How the value of a component is written."""
    value = entry.value
    if isinstance(value, Scalar):
        if value.value == "" and not value.plain:
            return "props"  # The text after a `|`, which is not indented enough.
        return "nothing" if value.value is None else "text"
    if isinstance(value, Sequence):
        return "list"
    return "braces" if isinstance(value, Mapping) and value.span.line == entry.key_span.line else "props"


def _bullet(ctx: Context, entry: Place) -> str | None:
    """What stands for the `- ` of an item before a component: `-div: text`, `• div: text`."""
    found = BULLET.match(entry.name)
    return found[0] if found and _is_component(ctx, entry.name[found.end() :]) else None


def _one(ctx: Context, place: Place, entry: Place) -> tuple[LayoutNode, ...]:
    name = entry.name
    kind = ctx.catalogue.type(name)
    known = kind is not None
    if kind is None:
        _report_type(ctx, entry, name)
    props: dict[str, Prop] = {}
    id: str | None = None
    id_place: Place | None = None
    value = entry.value
    if isinstance(value, Mapping) and value.partial:
        ctx.layout_known = False
    if isinstance(value, Mapping):
        misplaced = value_directive(value)
        for prop in ctx.entries(entry):
            if misplaced == "$call" and prop.name in INLINE_KEYS and prop.name != "$call":
                continue  # They belong to the directive, which has a finding of its own.
            if prop.name == "id":
                id, id_place = read_id(ctx, prop), prop
                if id:
                    ctx.types_by_id.setdefault(id, name)
            elif kind is not None:
                _read_prop(ctx, kind, prop, props)
            elif prop.name == "children" and not value_directive(prop.value):
                props["children"] = _children(ctx, prop)
    elif isinstance(value, Poisoned):
        ctx.layout_known = False
        known = False
    elif not (isinstance(value, Scalar) and value.value is None):
        _read_children(ctx, entry, kind, props)
    return (
        Component(
            type=name,
            type_span=entry.key_span,
            props=props,
            id=id,
            id_span=id_place.span if id_place and id is not None else None,
            anchor=_anchor(place.value) or _anchor(value),
            nodes=(place.value, value),
            pointer=entry.pointer if place.parent is None else place.pointer,
            known=known,
            perhaps_ids=_perhaps_ids(ctx, entry) if id_place is None else (),
            whole=not isinstance(value, Mapping) or len(props) + (id_place is not None) == len(value.entries),
        ),
    )


def _perhaps_ids(ctx: Context, entry: Place) -> tuple[str, ...]:
    """`{idd: region}`: a reference to `region` is no second mistake."""
    if not isinstance(entry.value, Mapping):
        return ()
    kind = ctx.catalogue.type(entry.name)
    unknown = [prop for prop in ctx.entries(entry) if kind is None or not is_known_prop(kind, prop.name)]
    return tuple(text for prop in unknown for text in written_value(prop))


def _report_type(ctx: Context, entry: Place, name: str) -> None:
    """A type that the catalogue does not have."""
    if name in ctx.own_components:  # There is a finding about its definition.
        ctx.layout_known = False
        return
    if not ctx.document.names_known and begins_component(name) and name not in LATER_COMPONENTS:
        ctx.layout_known = False  # It may be defined in what could not be read.
        return
    if name == "include":
        ctx.add(without_dollar(entry.key_span, name), entry, key=True)
        ctx.layout_known = False
    elif name in LATER_COMPONENTS:
        element = ELEMENTS.get(name)
        helps = [f"HTML's own `{element}` is there: write it in lower case"] if element else []
        ctx.add(not_supported(entry.key_span, f"the component `{name}`", help=helps), entry, key=True)
    elif "." in name and not DASH.fullmatch(name):
        ctx.add(not_supported(entry.key_span, f"`{name}` (a component of a package)"), entry, key=True)
    else:
        names = (*sorted(ctx.own_components), *ctx.catalogue.elements, *ctx.catalogue.components)
        ctx.add(unknown_component(entry.key_span, name, names), entry, key=True)
        if ctx.own_components and begins_component(name):
            ctx.layout_known = False  # One of the spec's own that is misspelt would bring ids.


def _read_prop(ctx: Context, kind: ComponentType, place: Place, props: dict[str, Prop]) -> None:
    """One prop of a known component; a component's name among the props is a child in the wrong form."""
    found = kind.prop(place.name)
    if found is None and not kind.void and _is_component(ctx, place.name):
        _child_among_props(ctx, kind.name, place, props)
        return
    if found is None and kind.void and place.name == "children":
        ctx.add(not_a_container(place.key_span, kind.name, _own_prop(ctx, kind.name)), place, key=True)
        return
    if found is not None and found.nodes and not value_directive(place.value):
        props[place.name] = _children(ctx, place)
        return
    prop = read_prop(ctx, kind, place)
    if prop is not None:
        if found is not None and isinstance(prop.value, Literal):
            prop = _with_labels(ctx, place, found, prop, prop.value)
        props[prop.name] = prop


def _with_labels(ctx: Context, place: Place, kind: PropType, prop: Prop, value: Literal) -> Prop:
    """The prop with the nodes in its value. They are drawn, and nothing refers to them."""
    before = ctx.layout_known
    nodes = tuple(node for part in node_places(ctx, place, kind.schema) for node in read_nodes(ctx, part))
    ctx.layout_known = before
    return prop._replace(value=value._replace(nodes=nodes)) if nodes else prop


def _child_among_props(ctx: Context, parent: str, place: Place, props: dict[str, Prop]) -> None:
    """One finding for all children of that component; they are read as children, so that their ids are known."""
    cut = cut_by_comma(place)
    if cut is not None:
        ctx.add(cut, place, key=True)
        ctx.layout_known = False
        return
    scalar = place.value
    text = shorten(scalar.text) if isinstance(scalar, Scalar) and scalar.value is not None else "…"
    before = props.get("children")
    if before is None or not isinstance(before.value, Nodes):
        fix = as_list(ctx, parent, place.parent)
        ctx.add(mapping_as_children(place.key_span, parent, place.name, text, fix), place, key=True)
        before = Prop("children", place.key_span, Nodes((), place.span))
    assert place.parent is not None
    assert isinstance(before.value, Nodes)
    nodes = Nodes((*before.value.items, *_one(ctx, place.parent, place)), before.value.span)
    props["children"] = Prop("children", before.name_span, nodes)


def _read_children(ctx: Context, entry: Place, kind: ComponentType | None, props: dict[str, Prop]) -> None:
    """What stands directly below the name: a list of children, or a text."""
    prop = kind.prop("children") if kind else None
    attributes = attributes_as_text(kind, entry.value) if kind and isinstance(entry.value, Scalar) else None
    if attributes is not None:
        ctx.add(attributes, entry)
        ctx.layout_known = False
    elif kind is not None and prop is None:
        ctx.add(not_a_container(entry.span, kind.name, _own_prop(ctx, kind.name)), entry)
    elif prop is None or prop.nodes:
        props["children"] = Prop("children", entry.key_span, Nodes(read_nodes(ctx, entry), entry.span))
    else:
        assert kind is not None
        value = read_value(ctx, kind, prop, entry)
        if isinstance(value, Literal):
            props["children"] = Prop("children", entry.key_span, value)


def _own_prop(ctx: Context, name: str) -> str | None:
    """A prop that the type has and not every other, for an example."""
    raw = ctx.catalogue.raw(name)
    return next(iter(raw.get("props") or raw.get("attributes") or ()), None)


def _children(ctx: Context, place: Place) -> Prop:
    return Prop(place.name, place.key_span, Nodes(read_nodes(ctx, place), place.span))


def _is_component(ctx: Context, name: str) -> bool:
    return ctx.catalogue.type(name) is not None or name in ctx.own_components


def _anchor(node: Node) -> str | None:
    return None if isinstance(node, Alias) else node.anchor
