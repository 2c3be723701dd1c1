"""The walk through the tree: copies what changes, shares what does not."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from dashc.catalogue import Catalogue, ComponentType
from dashc.diagnostics.diagnostic import Diagnostic, Related
from dashc.diagnostics.rules.duplicate_key import duplicate_key
from dashc.diagnostics.rules.expansion_too_big import expansion_too_big, nested_too_deep
from dashc.diagnostics.sink import Sink
from dashc.expand import conditions, directives, includes, loops, substitution, uses
from dashc.expand.branches import Branches
from dashc.expand.definitions import Definition
from dashc.expand.forecast import Forecast, Part
from dashc.expand.misfits import Misfit
from dashc.expand.nodes import is_children, target_of
from dashc.expand.position import Position, PositionOf, position_by
from dashc.expand.scope import Copies, Scope
from dashc.expand.services import Services
from dashc.expand.stop import Stop
from dashc.ir.limits import MAX_DEPTH, MAX_NODES
from dashc.ir.measure import Measure
from dashc.ir.names import begins_component
from dashc.ir.span import Frame, Site, Span, reading_of
from dashc.ir.tree import Alias, Document, Entry, Mapping, Node, Poisoned, Scalar, Sequence, UnusedName, bare_directive

_VALUE_DIRECTIVES = frozenset({"$call", "$from"})
MAX_SHOWN = 3
"""Further places of one mistake that a finding names."""


class Expander:
    """The state of one expansion."""

    def __init__(self, document: Document, catalogue: Catalogue, sink: Sink, services: Services, project: str) -> None:
        self.catalogue = catalogue
        self.sink = sink
        self.services = services
        self.project = project
        """The folder that includes must not leave, absolute and without symbolic links."""
        self.paths = {str(document.source.name): document.source.path}
        """By the name of a file in findings, its absolute path."""
        self.files: dict[str, Document] = {}
        """By absolute path, the files that were included."""
        self.bytes = len(document.source.text.encode())
        """Of the spec and of all these."""
        self.included: dict[tuple[str, str], Document] = {}
        """The same by the name of the file that includes them, and the path as it stands there."""
        self.includes = 0
        """How many uses of files there were."""
        self.definitions: dict[str, Definition] = {}
        self.global_scope = Scope({}, Copies())
        self.callbacks: list[Node] = []
        """Those that came with components."""
        self.unread: list[str] = []
        self.names_known = document.names_known
        """False: a file that may define variables or components could not be read, so unknown names are no finding."""
        self.undefined: dict[str, tuple[Diagnostic, list[Span]]] = {}
        """By name: the finding for the first use of a name that nothing defines, and the places of the others."""
        self.origins: dict[int, tuple[Node, tuple[str, ...] | None]] = {}
        """By identity: a use of a component that came by way of a value, and the components whose text it is."""
        self.sites: dict[int, tuple[Scalar, Site]] = {}
        self.checked_loops: set[int] = set()
        self.root = document.root
        self.unused: list[UnusedName] = []
        """Parameters and loop variables that their bodies do not mention."""
        self.unknown_components: dict[str, list[Span]] = {}
        """By name, where components are used that nothing defines."""
        self.branches = Branches()
        self.reads_files = True
        """Whether `$include` is followed: not in a branch that no condition takes."""
        self.opened_includes: set[int] = set()
        """By identity: the directives `$include` that were reached."""
        self.misfits: list[Misfit] = []
        self.read_well: set[int] = set()
        """By identity: texts with `${…}` that could be read, at least once."""
        self.reading: list[str] = []
        """The variables whose values are being read, outermost first."""
        self.trying = False
        """Whether this is only to learn a value: nothing is counted."""
        self._nodes = 0
        self._depth = 0
        self._measure = Measure()
        self._roots: list[Part] = []
        self._forecast: Forecast | None = None
        self._multipliers: list[tuple[Span, str, int]] = []

    def node(self, node: Node, scope: Scope, position: Position) -> Node:
        """What a node becomes in a scope; the same object where nothing changes."""
        if isinstance(node, Alias):
            return self._alias(node, scope, position)
        if isinstance(node, Scalar):
            reading = reading_of(node.span)
            if reading is not None and reading.substitution is not None:
                new: Node = node  # What came of a replacement is not looked at again.
            elif isinstance(node.value, str) and "${" in node.value:
                new = substitution.substitute(self, node, scope, position)
            elif scope.in_component and node.value == "$children":
                new = uses.place_children(self, node, scope, position)
            elif scope.frame is None:
                new = node
            else:
                self.count(1, node.span)
                new = Scalar(scope.at(node.span), node.value, node.text, node.plain, node.verbatim, node.anchor)
        elif isinstance(node, Poisoned):
            new = node if scope.frame is None else Poisoned(scope.at(node.span), node.anchor)
        else:
            self._enter(node.span, "lists and mappings")
            if isinstance(node, Sequence):
                new = self._sequence(node, scope, position)
            else:
                new = self._mapping(node, scope, position)
            self._depth -= 1
        if node.anchor is not None:
            scope.copies.nodes[id(node)] = new
        return new

    def items(self, nodes: list[Node], scope: Scope, position: Position) -> list[Node]:
        """The items of a list; what `$for`, `$if` and `$children` give is spliced in."""
        found: list[Node] = []
        for item in nodes:
            target, inside = self.through_alias(item, scope)
            if isinstance(target, Mapping) and (kind := directives.kind_of(target)) in ("$for", "$if"):
                give = loops.loop if kind == "$for" else conditions.branch_items
                found += give(self, target, inside, position)
            elif is_children(item) and position is Position.NODE and scope.in_component:
                found += uses.children(self, item, scope)
            else:
                found.append(self.node(item, scope, position.item))
        return found

    def through_alias(self, node: Node, scope: Scope) -> tuple[Node, Scope]:
        """What an alias leads to, if that is a directive, and the scope in which it counts as used there."""
        if not isinstance(node, Alias):
            return node, scope
        if not isinstance(node.target, Mapping) or directives.kind_of(node.target) is None:
            return node, scope
        frame = Frame("alias", scope.at(node.span), "used here")
        return node.target, scope.inside(frame)

    def opened(self, node: Node, scope: Scope, position: Position) -> tuple[Node, Scope]:
        """What `$if` or `$include` stand for, as it is written, and the scope to read it in; other nodes themselves."""
        while True:
            target, inside = self.through_alias(node, scope)
            kind = directives.kind_of(target) if isinstance(target, Mapping) else None
            if kind is None:
                return node, scope
            assert isinstance(target, Mapping)
            if kind == "$for":
                return loops.misplaced(self, target, inside), inside
            if kind == "$if":
                node, scope = conditions.chosen(self, target, inside, position), inside
            else:
                node, scope = includes.opened(self, target, inside)

    def key(self, key: Scalar, scope: Scope, *, shared: bool) -> Scalar | None:
        """What a key becomes; None after a finding. Merges share the keys of the mappings that they bring."""
        if scope.frame is None and "${" not in str(key.value):
            return key
        found = scope.copies.keys.get(id(key)) if shared else None
        if found is not None:
            return found
        if "${" in str(key.value):
            made = substitution.substitute_key(self, key, scope)
        else:
            made = Scalar(scope.at(key.span), key.value, key.text, key.plain, key.verbatim, key.anchor)
        if shared and made is not None:
            scope.copies.keys[id(key)] = made
        return made

    def add_undefined(self, name: str, finding: Diagnostic, scope: Scope) -> None:
        """A name that nothing defines is one mistake, however often it is used."""
        owner = self.definitions.get(scope.components[-1]) if scope.in_component and scope.components else None
        if self.names_known and (owner is None or owner.parameters_known):
            self.undefined.setdefault(name, (finding, []))[1].append(finding.primary)

    def report_undefined(self) -> None:
        """Hand over the findings about names that nothing defines."""
        for finding, places in self.undefined.values():
            others = [place for place in dict.fromkeys(places) if place != finding.primary]
            related = tuple(Related(place, "used here too") for place in others[:MAX_SHOWN])
            same = [place for place in places if place == finding.primary]
            for place in same:  # As often as its text is read, so that it is known where it belongs.
                self.sink.add(replace(finding, primary=place, related=(*finding.related, *related)))

    def count(self, nodes: int, span: Span) -> None:
        """Some more nodes; past the limit the expansion ends."""
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise self._too_big(span)

    def _too_big(self, span: Span) -> Stop:
        where, what, _ = max(self._multipliers, key=lambda one: one[2], default=(span, "this", 0))
        return Stop(expansion_too_big(where, MAX_NODES, what))

    def foresee(self, roots: list[Part]) -> None:
        """End the expansion before it begins, where these parts of the spec surely pass the limit."""
        self._roots = roots
        self._foresee()

    def foresee_loop(self, node: Mapping, rounds: int, position: Position) -> None:
        """The same for a loop whose rounds are known now."""
        if self._forecast is not None and self._nodes + self._forecast.of_loop(node, rounds, position) > MAX_NODES:
            raise self._too_big(node.span)

    def count_include(self) -> None:
        """One more use of a file. What is in it could not be foreseen, so the whole is counted again: now and then."""
        self.includes += 1
        if self.includes.bit_count() == 1:  # Whenever their number has doubled.
            self._foresee()

    def _foresee(self) -> None:
        forecast = self._forecast = Forecast(self)
        if sum(map(forecast, self._roots)) > MAX_NODES:
            where, what = forecast.blame(max(self._roots, key=forecast))
            raise Stop(expansion_too_big(where, MAX_NODES, what))

    @contextmanager
    def multiplying(self, span: Span, what: str, times: int = 1) -> Iterator[None]:
        """A loop or a use is being expanded."""
        self._multipliers.append((span, what, times))
        yield
        self._multipliers.pop()

    @contextmanager
    def deeper(self, span: Span, what: str) -> Iterator[None]:
        """One level down; past the limit the expansion ends."""
        self._enter(span, what)
        yield
        self._depth -= 1

    def _enter(self, span: Span, what: str) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH + 1:
            raise Stop(nested_too_deep(span, MAX_DEPTH, what))

    def _alias(self, alias: Alias, scope: Scope, position: Position) -> Node:
        target = scope.copies.find(alias.target)
        if target is None:
            target = self.node(alias.target, scope, position)
        if isinstance(target, Alias):
            target = target.target
        if scope.frame is None and target is alias.target:
            return alias
        size, height = self._measure(target)
        self.count(size, alias.span)
        if self._depth + height > MAX_DEPTH:
            raise Stop(nested_too_deep(scope.at(alias.span), MAX_DEPTH, f"the alias `*{alias.name}`"))
        return Alias(scope.at(alias.span), alias.name, target)

    def _sequence(self, node: Sequence, scope: Scope, position: Position) -> Node:
        items = self.items(node.items, scope, position)
        if scope.frame is None and len(items) == len(node.items) and all(map(_is, items, node.items)):
            return node
        self.count(1, node.span)
        return Sequence(scope.at(node.span), items, node.anchor)

    def _mapping(self, node: Mapping, scope: Scope, position: Position) -> Node:
        match directives.kind_of(node):
            case "$for":
                return loops.misplaced(self, node, scope)
            case "$if":
                return conditions.branch(self, node, scope, position)
            case "$include":
                return includes.include(self, node, scope, position)
        if not _VALUE_DIRECTIVES.isdisjoint(node.entries):
            return self.entries(node, scope, Position.ENTRIES.at)
        if position is Position.NODE:
            # What lacks its `$` is a finding of the next phase, and so are no names in there.
            return node if bare_directive(node) else self._layout_node(node, scope)
        return self.entries(node, scope, position.at)

    def _layout_node(self, node: Mapping, scope: Scope) -> Node:
        """A component: a use of one of the spec's own, or one of the catalogue with its props."""
        if len(node.entries) == 1:
            (entry,) = node.entries.values()
            name = self.key(entry.key, scope, shared=entry.merge is not None or node.anchor is not None)
            if name is None:
                return Poisoned(scope.at(node.span), node.anchor)
            definition = self.definitions.get(str(name.value))
            if definition is not None:
                origin = self.origins.get(id(node))
                if origin is not None and origin[1] is not None:
                    scope = replace(scope, components=origin[1])
                return uses.use(self, definition, name, entry.value, scope)
            if begins_component(str(name.value)) and self.catalogue.type(str(name.value)) is None:
                self.unknown_components.setdefault(str(name.value), []).append(name.span)
        changed = False
        entries: dict[str, Entry] = {}
        for entry in node.entries.values():
            key = self.key(entry.key, scope, shared=entry.merge is not None or node.anchor is not None)
            if key is None:
                return Poisoned(scope.at(node.span), node.anchor)
            value = self._below_name(key, entry.value, scope, self.catalogue.type(str(key.value)))
            changed = changed or key is not entry.key or value is not entry.value
            entries[str(key.value)] = Entry(key, value, entry.merge and scope.at(entry.merge))
        if not changed:
            return node
        self.count(1 + len(entries), node.span)
        return Mapping(scope.at(node.span), entries, node.anchor, node.partial)

    def _below_name(self, name: Scalar, node: Node, scope: Scope, kind: ComponentType | None) -> Node:
        """Props, children, or a text."""
        self.branches.hold(node, name)
        node, scope = self.opened(node, scope, Position.DATA)
        target = target_of(node)
        if not isinstance(target, Mapping):
            children = kind.prop("children") if kind else None
            holds_nodes = kind is None or (children is not None and children.nodes)
            return self.node(node, scope, Position.NODE if holds_nodes else Position.DATA)

        def position_of(name: str) -> Position:
            prop = kind.prop(name) if kind else None
            if prop is None:
                return Position.NODE if name == "children" and kind is None else Position.DATA
            return Position.NODE if prop.nodes else position_by(prop.schema)

        if isinstance(node, Alias) and scope.copies.find(target) is not None:
            return self._alias(node, scope, Position.DATA)
        for key, entry in target.entries.items():
            if position_of(key) is not Position.NODE:
                self.branches.hold(entry.value, name, entry.key)
        with self.deeper(target.span, "lists and mappings"):
            new = self.entries(target, scope, position_of)
        if target.anchor is not None or isinstance(node, Alias):
            scope.copies.nodes[id(target)] = new
        return self._alias(node, scope, Position.DATA) if isinstance(node, Alias) else new

    def entries(self, node: Mapping, scope: Scope, position_of: PositionOf) -> Node:
        """A mapping whose keys and values are expanded."""
        changed = scope.frame is not None
        entries: dict[str, Entry] = {}
        for written, entry in node.entries.items():
            if position_of(written) is Position.OWN:
                entries[written] = entry
                continue
            key = self.key(entry.key, scope, shared=entry.merge is not None or node.anchor is not None)
            if key is None:
                return Poisoned(scope.at(node.span), node.anchor)
            name = str(key.value)
            if name in entries:
                self.sink.add(duplicate_key(key.span, name, entries[name].key.span))
                continue
            value = self.node(entry.value, scope, position_of(name))
            changed = changed or key is not entry.key or value is not entry.value
            entries[name] = Entry(key, value, entry.merge and scope.at(entry.merge))
        made = node
        if changed:
            self.count(1 + len(entries), node.span)
            made = Mapping(scope.at(node.span), entries, node.anchor, node.partial)
        if len(entries) == 1 and entries.keys() <= self.definitions.keys():
            self.origins.setdefault(id(made), (made, scope.components))
        return made


def _is(one: object, other: object) -> bool:
    return one is other
