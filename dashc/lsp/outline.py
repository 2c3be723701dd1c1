"""What a document says, read off its tree without judging it: components, ids, references, paths, callbacks.

It is read from whatever could be parsed, so it is there while the compiler has only errors to tell.
"""

from dataclasses import dataclass, field

from dashc.expand.text import tokens
from dashc.ir.span import Span, part
from dashc.ir.tree import Alias, Entry, Mapping, Node, Scalar, Sequence, Value
from dashc.lsp.grammar import Grammar, is_directive, is_long, value_of
from dashc.lsp.roles import Kind, Role


@dataclass(slots=True, eq=False)
class ComponentUse:
    """A component of the layout."""

    type: str
    key: Scalar
    node: Mapping
    """The mapping `{Type: …}`."""
    value: Node
    id: str | None = None
    """As written; with `${name}` in it, it is another one at every use."""
    id_scalar: Scalar | None = None
    children: list["ComponentUse"] = field(default_factory=list)

    @property
    def props(self) -> Mapping | None:
        """Its props, where it has a mapping of them."""
        value = value_of(self.value)
        return value if isinstance(value, Mapping) else None

    def entry(self, prop: str) -> Entry | None:
        """Where a prop is set."""
        return self.props.entries.get(prop) if self.props else None


@dataclass(slots=True, eq=False)
class CallbackUse:
    """An item of `callbacks`, or an inline `{$call: …}`."""

    node: Mapping
    call: Scalar | None
    holder: ComponentUse | None = None
    """For an inline one: the component whose prop it sets."""
    references: list["ReferenceUse"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class ReferenceUse:
    """A reference, as far as it is written: `id` or `component` (an alias's target), and a prop."""

    id: str | None
    id_scalar: Scalar | None
    id_span: Span | None
    component: Node | None
    property: str | None
    property_span: Span | None
    section: str
    callback: CallbackUse | None


@dataclass(frozen=True, slots=True, eq=False)
class PathUse:
    """A dotted path of Python; `section` is `call`, `$call` or `$from`."""

    scalar: Scalar
    section: str


@dataclass(frozen=True, slots=True, eq=False)
class IncludeUse:
    """An `$include`, or an item of the key `include`: the path as written, and what its file stands for."""

    scalar: Scalar
    role: Role


@dataclass(slots=True)
class Outline:
    """All of a document, in its order."""

    roots: list[ComponentUse] = field(default_factory=list)
    components: list[ComponentUse] = field(default_factory=list)
    by_node: dict[int, ComponentUse] = field(default_factory=dict)
    """By `id()` of the tree nodes that an alias may name a component by."""
    ids: dict[str, list[ComponentUse]] = field(default_factory=dict)
    templates: dict[str, list[ComponentUse]] = field(default_factory=dict)
    """The same for ids with `${name}` in them."""
    references: list[ReferenceUse] = field(default_factory=list)
    callbacks: list[CallbackUse] = field(default_factory=list)
    paths: list[PathUse] = field(default_factory=list)
    includes: list[IncludeUse] = field(default_factory=list)

    def component_of(self, reference: ReferenceUse) -> ComponentUse | None:
        """What a reference means, where exactly one component can be meant."""
        if reference.component is not None:
            return self.by_node.get(id(reference.component))
        return self.component(reference.id)

    def component(self, id: str | None) -> ComponentUse | None:
        """The component of an id; None where there is none, or two."""
        found = self.ids.get(id or "", [])
        return found[0] if len(found) == 1 else None


def read_outline(grammar: Grammar, root: Node | None, role: Role) -> Outline:
    """The outline of a tree whose root has a role."""
    outline = Outline()
    if root is not None:
        _Reader(grammar, outline).read(root, role, None, None)
    return outline


def reference_at(scalar: Scalar, section: str, callback: CallbackUse | None = None) -> ReferenceUse | None:
    """The reference that a text `id.prop` is; without a dot it is an id whose prop is still to come."""
    text = scalar.value
    if not isinstance(text, str) or not text or any(character.isspace() for character in text):
        return None
    dot = without_variables(text).rfind(".")
    if dot < 0:
        return ReferenceUse(text, scalar, scalar.span, None, None, None, section, callback)
    name, prop = text[:dot], text[dot + 1 :]
    return ReferenceUse(
        id=name,
        id_scalar=scalar,
        id_span=part(scalar.span, text, 0, len(name)),
        component=None,
        property=prop,
        property_span=part(scalar.span, text, len(name) + 1, len(text)),
        section=section,
        callback=callback,
    )


def without_variables(text: str) -> str:
    """A text of the same length in which no dot belongs to a `${…}`."""
    for token in tokens(text) if "${" in text else ():
        text = f"{text[: token.start]}{'_' * (token.stop - token.start)}{text[token.stop :]}"
    return text


class _Reader:
    """Walks a tree once; what several aliases lead to is read at its first place only."""

    def __init__(self, grammar: Grammar, outline: Outline) -> None:
        self._grammar = grammar
        self._outline = outline
        self._seen: set[tuple[int, Kind]] = set()

    def read(self, node: Node, role: Role, parent: ComponentUse | None, callback: CallbackUse | None) -> None:
        value = value_of(node)
        if role.kind is Kind.FREE or (id(value), role.kind) in self._seen:
            return
        self._seen.add((id(value), role.kind))
        match value:
            case Scalar():
                self._scalar(value, role, callback)
            case Sequence(items=items):
                inner = self._grammar.item(role)
                for item in items:
                    self.read(item, inner, parent, callback)
            case Mapping():
                self._mapping(value, role, parent, callback)

    def _scalar(self, scalar: Scalar, role: Role, callback: CallbackUse | None) -> None:
        if role.kind is Kind.PATH:
            self._outline.paths.append(PathUse(scalar, role.section))
        elif role.kind is Kind.FILE and isinstance(scalar.value, str):
            self._outline.includes.append(IncludeUse(scalar, self._grammar.root))
        elif role.kind is Kind.REFERENCE or role.kind is Kind.REFERENCES:
            reference = reference_at(scalar, role.section, callback)
            if reference:
                self._add(reference)

    def _mapping(self, mapping: Mapping, role: Role, parent: ComponentUse | None, callback: CallbackUse | None) -> None:
        if role.tag == "dynamic":
            self._dynamic(mapping)
        if is_directive(mapping):
            self._include(mapping, role)
        elif role.tag == "callback" or ("$call" in mapping.entries and role.kind in (Kind.NODES, Kind.VALUE)):
            callback = self._callback(mapping, role, parent)
        elif role.kind in (Kind.REFERENCE, Kind.REFERENCES) and is_long(mapping):
            self._add(_long(mapping, role.section, callback))
        for name, entry in mapping.entries.items():
            inner = self._grammar.entry(role, mapping, name)
            if name == "$include":
                continue
            below = parent
            if inner.kind is Kind.COMPONENT and role.kind in (Kind.NODES, Kind.ARGUMENT):
                below = self._component(name, mapping, entry, parent)
            self.read(entry.value, inner, below, callback)

    def _include(self, mapping: Mapping, role: Role) -> None:
        entry = mapping.entries.get("$include")
        path = value_of(entry.value) if entry else None
        if isinstance(path, Scalar) and isinstance(path.value, str):
            self._outline.includes.append(IncludeUse(path, role))

    def _add(self, reference: ReferenceUse) -> None:
        self._outline.references.append(reference)
        if reference.callback:
            reference.callback.references.append(reference)

    def _component(self, name: str, mapping: Mapping, entry: Entry, parent: ComponentUse | None) -> ComponentUse:
        use = ComponentUse(name, entry.key, mapping, entry.value)
        given = use.entry("id") if name not in self._grammar.own else None
        self._identify(use, value_of(given.value) if given else None)
        (parent.children if parent else self._outline.roots).append(use)
        self._outline.components.append(use)
        for node in (mapping, value_of(entry.value)):
            self._outline.by_node.setdefault(id(node), use)
        return use

    def _identify(self, use: ComponentUse, scalar: Value | None) -> None:
        if isinstance(scalar, Scalar) and scalar.text:
            use.id, use.id_scalar = scalar.text, scalar
            known = self._outline.templates if "${" in scalar.text else self._outline.ids
            known.setdefault(scalar.text, []).append(use)

    def _dynamic(self, mapping: Mapping) -> None:
        """An item of `dynamic` declares a component that only callbacks make."""
        id, kind = (mapping.entries.get(name) for name in ("id", "component"))
        if id and kind and isinstance(kind.value, Scalar):
            use = ComponentUse(kind.value.text, kind.value, mapping, kind.value)
            self._identify(use, value_of(id.value))

    def _callback(self, mapping: Mapping, role: Role, holder: ComponentUse | None) -> CallbackUse:
        inline = role.tag != "callback"
        entry = mapping.entries.get("$call" if inline else "call")
        value = value_of(entry.value) if entry else None
        use = CallbackUse(mapping, value if isinstance(value, Scalar) else None, holder if inline else None)
        self._outline.callbacks.append(use)
        return use


def _long(mapping: Mapping, section: str, callback: CallbackUse | None) -> ReferenceUse:
    id, prop, component = (mapping.entries.get(name) for name in ("id", "property", "component"))
    id_scalar, id_text = _text(id)
    prop_scalar, prop_text = _text(prop)
    return ReferenceUse(
        id=id_text,
        id_scalar=id_scalar,
        id_span=inner_span(id_scalar) if id_scalar else None,
        component=component.value.target if component and isinstance(component.value, Alias) else None,
        property=prop_text,
        property_span=inner_span(prop_scalar) if prop_scalar else None,
        section=section,
        callback=callback,
    )


def inner_span(scalar: Scalar) -> Span:
    """The place of a scalar's text without its quotes."""
    return part(scalar.span, scalar.text, 0, len(scalar.text))


def _text(entry: Entry | None) -> tuple[Scalar | None, str | None]:
    value = value_of(entry.value) if entry else None
    if isinstance(value, Scalar) and isinstance(value.value, str) and value.value:
        return value, value.value
    return None, None
