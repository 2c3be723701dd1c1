"""How much a tree will surely expand to, counted without building: sizes of bodies times rounds, each body once.

A few lines can stand for more than any limit, and to find that out by building takes seconds. The count leaves out what
it cannot know: lists that are computed, branches, files that are not read yet. So it never says too much; what it
misses, the count of what is built finds (`Expander.count`).
"""

from typing import TYPE_CHECKING, NamedTuple

from dashc.catalogue import ComponentType
from dashc.expand import directives
from dashc.expand.nodes import target_of
from dashc.expand.position import Position
from dashc.expand.text import parsed
from dashc.ir.limits import MAX_DEPTH, MAX_NODES
from dashc.ir.names import is_name
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Entry, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


class Part(NamedTuple):
    """A node at its place; `made` where what is around it is being copied, so that it counts itself."""

    node: Node
    position: Position
    made: bool


class Content(NamedTuple):
    """What a node becomes: `own` nodes, and `times` over those of its parts and `each` more."""

    own: int = 0
    parts: list[Part] = []  # noqa: RUF012  (never changed)
    times: int = 1
    each: int = 0
    multiplies: tuple[Span, str] | None = None
    """The loop, use or include that it is, in words."""


NOTHING = Content()


class Forecast:
    """Counts nodes that will be made. What stands outside of loops, uses and includes is shared, not made."""

    def __init__(self, expander: "Expander") -> None:
        self._expander = expander
        self._known: dict[tuple[int, Position, bool], int] = {}
        self._active: set[tuple[int, Position, bool]] = set()
        self._inner_names = {name for definition in expander.definitions.values() for name in definition.parameters}
        """Names that may mean something else than the variable of the spec."""

    def __call__(self, part: Part) -> int:
        """The least number of nodes."""
        if isinstance(part.node, Scalar) and "${" not in part.node.text:
            return int(part.made)
        key = (id(part.node), part.position, part.made)
        if key in self._known:
            return self._known[key]
        if key in self._active or len(self._active) >= MAX_DEPTH:
            return 0
        self._active.add(key)
        size = self._known[key] = self._size(self._content(part))
        self._active.remove(key)
        return size

    def _size(self, content: Content) -> int:
        return content.own + content.times * (content.each + sum([self(part) for part in content.parts]))

    def blame(self, part: Part) -> tuple[Span, str]:
        """What multiplies most, on the way to where most nodes are made."""
        way: list[Content] = []
        for _ in range(MAX_DEPTH):
            content = self._content(part)
            if content.multiplies:
                way.append(content)
            if not content.parts:
                break
            part = max(content.parts, key=self)
        found = max(way, key=lambda content: content.times).multiplies
        assert found is not None
        return found

    def _content(self, part: Part) -> Content:
        node, position, made = part
        if position is Position.OWN:
            return NOTHING
        match node:
            case Alias(target=Mapping() as target) if directives.kind_of(target):
                return self._content(Part(target, position, made=True))
            case Scalar():
                value = self._variable(node)
                brings = isinstance(value, Sequence | Mapping)
                if value is None or not brings:
                    return NOTHING
                return Content(0, [Part(value, position, made=True)], multiplies=(node.span, f"`{node.text}`"))
            case Sequence(items=items):
                return Content(int(made), [Part(item, position, made) for item in items])
            case Mapping():
                return self._mapping(node, position, made)
            case _:
                return Content(int(made and isinstance(node, Alias)))

    def _mapping(self, node: Mapping, position: Position, made: bool) -> Content:
        kind = directives.kind_of(node)
        if kind == "$for":
            return self._loop(node, position)
        if kind == "$include":
            return self._include(node, position)
        if kind is not None or any("${" in name for name in node.entries):
            return NOTHING
        own = made * (1 + len(node.entries))
        if position is not Position.NODE:
            return Content(own, [Part(entry.value, position.at(name), made) for name, entry in node.entries.items()])
        if len(node.entries) == 1:
            ((name, entry),) = node.entries.items()
            if name in self._expander.definitions:
                return self._use(name, entry)
        parts: list[Part] = []
        for name, entry in node.entries.items():
            props = self._below(entry.value, self._expander.catalogue.type(name), made)
            own += props.own
            parts += props.parts
        return Content(own, parts)

    def _below(self, node: Node, kind: ComponentType | None, made: bool) -> Content:
        """Props, or children."""
        if isinstance(node, Mapping) and directives.kind_of(node) is None:
            if any("${" in name for name in node.entries):
                return NOTHING
            parts = []
            for name, entry in node.entries.items():
                prop = kind.prop(name) if kind else None
                holds_nodes = prop.nodes if prop else name == "children" and kind is None
                parts.append(Part(entry.value, Position.NODE if holds_nodes else Position.DATA, made))
            return Content(made * (1 + len(node.entries)), parts)
        children = kind.prop("children") if kind else None
        holds_nodes = not isinstance(node, Mapping) and (kind is None or (children is not None and children.nodes))
        return Content(parts=[Part(node, Position.NODE if holds_nodes else Position.DATA, made)])

    def _use(self, name: str, entry: Entry) -> Content:
        definition = self._expander.definitions[name]
        target = target_of(entry.value)
        if definition.layout is None or (isinstance(target, Mapping) and directives.kind_of(target) is not None):
            return NOTHING
        parts = [Part(node, Position.ENTRIES, made=True) for node in definition.callbacks]
        parts.append(Part(definition.layout, Position.NODE, made=True))
        return Content(1, parts, multiplies=(entry.key.span, f"this use of `{name}`"))

    def _include(self, node: Mapping, position: Position) -> Content:
        path = target_of(node.entries["$include"].value) if node.entries.keys() == {"$include"} else None
        if not isinstance(path, Scalar) or "${" in path.text:
            return NOTHING
        document = self._expander.included.get((str(path.span.file), path.text))
        if document is None or document.root is None:
            return NOTHING
        return Content(1, [Part(document.root, position, made=True)], multiplies=(path.span, "this include"))

    def _loop(self, node: Mapping, position: Position) -> Content:
        names = target_of(node.entries["$for"].value) if node.entries.keys() == {"$for", "$do"} else None
        if not isinstance(names, Mapping):
            return NOTHING
        rounds = 1
        for name, entry in names.entries.items():
            rounds *= self._rounds(entry.value) if is_name(name) else 0
        self._inner_names.update(names.entries)
        # A loop that alone is over the limit is a finding of its own, and makes nothing.
        return self._repeated(node, rounds, position) if 0 < rounds <= MAX_NODES else NOTHING

    def of_loop(self, node: Mapping, rounds: int, position: Position) -> int:
        """The same for a loop with so many rounds."""
        return self._size(self._repeated(node, rounds, position))

    def _repeated(self, node: Mapping, rounds: int, position: Position) -> Content:
        body = node.entries["$do"].value
        target = target_of(body)
        items = target.items if isinstance(target, Sequence) else [body]
        parts = [Part(item, position, made=True) for item in items]
        return Content(0, parts, rounds, each=1, multiplies=(node.entries["$for"].key.span, "this loop"))

    def _rounds(self, values: Node) -> int:
        """How many values a loop variable surely has."""
        target: Node | None = target_of(values)
        if isinstance(target, Scalar):
            target = self._variable(target)
        if isinstance(target, Mapping) and target.entries.keys() == {"range"}:
            limits = target_of(target.entries["range"].value)
            parts = [target_of(part) for part in (limits.items if isinstance(limits, Sequence) else [limits])]
            numbers = [part.value for part in parts if isinstance(part, Scalar) and type(part.value) is int]
            if len(numbers) < len(parts) or not 1 <= len(numbers) <= 3 or 0 in numbers[2:]:
                return 0
            found = range(*numbers)
            rounds = (found[-1] - found[0]) // found.step + 1 if found else 0
            return rounds if rounds <= MAX_NODES else 0
        if not isinstance(target, Sequence):
            return 0
        items = map(target_of, target.items)
        return sum(not isinstance(item, Mapping) or directives.kind_of(item) is None for item in items)

    def _variable(self, scalar: Scalar) -> Node | None:
        """The value of a variable of the spec, where the whole text is its name, and no other has the name."""
        whole = parsed(scalar.text).whole
        if whole is None or whole.path is None or whole.path in self._inner_names:
            return None
        variable = self._expander.global_scope.variables.get(whole.path)
        return target_of(variable.node) if variable else None
