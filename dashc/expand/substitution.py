"""`${name}` in texts (language.md section 6)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dashc.diagnostics.rules.bad_variable_reference import bad_variable_reference, no_condition, not_text
from dashc.diagnostics.rules.undefined_variable import no_such_part, undefined_variable
from dashc.diagnostics.rules.variable_circle import variable_circle
from dashc.diagnostics.suggest import suggest
from dashc.expand import directives
from dashc.expand.misfits import Misfit
from dashc.expand.nodes import target_of
from dashc.expand.position import Position
from dashc.expand.scope import Scope, Variable
from dashc.expand.text import Token, is_path, parsed
from dashc.ir.measure import TEXT_PER_NODE
from dashc.ir.span import Frame, Piece, Reading, Site, Span, Substitution, Value, in_file, part, written_of
from dashc.ir.tree import JSONScalar, Mapping, Node, Poisoned, Scalar, Sequence
from dashc.ir.tree import Value as NodeValue

if TYPE_CHECKING:
    from dashc.expand.expander import Expander

_WORDS = re.compile(r"[^\W\d][\w-]*")


class Found(NamedTuple):
    """What a path such as `city.name` leads to."""

    node: Node
    scope: Scope | None
    """None: the node is as it should be."""
    facts: Value
    variable: Variable


def substitute(expander: "Expander", scalar: Scalar, scope: Scope, position: Position) -> Node:
    """A text with `${…}` in it: a value with its type where it is nothing else, else a text."""
    whole = parsed(str(scalar.value)).whole
    if whole is None:
        return _text(expander, scalar, scope)
    found = find(expander, scalar, whole, scope)
    if found is None:
        return Poisoned(scope.at(scalar.span), scalar.anchor)
    value = _scalar(expander, found)
    if isinstance(value, Scalar):
        return _whole_scalar(expander, scalar, scope, value, found.facts)
    if isinstance(value, Poisoned):
        return Poisoned(scope.at(scalar.span), scalar.anchor)
    return _collection(expander, scalar, scope, found, position)


def substitute_key(expander: "Expander", key: Scalar, scope: Scope) -> Scalar | None:
    """The same in a key, which is always text; None after a finding."""
    new = _text(expander, key, scope)
    return new if isinstance(new, Scalar) else None


def value_of(expander: "Expander", scalar: Scalar, scope: Scope) -> Node:
    """What a scalar stands for, lists and mappings as they are written."""
    whole = parsed(scalar.value).whole if isinstance(scalar.value, str) else None
    if whole is None:
        return expander.node(scalar, scope, Position.DATA)
    found = find(expander, scalar, whole, scope)
    if found is None:
        return Poisoned(scope.at(scalar.span))
    value = _settled(expander, found)
    return value if isinstance(value, Scalar | Poisoned) or _is_directive(found.node) else found.node


def truth_of(expander: "Expander", scalar: Scalar, scope: Scope) -> bool | None:
    """The truth of the variable that a bare word names; None after a finding."""
    from dashc.expand.conditions import is_true

    text = str(scalar.value)
    if not is_path(text):
        names = [name for name in _WORDS.findall(text) if name in scope.variables]
        for name in names:
            scope.variables[name].used = True
        expander.sink.add(no_condition(_place(scalar, scope, 0, len(text)), text, names))
        return None
    found = find(expander, scalar, Token(0, len(text), text), scope)
    if found is None:
        return None
    value = _settled(expander, found)
    if isinstance(value, Poisoned):
        return None
    expander.read_well.add(id(scalar))
    return is_true(value)


def find(expander: "Expander", scalar: Scalar, token: Token, scope: Scope) -> Found | None:
    """What a `${…}` means; None after a finding."""
    text = str(scalar.value)
    written = text[token.start : token.stop]
    path = token.path or ""
    if not token.well_formed:
        where = _place(scalar, scope, token.start, token.stop)
        expander.sink.add(bad_variable_reference(where, written, path, scope.variables))
        return None
    inner = token.start + 2 if written.startswith("${") else token.start
    name, *keys = path.split(".")
    variable = scope.variables.get(name)
    if variable is None:
        place = _place(scalar, scope, inner, inner + len(name))
        finding = undefined_variable(place, name, scope.variables, hidden=scope.in_component)
        expander.add_undefined(name, finding, scope)
        return None
    variable.used = True
    found: Found | None = Found(variable.node, variable.scope, variable.facts, variable)
    if not keys:
        value = _read(expander, variable, scalar.span)
        if value is not None:
            return Found(value, None, variable.facts, variable)
        return found
    owner = name
    start = inner + len(name) + 1
    for key in keys:
        assert found is not None
        found = _step(expander, found, owner, key, scalar, _place(scalar, scope, start, start + len(key)))
        if found is None:
            return None
        owner, start = f"{owner}.{key}", start + len(key) + 1
    return found


def _step(expander: "Expander", found: Found, owner: str, key: str, scalar: Scalar, where: Span) -> Found | None:
    """One key or index further into a value; `where` is the place of the key in the text."""
    node = _resolved(expander, found)
    if isinstance(node, Poisoned):
        return None
    inner: Node | None = None
    if isinstance(node, Mapping):
        entry = node.entries.get(key)
        inner, what, names = entry.value if entry else None, "a mapping", list(node.entries)
    elif isinstance(node, Sequence):
        inner = node.items[int(key)] if key.isdecimal() and int(key) < len(node.items) else None
        what, names = f"a list of {len(node.items)} items", []
    else:
        assert isinstance(node, Scalar)
        what, names = describe(node), []
    if inner is None:
        finding = no_such_part(where, owner, key, what, names)
        likely = suggest(key, names)
        said = f"`{owner}` has no `{key}`, which is read, but `{likely[0]}`" if likely else finding.headline
        expander.misfits.append(Misfit(scalar, finding, found.facts, node, f"{owner}.{key}", said, key))
        return None
    inner = target_of(inner)
    text = inner.text if isinstance(inner, Scalar) else None
    facts = found.facts
    narrowed = Value(f"{owner}.{key}", facts.kind, inner.span, text, facts.note, show(inner), set())
    return Found(inner, None, narrowed, found.variable)


def _resolved(expander: "Expander", found: Found) -> NodeValue:
    """A value with everything in it replaced."""
    node = target_of(found.node)
    if found.scope is None:
        return node
    before, expander.trying = expander.trying, True
    with reading(expander, found.variable) as fine:
        made = expander.node(node, found.scope, Position.DATA) if fine else Poisoned(node.span)
    expander.trying = before
    return target_of(made)


@contextmanager
def reading(expander: "Expander", variable: Variable) -> Iterator[bool]:
    """While a variable's value is read, nothing in it can need the variable; whether that is so, else a finding."""
    fine = not variable.active
    if not fine:
        start = expander.reading.index(variable.name)
        names = [*expander.reading[start:], variable.name]
        if variable.facts.span is not None:
            expander.sink.add(variable_circle(variable.facts.span, names))
        yield False
        return
    variable.active = True
    expander.reading.append(variable.name)
    with expander.deeper(variable.node.span, "variables that need each other"):
        yield True
    expander.reading.pop()
    variable.active = False


def _read(expander: "Expander", variable: Variable, where: Span) -> Node | None:
    """The value of a variable that is a scalar; None for a list or a mapping."""
    if variable.scalar is not None:
        return variable.scalar
    node = target_of(variable.node)
    if not isinstance(node, Scalar | Poisoned):
        return None
    if variable.scope is None or not (isinstance(node, Scalar) and "${" in node.text):
        scalar: Node = node if variable.scope is None else _moved(node, variable.scope)
    else:
        with reading(expander, variable) as fine:
            made = _value(expander, variable, node, variable.scope) if fine else Poisoned(where)
        if made is None:
            return None
        scalar = made
    if not isinstance(scalar, Scalar | Poisoned):
        variable.node, variable.scope = scalar, None
        return None
    variable.scalar = scalar
    variable.facts.shown = show(scalar)
    if variable.facts.span is not None:
        variable.facts.span = scalar.span
    variable.facts.text = scalar.text if isinstance(scalar, Scalar) else None
    return scalar


def _value(expander: "Expander", variable: Variable, node: Scalar, scope: Scope) -> Node | None:
    """What the text of a variable becomes; None where it only passes on a list or mapping, which stays as written."""
    whole = parsed(node.text).whole
    if whole is None:
        return expander.node(node, scope, Position.DATA)
    found = find(expander, node, whole, scope)
    if found is None:
        return Poisoned(scope.at(node.span))
    if _scalar(expander, found) is not None:
        return expander.node(node, scope, Position.DATA)
    variable.node, variable.scope = found.node, _inside(expander, node, scope, found)
    return None


def _moved(node: Scalar | Poisoned, scope: Scope) -> Node:
    if isinstance(node, Poisoned):
        return node
    return Scalar(scope.at(node.span), node.value, node.text, node.plain, node.verbatim, node.anchor)


def _scalar(expander: "Expander", found: Found) -> Scalar | Poisoned | None:
    """A found value, if it is a scalar."""
    node = _settled(expander, found)
    return node if isinstance(node, Scalar | Poisoned) else None


def _settled(expander: "Expander", found: Found) -> NodeValue:
    """A found value, with what it is made of replaced if it is a text or a directive."""
    node = target_of(found.node)
    is_text = isinstance(node, Scalar) and "${" in node.text
    return _resolved(expander, found) if found.scope is not None and (is_text or _is_directive(node)) else node


def _is_directive(node: Node) -> bool:
    target = target_of(node)
    return isinstance(target, Mapping) and directives.kind_of(target) is not None


def _whole_scalar(expander: "Expander", scalar: Scalar, scope: Scope, value: Scalar, facts: Value) -> Scalar:
    text = value.value if isinstance(value.value, str) else value.text
    place = _place(scalar, scope, 0, len(str(scalar.value)))
    pieces = (Piece(0, len(str(text)), place, facts),)
    span = _reading(expander, scalar, scope, pieces)
    return Scalar(span, value.value, value.text, value.plain, verbatim=False, anchor=scalar.anchor)


def _text(expander: "Expander", scalar: Scalar, scope: Scope) -> Scalar | Poisoned:
    """A text put together; each piece of it knows where it comes from."""
    text = str(scalar.value)
    out: list[str] = []
    pieces: list[Piece] = []
    length = 0
    failed = False

    def add(new: str, start: int, stop: int, facts: Value | None) -> None:
        nonlocal length
        if new:
            pieces.append(Piece(length, length + len(new), _place(scalar, scope, start, stop), facts))
            out.append(new)
            length += len(new)

    def add_literal(start: int, stop: int) -> None:
        """In stretches that stand on one line, so that a part of it can be found."""
        written = written_of(scalar.span.file)
        for run in written.touched(text, start, stop) if written else ():
            add(text[start : max(start, run.start)], start, max(start, run.start), None)
            end = min(stop, run.stop)
            add(text[max(start, run.start) : end], max(start, run.start), end, None)
            start = end
        add(text[start:stop], start, stop, None)

    last = 0
    for token in parsed(text).tokens:
        add_literal(last, token.start)
        last = token.stop
        if token.path is None:
            add("${", token.start, token.stop, None)
            continue
        found = find(expander, scalar, token, scope)
        value = _scalar(expander, found) if found else None
        if found is None or isinstance(value, Poisoned):
            failed = True
        elif value is None:
            node = _resolved(expander, found)
            what = "a mapping" if isinstance(node, Mapping) else "a list"
            finding = not_text(_place(scalar, scope, token.start, token.stop), token.path, what)
            said = f"`{token.path}` is {what} here, and a text is put together with it"
            expander.misfits.append(Misfit(scalar, finding, found.facts, node, token.path, said))
            failed = True
        else:
            add(as_text(value), token.start, token.stop, found.facts)
    add_literal(last, len(text))
    if failed:
        return Poisoned(scope.at(scalar.span), scalar.anchor)
    result = "".join(out)
    expander.count(1 + len(result) // TEXT_PER_NODE, scalar.span)
    span = _reading(expander, scalar, scope, tuple(pieces))
    return Scalar(span, result, result, plain=False, verbatim=True, anchor=scalar.anchor)


def _collection(expander: "Expander", scalar: Scalar, scope: Scope, found: Found, position: Position) -> Node:
    """A list or mapping in the place of `${name}`; its parts keep the places where they were written."""
    inside = _inside(expander, scalar, scope, found)
    with reading(expander, found.variable) as fine:
        return expander.node(found.node, inside, position) if fine else Poisoned(scope.at(scalar.span), scalar.anchor)


def _inside(expander: "Expander", scalar: Scalar, scope: Scope, found: Found) -> Scope:
    """The scope of a list or mapping as the value of a text."""
    expander.read_well.add(id(scalar))
    span = scope.at(scalar.span)
    frame = Frame("value", span, f"stands for `{found.facts.name}`", found.facts)
    if not expander.trying:
        found.facts.uses.add(span)
    home = found.scope
    if home is None:
        home = Scope({}, scope.copies, components=None)
    inside = home.inside(frame)
    if inside.components is None:
        inside = replace(inside, components=scope.components)
    return inside


def _reading(expander: "Expander", scalar: Scalar, scope: Scope, pieces: tuple[Piece, ...]) -> Span:
    """The place of a text, with what it was made of."""
    expander.read_well.add(id(scalar))
    known = expander.sites.get(id(scalar))
    if known is None:
        known = expander.sites[id(scalar)] = (scalar, Site())
    site = known[1]
    if not expander.trying:
        site.copies += 1
        for piece in pieces:
            if piece.value is not None:
                piece.value.uses.add(scalar.span)
    expander.count(1, scalar.span)
    frame = scope.frame if scope.frame is not None else getattr(scalar.span.file, "frame", None)
    return in_file(scalar.span, Reading.of(scalar.span.file, frame, Substitution(site, scalar.span, pieces)))


def _place(scalar: Scalar, scope: Scope, start: int, stop: int) -> Span:
    """The place of a part of a text as it is written."""
    span = scalar.span
    if scalar.verbatim or written_of(span.file) is not None:
        span = part(span, str(scalar.value), start, stop)
    return scope.at(span)


def as_text(scalar: Scalar) -> str:
    """A scalar inside of a text: as it is written; nothing for `null`."""
    if scalar.value is None:
        return ""
    return scalar.value if isinstance(scalar.value, str) else scalar.text


def describe(scalar: Scalar) -> str:
    """A scalar in words."""
    value: JSONScalar = scalar.value
    if value is None:
        return "`null`"
    if isinstance(value, bool):
        return f"`{scalar.text}`"
    return f'the text "{show(scalar)}"' if isinstance(value, str) else f"the number {scalar.text}"


def show(node: Node) -> str:
    """A value in a message, shortened."""
    if isinstance(node, Scalar):
        text = " ".join(node.text.split()) if node.text or node.value is not None else "null"
        return text if len(text) <= 40 else f"{text[:40]}…"
    if isinstance(node, Mapping):
        return "{…}"
    return "[…]"
