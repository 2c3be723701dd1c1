"""The spec: what the user wrote, in the language's own terms, with places (language.md sections 2 to 5)."""

from collections.abc import Mapping as Map
from typing import Literal as OneOf
from typing import NamedTuple

from dashc.ir.span import Span, part
from dashc.ir.tree import Document, Node, Value

JSON = str | int | float | bool | None | list["JSON"] | dict[str, "JSON"]


class Text(NamedTuple):
    """A scalar node of the layout: the text that the page shows (numbers as JavaScript prints them, B11)."""

    text: str
    span: Span


class Literal(NamedTuple):
    """A prop's value that stands in the spec."""

    value: JSON
    span: Span
    items: tuple[Span, ...] = ()
    """Of a list, the places of its items."""
    nodes: tuple["LayoutNode", ...] = ()
    """The nodes in it: the labels of options."""

    def at(self, index: int) -> Span:
        """The place of an item of the list, or of the value that is none."""
        return self.items[index] if index < len(self.items) else self.span


class Nodes(NamedTuple):
    """The value of a prop whose type is node (`children`): a fragment."""

    items: tuple["LayoutNode", ...]
    span: Span


class From(NamedTuple):
    """`{$from: dotted.path}`: evaluated once, when the server starts."""

    path: str
    span: Span
    """The dotted path's scalar."""


class Reference(NamedTuple):
    """One `id.prop` of a callback, in the short or the long form (language.md section 5)."""

    id: str | None
    """None where `component` is given."""
    component: Node | None
    """The alias's target: a node of the layout's tree, or the mapping of its props."""
    property: str
    span: Span
    allow_duplicate: bool = False
    optional: bool = False
    """It may be absent, and is `None` then (semantics S14)."""
    parts: tuple[Span, Span] | None = None
    """In the long form, the places of the id or alias and of the property."""

    @property
    def id_span(self) -> Span:
        """The place of the id, or of the alias."""
        return self.parts[0] if self.parts else part(self.span, self._text, 0, len(self.id or ""))

    @property
    def property_span(self) -> Span:
        """The place of the property's name."""
        return self.parts[1] if self.parts else part(self.span, self._text, len(self.id or "") + 1, len(self._text))

    @property
    def _text(self) -> str:
        return f"{self.id}.{self.property}"


class References(NamedTuple):
    """`inputs`, `state` or `outputs` as written: one reference, a list, or a mapping by argument name or key."""

    form: OneOf["single", "list", "mapping"]
    keys: tuple[str, ...]
    """For a mapping, one per item; else empty."""
    items: tuple[Reference, ...]
    span: Span
    key_spans: tuple[Span, ...] = ()
    whole: bool = True
    """False: a part could not be read, so how many there are is not known. (One that could not be read and surely is
    one reference is among the items, with a `Poisoned` component.)"""


class Callback(NamedTuple):
    """An entry of `callbacks`, or an inline `{$call: …}` (then `outputs` is None and `inline` is set)."""

    call: str
    call_span: Span
    name: str | None
    name_span: Span | None
    inputs: References | None
    state: References | None
    outputs: References | None
    prevent_initial_call: bool
    span: Span
    """What error messages underline for the whole callback: its first key."""
    pointer: str
    """JSON Pointer of the callback in the document."""
    inline: str | None = None
    """For `{$call: …}`: the prop of the component that holds it."""
    call_known: bool = True
    """False: `call` has a finding, and holds what messages call this callback."""
    keys_known: bool = True
    """False: a key with a finding may have been meant to hold references."""

    @property
    def arguments_known(self) -> bool:
        """Whether inputs and state could be read whole."""
        inputs, state = self.inputs, self.state
        return self.keys_known and (inputs is None or inputs.whole) and (state is None or state.whole)

    @property
    def outputs_known(self) -> bool:
        """Whether the outputs could be read whole."""
        return self.keys_known and (self.outputs is None or self.outputs.whole)


class Call(NamedTuple):
    """`{$call: dotted.path, inputs: …, state: …}` as a prop's value."""

    callback: Callback
    span: Span


PropValue = Literal | Nodes | From | Call


class Prop(NamedTuple):
    """A prop as written: the place of its name, and its value."""

    name: str
    name_span: Span
    value: PropValue


class Component(NamedTuple):
    """An HTML element or a component of the layout."""

    type: str
    """The catalogue's name: `div`, `Dropdown`."""
    type_span: Span
    props: Map[str, Prop]
    """`children` among them (a `Nodes`), `id` not."""
    id: str | None
    id_span: Span | None
    anchor: str | None
    """The YAML anchor on the node or on its props, if there is one."""
    nodes: tuple[Value, ...]
    """The tree nodes that an alias may name it by: the mapping `{Type: …}` and the value under it."""
    pointer: str
    known: bool = True
    """False: the type is unknown (already reported), so any prop is taken to exist."""
    perhaps_ids: tuple[str, ...] = ()
    """Without an id: the texts that stand under names which it does not have, one of which may be meant as its id."""
    whole: bool = True
    """False: a prop has a finding and is left out, so that one is missing says nothing."""
    dynamic: bool = False
    """It stands under `dynamic`, or nowhere: only callbacks can bring it, with props that only they know."""


LayoutNode = Text | Component


class Resource(NamedTuple):
    """An item of `app.stylesheets` or `app.scripts`: the attributes of its element."""

    attributes: Map[str, str | bool]
    span: Span


URL_STARTS = ("/", "data:", "http:", "https:")
"""How a favicon begins that is no file of the user's."""

FRAME_MARKS = ("<!-- dashc:head -->", "<!-- dashc:app -->")
"""Where `app.frame` takes the head's content and the app, in this order."""


class App(NamedTuple):
    """The key `app`, defaults filled in."""

    title: str
    description: str | None = None
    lang: str = "en"
    favicon: str | None = None
    theme: str | Map[str, str] = "auto"
    stylesheets: tuple[Resource, ...] = ()
    scripts: tuple[Resource, ...] = ()
    assets: str = "assets"
    meta: tuple[Map[str, str], ...] = ()
    base_path: str = "/"
    update_title: str | None = None
    frame: str | None = None


class PythonPath(NamedTuple):
    """A folder of `python`: as written (relative to the spec's folder), and where."""

    path: str
    span: Span | None
    """None for the default, the spec's own folder."""


class SideBody(NamedTuple):
    """A component that nothing uses, or a branch that no condition takes: checked, and no part of the app."""

    layout: tuple[LayoutNode, ...]
    callbacks: tuple[Callback, ...]
    component: str
    """The component's name; empty for a branch."""


class Spec(NamedTuple):
    """A checked spec. Parts with findings are left out or marked; the phases after go on with the rest."""

    document: Document
    app: App
    python: tuple[PythonPath, ...]
    layout: tuple[LayoutNode, ...]
    callbacks: tuple[Callback, ...]
    """Those of the key `callbacks`; the inline ones stand in the layout."""
    dynamic: tuple[Component, ...] = ()
    """Components, without props, that exist only in nodes which callbacks return."""
    layout_known: bool = True
    """False: the layout could not be read whole, so an unknown id is no finding."""
    side_bodies: tuple[SideBody, ...] = ()
    perhaps_paths: tuple[Text, ...] = ()
    """Texts in the place of values of another type that have the form of a dotted path."""
    python_known: bool = True
    """False: `python` could not be read whole, so a module that is nowhere is no finding."""
