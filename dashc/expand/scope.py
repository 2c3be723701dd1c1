"""What names stand for at a place of the spec."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashc.ir.span import Frame, Reading, Span, Value, in_file, written_of
from dashc.ir.tree import Node, Scalar


@dataclass(slots=True, eq=False)
class Variable:
    """A name of `vars`, a loop or a parameter: its value as written, and the scope to read it in."""

    name: str
    node: Node
    scope: "Scope | None"
    """None: the node is as it should be."""
    facts: Value
    """What findings need to know of it."""
    scalar: Node | None = None
    """The value when it was read, where it is a scalar."""
    used: bool = False
    active: bool = False
    """Being read just now: to need it again is a circle."""


@dataclass(slots=True, eq=False)
class Slot:
    """What the user of a component put between: for `$children`."""

    node: Node
    scope: "Scope"
    span: Span
    """What a finding about it underlines."""
    placed: bool = False
    """Whether a `$children` stood for it already."""
    lost: bool = False
    """Whether a `$children` stands where it cannot, so that what was put between is not on the page."""


@dataclass(slots=True, eq=False)
class Copies:
    """What anchored nodes became in one scope, and in those around it; an alias stands for what its anchor became."""

    parent: "Copies | None" = None
    nodes: dict[int, Node] = field(default_factory=dict)
    keys: dict[int, Scalar] = field(default_factory=dict)

    def find(self, node: Node) -> Node | None:
        """What an anchored node became, the innermost first."""
        copies: Copies | None = self
        while copies is not None:
            found = copies.nodes.get(id(node))
            if found is not None:
                return found
            copies = copies.parent
        return None


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The names at a place, and how the text there came into the spec."""

    variables: Mapping[str, Variable]
    copies: Copies
    frame: Frame | None = None
    slot: Slot | None = None
    in_component: bool = False
    components: tuple[str, ...] | None = ()
    """The user-defined components whose text this is, outermost first. None: a text of `vars` or a default, which
    belongs to the components around the place where it is put."""
    files: tuple[str, ...] = ()
    """Absolute paths of the files that are being included, outermost first."""
    readings: dict[str, Reading] = field(default_factory=dict)

    def file(self, name: str) -> str:
        """The file's name, with this scope's way to it."""
        if self.frame is None:
            return name
        written = written_of(name)
        if written is not None:
            return Reading.of(name, self.frame, written=written)
        reading = self.readings.get(name)
        if reading is None:
            reading = self.readings[name] = Reading.of(name, self.frame)
        return reading

    def at(self, span: Span) -> Span:
        """A place of the text, as read in this scope."""
        return span if self.frame is None else in_file(span, self.file(span.file))

    def inside(self, frame: Frame, variables: Mapping[str, Variable] | None = None) -> "Scope":
        """The scope of a text that is used here, with further names."""
        names = {**self.variables, **variables} if variables else self.variables
        copies = Copies(self.copies)
        return Scope(names, copies, frame, self.slot, self.in_component, self.components, self.files)
