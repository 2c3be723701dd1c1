"""Random components in components, with arguments, children, variables, loops and conditions, against a model."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashc.diagnostics.diagnostic import Severity
from dashc.ir.spec import Component, LayoutNode, Nodes
from dashc.ir.tree import Alias, Mapping, Node, Poisoned, Sequence
from dashc.pipeline import Compilation, check

COMPONENTS = ("A", "B", "C")
VARS: dict[str, Any] = {"shown": True, "hidden": False, "word": "w", "part": {"b": ["in a variable"]}}


@st.composite
def nodes(draw: st.DrawFn, depth: int, level: int, loops: bool = False) -> Any:
    """A node in the body of the component `level`, or of the layout (-1); bodies use later components only."""
    names = ["${word}", "${part}", *(["${p}", "$children"] if level >= 0 else []), *(["${i}"] if loops else [])]
    leaf = st.sampled_from(["text", 5, None, *names])
    if depth == 0:
        return draw(leaf)
    inner = nodes(depth - 1, level, loops)
    several = st.lists(inner, max_size=3)
    usable = COMPONENTS[level + 1 :]
    kinds = ["leaf", "element", "if", "for", *(["use"] * 3 if usable else [])]
    match draw(st.sampled_from(kinds)):
        case "element":
            children = draw(several)
            return {"div": draw(st.sampled_from([children, {"title": "t", "children": children}]))}
        case "if":
            condition = draw(st.sampled_from(["shown", "hidden", *(["p"] if level >= 0 else [])]))
            return {"$if": condition, "$then": draw(inner), "$else": draw(inner)}
        case "for":
            body = nodes(depth - 1, level, loops=True)
            return [{"$for": {"i": [[value] for value in draw(several)]}, "$do": [draw(body)]}]
        case "use":
            given = draw(st.sampled_from(["mapping", "children", "text"]))
            name = draw(st.sampled_from(usable))
            if given == "mapping":
                return {name: {"p": as_value(draw(inner)), "children": draw(several)}}
            return {name: draw(several) if given == "children" else "a text"}
    return draw(leaf)


def as_value(tree: Any) -> Any:
    """As an argument, where `$children` stands only as an item of a list."""
    if isinstance(tree, dict) and "$if" in tree:
        return {**tree, "$then": as_value(tree["$then"]), "$else": as_value(tree["$else"])}
    return ["$children"] if tree == "$children" else tree


@st.composite
def specs(draw: st.DrawFn) -> dict[str, Any]:
    bodies = {name: draw(nodes(3, level)) for level, name in enumerate(COMPONENTS)}
    return {
        "dashc": 1,
        "vars": VARS,
        "components": {
            name: {
                "params": {"p": {"default": f"default of {name}"}},
                "layout": [body, {"$if": "hidden", "$then": "$children", "$else": None}],
            }
            for name, body in bodies.items()
        },
        "layout": ["first", *draw(st.lists(nodes(3, -1), max_size=3))],
    }


class Closure(NamedTuple):
    """A text, and the names where it stands."""

    tree: Any
    names: dict[str, "Closure"]
    slot: "Closure | None"


def model(spec: dict[str, Any], closure: Closure) -> Iterator[Any]:
    """The nodes that a node stands for, lists taken apart."""
    tree, names, slot = closure
    match tree:
        case None:
            return
        case "$children":
            if slot is not None:
                yield from model(spec, slot)
        case str() if tree.startswith("${"):
            yield from model(spec, names[tree[2:-1]])
        case list():
            for item in tree:
                yield from model(spec, Closure(item, names, slot))
        case {"$if": condition}:
            holds = is_true(names[condition])
            yield from model(spec, Closure(tree["$then" if holds else "$else"], names, slot))
        case {"$for": {"i": values}, "$do": body}:
            for value in values:
                yield from model(spec, Closure(body, {**names, "i": Closure(value, names, slot)}, slot))
        case {"div": value}:
            children = value["children"] if isinstance(value, dict) else value
            made = list(model(spec, Closure(children, names, slot)))
            yield {"div": made, "title": isinstance(value, dict)}
        case {"b": value}:
            yield {"b": value, "title": False}
        case dict():
            ((name, given),) = tree.items()
            own = spec["components"][name]
            known = {key: Closure(value, {}, None) for key, value in spec["vars"].items()}
            with_p = isinstance(given, dict)
            p = Closure(given["p"], names, slot) if with_p else Closure(f"default of {name}", {}, None)
            children = Closure(given["children"] if with_p else given, names, slot)
            yield from model(spec, Closure(own["layout"], {**known, "p": p}, children))
        case _:
            yield str(tree)


def is_true(value: Closure) -> bool:
    """Truth of what a name stands for in the end."""
    tree, names, _ = value
    if isinstance(tree, str) and tree.startswith("${"):
        return is_true(names[tree[2:-1]])
    if isinstance(tree, dict) and "$if" in tree:
        return is_true(value._replace(tree=tree["$then" if is_true(names[tree["$if"]]) else "$else"]))
    return bool(tree)


def page(items: tuple[LayoutNode, ...]) -> list[Any]:
    """What was made of the layout, in the form of the model."""
    found: list[Any] = []
    for item in items:
        if isinstance(item, Component):
            children = item.props.get("children")
            inner = page(children.value.items) if children and isinstance(children.value, Nodes) else []
            found.append({item.type: inner, "title": "title" in item.props})
        else:
            found.append(item.text)
    return found


def compiled(spec: dict[str, Any]) -> Compilation:
    return check(Path("spec.yaml"), data=json.dumps(spec).encode())


def poisoned(node: Node | None) -> Iterator[Poisoned]:
    match node:
        case Poisoned():
            yield node
        case Alias(target=target):
            yield from poisoned(target)
        case Sequence(items=items):
            for item in items:
                yield from poisoned(item)
        case Mapping(entries=entries):
            for entry in entries.values():
                yield from poisoned(entry.value)


def assert_nothing_is_lost_in_silence(compilation: Compilation, own: tuple[str, ...]) -> None:
    """Without an error, all of the text has come to the page."""
    if any(finding.severity is Severity.ERROR for finding in compilation.sink.all()):
        return
    assert list(poisoned(compilation.document.root)) == []
    assert compilation.spec is not None
    assert compilation.spec.layout_known
    names = json.dumps(page(compilation.spec.layout))
    assert not any(f'{{"{name}":' in names for name in own)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(specs())
def test_a_layout_of_components_is_what_the_model_says(spec: dict[str, Any]) -> None:
    compilation = compiled(spec)
    assert [f.headline for f in compilation.sink.all() if f.severity is Severity.ERROR] == []
    assert compilation.spec is not None
    names = {key: Closure(value, {}, None) for key, value in VARS.items()}
    expected = list(model(spec, Closure(spec["layout"], names, None)))
    assert page(compilation.spec.layout) == expected
    assert_nothing_is_lost_in_silence(compilation, COMPONENTS)


@st.composite
def any_specs(draw: st.DrawFn) -> dict[str, Any]:
    """The same with uses of any component, `$children` and names anywhere, and variables that hold uses."""
    spec = draw(specs())
    wild = st.sampled_from(
        [
            *("$children", "${p}", "${word}", "${part}", "${nope}", "${loop}", {"A": None}, {"B": {"p": {"A": "x"}}}),
            *({"${kind}": "x"}, {"C": "${part}"}, {"div": {"title": "$children"}}, {"A": {"q": [{"p": {"id": "x"}}]}}),
            *({"div": "${options}"}, {"Checklist": {"options": "${options}"}}, {"D": "x"}, ["${p}", {"$do": 1}]),
        ]
    )
    spec["vars"] = {**VARS, "loop": draw(wild), "kind": draw(st.sampled_from(["A", "div", "p"]))}
    spec["vars"]["options"] = [{"label": draw(wild), "value": "v"}]
    for own in spec["components"].values():
        own["layout"] = [own["layout"], draw(wild)]
        own["params"]["p"]["default"] = draw(wild)
    spec["layout"].append(draw(wild))
    return spec


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_specs())
def test_nothing_is_lost_without_a_finding(spec: dict[str, Any]) -> None:
    assert_nothing_is_lost_in_silence(compiled(spec), COMPONENTS)
