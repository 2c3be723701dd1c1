"""Random values with variables, loops and conditions, against a model of a few lines; and random nonsense."""

import json
from itertools import product
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashc.catalogue import load_catalogue
from dashc.diagnostics.diagnostic import Severity
from dashc.diagnostics.sink import Sink
from dashc.expand import expand
from dashc.ir.tree import Mapping
from dashc.load import load_bytes
from dashc.pipeline import SERVICES
from dashc.validate import validate
from tests.expand.expanding import plain

VARS: dict[str, Any] = {"n": 7, "t": "text", "yes_": True, "no_": False, "list": [1, "b"], "map": {"k": "v"}}
SCALARS = st.sampled_from([1, 2.5, True, None, "plain", "${n}", "<${t}>", "$${n}", "${i}", "${i}-${n}", "${map.k}"])
CONDITIONS = st.sampled_from(["n", "yes_", "no_", "i", "${list}", "map.k", True, False])
VALUES = st.sampled_from([[0, 1], ["x"], [], {"range": 3}, {"range": [2, 4]}, "${list}"])


def _extend(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    names = st.dictionaries(st.sampled_from(["i", "j"]), VALUES, min_size=1)
    loop = st.fixed_dictionaries({"$for": names, "$do": inner})
    branch = st.fixed_dictionaries({"$if": CONDITIONS, "$then": inner}, optional={"$else": inner})
    mapping = st.dictionaries(st.sampled_from(["a", "b", "key-${n}"]), inner, max_size=3)
    return st.lists(inner | loop | branch, max_size=4) | branch | mapping


TREES = st.recursive(SCALARS, _extend, max_leaves=12)


def model(tree: Any, names: dict[str, Any]) -> Any:
    """What a value stands for."""
    if isinstance(tree, str):
        return text(tree, names)
    if isinstance(tree, list):
        return [new for item in tree for new in items(item, names)]
    if isinstance(tree, dict) and "$if" in tree:
        chosen = branch(tree, names)
        return model(chosen[0], names) if chosen else None
    if isinstance(tree, dict):
        return {text(key, names): model(value, names) for key, value in tree.items()}
    return tree


def items(item: Any, names: dict[str, Any]) -> list[Any]:
    if isinstance(item, dict) and "$for" in item:
        found = []
        for values in product(*(rounds(values, names) for values in item["$for"].values())):
            inside = {**names, **dict(zip(item["$for"], values, strict=True))}
            body = item["$do"] if isinstance(item["$do"], list) else [item["$do"]]
            found += model(body, inside)
        return found
    if isinstance(item, dict) and "$if" in item:
        chosen = branch(item, names)
        if not chosen:
            return []
        return list(model(chosen[0] if isinstance(chosen[0], list) else [chosen[0]], names))
    return [model(item, names)]


def branch(tree: dict[str, Any], names: dict[str, Any]) -> list[Any]:
    condition = tree["$if"]
    if isinstance(condition, str):
        condition = text(condition if "$" in condition else f"${{{condition}}}", names)
    return [tree["$then"]] if condition else [tree["$else"]] if "$else" in tree else []


def rounds(values: Any, names: dict[str, Any]) -> list[Any]:
    if isinstance(values, dict):
        given = values["range"]
        return list(range(*given) if isinstance(given, list) else range(given))
    return list(model(values, names))


def text(value: str, names: dict[str, Any]) -> Any:
    known = {**{f"${{{name}}}": item for name, item in names.items()}, "${map.k}": "v"}
    if value in known:
        return known[value]
    value = value.replace("$${", "\0")
    for written, item in known.items():
        if written in value:
            value = value.replace(written, str(item))
    return value.replace("\0", "${")


def options(tree: Any) -> tuple[Any, Sink]:
    """The tree after expansion, and the findings."""
    spec = {"dashc": 1, "vars": {**VARS, "i": "outer"}, "layout": [{"Dropdown": {"options": tree}}]}
    sink = Sink()
    document = load_bytes(json.dumps(spec).encode(), "spec.yaml", sink)
    document = expand(document, load_catalogue(), sink, SERVICES)
    assert isinstance(document.root, Mapping)
    return plain(document.root.entries["layout"].value)[0]["Dropdown"]["options"], sink


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES)
def test_a_value_stands_for_what_the_model_says(tree: Any) -> None:
    value, sink = options(tree)
    assert [f.headline for f in sink.sorted() if f.severity is Severity.ERROR] == []
    assert value == model(tree, {**VARS, "i": "outer"})


KEYS = st.sampled_from(
    ["$for", "$do", "$if", "$then", "$else", "$include", "$from", "div", "Own", "children", "id", "range", "${n}", "x"]
)
LEAVES = st.sampled_from(
    [
        *("$children", "${n}", "${", "${}", "${i.j}", "${x y}", "own.yaml", "../x", "/etc/passwd", "\0"),
        *(0, -1, True, None, "n"),
    ]
)
NONSENSE = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NONSENSE, NONSENSE, NONSENSE, NONSENSE)
def test_nonsense_gives_findings_and_no_exception(layout: Any, variables: Any, own: Any, include: Any) -> None:
    spec = {"dashc": 1, "vars": variables, "include": include, "components": {"Own": own}, "layout": layout}
    sink = Sink()
    document = load_bytes(json.dumps(spec).encode(), "spec.yaml", sink)
    document = expand(document, load_catalogue(), sink, SERVICES)
    validate(document, load_catalogue(), sink)
    for finding in sink.sorted():
        assert finding.primary.file == "spec.yaml"
